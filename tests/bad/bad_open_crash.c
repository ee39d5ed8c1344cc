/* SPDX-License-Identifier: MIT */
/* Crashes when a worker opens it. */
#include "bad.h"

#include <stdlib.h>

static int
crash(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    (void)h;
    (void)opts;
    (void)shared;
    (void)self;
    abort();
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_open_crash"),
    .open = crash,
};
