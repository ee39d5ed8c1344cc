/* SPDX-License-Identifier: MIT */
/*
 * utf8 - UTF-8 as the Unicode standard defines it (table 3-7): no overlong
 * forms, no surrogates, nothing above U+10FFFF.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Bytes at the start of s[0..n) that are valid UTF-8; n if all are. */
size_t utf8_valid(const char *text, size_t n);

/* The code point at s[0..n), n > 0, and its length in bytes.  A byte that
 * begins no valid sequence is returned as UTF8_BAD with length 1, so that a
 * loop always moves on. */
#define UTF8_BAD 0xfffffffeu
uint32_t utf8_decode(const char *text, size_t n, size_t *len);

/* Bytes of the character that ends at s[n), n > 0; 1 where no valid one
 * does. */
size_t utf8_back(const char *text, size_t n);

/* The place of the next byte beyond ASCII from s[i] on, or n. */
size_t utf8_skip_ascii(const char *text, size_t n, size_t i);

/* Write a code point that is not a surrogate; returns its length, 1 to 4. */
size_t utf8_encode(uint32_t code, char out[4]);

/* Code points in valid UTF-8: the bytes that continue none. */
size_t utf8_count(const char *text, size_t n);

#endif
