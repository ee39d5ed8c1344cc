/* SPDX-License-Identifier: MIT */
/*
 * charmaps - sets of characters of one byte each, ASCII below 128.
 */
#ifndef TEXT_CHARMAPS_H
#define TEXT_CHARMAPS_H

#include <stdint.h>

/* In the order in which they are met in texts. */
enum { CHARMAP_1252 = 0, CHARMAP_MACINTOSH = 7, CHARMAPS = 9 };

struct charmap {
    const char *name;
    uint16_t high[128]; /* the characters of the bytes from 128 on */
};

extern const struct charmap charmaps[CHARMAPS];

#endif
