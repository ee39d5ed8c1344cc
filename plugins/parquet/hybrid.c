/* SPDX-License-Identifier: MIT */
#include "hybrid.h"

#define GROUP 8 /* numbers that are packed together */

unsigned
hybrid_width(uint32_t most)
{
    unsigned width = 0;

    for (; most > 0; most >>= 1)
        width++;
    return width;
}

/* How many equal numbers values[0..n) begins with, up to `most`. */
static size_t
equal(const uint32_t *values, size_t n, size_t most)
{
    size_t i = 0;

    while (i < n && i < most && values[i] == values[0])
        i++;
    return i;
}

/* One group; behind the end of the numbers stand zeros. */
static void
pack_bits(struct blob *to, const uint32_t *values, size_t n, unsigned width)
{
    uint64_t bits = 0;
    unsigned held = 0;
    size_t i;

    for (i = 0; i < GROUP; i++) {
        bits |= (uint64_t)(i < n ? values[i] : 0) << held;
        for (held += width; held >= 8; held -= 8) {
            blob_byte(to, (unsigned)(bits & 0xff));
            bits >>= 8;
        }
    }
}

void
hybrid_put(struct blob *to, const uint32_t *values, size_t n, unsigned width)
{
    size_t i = 0, k, end;

    while (i < n) {
        if (equal(values + i, n - i, GROUP) == GROUP) {
            k = equal(values + i, n - i, n);
            blob_varint(to, (uint64_t)k << 1);
            blob_little(to, values[i], (width + 7) / 8);
            i += k;
            continue;
        }
        end = i;
        do
            end += GROUP;
        while (end < n && equal(values + end, n - end, GROUP) < GROUP);
        blob_varint(to, (uint64_t)((end - i) / GROUP) << 1 | 1);
        for (; i < end; i += GROUP)
            pack_bits(to, values + i, i < n ? n - i : 0, width);
    }
}
