/* SPDX-License-Identifier: MIT */
/*
 * entities - decode character references of HTML: &amp; &#8217; &#x2019;
 */
#ifndef TEXT_ENTITIES_H
#define TEXT_ENTITIES_H

#include <stddef.h>
#include <stdint.h>

/* Decode the character reference that text[0..n) begins with.  Returns its
 * length in bytes, including the semicolon, and the code point in *code; 0 if
 * there is none.  As in browsers, a number that is not a character gives
 * U+FFFD, and one from 128 to 159 the character of windows-1252. */
size_t entities_at(const char *text, size_t n, uint32_t *code);

#endif
