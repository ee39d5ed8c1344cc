/* SPDX-License-Identifier: MIT */
/* A format that can write its head and its records, but not its tail. */
#include "bad.h"

static int
head(const struct cd_host *h, void *self)
{
    (void)self;
    return h->write(h, "head\n", 5);
}

static int
tail(const struct cd_host *h, void *self)
{
    (void)self;
    return cd_fail(h, "nothing to sum up");
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_ends"),
    .kind = CD_FORMAT,
    .head = head,
    .tail = tail,
};
