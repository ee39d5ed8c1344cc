#include "text/mojibake.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/charmaps.h"
#include "text/mojibake_odd.h"
#include "text/utf8.h"

/* Source of the method: after R. Speer's ftfy, which asks a list of patterns
 * whether text looks wrong, and tries sets of characters in turn; here every
 * unit is weighed by what it is and what it would become. */

#define ENOUGH 2 /* weight of a run of units that is damage */
#define TIMES 4  /* that a text can have been damaged */
#define A_TILDE 0xc3
#define A_CIRC 0xc2
#define LOST 0xfffd

/* What a character can be in a unit. */
struct entry {
    uint16_t lead, more; /* bits of the sets in which it begins, goes on */
    uint8_t kind;        /* enum odd_kind */
    uint8_t byte[CHARMAPS];
};

struct mojibake {
    uint8_t page[256]; /* of the characters by their upper byte */
    struct entry (*pages)[256];
};

/* ---- tables ---------------------------------------------------------------
 */

static struct entry *
entry_of(const struct mojibake *m, uint32_t c)
{
    return &m->pages[c < 0x10000 ? m->page[c >> 8] : 0][c & 0xff];
}

static void
add_byte(struct mojibake *m, unsigned map, uint32_t c, uint8_t byte)
{
    struct entry *e = entry_of(m, c);

    e->kind = (uint8_t)odd_kind(c);
    e->byte[map] = byte;
    if (byte < 0xc0)
        e->more |= (uint16_t)(1u << map);
    else if (byte >= 0xc2 && byte <= 0xf4)
        e->lead |= (uint16_t)(1u << map);
}

/* Page 0 is empty: what is of no set.  U+FFFD goes on in each, U+0080 to
 * U+009F too. */
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
    if (m->pages == NULL) {
        free(m);
        return NULL;
    }
    for (i = 0; i < CHARMAPS; i++) {
        for (k = 0; k < 32; k++)
            add_byte(m, i, 0x80 + k, (uint8_t)(0x80 + k));
        for (k = 0; k < 128; k++)
            add_byte(m, i, charmaps[i].high[k], (uint8_t)(0x80 + k));
        add_byte(m, i, LOST, 0x80);
    }
    return m;
}

void
mojibake_free(struct mojibake *m)
{
    if (m == NULL)
        return;
    free(m->pages);
    free(m);
}

/* ---- characters -----------------------------------------------------------
 */

/* The character at s[0..n), n > 0, which is valid UTF-8, and its length. */
static inline uint32_t
character(const char *text, size_t *len)
{
    const unsigned char *s = (const unsigned char *)text;

    if (s[0] < 0x80) {
        *len = 1;
        return s[0];
    }
    if (s[0] < 0xe0) {
        *len = 2;
        return (s[0] & 0x1fu) << 6 | (s[1] & 0x3fu);
    }
    if (s[0] < 0xf0) {
        *len = 3;
        return (s[0] & 0xfu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
    }
    *len = 4;
    return (s[0] & 7u) << 18 | (s[1] & 0x3fu) << 12 | (s[2] & 0x3fu) << 6 |
           (s[3] & 0x3fu);
}

static enum odd_kind
kind_at(const struct mojibake *m, const char *s, size_t n, size_t i)
{
    const struct entry *e;
    uint32_t c;
    size_t len;

    if (i >= n)
        return ODD_BLANK;
    c = character(s + i, &len);
    e = entry_of(m, c);
    return e->lead | e->more ? (enum odd_kind)e->kind : odd_kind(c);
}

static enum odd_kind
kind_before(const struct mojibake *m, const char *s, size_t n, size_t i)
{
    return i == 0 ? ODD_BLANK : kind_at(m, s, n, i - utf8_back(s, i));
}

/* ---- units ----------------------------------------------------------------
 */

struct unit {
    size_t n; /* bytes of the text */
    uint32_t c;
    unsigned weight;
    enum odd_chance chance;
    bool blank; /* a blank stands for a no-break space */
};

/* The bytes of a unit, as they are read. */
struct bytes {
    size_t n;                /* of the text */
    enum odd_kind kind[8];   /* before, the characters, after */
    unsigned count;          /* of characters */
    uint32_t c;              /* bits so far */
    bool lost, blank, first; /* `first`: the byte after the lead is here */
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
        e = entry_of(m, c);
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
    if ((lead != A_TILDE && lead != A_CIRC) || c == 0xa5)
        return more;
    if (c == 0x2122 || (c == 0xa0 && b->kind[0] != ODD_CAPITAL))
        more++;
    return more + 1;
}

/* Where the second byte was a no-break space, which became a blank or went
 * into one: "voilÃ " is "voilà ", "10Â kg" had a no-break space, "Å veice"
 * began with another letter. */
static bool
lost_blank(uint32_t lead, const struct bytes *b, const char *s, size_t n,
    size_t lead_n, uint8_t byte, struct unit *u)
{
    bool word = b->kind[0] == ODD_SMALL || b->kind[0] == ODD_LOWER, small;

    if (lead_n >= n || s[lead_n] != ' ' || byte < 0xc2 ||
        (byte > 0xc3 && byte != 0xc5) || b->kind[0] == ODD_CAPITAL ||
        b->kind[0] == ODD_UPPER)
        return false;
    small =
        lead_n + 1 < n && odd_kind((unsigned char)s[lead_n + 1]) == ODD_SMALL;
    memset(u, 0, sizeof(*u));
    u->chance = ODD_ANYWHERE;
    u->n = lead_n + 1;
    if (byte == 0xc2) {
        u->c = 0xa0;
    } else if (byte == 0xc3) {
        /* The Portuguese plural, "às", keeps no blank. */
        u->c = 0xe0;
        if (lead_n + 2 >= n || s[lead_n + 1] != 's' || s[lead_n + 2] != ' ')
            u->n = lead_n;
    } else {
        u->c = 0x160;
        return !word && small;
    }
    if (lead == A_TILDE || lead == A_CIRC)
        u->weight = word ? ENOUGH : 0;
    return true;
}

/* Is there a unit of the set `map` at s[i..n)? */
static bool
unit_at(const struct mojibake *m, unsigned map, const char *s, size_t n,
    size_t i, struct unit *u)
{
    struct bytes b = { .count = 1 };
    uint32_t lead = character(s + i, &b.n);
    const struct entry *e = entry_of(m, lead);
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
    u->n = b.n;
    u->blank = b.blank;
    u->c = b.lost ? LOST : b.c;
    u->chance = odd_chance(b.c);
    u->weight = bonus(lead, &b, s + i, lead_n);
    for (k = 1; k <= b.count; k++)
        u->weight += odd_between(b.kind[k - 1], b.kind[k], b.kind[k + 1]);
    if (b.lost)
        u->chance = ODD_ANYWHERE;
    return true;
}

/* The same, with two surrogates for one character. */
static bool
character_at(const struct mojibake *m, unsigned map, const char *s, size_t n,
    size_t i, struct unit *u)
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

/* Units that touch. */
struct run {
    size_t start, end;
    unsigned weight, units;
    unsigned among; /* that need others of their script */
    unsigned never;
    bool word; /* a Greek letter in a word of ASCII */
};

/* What a run weighs: characters that need company have none alone, and three
 * of them are no chance. */
static unsigned
run_weight(const struct run *r)
{
    if (r->among == 1 && r->units == 1 && !r->word)
        return 0;
    return r->weight + (r->among >= 3 ? ENOUGH : 0);
}

/* Put the unit at i behind the run, or begin one.  Returns false, and takes
 * nothing, if it is a new one. */
static bool
run_add(const struct mojibake *m, struct run *r, const char *s, size_t n,
    size_t i, const struct unit *u)
{
    enum odd_kind before, after;

    if (r->units > 0 && r->end != i)
        return false;
    if (r->units == 0) {
        memset(r, 0, sizeof(*r));
        r->start = i;
    }
    r->units++;
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

/* ---- finding --------------------------------------------------------------
 */

struct tally {
    struct run run;
    unsigned best;
    size_t total, units, never;
};

struct finding {
    struct tally of[CHARMAPS];
    bool control; /* U+0080 to U+009F */
};

static void
close_run(struct tally *t)
{
    unsigned weight = run_weight(&t->run);

    t->total += weight;
    t->units += t->run.units;
    t->never += t->run.never;
    if (weight > t->best)
        t->best = weight;
    memset(&t->run, 0, sizeof(t->run));
}

static void
weigh(const struct mojibake *m, struct finding *f, const char *s, size_t n,
    size_t i, unsigned maps)
{
    unsigned map;
    struct unit u;

    for (map = 0; map < CHARMAPS; map++) {
        struct tally *t = &f->of[map];

        if ((maps & 1u << map) == 0 || (t->run.units > 0 && i < t->run.end) ||
            !character_at(m, map, s, n, i, &u))
            continue;
        if (!run_add(m, &t->run, s, n, i, &u)) {
            close_run(t);
            run_add(m, &t->run, s, n, i, &u);
        }
    }
}

/* Look at the characters beyond ASCII that begin at i, up to the next ASCII
 * character, whose place is returned. */
static size_t
find_here(const struct mojibake *m, struct finding *f, const char *s, size_t n,
    size_t i)
{
    unsigned lead = 0; /* the sets in which the character before begins */
    size_t before = i, len;
    uint32_t c = 0;

    for (; i < n && (signed char)s[i] < 0; i += len) {
        const struct entry *e;

        c = character(s + i, &len);
        e = entry_of(m, c);
        if (lead & e->more)
            weigh(m, f, s, n, before, lead & e->more);
        f->control |= e->kind == ODD_CONTROL;
        lead = e->lead;
        before = i;
    }
    if (i < n && s[i] == ' ' && (c == A_TILDE || c == A_CIRC))
        weigh(m, f, s, n, before, 1);
    return i;
}

static void
find(const struct mojibake *m, const char *s, size_t n, struct finding *f)
{
    size_t i = 0;

    memset(f, 0, sizeof(*f));
    while ((i = utf8_skip_ascii(s, n, i)) < n)
        i = find_here(m, f, s, n, i);
}

/* The set that explains most; CHARMAPS if none does.  One that makes many
 * characters that nobody uses is none. */
static unsigned
choose(struct finding *f)
{
    unsigned map, best = CHARMAPS;

    for (map = 0; map < CHARMAPS; map++) {
        close_run(&f->of[map]);
        if (f->of[map].best >= ENOUGH &&
            f->of[map].never * 3 <= f->of[map].units &&
            (best == CHARMAPS || f->of[map].total > f->of[best].total))
            best = map;
    }
    return best;
}

bool
mojibake_found(const struct mojibake *m, const char *s, size_t n)
{
    struct finding f;

    find(m, s, n, &f);
    return choose(&f) < CHARMAPS || f.control;
}

/* ---- repairing ------------------------------------------------------------
 */

struct writer {
    const struct mojibake *m;
    const char *s;
    size_t n;
    unsigned map;
    bool all; /* every character beyond ASCII is of a unit */
    char *out;
    size_t o;
};

static void
put(struct writer *w, const char *s, size_t n)
{
    memcpy(w->out + w->o, s, n);
    w->o += n;
}

/* The run of units at i. */
static struct run
run_at(const struct writer *w, size_t i)
{
    struct run r = { 0 };
    struct unit u;

    while (i < w->n && (signed char)w->s[i] < 0 &&
           character_at(w->m, w->map, w->s, w->n, i, &u)) {
        run_add(w->m, &r, w->s, w->n, i, &u);
        i += u.n;
    }
    return r;
}

/* Is every character beyond ASCII of a unit? */
static bool
all_units(const struct writer *w)
{
    size_t i = 0;

    while ((i = utf8_skip_ascii(w->s, w->n, i)) < w->n) {
        struct run r = run_at(w, i);

        if (r.units == 0)
            return false;
        i = r.end;
    }
    return true;
}

static void
put_run(struct writer *w, const struct run *r)
{
    size_t i = r->start;
    struct unit u;

    while (i < r->end && character_at(w->m, w->map, w->s, w->n, i, &u)) {
        /* A blank inside a character, but not at the end of its word. */
        if (u.blank && i + u.n == r->end)
            put(w, w->s + i, u.n);
        else
            w->o += utf8_encode(u.c, w->out + w->o);
        i += u.n;
    }
}

/* Turn the units of a set back. */
static const char *
turn_back(const struct mojibake *m, const struct pool *pool, unsigned map,
    const char *s, size_t *n)
{
    struct writer w = { .m = m, .s = s, .n = *n, .map = map };
    size_t i = 0, next, len;

    w.out = pool_alloc(pool, *n + 4);
    w.all = all_units(&w);
    for (; i < w.n; i = next) {
        struct run r;

        next = utf8_skip_ascii(s, w.n, i);
        put(&w, s + i, next - i);
        if (next == w.n)
            break;
        i = next;
        r = run_at(&w, i);
        if (r.units > 0 && (w.all || run_weight(&r) > 0)) {
            put_run(&w, &r);
            next = r.end;
        } else {
            character(s + i, &len);
            next = r.units > 0 ? r.end : i + len;
            put(&w, s + i, next - i);
        }
    }
    *n = w.o;
    return w.out;
}

/* U+0080 to U+009F become what windows-1252 has there. */
static const char *
controls(const struct pool *pool, const char *s, size_t *n)
{
    char *out = pool_alloc(pool, 2 * *n);
    size_t i, o = 0, len;

    for (i = 0; i < *n; i += len) {
        uint32_t c = character(s + i, &len);

        if (c >= 0x80 && c < 0xa0)
            c = charmaps[0].high[c - 0x80];
        o += utf8_encode(c, out + o);
    }
    *n = o;
    return out;
}

const char *
mojibake_repair(
    const struct mojibake *m, const struct pool *pool, const char *s, size_t *n)
{
    struct finding f;
    unsigned map, i;

    for (i = 0; i < TIMES; i++) {
        find(m, s, *n, &f);
        map = choose(&f);
        if (map == CHARMAPS)
            break;
        s = turn_back(m, pool, map, s, n);
    }
    find(m, s, *n, &f);
    return f.control ? controls(pool, s, n) : s;
}
