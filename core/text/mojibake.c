/* SPDX-License-Identifier: MIT */
#include "text/mojibake.h"

#include <string.h>

#include "text/mojibake_units.h"
#include "text/utf8.h"

/* Source of the method: after R. Speer's ftfy, which asks a list of patterns
 * whether text looks wrong, and tries sets of characters in turn; here every
 * unit is weighed by what it is and what it would become. */

#define TIMES 4                     /* that a text can have been damaged */
#define SURE  (3 * MOJIBAKE_ENOUGH) /* weight of a text that surely was */

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
    unsigned weight = mojibake_run_weight(&t->run);

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
            !mojibake_character_at(m, map, s, n, i, &u))
            continue;
        if (!mojibake_run_add(m, &t->run, s, n, i, &u)) {
            close_run(t);
            mojibake_run_add(m, &t->run, s, n, i, &u);
        }
    }
}

/* Look at the characters beyond ASCII that begin at i, up to the next ASCII
 * character, whose place is returned. */
static size_t
find_here(const struct mojibake *m, struct finding *f, const char *s, size_t n,
    size_t i)
{
    uint32_t lead = 0; /* the sets in which the character before begins */
    uint32_t seen = 0;
    size_t before = i, len;
    uint32_t c = 0;

    for (; i < n && (signed char)s[i] < 0; i += len) {
        uint32_t brief;

        c = character(s + i, &len);
        brief = mojibake_brief(m, c);
        if (lead & brief >> BRIEF_MORE)
            weigh(m, f, s, n, before, lead & brief >> BRIEF_MORE);
        seen |= brief;
        lead = brief & BRIEF_LEAD;
        before = i;
    }
    f->control |= (seen & BRIEF_CONTROL) != 0;
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
        if (f->of[map].best >= MOJIBAKE_ENOUGH &&
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
    bool all;  /* every character beyond ASCII is of a unit */
    bool sure; /* there is much damage of this set */
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
           mojibake_character_at(w->m, w->map, w->s, w->n, i, &u)) {
        mojibake_run_add(w->m, &r, w->s, w->n, i, &u);
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

    while (
        i < r->end && mojibake_character_at(w->m, w->map, w->s, w->n, i, &u)) {
        /* A blank inside a character, but not at the end of its word. */
        if (u.blank && i + u.n == r->end)
            put(w, w->s + i, u.n);
        else
            w->o += utf8_encode(u.c, w->out + w->o);
        i += u.n;
    }
}

/* Is a run to be turned back?  A blank in it has no weight of its own, but in a
 * text that is known to be damaged nothing else explains what is before it. */
static bool
damaged(const struct writer *w, const struct run *r)
{
    return w->all || mojibake_run_weight(r) > 0 ||
           (w->sure && r->gaps == r->units);
}

/* Turn the units of a set back. */
static const char *
turn_back(const struct mojibake *m, const struct pool *pool, unsigned map,
    bool sure, const char *s, size_t *n)
{
    struct writer w = { .m = m, .s = s, .n = *n, .map = map, .sure = sure };
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
        if (r.units > 0 && damaged(&w, &r)) {
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

/* The kind of the character before or at i. */
static enum odd_kind
kind_beside(const char *s, size_t n, size_t i, bool before)
{
    size_t len, back;

    if (before ? i == 0 : i >= n)
        return ODD_BLANK;
    back = before ? utf8_back(s, i) : 0;
    return odd_kind(character(s + i - back, &len));
}

static bool
is_letter(enum odd_kind kind)
{
    return kind == ODD_SMALL || kind == ODD_CAPITAL || kind == ODD_LOWER ||
           kind == ODD_UPPER || kind == ODD_WESTERN;
}

/* The set that U+0080 to U+009F were of: windows-1252; but Macintosh, if that
 * makes letters of all of them, inside words, and windows-1252 what does not
 * fit there.  One alone proves nothing, and some dashes and apostrophes between
 * letters may be what they are. */
static const struct charmap *
set_of_controls(const char *s, size_t n)
{
    const struct charmap *usual = &charmaps[CHARMAP_1252],
                         *mac = &charmaps[CHARMAP_MACINTOSH];
    unsigned odd = 0, count = 0, here;
    size_t i = 0, len;

    for (; (i = utf8_skip_ascii(s, n, i)) < n; i += len) {
        uint32_t c = character(s + i, &len);
        enum odd_kind before, after, kind;

        if (c < 0x80 || c >= 0xa0)
            continue;
        before = kind_beside(s, n, i, true);
        after = kind_beside(s, n, i + len, false);
        kind = odd_kind(usual->high[c - 0x80]);
        here = odd_between(before, kind, after);
        if (!is_letter(odd_kind(mac->high[c - 0x80])) ||
            !(is_letter(kind) || here >= MOJIBAKE_ENOUGH ||
                (is_letter(before) && is_letter(after))))
            return usual;
        odd += here;
        count++;
    }
    return count > 1 && odd >= MOJIBAKE_ENOUGH && odd >= count ? mac : usual;
}

/* U+0080 to U+009F become what their set has there. */
static const char *
controls(const struct pool *pool, const char *s, size_t *n)
{
    const struct charmap *set = set_of_controls(s, *n);
    char *out = pool_alloc(pool, 2 * *n);
    size_t i, o = 0, len;

    for (i = 0; i < *n; i += len) {
        uint32_t c = character(s + i, &len);

        if (c >= 0x80 && c < 0xa0)
            c = set->high[c - 0x80];
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
        s = turn_back(m, pool, map, f.of[map].total >= SURE, s, n);
    }
    find(m, s, *n, &f);
    return f.control ? controls(pool, s, n) : s;
}
