/* SPDX-License-Identifier: MIT */
/* Needs a newer minor version of the ABI. */
#include "bad.h"

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_minor"),
    .abi_minor = CD_ABI_MINOR + 1,
};
