/* SPDX-License-Identifier: MIT */
/*
 * nfc - letters with their marks as one character where there is one: the
 * form C of Unicode, in which equal words are equal bytes.
 */
#ifndef TEXT_NFC_H
#define TEXT_NFC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/pool.h"

/* Is text[0..n), which is valid UTF-8, in the form for sure?  Text of the usual
 * letters is read once and quickly. */
bool nfc_is(const char *text, size_t n);

/* The text in the form, in memory of the pool, *n its length.  A letter with
 * more marks than any language has keeps them as they are. */
const char *nfc_compose(const struct pool *pool, const char *text, size_t *n);

/* Bit k of the word of a byte that begins characters, from 0xc0 on: all of
 * those that have 0x80 + k as their second byte are assigned, and stay as they
 * are whatever is beside them. */
extern const uint64_t nfc_quiet[64];

/* Is the character at s, which is beyond ASCII, surely such a one? */
static inline bool
nfc_quiet_at(const char *text)
{
    unsigned char first = (unsigned char)text[0],
                  second = (unsigned char)text[1];

    return (nfc_quiet[first & 0x3f] >> (second & 0x3f) & 1) != 0;
}

#endif
