/* SPDX-License-Identifier: MIT */
/* A plugin built for ABI 1.0: its descriptor ends behind `finish`, and what
 * stands there in memory is no member of it. */
#include "bad.h"

static enum cd_status
old_process(const struct cd_host *h, void *self, json_t *rec)
{
    (void)self;
    if (h->abi_minor == 0 || h->size <= offsetof(struct cd_host, extension))
        return cd_fail(h, "it is not told of the host"), CD_ERROR;
    json_object_set_new(rec, "kept", json_string("by 1.0"));
    return CD_KEEP;
}

static const struct cd_field writes[] = {
    { "kept", CD_T_STRING, 0, "By whom." }, { 0 }
};

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("old_minor"),
    .size = offsetof(struct cd_plugin, undo),
    .abi_minor = 0,
    .writes = writes,
    .process = old_process,
    .undo = (int (*)(const struct cd_host *, void *, const char *))1,
    .framing = (const char *)1,
};
