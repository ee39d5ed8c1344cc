/* SPDX-License-Identifier: MIT */
/* The framing of feeds: the same however the bytes come. */
#include "frames.h"

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    static const struct frame_spec spec = { .kind = FRAME_FEED, .told = true };

    frames_try(&spec, p, n);
    return 0;
}
