/* SPDX-License-Identifier: MIT */
/*
 * utf8 - UTF-8 as the Unicode standard defines it (table 3-7): no overlong
 * forms, no surrogates, nothing above U+10FFFF.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Bytes at the start of text[0..n) that are valid UTF-8; n if all are. */
size_t utf8_valid(const char *text, size_t n);

/* The code point that text[0..n), n > 0, begins with, its length in *len.  A
 * byte that begins no valid sequence gives UTF8_BAD and length 1, so that a
 * loop always advances. */
#define UTF8_BAD 0xfffffffeu
uint32_t utf8_decode(const char *text, size_t n, size_t *len);

/* The same without its length; 0 where there is none, n == 0. */
uint32_t utf8_first(const char *text, size_t n);

/* Length of the character that ends at text[n), n > 0; 1 if it is not valid. */
size_t utf8_back(const char *text, size_t n);

/* Index of the first byte beyond ASCII at or after i; n if there is none. */
size_t utf8_skip_ascii(const char *text, size_t n, size_t i);

/* Write a code point that is not a surrogate; returns its length, 1 to 4. */
size_t utf8_encode(uint32_t code, char out[4]);

/* Write text[0..n) with U+FFFD in place of each byte that belongs to no
 * character; returns the bytes written, 3 * n at most. */
size_t utf8_mend(const char *text, size_t n, char *to);

/* Write the characters that text[0..n) is in Latin-1; returns the bytes
 * written, 2 * n at most. */
size_t utf8_from_latin1(const char *text, size_t n, char *to);

/* Count the code points of valid UTF-8, by the bytes that are not continuation
 * bytes. */
size_t utf8_count(const char *text, size_t n);

/* The bytes of the byte order mark that text[0..n) begins with: 3, or 0. */
size_t utf8_mark(const char *text, size_t n);

#endif
