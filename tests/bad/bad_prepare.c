/* SPDX-License-Identifier: MIT */
/* Cannot be prepared. */
#include "bad.h"

static int
fail(const struct cd_host *h, const void *opts, void **shared)
{
    (void)opts;
    (void)shared;
    return cd_fail(h, "the model is missing");
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_prepare"),
    .prepare = fail,
};
