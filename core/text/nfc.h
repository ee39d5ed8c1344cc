/* SPDX-License-Identifier: MIT */
/*
 * nfc - Unicode normalization form C: a letter with its combining marks as one
 * character where there is one, so that equal words are equal bytes.
 */
#ifndef TEXT_NFC_H
#define TEXT_NFC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/pool.h"

/* Is the valid UTF-8 text[0..n) certainly in form C?  It may be and still get
 * false.  Text of common letters takes one quick pass. */
bool nfc_is(const char *text, size_t n);

/* Convert the valid UTF-8 text[0..*n) to form C, in memory of the pool, *n its
 * length.  A letter with more than 30 marks (the stream-safe format of UAX 15)
 * keeps them as they are. */
const char *nfc_compose(const struct pool *pool, const char *text, size_t *n);

/* By first byte of a character, from 0xc0 on: bit k says that all characters
 * with the second byte 0x80 + k are assigned, stay as they are in form C and do
 * not combine with their neighbours. */
extern const uint64_t nfc_quiet[64];

/* Is the character at `text`, which is beyond ASCII, one of those? */
static inline bool
nfc_quiet_at(const char *text)
{
    unsigned char first = (unsigned char)text[0],
                  second = (unsigned char)text[1];

    return (nfc_quiet[first & 0x3f] >> (second & 0x3f) & 1) != 0;
}

#endif
