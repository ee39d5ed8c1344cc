/* SPDX-License-Identifier: MIT */
/* A descriptor shorter than any. */
#include "bad.h"

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_size"),
    .size = 64,
};
