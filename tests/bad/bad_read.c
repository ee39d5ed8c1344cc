/* SPDX-License-Identifier: MIT */
/* A reader that cannot read. */
#include "bad.h"

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_read"),
    .kind = CD_READER,
    .process = NULL,
    .framing = "lines",
};
