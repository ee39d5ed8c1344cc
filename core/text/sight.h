/* SPDX-License-Identifier: MIT */
/*
 * sight - what the characters beyond ASCII of a text tell at first sight, in
 * one pass over it: most texts are done with then.
 */
#ifndef TEXT_SIGHT_H
#define TEXT_SIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/mojibake.h"

enum {
    SIGHT_FORM = 1 << 0,   /* it may not be in form C: nfc_is() knows */
    SIGHT_DAMAGE = 1 << 1, /* it may be damaged: mojibake_found() knows */
    SIGHT_ODD = 1 << 2,    /* it may have invisible characters or blanks */
    SIGHT_MISREAD =
        1 << 3 /* it may be of another set: misread_repair() knows */
};

/* The bits for text[0..n), which is valid UTF-8; 0 for most. */
unsigned sight_of(const struct mojibake *mojibake, const char *text, size_t n);

/* Bit k of the word of a byte that begins characters, from 0xc0 on: among
 * those that have 0x80 + k as their second byte is one that is invisible or a
 * blank. */
extern const uint64_t sight_odd[64];

/* May the character at s, which is beyond ASCII, be such a one? */
static inline bool
sight_is_odd(const char *text)
{
    unsigned char first = (unsigned char)text[0],
                  second = (unsigned char)text[1];

    return (sight_odd[first & 0x3f] >> (second & 0x3f) & 1) != 0;
}

#endif
