/* SPDX-License-Identifier: MIT */
/* Reads a field named by an option that there is not. */
#include "bad.h"

static const struct cd_field reads[] = {
    { "${nowhere}", CD_T_STRING, 0, "Lost." }, { 0 }
};

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_reads"),
    .reads = reads,
};
