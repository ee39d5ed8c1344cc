/* SPDX-License-Identifier: MIT */
/* Replies of workers, which a plugin may have scribbled over. */
#include "engine/reply.h"

int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n);

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    struct reply r;
    size_t i;
    volatile char sum = 0;

    if (reply_decode(&r, (const char *)p, n, 2, 2))
        return 0;
    for (i = 0; i < r.nparts; i++) {
        if (r.parts[i].nraw > 0)
            sum += r.parts[i].raw[r.parts[i].nraw - 1];
        if (r.parts[i].nmembers > 0)
            sum += r.parts[i].members[r.parts[i].nmembers - 1];
    }
    reply_free(&r);
    return 0;
}
