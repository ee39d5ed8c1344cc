/* SPDX-License-Identifier: MIT */
/*
 * utf16 - is text that should be UTF-8 UTF-16?
 */
#ifndef BASE_UTF16_H
#define BASE_UTF16_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define UTF16_LOOK ((size_t)64) /* bytes that tell */

/* Are most of every other byte of text[0..n), from `from` (0 or 1) on, NUL, and
 * none of the others, as in UTF-16 of mostly ASCII? */
static inline bool
utf16_every_other(const char *text, size_t n, size_t from)
{
    size_t i, zeros = 0, others = 0;

    n = n < UTF16_LOOK ? n : UTF16_LOOK;
    for (i = 0; i < n; i++) {
        if (text[i] == '\0')
            ++*(i % 2 == from ? &zeros : &others);
    }
    return n > 1 && zeros > n / 4 && others == 0;
}

/* What iconv is to be told that text[0..n) is, which is no UTF-8 or holds NUL:
 * "UTF-16LE" and the like, or the commonest charset of one byte a character,
 * since nothing in the text says which it is. */
static inline const char *
utf16_or_bytes(const char *text, size_t n)
{
    if (n > 1 &&
        (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0))
        return "UTF-16";
    if (utf16_every_other(text, n, 1))
        return "UTF-16LE";
    return utf16_every_other(text, n, 0) ? "UTF-16BE" : "windows-1252";
}

#endif
