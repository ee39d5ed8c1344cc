/* SPDX-License-Identifier: MIT */
/*
 * mojibake_odd - how odd characters look beside each other, and how likely a
 * character is in a text: what mojibake.c weighs.
 */
#ifndef TEXT_MOJIBAKE_ODD_H
#define TEXT_MOJIBAKE_ODD_H

#include <stdint.h>

enum odd_kind {
    ODD_OTHER,   /* whatever has nothing to say: digits, punctuation */
    ODD_BLANK,   /* white space, edges of the text */
    ODD_DIGIT,   /* 0 to 9 */
    ODD_SMALL,   /* a to z */
    ODD_CAPITAL, /* A to Z */
    ODD_LOWER,   /* other letters, in lower case */
    ODD_UPPER,   /* and in upper case */
    ODD_WESTERN, /* oe, s and z with a caron */
    ODD_CONTROL, /* U+0080 to U+009F: of no use in any text */
    ODD_SIGN,    /* signs that seldom touch a letter */
    ODD_NUMERIC, /* signs that belong to numbers */
    ODD_MONEY,
    ODD_OPEN,  /* marks that open */
    ODD_LOW,   /* low marks, which open */
    ODD_CLOSE, /* marks that close */
    ODD_MARK,  /* marks after which a word may begin */
    ODD_BOX    /* parts of frames */
};

enum odd_kind odd_kind(uint32_t code);

/* How odd a character of `kind` is between two others: 0 is sound, 3 is never
 * seen. */
unsigned odd_between(
    enum odd_kind before, enum odd_kind kind, enum odd_kind after);

/* How likely is a character to be in a text: not at all; among others of its
 * script; anywhere. */
enum odd_chance { ODD_NEVER, ODD_AMONG, ODD_ANYWHERE };
enum odd_chance odd_chance(uint32_t code);

#endif
