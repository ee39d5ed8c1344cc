/* SPDX-License-Identifier: MIT */
/*
 * space - white space at the edges of a text and inside it.
 *
 * White space is what chars_space() says, line ends and no-break spaces among
 * it.
 */
#ifndef TEXT_SPACE_H
#define TEXT_SPACE_H

#include <stdbool.h>
#include <stddef.h>

/* The same as space_at() beyond the common characters. */
size_t space_odd(const char *s, size_t n);

/* Bytes of the white-space character at s[0..n), n > 0, or 0. */
static inline size_t
space_at(const char *s, size_t n)
{
    unsigned char c = (unsigned char)s[0];

    if (c == ' ')
        return 1;
    return c > ' ' && c < 0x80 ? 0 : space_odd(s, n);
}

/* Bytes of white space that s[0..n) begins with. */
size_t space_lead(const char *s, size_t n);
/* Bytes of white space that s[0..n) ends with. */
size_t space_tail(const char *s, size_t n);
/* The same as space_trim() where an edge may be white space. */
size_t space_trim_edges(const char **s, size_t n);

/* Move *s past leading white space; returns the length without white space at
 * either edge. */
static inline size_t
space_trim(const char **s, size_t n)
{
    return n > 0 && (*s)[0] > ' ' && (*s)[n - 1] > ' ' ? n
                                                       : space_trim_edges(s, n);
}

#endif
