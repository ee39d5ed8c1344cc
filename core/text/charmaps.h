/* SPDX-License-Identifier: MIT */
/*
 * charmaps - sets of characters of one byte each, ASCII below 128.
 */
#ifndef TEXT_CHARMAPS_H
#define TEXT_CHARMAPS_H

#include <stdint.h>

/* In the order in which they are met in texts. */
enum {
    CHARMAP_1252,
    CHARMAP_1251,
    CHARMAP_1250,
    CHARMAP_1253,
    CHARMAP_1254,
    CHARMAP_1257,
    CHARMAP_8859_2,
    CHARMAP_MACINTOSH,
    CHARMAP_437,
    CHARMAP_KOI8_R,
    CHARMAPS
};

struct charmap {
    const char *name;
    uint16_t high[128]; /* the characters of the bytes from 128 on */
};

extern const struct charmap charmaps[CHARMAPS];

#endif
