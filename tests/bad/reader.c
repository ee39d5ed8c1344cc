/* SPDX-License-Identifier: MIT */
/* Reads what only another stage writes. */
#include "bad.h"

static const struct cd_field reads[] = {
    { "quotes[].speaker", CD_T_STRING, 0, "Who said it." }, { 0 }
};

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("reader"),
    .reads = reads,
};
