/* SPDX-License-Identifier: MIT */
/*
 * sight - a quick check, in one pass, of which repairs a text may need.  Most
 * texts need none.
 */
#ifndef TEXT_SIGHT_H
#define TEXT_SIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/mojibake.h"

enum {
    SIGHT_FORM = 1 << 0,   /* the text may not be in form C: ask nfc_is() */
    SIGHT_DAMAGE = 1 << 1, /* it may be damaged: ask mojibake_found() */
    SIGHT_ODD = 1 << 2, /* it may have invisible characters or unusual blanks */
    SIGHT_MISREAD =
        1 << 3 /* it may be decoded from another set: ask misread_repair() */
};

/* The SIGHT_... bits of the valid UTF-8 text[0..n); 0 for most texts. */
unsigned sight_of(const struct mojibake *mojibake, const char *text, size_t n);

/* By first byte of a character, from 0xc0 on: bit k says that a character with
 * the second byte 0x80 + k is invisible or a blank. */
extern const uint64_t sight_odd[64];

/* May the character at `text`, which is beyond ASCII, be invisible or a
 * blank? */
static inline bool
sight_is_odd(const char *text)
{
    unsigned char first = (unsigned char)text[0],
                  second = (unsigned char)text[1];

    return (sight_odd[first & 0x3f] >> (second & 0x3f) & 1) != 0;
}

#endif
