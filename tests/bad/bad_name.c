/* SPDX-License-Identifier: MIT */
/* Calls itself something else than its file. */
#include "bad.h"

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("other_name"),
};
