/* SPDX-License-Identifier: MIT */
/*
 * plain - find the first character of a string that needs an escape: where
 * reader and writer spend most of their time.
 */
#ifndef JSON_PLAIN_H
#define JSON_PLAIN_H

#include <stddef.h>

/* Bytes at the start of text[0..n) before the first quote, backslash or control
 * character (below 0x20); n if there is none. */
size_t plain_length(const char *text, size_t n);

#endif
