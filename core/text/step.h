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
    if (i >= n) {
        *len = 0;
        return 0;
    }
    if ((unsigned char)s[i] < 0x80) {
        *len = 1;
        return (unsigned char)s[i];
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
