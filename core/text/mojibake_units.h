/* SPDX-License-Identifier: MIT */
/*
 * mojibake_units - characters beyond ASCII as the result of decoding UTF-8
 * wrongly: units, each of which stands for one character, and runs of adjacent
 * units.  Only for mojibake.c and sight.c.
 */
#ifndef TEXT_MOJIBAKE_UNITS_H
#define TEXT_MOJIBAKE_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/charmaps.h"
#include "text/mojibake.h"
#include "text/mojibake_odd.h"

#define MOJIBAKE_ENOUGH 2 /* weight from which a run of units is damage */
#define A_TILDE         0xc3
#define A_CIRC          0xc2

/* The role of a character in units, by character set. */
struct entry {
    uint16_t lead,
        more; /* bit masks of the sets in which it begins or continues a unit */
    uint8_t kind; /* enum odd_kind */
    /* the byte that it has in each set */
    uint8_t byte[CHARMAPS];
};

struct mojibake {
    uint8_t page[256]; /* page number by the upper byte of the character; 0: an
                          empty page */
    struct entry (*pages)[256];
    uint32_t (*brief)[256]; /* BRIEF_... of each entry: smaller, for scanning a
                               text */
};

/* Bits of `brief`: `lead`; `more` above it; is the character U+0080 to
 * U+009F? */
#define BRIEF_LEAD    ((1u << CHARMAPS) - 1)
#define BRIEF_MORE    CHARMAPS /* shift right by this for `more` */
#define BRIEF_CONTROL (1u << 31)

/* A unit: characters that stand for one character. */
struct unit {
    size_t n; /* bytes of the text */
    /* the character that it stands for */
    uint32_t c;
    unsigned weight;
    enum odd_chance chance;
    bool blank; /* a blank stands for a no-break space, a byte of the unit */
    bool gap;   /* the same, or a blank after the unit may be a part of it */
};

/* Adjacent units. */
struct run {
    size_t start, end;
    unsigned weight, units;
    unsigned
        among; /* units whose character needs others of its script beside it */
    /* units whose character is never met in texts */
    unsigned never;
    unsigned gaps; /* units with a blank */
    bool word;     /* a Greek letter is next to an ASCII letter */
};

/* The character that the valid UTF-8 text begins with, its length in *len. */
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

/* Read the unit of the set `map` at byte i of text[0..n); two units that are
 * surrogates make one character.  False if there is none. */
bool mojibake_character_at(const struct mojibake *mojibake, unsigned map,
    const char *text, size_t n, size_t i, struct unit *unit);

/* Append the unit at byte i to the run, or begin a run with it.  False, and
 * nothing is changed, if it is not adjacent to the run. */
bool mojibake_run_add(const struct mojibake *mojibake, struct run *run,
    const char *text, size_t n, size_t i, const struct unit *unit);

/* The weight of a run.  One character that needs others of its script has no
 * weight alone; three of them are not chance. */
unsigned mojibake_run_weight(const struct run *run);

/* BRIEF_... of a character. */
static inline uint32_t
mojibake_brief(const struct mojibake *mojibake, uint32_t code)
{
    return code < 0x10000
               ? mojibake->brief[mojibake->page[code >> 8]][code & 0xff]
               : 0;
}

#endif
