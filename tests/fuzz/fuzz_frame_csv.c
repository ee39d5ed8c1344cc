/* SPDX-License-Identifier: MIT */
/* The framing of tables: the same however the bytes come. */
#include "frames.h"

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    static const char separators[] = { '\0', ',', ';', '\t' };
    const struct frame_spec spec = { .kind = FRAME_CSV,
        .told = true,
        .separator = separators[n % sizeof(separators)],
        .quote = n % 5 == 4 ? '\0' : '"',
        .escape = n % 7 == 6 ? '\\' : '\0',
        .tabs = n % 11 == 10,
        .names = true };

    frames_try(&spec, p, n);
    return 0;
}
