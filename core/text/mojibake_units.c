/* SPDX-License-Identifier: MIT */
#include "text/mojibake_units.h"

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

#define LOST 0xfffd

/* ---- tables ---------------------------------------------------------------
 */

static struct entry *
mojibake_entry_of(const struct mojibake *mojibake, uint32_t code)
{
    return &mojibake->pages[code < 0x10000 ? mojibake->page[code >> 8] : 0]
                           [code & 0xff];
}

static void
add_byte(struct mojibake *mojibake, unsigned map, uint32_t code, uint8_t byte)
{
    struct entry *e = mojibake_entry_of(mojibake, code);

    e->kind = (uint8_t)odd_kind(code);
    e->byte[map] = byte;
    if (byte < 0xc0)
        e->more |= (uint16_t)(1u << map);
    else if (byte >= 0xc2 && byte <= 0xf4)
        e->lead |= (uint16_t)(1u << map);
    mojibake->brief[mojibake->page[code >> 8]][code & 0xff] =
        e->lead | (uint32_t)e->more << BRIEF_MORE |
        (e->kind == ODD_CONTROL ? BRIEF_CONTROL : 0);
}

/* Page 0 is empty: what is of no set.  U+FFFD goes on in each; U+0080 to U+009F
 * do in the first, which was often taken for Latin-1, and where a set has them
 * itself. */
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
        /* In KOI8-R small letters begin characters: any could be lost. */
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

static enum odd_kind
kind_at(const struct mojibake *mojibake, const char *text, size_t n, size_t i)
{
    const struct entry *e;
    uint32_t code;
    size_t len;

    if (i >= n)
        return ODD_BLANK;
    code = character(text + i, &len);
    e = mojibake_entry_of(mojibake, code);
    return e->lead | e->more ? (enum odd_kind)e->kind : odd_kind(code);
}

static enum odd_kind
kind_before(
    const struct mojibake *mojibake, const char *text, size_t n, size_t i)
{
    return i == 0 ? ODD_BLANK
                  : kind_at(mojibake, text, n, i - utf8_back(text, i));
}

/* The bytes of a unit, as they are read. */
struct bytes {
    size_t n;              /* of the text */
    enum odd_kind kind[8]; /* before, the characters, after */
    unsigned count;        /* of characters */
    uint32_t c;            /* bits so far */
    bool lost, blank;
    bool shouted; /* behind a word of capitals */
};

static unsigned
unit_length(uint8_t lead)
{
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* Read the characters that go on. */
static bool
read_more(const struct mojibake *mojibake, unsigned map, const char *text,
    size_t n, unsigned length, struct bytes *bytes)
{
    while (bytes->count < length) {
        const struct entry *e;
        uint8_t byte;
        uint32_t code;
        size_t len;

        if (bytes->n >= n)
            return false;
        code = character(text + bytes->n, &len);
        e = mojibake_entry_of(mojibake, code);
        if (code == LOST || (code == '?' && bytes->count == 2)) {
            bytes->lost = true;
            byte = 0x80;
        } else if (code == ' ' && !bytes->blank) {
            bytes->blank = true;
            byte = 0xa0;
        } else if (e->more & 1u << map) {
            byte = e->byte[map];
        } else {
            return false;
        }
        bytes->c = bytes->c << 6 | (byte & 0x3f);
        bytes->n += len;
        bytes->count++;
        bytes->kind[bytes->count] =
            code == ' ' ? ODD_BLANK : (enum odd_kind)e->kind;
    }
    return true;
}

/* Is c encoded in as many bytes as it needs, and a character? */
static bool
sound(uint32_t code, unsigned length)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };

    return code >= least[length] && code <= 0x10ffff;
}

static bool
surrogate(uint32_t code)
{
    return code >= 0xd800 && code < 0xe000;
}

/* What else speaks for a unit: Ã and Â begin what was Latin, and seldom stand
 * before such characters; dashes and quote marks are common in text. */
static unsigned
bonus(uint32_t lead, const struct bytes *bytes, const char *text, size_t lead_n)
{
    unsigned more = bytes->c >= 0x2010 && bytes->c <= 0x203a;
    size_t len;
    uint32_t code = character(text + lead_n, &len);

    /* With a yen the same pair is a bullet of another set: none is sure. */
    /* Nobody ever wrote this but a decoder that lost a character. */
    if (bytes->c == LOST)
        return MOJIBAKE_ENOUGH;
    if ((lead != A_TILDE && lead != A_CIRC) || code == 0xa5)
        return more;
    if (code == 0x2122 || (code == 0xa0 && !bytes->shouted))
        more++;
    return more + 1;
}

/* Does text[0..n) begin with the rest of a word that "à" begins in Portuguese:
 * "às", "àquele"? */
static bool
rest_of_a(const char *text, size_t n)
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

/* Where the second byte was a no-break space, which became a blank or went
 * into one: "voilÃ " is "voilà ", "10Â kg" had a no-break space, "Å veice"
 * began with another letter. */
static bool
lost_blank(uint32_t lead, const struct bytes *bytes, const char *text, size_t n,
    size_t lead_n, uint8_t byte, struct unit *unit)
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
        /* Of two blanks one is left. */
        if (!rest_of_a(after, left) && (left == 0 || *after != ' '))
            unit->n = lead_n;
    } else {
        unit->c = 0x160;
        return !word && left > 0 &&
               odd_kind((unsigned char)*after) == ODD_SMALL;
    }
    unit->weight = unit->gap && word ? MOJIBAKE_ENOUGH : 0;
    return true;
}

/* U+0080 to U+009F are of no use, but they are what windows-1252 becomes where
 * it is taken for Latin-1; then it may have been damaged once more. */
static enum odd_chance
chance(unsigned map, uint32_t code)
{
    return map == CHARMAP_1252 && code >= 0x80 && code < 0xa0
               ? ODD_ANYWHERE
               : odd_chance(code);
}

/* Is the unit at i behind a word of capitals?  One capital may begin a word
 * that goes on behind the unit. */
static bool
shouted(const struct mojibake *mojibake, const char *text, size_t n, size_t i,
    const struct bytes *bytes)
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

/* Is there a unit of the set `map` at text[i..n)? */
static bool
unit_at(const struct mojibake *mojibake, unsigned map, const char *text,
    size_t n, size_t i, struct unit *unit)
{
    struct bytes bytes = { .count = 1 };
    uint32_t lead = character(text + i, &bytes.n);
    const struct entry *e = mojibake_entry_of(mojibake, lead);
    size_t lead_n = bytes.n;
    unsigned length, k;

    if ((e->lead & 1u << map) == 0)
        return false;
    bytes.kind[0] = kind_before(mojibake, text, n, i);
    bytes.kind[1] = (enum odd_kind)e->kind;
    if (lost_blank(lead, &bytes, text + i, n - i, lead_n, e->byte[map], unit))
        return true;
    length = unit_length(e->byte[map]);
    bytes.c = e->byte[map] & (0xffu >> (length + 1));
    if (!read_more(mojibake, map, text + i, n - i, length, &bytes) ||
        !sound(bytes.c, length))
        return false;
    bytes.kind[bytes.count + 1] = kind_at(mojibake, text, n, i + bytes.n);
    bytes.shouted = shouted(mojibake, text, n, i, &bytes);
    unit->n = bytes.n;
    unit->blank = bytes.blank;
    unit->gap = bytes.blank && length > 2;
    unit->c = bytes.lost ? LOST : bytes.c;
    unit->chance = chance(map, bytes.c);
    unit->weight = bonus(lead, &bytes, text + i, lead_n);
    for (k = 1; k <= bytes.count; k++)
        unit->weight +=
            odd_between(bytes.kind[k - 1], bytes.kind[k], bytes.kind[k + 1]);
    if (bytes.lost)
        unit->chance = ODD_ANYWHERE;
    return true;
}

/* The same, with two surrogates for one character. */
bool
mojibake_character_at(const struct mojibake *mojibake, unsigned map,
    const char *text, size_t n, size_t i, struct unit *unit)
{
    struct unit low;

    if (!unit_at(mojibake, map, text, n, i, unit))
        return false;
    if (!surrogate(unit->c))
        return true;
    if (unit->c >= 0xdc00 || i + unit->n >= n ||
        !unit_at(mojibake, map, text, n, i + unit->n, &low) || low.c < 0xdc00 ||
        !surrogate(low.c))
        return false;
    unit->c = 0x10000 + ((unit->c - 0xd800) << 10) + (low.c - 0xdc00);
    unit->n += low.n;
    unit->weight += low.weight;
    unit->chance = odd_chance(unit->c);
    return true;
}

/* ---- runs -----------------------------------------------------------------
 */

/* What a run weighs: characters that need company have none alone, and three
 * of them are no chance. */
unsigned
mojibake_run_weight(const struct run *run)
{
    if (run->among == 1 && run->units == 1 && !run->word)
        return 0;
    return run->weight + (run->among >= 3 ? MOJIBAKE_ENOUGH : 0);
}

/* Put the unit at i behind the run, or begin one.  Returns false, and takes
 * nothing, if it is a new one. */
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
        after = kind_at(mojibake, text, n, run->end);
        run->among++;
        run->word =
            run->word || (unit->c < 0x400 &&
                             (before == ODD_SMALL || before == ODD_CAPITAL ||
                                 after == ODD_SMALL || after == ODD_CAPITAL));
    }
    return true;
}
