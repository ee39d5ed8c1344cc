/* SPDX-License-Identifier: MIT */
/*
 * charmaps - single-byte character sets; below 128 they are ASCII.
 */
#ifndef TEXT_CHARMAPS_H
#define TEXT_CHARMAPS_H

#include <stdint.h>

/* The most frequent in texts first. */
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

/* `name` is the usual name of the set: "windows-1251". */
struct charmap {
    const char *name;
    uint16_t high[128]; /* code points of the bytes 128 to 255 */
};

extern const struct charmap charmaps[CHARMAPS];

#endif
