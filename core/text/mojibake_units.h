/* SPDX-License-Identifier: MIT */
/*
 * mojibake_units - characters beyond ASCII as what a wrong decoding makes of
 * UTF-8: units that are one character each, and runs of units that touch.
 * Only for mojibake.c and sight.c.
 */
#ifndef TEXT_MOJIBAKE_UNITS_H
#define TEXT_MOJIBAKE_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/charmaps.h"
#include "text/mojibake.h"
#include "text/mojibake_odd.h"

#define MOJIBAKE_ENOUGH 2 /* weight of a run of units that is damage */
#define A_TILDE         0xc3
#define A_CIRC          0xc2

/* What a character can be in a unit. */
struct entry {
    uint16_t lead, more; /* bits of the sets in which it begins, goes on */
    uint8_t kind;        /* enum odd_kind */
    uint8_t byte[CHARMAPS];
};

struct mojibake {
    uint8_t page[256]; /* of the characters by their upper byte */
    struct entry (*pages)[256];
    uint32_t (*brief)[256]; /* the same, for who only looks for units */
};

/* Bits of `brief`: `lead` and, above it, `more`; and U+0080 to U+009F. */
#define BRIEF_LEAD    ((1u << CHARMAPS) - 1)
#define BRIEF_MORE    CHARMAPS /* to be shifted right by */
#define BRIEF_CONTROL (1u << 31)

struct unit {
    size_t n; /* bytes of the text */
    uint32_t c;
    unsigned weight;
    enum odd_chance chance;
    bool blank; /* a blank stands for a no-break space */
    bool gap;   /* the same, or the blank behind it may have gone into one */
};

/* Units that touch. */
struct run {
    size_t start, end;
    unsigned weight, units;
    unsigned among; /* that need others of their script */
    unsigned never;
    unsigned gaps; /* that a blank takes part in */
    bool word;     /* a Greek letter in a word of ASCII */
};

/* The character at text[0..n), n > 0, which is valid UTF-8, and its length. */
static inline uint32_t
character(const char *text, size_t *len)
{
    const unsigned char *bytes = (const unsigned char *)text;

    if (bytes[0] < 0x80) {
        *len = 1;
        return bytes[0];
    }
    if (bytes[0] < 0xe0) {
        *len = 2;
        return (bytes[0] & 0x1fu) << 6 | (bytes[1] & 0x3fu);
    }
    if (bytes[0] < 0xf0) {
        *len = 3;
        return (bytes[0] & 0xfu) << 12 | (bytes[1] & 0x3fu) << 6 |
               (bytes[2] & 0x3fu);
    }
    *len = 4;
    return (bytes[0] & 7u) << 18 | (bytes[1] & 0x3fu) << 12 |
           (bytes[2] & 0x3fu) << 6 | (bytes[3] & 0x3fu);
}

/* The same, with two surrogates for one character. */
bool mojibake_character_at(const struct mojibake *mojibake, unsigned map,
    const char *text, size_t n, size_t i, struct unit *unit);

/* Put the unit at i behind the run, or begin one.  Returns false, and takes
 * nothing, if it is a new one. */
bool mojibake_run_add(const struct mojibake *mojibake, struct run *run,
    const char *text, size_t n, size_t i, const struct unit *unit);

/* What a run weighs: characters that need company have none alone, and three
 * of them are no chance. */
unsigned mojibake_run_weight(const struct run *run);

static inline uint32_t
mojibake_brief(const struct mojibake *mojibake, uint32_t code)
{
    return code < 0x10000
               ? mojibake->brief[mojibake->page[code >> 8]][code & 0xff]
               : 0;
}

#endif
