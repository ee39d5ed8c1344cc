/* SPDX-License-Identifier: MIT */
/*
 * blank - characters a reader does not see: white space, and the zero-width
 * space and byte order mark, which stand beside words.
 */
#ifndef TEXT_BLANK_H
#define TEXT_BLANK_H

#include <stdint.h>

/* Length of the blank that begins at text[at], or that ends at text[to]; 0 if
 * there is none.  Neither looks beyond [at, to) or [from, to). */
uint32_t blank_at(const char *text, uint32_t at, uint32_t to);
uint32_t blank_before(const char *text, uint32_t from, uint32_t to);

#endif
