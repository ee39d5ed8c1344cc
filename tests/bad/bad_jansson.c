/* SPDX-License-Identifier: MIT */
/* Linked to a copy of jansson of its own. */
#include "bad.h"

static json_t *
json_object_get_of_another_copy(const json_t *o, const char *key)
{
    (void)o;
    (void)key;
    return NULL;
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_jansson"),
    .json_probe = (void (*)(void))json_object_get_of_another_copy,
};
