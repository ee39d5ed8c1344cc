/* SPDX-License-Identifier: MIT */
/* The framing of an array inside of objects: the same however the bytes come.
 */
#include "frames.h"

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    static const char *const items[] = { "a", "b", NULL };
    static const struct frame_spec spec = {
        .kind = FRAME_JSON, .told = true, .items = items
    };

    frames_try(&spec, p, n);
    return 0;
}
