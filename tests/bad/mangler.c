/* SPDX-License-Identifier: MIT */
/* Leaves records that cannot be written. */
#include "bad.h"

static enum cd_status
mangle(const struct cd_host *h, void *self, json_t *rec)
{
    json_t *deep = json_array();
    int i;

    (void)h;
    (void)self;
    if (json_object_get(rec, "deep") != NULL) {
        for (i = 0; i < 300; i++)
            deep = json_pack("[o]", deep);
        json_object_set(rec, "summary", deep);
    }
    if (json_object_get(rec, "bytes") != NULL)
        json_object_set_new_nocheck(
            rec, "summary", json_pack("[o]", json_string_nocheck("\xff\xfe")));
    json_decref(deep);
    return json_object_get(rec, "status") != NULL ? (enum cd_status)7 : CD_KEEP;
}

static const struct cd_field writes[] = {
    { "summary", CD_T_ARRAY, CD_OPTIONAL, "Rubbish." }, { 0 }
};

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("mangler"),
    .writes = writes,
    .process = mangle,
};
