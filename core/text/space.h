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
size_t space_odd(const char *text, size_t n);

/* Bytes of the white-space character at text[0..n), n > 0, or 0. */
static inline size_t
space_at(const char *text, size_t n)
{
    unsigned char byte = (unsigned char)text[0];

    if (byte == ' ')
        return 1;
    return byte > ' ' && byte < 0x80 ? 0 : space_odd(text, n);
}

/* Bytes of white space that text[0..n) begins with. */
size_t space_lead(const char *text, size_t n);
/* Bytes of white space that text[0..n) ends with. */
size_t space_tail(const char *text, size_t n);
/* The same as space_trim() where an edge may be white space. */
size_t space_trim_edges(const char **text, size_t n);

/* Move *text past leading white space; returns the length without white space
 * at either edge. */
static inline size_t
space_trim(const char **text, size_t n)
{
    return n > 0 && (*text)[0] > ' ' && (*text)[n - 1] > ' '
               ? n
               : space_trim_edges(text, n);
}

#endif
