/* SPDX-License-Identifier: MIT */
/* The same option twice. */
#include "bad.h"

struct opts {
    bool on;
};

static const struct cd_option options[] = { CD_OPT_BOOL(
                                                struct opts, on, true, "Once."),
    CD_OPT_BOOL(struct opts, on, true, "Twice."), { 0 } };

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_twice"),
    .options = options,
    .options_size = sizeof(struct opts),
};
