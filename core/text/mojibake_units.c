/* SPDX-License-Identifier: MIT */
#include "text/mojibake_units.h"

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

#define LOST 0xfffd

/* ---- tables ---------------------------------------------------------------
 */

/* The entry of a character; an empty one if it is in no set. */
static struct entry *
mojibake_entry_of(const struct mojibake *mojibake, uint32_t code)
{
    return &mojibake->pages[code < 0x10000 ? mojibake->page[code >> 8] : 0]
                           [code & 0xff];
}

/* Add a character of a set with its byte. */
static void
add_byte(struct mojibake *mojibake, unsigned map, uint32_t code, uint8_t byte)
{
    struct entry *entry = mojibake_entry_of(mojibake, code);

    entry->kind = (uint8_t)odd_kind(code);
    entry->byte[map] = byte;
    if (byte < 0xc0)
        entry->more |= (uint16_t)(1u << map);
    else if (byte >= 0xc2 && byte <= 0xf4)
        entry->lead |= (uint16_t)(1u << map);
    mojibake->brief[mojibake->page[code >> 8]][code & 0xff] =
        entry->lead | (uint32_t)entry->more << BRIEF_MORE |
        (entry->kind == ODD_CONTROL ? BRIEF_CONTROL : 0);
}

/* Page 0 is empty, for characters of no set.  U+FFFD continues a unit in each
 * set.  U+0080 to U+009F do so in windows-1252, which was often taken for
 * Latin-1, and in sets that have them. */
struct mojibake *
mojibake_new(void)
{
    struct mojibake *mojibake = calloc(1, sizeof(*mojibake));
    unsigned i, k, n = 2;

    if (mojibake == NULL)
        return NULL;
    mojibake->page[0xff] = 1;
    for (i = 0; i < CHARMAPS; i++) {
        for (k = 0; k < 128; k++) {
            uint8_t *page = &mojibake->page[charmaps[i].high[k] >> 8];

            if (*page == 0)
                *page = (uint8_t)n++;
        }
    }
    mojibake->pages = calloc(n, sizeof(*mojibake->pages));
    mojibake->brief = calloc(n, sizeof(*mojibake->brief));
    if (mojibake->pages == NULL || mojibake->brief == NULL) {
        mojibake_free(mojibake);
        return NULL;
    }
    for (i = 0; i < CHARMAPS; i++) {
        for (k = 0; i == CHARMAP_1252 && k < 32; k++)
            add_byte(mojibake, i, 0x80 + k, (uint8_t)(0x80 + k));
        for (k = 0; k < 128; k++)
            add_byte(mojibake, i, charmaps[i].high[k], (uint8_t)(0x80 + k));
        /* In KOI8-R lower-case letters begin units, so U+FFFD could stand for
         * any. */
        if (i != CHARMAP_KOI8_R)
            add_byte(mojibake, i, LOST, 0x80);
    }
    return mojibake;
}

void
mojibake_free(struct mojibake *mojibake)
{
    if (mojibake == NULL)
        return;
    free(mojibake->brief);
    free(mojibake->pages);
    free(mojibake);
}

/* ---- characters -----------------------------------------------------------
 */

/* The kind of the character at byte i; a blank at the end of the text. */
static enum odd_kind
odd_kind_at(
    const struct mojibake *mojibake, const char *text, size_t n, size_t i)
{
    const struct entry *entry;
    uint32_t code;
    size_t len;

    if (i >= n)
        return ODD_BLANK;
    code = character(text + i, &len);
    entry = mojibake_entry_of(mojibake, code);
    return entry->lead | entry->more ? (enum odd_kind)entry->kind
                                     : odd_kind(code);
}

/* The kind of the character that ends at byte i. */
static enum odd_kind
kind_before(
    const struct mojibake *mojibake, const char *text, size_t n, size_t i)
{
    return i == 0 ? ODD_BLANK
                  : odd_kind_at(mojibake, text, n, i - utf8_back(text, i));
}

/* A unit being read. */
struct bytes {
    size_t n;              /* bytes of the text read so far */
    enum odd_kind kind[8]; /* kinds of the character in front, of the unit's, of
                              the one after */
    unsigned count;        /* characters read so far */
    uint32_t c; /* bits of the character that the unit stands for, so far */
    bool lost, blank;
    bool shouted; /* the unit follows a word in capitals */
};

/* The bytes of a character in UTF-8, by its first one. */
static unsigned
unit_length(uint8_t lead)
{
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* Read the characters that continue the unit; false if there are not enough. */
static bool
read_continuation(const struct mojibake *mojibake, unsigned map,
    const char *text, size_t n, unsigned length, struct bytes *bytes)
{
    while (bytes->count < length) {
        const struct entry *entry;
        uint8_t byte;
        uint32_t code;
        size_t len;

        if (bytes->n >= n)
            return false;
        code = character(text + bytes->n, &len);
        entry = mojibake_entry_of(mojibake, code);
        if (code == LOST || (code == '?' && bytes->count == 2)) {
            bytes->lost = true;
            byte = 0x80;
        } else if (code == ' ' && !bytes->blank) {
            bytes->blank = true;
            byte = 0xa0;
        } else if (entry->more & 1u << map) {
            byte = entry->byte[map];
        } else {
            return false;
        }
        bytes->c = bytes->c << 6 | (byte & 0x3f);
        bytes->n += len;
        bytes->count++;
        bytes->kind[bytes->count] =
            code == ' ' ? ODD_BLANK : (enum odd_kind)entry->kind;
    }
    return true;
}

/* Is it a code point, encoded in the fewest bytes? */
static bool
is_shortest_form(uint32_t code, unsigned length)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };

    return code >= least[length] && code <= 0x10ffff;
}

static bool
is_surrogate(uint32_t code)
{
    return code >= 0xd800 && code < 0xe000;
}

/* Additional weight of a unit: Ã and Â begin what was Latin, and are seldom in
 * front of such characters; dashes and quotation marks are common. */
static unsigned
bonus_weight(
    uint32_t lead, const struct bytes *bytes, const char *text, size_t lead_n)
{
    unsigned more = bytes->c >= 0x2010 && bytes->c <= 0x203a;
    size_t len;
    uint32_t code = character(text + lead_n, &len);

    /* In front of a yen sign the same pair may be a bullet of another set. */
    /* Only a decoder that lost a character writes this. */
    if (bytes->c == LOST)
        return MOJIBAKE_ENOUGH;
    if ((lead != A_TILDE && lead != A_CIRC) || code == 0xa5)
        return more;
    if (code == 0x2122 || (code == 0xa0 && !bytes->shouted))
        more++;
    return more + 1;
}

/* Does text[0..n) begin with the rest of a Portuguese word in "à": "às",
 * "àquele"? */
static bool
is_rest_of_a(const char *text, size_t n)
{
    static const char *const rests[] = { "s", "quele", "queles", "quela",
        "quelas", "quilo" };
    size_t i, len;

    for (i = 0; i < sizeof(rests) / sizeof(rests[0]); i++) {
        len = strlen(rests[i]);
        if (n > len && memcmp(text, rests[i], len) == 0 && text[len] == ' ')
            return true;
    }
    return false;
}

/* Read a unit whose second byte was a no-break space, which became a blank or
 * was merged with one: "voilÃ " is "voilà ", "10Â kg" had a no-break space, "Å
 * veice" began with "Š". */
static bool
read_lost_blank(uint32_t lead, const struct bytes *bytes, const char *text,
    size_t n, size_t lead_n, uint8_t byte, struct unit *unit)
{
    bool word = bytes->kind[0] == ODD_SMALL || bytes->kind[0] == ODD_LOWER;
    const char *after;
    size_t left;

    if (lead_n >= n || text[lead_n] != ' ' || byte < 0xc2 ||
        (byte > 0xc3 && byte != 0xc5) || bytes->kind[0] == ODD_CAPITAL ||
        bytes->kind[0] == ODD_UPPER)
        return false;
    after = text + lead_n + 1;
    left = n - lead_n - 1;
    memset(unit, 0, sizeof(*unit));
    unit->chance = ODD_ANYWHERE;
    unit->gap = lead == A_TILDE || lead == A_CIRC;
    unit->n = lead_n + 1;
    if (byte == 0xc2) {
        unit->c = 0xa0;
    } else if (byte == 0xc3) {
        unit->c = 0xe0;
        /* Of two blanks one was removed: keep the other. */
        if (!is_rest_of_a(after, left) && (left == 0 || *after != ' '))
            unit->n = lead_n;
    } else {
        unit->c = 0x160;
        return !word && left > 0 &&
               odd_kind((unsigned char)*after) == ODD_SMALL;
    }
    unit->weight = unit->gap && word ? MOJIBAKE_ENOUGH : 0;
    return true;
}

/* How likely the character is in a text.  U+0080 to U+009F are what
 * windows-1252 becomes if it is taken for Latin-1; the text may have been
 * damaged once more. */
static enum odd_chance
chance_of(unsigned map, uint32_t code)
{
    return map == CHARMAP_1252 && code >= 0x80 && code < 0xa0
               ? ODD_ANYWHERE
               : odd_chance(code);
}

/* Does the unit at byte i follow a word in capitals?  A single capital may
 * begin a word that continues after the unit. */
static bool
follows_capitals(const struct mojibake *mojibake, const char *text, size_t n,
    size_t i, const struct bytes *bytes)
{
    enum odd_kind before;

    if (bytes->kind[0] == ODD_UPPER)
        return true;
    if (bytes->kind[0] != ODD_CAPITAL)
        return false;
    before = kind_before(mojibake, text, n, i - 1);
    return before == ODD_CAPITAL || before == ODD_UPPER ||
           bytes->kind[bytes->count + 1] != ODD_SMALL;
}

/* Read the unit of the set `map` at byte i; false if there is none. */
static bool
read_unit(const struct mojibake *mojibake, unsigned map, const char *text,
    size_t n, size_t i, struct unit *unit)
{
    struct bytes bytes = { .count = 1 };
    uint32_t lead = character(text + i, &bytes.n);
    const struct entry *entry = mojibake_entry_of(mojibake, lead);
    size_t lead_n = bytes.n;
    unsigned length, k;

    if ((entry->lead & 1u << map) == 0)
        return false;
    bytes.kind[0] = kind_before(mojibake, text, n, i);
    bytes.kind[1] = (enum odd_kind)entry->kind;
    if (read_lost_blank(
            lead, &bytes, text + i, n - i, lead_n, entry->byte[map], unit))
        return true;
    length = unit_length(entry->byte[map]);
    bytes.c = entry->byte[map] & (0xffu >> (length + 1));
    if (!read_continuation(mojibake, map, text + i, n - i, length, &bytes) ||
        !is_shortest_form(bytes.c, length))
        return false;
    bytes.kind[bytes.count + 1] = odd_kind_at(mojibake, text, n, i + bytes.n);
    bytes.shouted = follows_capitals(mojibake, text, n, i, &bytes);
    unit->n = bytes.n;
    unit->blank = bytes.blank;
    unit->gap = bytes.blank && length > 2;
    unit->c = bytes.lost ? LOST : bytes.c;
    unit->chance = chance_of(map, bytes.c);
    unit->weight = bonus_weight(lead, &bytes, text + i, lead_n);
    for (k = 1; k <= bytes.count; k++)
        unit->weight +=
            odd_between(bytes.kind[k - 1], bytes.kind[k], bytes.kind[k + 1]);
    if (bytes.lost)
        unit->chance = ODD_ANYWHERE;
    return true;
}

bool
mojibake_character_at(const struct mojibake *mojibake, unsigned map,
    const char *text, size_t n, size_t i, struct unit *unit)
{
    struct unit low;

    if (!read_unit(mojibake, map, text, n, i, unit))
        return false;
    if (!is_surrogate(unit->c))
        return true;
    if (unit->c >= 0xdc00 || i + unit->n >= n ||
        !read_unit(mojibake, map, text, n, i + unit->n, &low) ||
        low.c < 0xdc00 || !is_surrogate(low.c))
        return false;
    unit->c = 0x10000 + ((unit->c - 0xd800) << 10) + (low.c - 0xdc00);
    unit->n += low.n;
    unit->weight += low.weight;
    unit->chance = odd_chance(unit->c);
    return true;
}

/* ---- runs -----------------------------------------------------------------
 */

unsigned
mojibake_run_weight(const struct run *run)
{
    if (run->among == 1 && run->units == 1 && !run->word)
        return 0;
    return run->weight + (run->among >= 3 ? MOJIBAKE_ENOUGH : 0);
}

bool
mojibake_run_add(const struct mojibake *mojibake, struct run *run,
    const char *text, size_t n, size_t i, const struct unit *unit)
{
    enum odd_kind before, after;

    if (run->units > 0 && run->end != i)
        return false;
    if (run->units == 0) {
        memset(run, 0, sizeof(*run));
        run->start = i;
    }
    run->units++;
    run->gaps += unit->gap;
    run->end = i + unit->n;
    if (unit->chance == ODD_NEVER) {
        run->never++;
        return true;
    }
    run->weight += unit->weight;
    if (unit->chance == ODD_AMONG) {
        before = kind_before(mojibake, text, n, i);
        after = odd_kind_at(mojibake, text, n, run->end);
        run->among++;
        run->word =
            run->word || (unit->c < 0x400 &&
                             (before == ODD_SMALL || before == ODD_CAPITAL ||
                                 after == ODD_SMALL || after == ODD_CAPITAL));
    }
    return true;
}
