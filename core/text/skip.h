/* SPDX-License-Identifier: MIT */
/*
 * skip - search for a byte of a set, eight bytes at a time.
 */
#ifndef TEXT_SKIP_H
#define TEXT_SKIP_H

#include <stdbool.h>
#include <stddef.h>

/* Is none of the eight bytes in the set? */
static inline bool
skip_eight(const bool set[256], const unsigned char *bytes)
{
    return (set[bytes[0]] | set[bytes[1]] | set[bytes[2]] | set[bytes[3]] |
               set[bytes[4]] | set[bytes[5]] | set[bytes[6]] | set[bytes[7]]) ==
           0;
}

/* Index of the first byte at or after text[i], i <= n, that is in the set; n if
 * there is none. */
static inline size_t
skip_to(const bool set[256], const char *text, size_t n, size_t i)
{
    const unsigned char *bytes = (const unsigned char *)text;

    while (n - i >= 8 && skip_eight(set, bytes + i))
        i += 8;
    while (i < n && !set[bytes[i]])
        i++;
    return i;
}

/* Index after the last byte in front of text[i] that is in the set; 0 if there
 * is none. */
static inline size_t
skip_back(const bool set[256], const char *text, size_t i)
{
    const unsigned char *bytes = (const unsigned char *)text;

    while (i >= 8 && skip_eight(set, bytes + i - 8))
        i -= 8;
    while (i > 0 && !set[bytes[i - 1]])
        i--;
    return i;
}

#endif
