/* SPDX-License-Identifier: MIT */
/* A reader of entries that nobody cuts. */
#include "bad.h"

static enum cd_status
bad_read(const struct cd_host *h, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    (void)h;
    (void)self;
    (void)bytes;
    (void)n;
    (void)rec;
    return CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_framing"),
    .kind = CD_READER,
    .process = NULL,
    .framing = "rows",
    .read = bad_read,
};
