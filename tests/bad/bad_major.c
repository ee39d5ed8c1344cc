/* SPDX-License-Identifier: MIT */
/* Built for another major version of the ABI. */
#include "bad.h"

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_major"),
    .abi_major = CD_ABI_MAJOR + 1,
};
