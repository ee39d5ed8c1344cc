/* SPDX-License-Identifier: MIT */
/* Exports the symbol, but no descriptor. */
#include "bad.h"

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_magic"),
    .magic = 0x12345678,
};
