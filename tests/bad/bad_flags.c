/* SPDX-License-Identifier: MIT */
/* Has a flag that no copydesk knows. */
#include "bad.h"

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_flags"),
    .flags = 0x40u,
};
