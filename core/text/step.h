/* SPDX-License-Identifier: MIT */
/*
 * step - one code point at a time through valid UTF-8, in both directions.
 */
#ifndef TEXT_STEP_H
#define TEXT_STEP_H

#include <stddef.h>
#include <stdint.h>

#include "text/utf8.h"

/* The code point at byte i of s[0..n), and its length in bytes; 0 and 0 at
 * the end. */
static inline uint32_t
step_at(const char *s, size_t n, size_t i, size_t *len)
{
    const unsigned char *u = (const unsigned char *)s + i;

    if (i >= n) {
        *len = 0;
        return 0;
    }
    *len = 1;
    if (u[0] < 0x80)
        return u[0];
    if (u[0] < 0xe0 && n - i >= 2) {
        *len = 2;
        return (u[0] & 0x1fu) << 6 | (u[1] & 0x3fu);
    }
    if (u[0] < 0xf0 && n - i >= 3) {
        *len = 3;
        return (u[0] & 0x0fu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu);
    }
    return utf8_decode(s + i, n - i, len);
}

/* The code point that ends before byte i of s, and its length; 0 and 0 at
 * the start. */
static inline uint32_t
step_before(const char *s, size_t i, size_t *len)
{
    size_t at = i;

    while (at > 0 && ((unsigned char)s[--at] & 0xc0) == 0x80)
        continue;
    return step_at(s, i, at, len);
}

#endif
