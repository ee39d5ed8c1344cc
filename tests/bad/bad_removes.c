/* SPDX-License-Identifier: MIT */
/* Says that it removes every field. */
#include "bad.h"

static const struct cd_field writes[] = {
    { .path = "*", .types = CD_T_OBJECT, .flags = CD_REMOVED }, { 0 }
};

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_removes"),
    .writes = writes,
};
