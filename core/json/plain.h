/* SPDX-License-Identifier: MIT */
/*
 * plain - how far a string needs no escape: what reader and writer both spend
 * their time on.
 */
#ifndef JSON_PLAIN_H
#define JSON_PLAIN_H

#include <stddef.h>

/* Bytes at the start of s[0..n) before the first quote, backslash or control
 * character (below 0x20); n if there is none. */
size_t plain_length(const char *text, size_t n);

#endif
