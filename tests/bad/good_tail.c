/* SPDX-License-Identifier: MIT */
/* A longer descriptor whose unknown tail is zero: that is accepted. */
#define copydesk_plugin copydesk_plugin_as_declared
#include "bad.h"
#undef copydesk_plugin

struct longer {
    struct cd_plugin known;
    void *unknown;
};

extern CD_EXPORT const struct longer copydesk_plugin;
const struct longer copydesk_plugin = {
    .known = { BAD_SOUND("good_tail"), .size = sizeof(struct longer) },
};
