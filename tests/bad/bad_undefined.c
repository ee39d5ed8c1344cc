/* SPDX-License-Identifier: MIT */
/* Calls a function that nobody defines. */
#include "bad.h"

extern int copydesk_test_defined_nowhere(void);

static int
undefined_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    (void)h;
    (void)opts;
    (void)shared;
    return copydesk_test_defined_nowhere();
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_undefined"),
    .prepare = undefined_prepare,
};
