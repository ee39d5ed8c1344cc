/* SPDX-License-Identifier: MIT */
/*
 * step - step through valid UTF-8 by code points, in both directions.
 */
#ifndef TEXT_STEP_H
#define TEXT_STEP_H

#include <stddef.h>
#include <stdint.h>

#include "text/utf8.h"

/* The code point at byte i of text[0..n), and its length in bytes; 0 and 0 at
 * the end of the text. */
static inline uint32_t
step_at(const char *text, size_t n, size_t i, size_t *len)
{
    const unsigned char *bytes = (const unsigned char *)text + i;

    if (i >= n) {
        *len = 0;
        return 0;
    }
    *len = 1;
    if (bytes[0] < 0x80)
        return bytes[0];
    if (bytes[0] < 0xe0 && n - i >= 2) {
        *len = 2;
        return (bytes[0] & 0x1fu) << 6 | (bytes[1] & 0x3fu);
    }
    if (bytes[0] < 0xf0 && n - i >= 3) {
        *len = 3;
        return (bytes[0] & 0x0fu) << 12 | (bytes[1] & 0x3fu) << 6 |
               (bytes[2] & 0x3fu);
    }
    return utf8_decode(text + i, n - i, len);
}

/* The code point that ends at byte i, and its length; 0 and 0 at the start of
 * the text. */
static inline uint32_t
step_before(const char *text, size_t i, size_t *len)
{
    size_t at = i;

    while (at > 0 && ((unsigned char)text[--at] & 0xc0) == 0x80)
        continue;
    return step_at(text, i, at, len);
}

#endif
