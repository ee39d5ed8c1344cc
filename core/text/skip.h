/* SPDX-License-Identifier: MIT */
/*
 * skip - over bytes that are of no interest, eight at a time.
 */
#ifndef TEXT_SKIP_H
#define TEXT_SKIP_H

#include <stdbool.h>
#include <stddef.h>

static inline bool
skip_eight(const bool set[256], const unsigned char *u)
{
    return (set[u[0]] | set[u[1]] | set[u[2]] | set[u[3]] | set[u[4]] |
               set[u[5]] | set[u[6]] | set[u[7]]) == 0;
}

/* The first byte at or behind s[i], i <= n, that is in the set; n if none. */
static inline size_t
skip_to(const bool set[256], const char *s, size_t n, size_t i)
{
    const unsigned char *u = (const unsigned char *)s;

    while (n - i >= 8 && skip_eight(set, u + i))
        i += 8;
    while (i < n && !set[u[i]])
        i++;
    return i;
}

/* The byte behind the last one before s[i] that is in the set; 0 if none. */
static inline size_t
skip_back(const bool set[256], const char *s, size_t i)
{
    const unsigned char *u = (const unsigned char *)s;

    while (i >= 8 && skip_eight(set, u + i - 8))
        i -= 8;
    while (i > 0 && !set[u[i - 1]])
        i--;
    return i;
}

#endif
