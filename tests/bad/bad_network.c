/* SPDX-License-Identifier: MIT */
/* A filter that wants sockets. */
#include "bad.h"

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_network"),
    .flags = CD_NETWORK,
};
