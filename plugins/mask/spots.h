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

#include "shadow.h"

/* name@host.example (RFC 5322 without quoted names, RFC 6531); the name, and
 * each label of the host, is of one writing: Latin, Han and kana, or another.
 */
size_t spots_email(const char *text, size_t n);
/* Four numbers up to 255, or IPv6 (RFC 4291) with "::" or eight groups. */
size_t spots_ip(const char *text, size_t n);
/* 13 to 19 digits, a blank or a hyphen between some of them, with the check
 * digit of ISO/IEC 7812 (Luhn) and a first digit from 2 to 6. */
size_t spots_card(const char *text, size_t n);

static inline bool
spots_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool
spots_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A Latin letter or a digit. */
static inline bool
spots_word(char c)
{
    return spots_letter(c) || spots_digit(c) || c == SHADOW_LATIN;
}

/* SHADOW_LATIN for these, SHADOW_OTHER and SHADOW_UNSPACED for themselves; 0
 * for what is neither letter nor digit. */
static inline char
spots_writing(char c)
{
    if (spots_word(c))
        return SHADOW_LATIN;
    return c == SHADOW_OTHER || c == SHADOW_UNSPACED ? c : 0;
}

#endif
