/* SPDX-License-Identifier: MIT */
/*
 * shadow - a text with one byte for each character, so that what is looked for
 * in it may be written with any blanks, hyphens and digits.
 *
 * ASCII stands as it is.  Other white space is ' ' ('\n' for a line end), other
 * hyphens and the en dash '-', a digit of any script its ASCII digit, a
 * full-width form its ASCII character, a letter one of the classes below, any
 * other character SHADOW_MARK.  Characters that nobody sees (soft hyphens,
 * zero-width spaces, marks of direction) have no byte.
 */
#ifndef MASK_SHADOW_H
#define MASK_SHADOW_H

#include <copydesk/plugin.h>

#define SHADOW_MARK     '\001'
#define SHADOW_LATIN    '\200' /* a Latin letter beyond ASCII */
#define SHADOW_OTHER    '\201' /* of a script that has blanks between words */
#define SHADOW_UNSPACED '\202' /* Han, kana */

struct shadow {
    const char *text; /* the text itself; borrowed */
    const char *s;    /* s[0..n) */
    size_t n;
    const size_t
        *at; /* where each character stands; NULL: where its byte does */
};

/* Make that of text[0..n), valid UTF-8, in scratch memory. */
void shadow_make(
    const struct cd_host *host, const char *text, size_t n, struct shadow *to);

/* Where the character of byte i begins in the text, and where it ends. */
size_t shadow_begin(const struct shadow *shadow, size_t i);
size_t shadow_end(const struct shadow *shadow, size_t i);

#endif
