/* SPDX-License-Identifier: MIT */
/* A filter that would take a run back. */
#include "bad.h"

static int
undo(const struct cd_host *h, void *self, const char *run_id)
{
    (void)h;
    (void)self;
    (void)run_id;
    return 0;
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_undo"),
    .undo = undo,
};
