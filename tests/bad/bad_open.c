/* SPDX-License-Identifier: MIT */
/* Cannot be opened by a worker. */
#include "bad.h"

static int
fail(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    (void)opts;
    (void)shared;
    (void)self;
    return cd_fail(h, "no room at the inn");
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_open"),
    .open = fail,
};
