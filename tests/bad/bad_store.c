/* SPDX-License-Identifier: MIT */
/* A store that cannot commit. */
#include "bad.h"

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_store"),
    .kind = CD_STORE,
};
