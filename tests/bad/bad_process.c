/* SPDX-License-Identifier: MIT */
/* Has no process function. */
#include "bad.h"

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_process"),
    .process = NULL,
};
