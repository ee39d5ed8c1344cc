/* SPDX-License-Identifier: MIT */
/* An option outside the options struct. */
#include "bad.h"

static const struct cd_option options[] = {
    { "far", "Too far.", CD_O_INT, 0, 4096, { 0 }, { 0 }, { 0 }, 0 }, { 0 }
};

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_option"),
    .options = options,
    .options_size = 8,
};
