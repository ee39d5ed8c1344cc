/* SPDX-License-Identifier: MIT */
/*
 * mojibake_odd - how unusual characters are next to each other, and how likely
 * a character is in a text: the numbers that mojibake.c adds up.
 */
#ifndef TEXT_MOJIBAKE_ODD_H
#define TEXT_MOJIBAKE_ODD_H

#include <stdint.h>

enum odd_kind {
    ODD_OTHER,   /* no evidence: digits of other scripts, punctuation */
    ODD_BLANK,   /* white space, and the beginning and end of the text */
    ODD_DIGIT,   /* 0 to 9 */
    ODD_SMALL,   /* a to z */
    ODD_CAPITAL, /* A to Z */
    ODD_LOWER,   /* other letters, in lower case */
    ODD_UPPER,   /* other letters, in upper case */
    ODD_WESTERN, /* oe, s and z with a caron */
    ODD_CONTROL, /* U+0080 to U+009F: used in no text */
    ODD_SIGN,    /* signs that seldom touch a letter */
    ODD_NUMERIC, /* signs that belong to numbers */
    ODD_MONEY,
    ODD_OPEN,  /* opening marks */
    ODD_LOW,   /* low opening marks */
    ODD_CLOSE, /* closing marks */
    ODD_MARK,  /* marks that a word may follow */
    ODD_BOX    /* box-drawing characters */
};

/* The kind of a character. */
enum odd_kind odd_kind(uint32_t code);

/* How unusual a character of `kind` is between the other two: 0 is usual, 3 is
 * never seen. */
unsigned odd_between(
    enum odd_kind before, enum odd_kind kind, enum odd_kind after);

/* How likely a character is in a text: not at all; next to others of its
 * script; anywhere. */
enum odd_chance { ODD_NEVER, ODD_AMONG, ODD_ANYWHERE };
enum odd_chance odd_chance(uint32_t code);

#endif
