/* SPDX-License-Identifier: MIT */
#include "json/plain.h"

#include <stdint.h>
#include <string.h>

#include "base/bytes.h"

#define ONES UINT64_C(0x0101010101010101)
#define LOW7 UINT64_C(0x7f7f7f7f7f7f7f7f)

/* Bit 7 of each byte: is the byte of w not zero?  Exact, without carries
 * between bytes (Warren, Hacker's Delight, 6-1). */
static uint64_t
not_zero(uint64_t w)
{
    return ((w & LOW7) + LOW7) | w;
}

size_t
plain_length(const char *s, size_t n)
{
    size_t i = 0;
    uint64_t w, plain;

    for (; n - i >= 8; i += 8) {
        memcpy(&w, s + i, sizeof(w));
        plain = not_zero(w ^ ONES * '"') & not_zero(w ^ ONES * '\\') &
                not_zero(w & ONES * 0xe0);
        if ((plain | LOW7) != UINT64_MAX)
            return i + bytes_first(~plain & ~LOW7);
    }
    while (i < n && s[i] != '"' && s[i] != '\\' && (unsigned char)s[i] >= 0x20)
        i++;
    return i;
}
