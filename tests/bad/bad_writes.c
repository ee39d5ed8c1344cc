/* SPDX-License-Identifier: MIT */
/* Writes a standard field in another type than everybody. */
#include "bad.h"

static const struct cd_field writes[] = {
    { "title", CD_T_ARRAY, 0, "A title is a string." }, { 0 }
};

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_writes"),
    .writes = writes,
};
