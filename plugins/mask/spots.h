/* SPDX-License-Identifier: MIT */
/*
 * spots - what in a text tells who somebody is.
 *
 * Each function looks at s[0..n) of a shadow (shadow.h), where something could
 * begin: the caller has seen that no letter and no digit of its writing stands
 * before it.  It returns how many bytes are that, 0 for none, and looks at a
 * bounded number of bytes.
 */
#ifndef MASK_SPOTS_H
#define MASK_SPOTS_H

#include <stdbool.h>
#include <stddef.h>

/* name@host.example (RFC 5322 without quoted names, RFC 6531); the name, and
 * each label of the host, is of one writing: Latin, Han and kana, or another.
 */
size_t spots_email(const char *s, size_t n);
/* Four numbers up to 255, or IPv6 (RFC 4291) with "::" or eight groups. */
size_t spots_ip(const char *s, size_t n);
/* 13 to 19 digits, a blank or a hyphen between some of them, with the check
 * digit of ISO/IEC 7812 (Luhn) and a first digit from 2 to 6. */
size_t spots_card(const char *s, size_t n);

bool spots_digit(char c);
/* A Latin letter or a digit. */
bool spots_word(char c);
/* SHADOW_LATIN for these, SHADOW_OTHER and SHADOW_UNSPACED for themselves; 0
 * for what is neither letter nor digit. */
char spots_writing(char c);

#endif
