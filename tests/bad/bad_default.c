/* SPDX-License-Identifier: MIT */
/* A default outside its range. */
#include "bad.h"

struct opts {
    int64_t n;
};

static const struct cd_option options[] = {
    CD_OPT_INT(struct opts, n, 10, 0, 9, "Ten is too many."), { 0 }
};

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_default"),
    .options = options,
    .options_size = sizeof(struct opts),
};
