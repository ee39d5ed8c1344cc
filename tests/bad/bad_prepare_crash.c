/* SPDX-License-Identifier: MIT */
/* Crashes when it is prepared. */
#include "bad.h"

#include <stdlib.h>

static int
crash(const struct cd_host *h, const void *opts, void **shared)
{
    (void)h;
    (void)opts;
    (void)shared;
    abort();
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_prepare_crash"),
    .prepare = crash,
};
