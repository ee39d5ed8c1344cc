/* SPDX-License-Identifier: MIT */
#include "text/mojibake_units.h"

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

#define LOST 0xfffd

/* ---- tables ---------------------------------------------------------------
 */

static struct entry *
mojibake_entry_of(const struct mojibake *m, uint32_t c)
{
    return &m->pages[c < 0x10000 ? m->page[c >> 8] : 0][c & 0xff];
}

static void
add_byte(struct mojibake *m, unsigned map, uint32_t c, uint8_t byte)
{
    struct entry *e = mojibake_entry_of(m, c);

    e->kind = (uint8_t)odd_kind(c);
    e->byte[map] = byte;
    if (byte < 0xc0)
        e->more |= (uint16_t)(1u << map);
    else if (byte >= 0xc2 && byte <= 0xf4)
        e->lead |= (uint16_t)(1u << map);
    m->brief[m->page[c >> 8]][c & 0xff] =
        e->lead | (uint32_t)e->more << BRIEF_MORE |
        (e->kind == ODD_CONTROL ? BRIEF_CONTROL : 0);
}

/* Page 0 is empty: what is of no set.  U+FFFD goes on in each; U+0080 to U+009F
 * do in the first, which was often taken for Latin-1, and where a set has them
 * itself. */
struct mojibake *
mojibake_new(void)
{
    struct mojibake *m = calloc(1, sizeof(*m));
    unsigned i, k, n = 2;

    if (m == NULL)
        return NULL;
    m->page[0xff] = 1;
    for (i = 0; i < CHARMAPS; i++) {
        for (k = 0; k < 128; k++) {
            uint8_t *page = &m->page[charmaps[i].high[k] >> 8];

            if (*page == 0)
                *page = (uint8_t)n++;
        }
    }
    m->pages = calloc(n, sizeof(*m->pages));
    m->brief = calloc(n, sizeof(*m->brief));
    if (m->pages == NULL || m->brief == NULL) {
        mojibake_free(m);
        return NULL;
    }
    for (i = 0; i < CHARMAPS; i++) {
        for (k = 0; i == CHARMAP_1252 && k < 32; k++)
            add_byte(m, i, 0x80 + k, (uint8_t)(0x80 + k));
        for (k = 0; k < 128; k++)
            add_byte(m, i, charmaps[i].high[k], (uint8_t)(0x80 + k));
        /* In KOI8-R small letters begin characters: any could be lost. */
        if (i != CHARMAP_KOI8_R)
            add_byte(m, i, LOST, 0x80);
    }
    return m;
}

void
mojibake_free(struct mojibake *m)
{
    if (m == NULL)
        return;
    free(m->brief);
    free(m->pages);
    free(m);
}

/* ---- characters -----------------------------------------------------------
 */

static enum odd_kind
kind_at(const struct mojibake *m, const char *s, size_t n, size_t i)
{
    const struct entry *e;
    uint32_t c;
    size_t len;

    if (i >= n)
        return ODD_BLANK;
    c = character(s + i, &len);
    e = mojibake_entry_of(m, c);
    return e->lead | e->more ? (enum odd_kind)e->kind : odd_kind(c);
}

static enum odd_kind
kind_before(const struct mojibake *m, const char *s, size_t n, size_t i)
{
    return i == 0 ? ODD_BLANK : kind_at(m, s, n, i - utf8_back(s, i));
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
read_more(const struct mojibake *m, unsigned map, const char *s, size_t n,
    unsigned length, struct bytes *b)
{
    while (b->count < length) {
        const struct entry *e;
        uint8_t byte;
        uint32_t c;
        size_t len;

        if (b->n >= n)
            return false;
        c = character(s + b->n, &len);
        e = mojibake_entry_of(m, c);
        if (c == LOST || (c == '?' && b->count == 2)) {
            b->lost = true;
            byte = 0x80;
        } else if (c == ' ' && !b->blank) {
            b->blank = true;
            byte = 0xa0;
        } else if (e->more & 1u << map) {
            byte = e->byte[map];
        } else {
            return false;
        }
        b->c = b->c << 6 | (byte & 0x3f);
        b->n += len;
        b->count++;
        b->kind[b->count] = c == ' ' ? ODD_BLANK : (enum odd_kind)e->kind;
    }
    return true;
}

/* Is c encoded in as many bytes as it needs, and a character? */
static bool
sound(uint32_t c, unsigned length)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };

    return c >= least[length] && c <= 0x10ffff;
}

static bool
surrogate(uint32_t c)
{
    return c >= 0xd800 && c < 0xe000;
}

/* What else speaks for a unit: Ã and Â begin what was Latin, and seldom stand
 * before such characters; dashes and quote marks are common in text. */
static unsigned
bonus(uint32_t lead, const struct bytes *b, const char *s, size_t lead_n)
{
    unsigned more = b->c >= 0x2010 && b->c <= 0x203a;
    size_t len;
    uint32_t c = character(s + lead_n, &len);

    /* With a yen the same pair is a bullet of another set: none is sure. */
    /* Nobody ever wrote this but a decoder that lost a character. */
    if (b->c == LOST)
        return MOJIBAKE_ENOUGH;
    if ((lead != A_TILDE && lead != A_CIRC) || c == 0xa5)
        return more;
    if (c == 0x2122 || (c == 0xa0 && !b->shouted))
        more++;
    return more + 1;
}

/* Does s[0..n) begin with the rest of a word that "à" begins in Portuguese:
 * "às", "àquele"? */
static bool
rest_of_a(const char *s, size_t n)
{
    static const char *const rests[] = { "s", "quele", "queles", "quela",
        "quelas", "quilo" };
    size_t i, len;

    for (i = 0; i < sizeof(rests) / sizeof(rests[0]); i++) {
        len = strlen(rests[i]);
        if (n > len && memcmp(s, rests[i], len) == 0 && s[len] == ' ')
            return true;
    }
    return false;
}

/* Where the second byte was a no-break space, which became a blank or went
 * into one: "voilÃ " is "voilà ", "10Â kg" had a no-break space, "Å veice"
 * began with another letter. */
static bool
lost_blank(uint32_t lead, const struct bytes *b, const char *s, size_t n,
    size_t lead_n, uint8_t byte, struct unit *u)
{
    bool word = b->kind[0] == ODD_SMALL || b->kind[0] == ODD_LOWER;
    const char *after;
    size_t left;

    if (lead_n >= n || s[lead_n] != ' ' || byte < 0xc2 ||
        (byte > 0xc3 && byte != 0xc5) || b->kind[0] == ODD_CAPITAL ||
        b->kind[0] == ODD_UPPER)
        return false;
    after = s + lead_n + 1;
    left = n - lead_n - 1;
    memset(u, 0, sizeof(*u));
    u->chance = ODD_ANYWHERE;
    u->gap = lead == A_TILDE || lead == A_CIRC;
    u->n = lead_n + 1;
    if (byte == 0xc2) {
        u->c = 0xa0;
    } else if (byte == 0xc3) {
        u->c = 0xe0;
        /* Of two blanks one is left. */
        if (!rest_of_a(after, left) && (left == 0 || *after != ' '))
            u->n = lead_n;
    } else {
        u->c = 0x160;
        return !word && left > 0 &&
               odd_kind((unsigned char)*after) == ODD_SMALL;
    }
    u->weight = u->gap && word ? MOJIBAKE_ENOUGH : 0;
    return true;
}

/* U+0080 to U+009F are of no use, but they are what windows-1252 becomes where
 * it is taken for Latin-1; then it may have been damaged once more. */
static enum odd_chance
chance(unsigned map, uint32_t c)
{
    return map == CHARMAP_1252 && c >= 0x80 && c < 0xa0 ? ODD_ANYWHERE
                                                        : odd_chance(c);
}

/* Is the unit at i behind a word of capitals?  One capital may begin a word
 * that goes on behind the unit. */
static bool
shouted(const struct mojibake *m, const char *s, size_t n, size_t i,
    const struct bytes *b)
{
    enum odd_kind before;

    if (b->kind[0] == ODD_UPPER)
        return true;
    if (b->kind[0] != ODD_CAPITAL)
        return false;
    before = kind_before(m, s, n, i - 1);
    return before == ODD_CAPITAL || before == ODD_UPPER ||
           b->kind[b->count + 1] != ODD_SMALL;
}

/* Is there a unit of the set `map` at s[i..n)? */
static bool
unit_at(const struct mojibake *m, unsigned map, const char *s, size_t n,
    size_t i, struct unit *u)
{
    struct bytes b = { .count = 1 };
    uint32_t lead = character(s + i, &b.n);
    const struct entry *e = mojibake_entry_of(m, lead);
    size_t lead_n = b.n;
    unsigned length, k;

    if ((e->lead & 1u << map) == 0)
        return false;
    b.kind[0] = kind_before(m, s, n, i);
    b.kind[1] = (enum odd_kind)e->kind;
    if (lost_blank(lead, &b, s + i, n - i, lead_n, e->byte[map], u))
        return true;
    length = unit_length(e->byte[map]);
    b.c = e->byte[map] & (0xffu >> (length + 1));
    if (!read_more(m, map, s + i, n - i, length, &b) || !sound(b.c, length))
        return false;
    b.kind[b.count + 1] = kind_at(m, s, n, i + b.n);
    b.shouted = shouted(m, s, n, i, &b);
    u->n = b.n;
    u->blank = b.blank;
    u->gap = b.blank && length > 2;
    u->c = b.lost ? LOST : b.c;
    u->chance = chance(map, b.c);
    u->weight = bonus(lead, &b, s + i, lead_n);
    for (k = 1; k <= b.count; k++)
        u->weight += odd_between(b.kind[k - 1], b.kind[k], b.kind[k + 1]);
    if (b.lost)
        u->chance = ODD_ANYWHERE;
    return true;
}

/* The same, with two surrogates for one character. */
bool
mojibake_character_at(const struct mojibake *m, unsigned map, const char *s,
    size_t n, size_t i, struct unit *u)
{
    struct unit low;

    if (!unit_at(m, map, s, n, i, u))
        return false;
    if (!surrogate(u->c))
        return true;
    if (u->c >= 0xdc00 || i + u->n >= n ||
        !unit_at(m, map, s, n, i + u->n, &low) || low.c < 0xdc00 ||
        !surrogate(low.c))
        return false;
    u->c = 0x10000 + ((u->c - 0xd800) << 10) + (low.c - 0xdc00);
    u->n += low.n;
    u->weight += low.weight;
    u->chance = odd_chance(u->c);
    return true;
}

/* ---- runs -----------------------------------------------------------------
 */

/* What a run weighs: characters that need company have none alone, and three
 * of them are no chance. */
unsigned
mojibake_run_weight(const struct run *r)
{
    if (r->among == 1 && r->units == 1 && !r->word)
        return 0;
    return r->weight + (r->among >= 3 ? MOJIBAKE_ENOUGH : 0);
}

/* Put the unit at i behind the run, or begin one.  Returns false, and takes
 * nothing, if it is a new one. */
bool
mojibake_run_add(const struct mojibake *m, struct run *r, const char *s,
    size_t n, size_t i, const struct unit *u)
{
    enum odd_kind before, after;

    if (r->units > 0 && r->end != i)
        return false;
    if (r->units == 0) {
        memset(r, 0, sizeof(*r));
        r->start = i;
    }
    r->units++;
    r->gaps += u->gap;
    r->end = i + u->n;
    if (u->chance == ODD_NEVER) {
        r->never++;
        return true;
    }
    r->weight += u->weight;
    if (u->chance == ODD_AMONG) {
        before = kind_before(m, s, n, i);
        after = kind_at(m, s, n, r->end);
        r->among++;
        r->word =
            r->word ||
            (u->c < 0x400 && (before == ODD_SMALL || before == ODD_CAPITAL ||
                                 after == ODD_SMALL || after == ODD_CAPITAL));
    }
    return true;
}
