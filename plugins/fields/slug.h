/* SPDX-License-Identifier: MIT */
/*
 * slug - a text as a part of an address or of a file's name.
 */
#ifndef FIELDS_SLUG_H
#define FIELDS_SLUG_H

#include <stddef.h>

#define SLUG_MOST 84 /* bytes of the longest slug and a little more */

/* Write the letters and digits of text[0..n), valid UTF-8, in lower case, with
 * a hyphen between stretches of them; accents of Latin letters are left out,
 * other scripts stay.  At most 80 bytes, no hyphen at an end.  Returns the
 * length. */
size_t slug_make(const char *text, size_t n, char out[SLUG_MOST]);

#endif
