/* SPDX-License-Identifier: MIT */
/* Of a kind that there is not. */
#include "bad.h"

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_kind"),
    .kind = 9,
};
