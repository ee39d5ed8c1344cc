/* SPDX-License-Identifier: MIT */
/*
 * entities - character references of HTML: &amp; &#8217; &#x2019;
 */
#ifndef TEXT_ENTITIES_H
#define TEXT_ENTITIES_H

#include <stddef.h>
#include <stdint.h>

/* The character reference that text[0..n) begins with, its semicolon included:
 * the length in bytes, and the code point in *c.  0 if there is none.  A
 * number that stands for no character gives U+FFFD, one of 128 to 159 what
 * windows-1252 has there, as browsers do. */
size_t entities_at(const char *text, size_t n, uint32_t *code);

#endif
