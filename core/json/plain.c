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
not_zero(uint64_t word)
{
    return ((word & LOW7) + LOW7) | word;
}

size_t
plain_length(const char *text, size_t n)
{
    size_t i = 0;
    uint64_t word, plain;

    for (; n - i >= 8; i += 8) {
        memcpy(&word, text + i, sizeof(word));
        plain = not_zero(word ^ ONES * '"') & not_zero(word ^ ONES * '\\') &
                not_zero(word & ONES * 0xe0);
        if ((plain | LOW7) != UINT64_MAX)
            return i + bytes_first(~plain & ~LOW7);
    }
    while (i < n && text[i] != '"' && text[i] != '\\' &&
           (unsigned char)text[i] >= 0x20)
        i++;
    return i;
}
