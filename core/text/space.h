/* SPDX-License-Identifier: MIT */
/*
 * space - white space at the edges of a text and within it.
 *
 * White space is what chars_space() accepts, including line ends and no-break
 * spaces.
 */
#ifndef TEXT_SPACE_H
#define TEXT_SPACE_H

#include <stdbool.h>
#include <stddef.h>

/* space_at() for characters that it does not decide itself. */
size_t space_odd(const char *text, size_t n);

/* Length of the white-space character that text[0..n), n > 0, begins with; 0 if
 * it is another character. */
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
/* Bytes of text[0..n) up to its first white space. */
size_t space_word(const char *text, size_t n);
/* Bytes of white space that text[0..n) ends with. */
size_t space_tail(const char *text, size_t n);
/* space_trim() for a text that may have white space at an edge. */
size_t space_trim_edges(const char **text, size_t n);

/* Trim white space: moves *text past the leading one and returns the length
 * without it and the trailing one. */
static inline size_t
space_trim(const char **text, size_t n)
{
    return n > 0 && (*text)[0] > ' ' && (*text)[n - 1] > ' '
               ? n
               : space_trim_edges(text, n);
}

#endif
