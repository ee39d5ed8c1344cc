/* SPDX-License-Identifier: MIT */
/* A longer descriptor that uses a member this host does not know. */
#define copydesk_plugin copydesk_plugin_as_declared
#include "bad.h"
#undef copydesk_plugin

struct longer {
    struct cd_plugin known;
    void *unknown;
};

extern CD_EXPORT const struct longer copydesk_plugin;
const struct longer copydesk_plugin = {
    .known = { BAD_SOUND("bad_tail"), .size = sizeof(struct longer) },
    .unknown = (void *)1,
};
