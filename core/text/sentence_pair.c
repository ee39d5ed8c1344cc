/* SPDX-License-Identifier: MIT */
#include "text/sentence_pair.h"

#include <stdint.h>
#include <string.h>

#include "text/chars.h"
#include "text/skip.h"
#include "text/step.h"

#define FAR  1500 /* bytes: no quotation of the press is longer */
#define NONE SIZE_MAX

/* Kinds of marks.  One that opens and one that closes a kind belong
 * together; the first two nest. */
enum kind {
    ROUND,
    SQUARE,
    NESTED,
    LENTIL = NESTED,
    DOUBLE,
    LOW,
    COMMAS,
    LOW_SINGLE,
    GUILLEMET,
    INWARDS,
    POINTED,
    CORNER,
    CORNERS,
    WIDE,
    TITLE,
    STRAIGHT,
    SINGLE,
    KINDS
};

static const struct mark {
    uint32_t c;
    enum kind kind;
    bool quote;
} openers[] = {
    { '(', ROUND, false }, { '[', SQUARE, false }, { 0x3010, LENTIL, false },
    { 0x201c, DOUBLE, true }, { 0x201e, LOW, true },
    { 0x201a, LOW_SINGLE, true }, { 0xab, GUILLEMET, true },
    { 0xbb, INWARDS, true }, { 0x2039, POINTED, true },
    { 0x300c, CORNER, true }, { 0x300e, CORNERS, true },
    { 0xff08, WIDE, true }, { 0x300a, TITLE, true },
}, closers[] = {
    { ')', ROUND, false }, { ']', SQUARE, false }, { 0x3011, LENTIL, false },
    { 0x201d, DOUBLE, true }, { 0x201d, LOW, true }, { 0x201c, LOW, true },
    { 0x201d, COMMAS, true }, { 0x201c, COMMAS, true },
    { 0x2018, LOW_SINGLE, true }, { 0xbb, GUILLEMET, true },
    { 0xab, INWARDS, true }, { 0x203a, POINTED, true },
    { 0x300d, CORNER, true }, { 0x300f, CORNERS, true },
    { 0xff09, WIDE, true }, { 0x300b, TITLE, true },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* The text is read backwards, so that what closes is known when what opens is
 * met.  `next` is the nearest closing mark of each kind; of brackets, which
 * nest, all that are open are in a list threaded through `up`. */
struct finder {
    const char *s;
    size_t n;
    bool quotes;
    const struct pool *pool;
    size_t next[KINDS];
    struct bracket {
        size_t at, up;
    } * open;
    size_t nopen, open_cap;
    size_t top[NESTED];
    struct span *v; /* stretches, the last first, some inside others */
    size_t nv, cap;
};

static uint32_t
around(const struct finder *f, size_t i, bool after)
{
    size_t len;

    return after ? step_at(f->s, f->n, i, &len) : step_before(f->s, i, &len);
}

static bool
wordy(uint32_t c)
{
    return chars_letter(c) || chars_digit(c);
}

/* Can a straight double mark at i open (something that follows closely)? */
static bool
straight_opens(const struct finder *f, size_t i)
{
    uint32_t before = around(f, i, false), after = around(f, i + 1, true);

    return after != 0 && !chars_space(after) &&
           (before == 0 || chars_space(before) || before == '(' ||
               before == '[' || before == '-' || before == 0x2014 ||
               before == 0x2013);
}

static bool
single_opens(const struct finder *f, size_t i, uint32_t c, size_t len)
{
    uint32_t before = around(f, i, false);

    if (c == 0x2018)
        return true;
    return wordy(around(f, i + len, true)) &&
           (before == 0 || before == ' ' || before == '(' || before == '[' ||
               before == 0x2014 || before == 0x201c || before == '"');
}

/* An apostrophe closes at the end of a word, but not where it makes the
 * plural possessive ("the drivers' fault"). */
static bool
single_closes(const struct finder *f, size_t i, size_t len)
{
    uint32_t before = around(f, i, false), after = around(f, i + len, true);
    uint32_t beyond = around(f, i + len + 1, true);

    return before != ' ' && !wordy(after) &&
           !(before == 's' && after == ' ' && chars_lower(beyond));
}

static void
add(struct finder *f, size_t at, size_t end)
{
    if (end == NONE || end - at > FAR)
        return;
    pool_push(f->pool, f->v, f->nv, f->cap);
    f->v[f->nv++] = (struct span){ at, end - at };
}

static void
push_bracket(struct finder *f, enum kind kind, size_t at)
{
    pool_push(f->pool, f->open, f->nopen, f->open_cap);
    f->open[f->nopen] = (struct bracket){ at, f->top[kind] };
    f->top[kind] = f->nopen++;
}

static void
pop_bracket(struct finder *f, enum kind kind, size_t at)
{
    if (f->top[kind] == NONE)
        return;
    add(f, at, f->open[f->top[kind]].at);
    f->top[kind] = f->open[f->top[kind]].up;
}

/* A mark of the tables at i.  It may open one kind and close another. */
static void
table_mark(struct finder *f, size_t i, uint32_t c)
{
    size_t k;

    for (k = 0; k < COUNT(openers); k++) {
        const struct mark *m = &openers[k];

        if (m->c != c || (m->quote && !f->quotes))
            continue;
        if (m->kind < NESTED)
            pop_bracket(f, m->kind, i);
        else
            add(f, i, f->next[m->kind]);
    }
    for (k = 0; k < COUNT(closers); k++) {
        const struct mark *m = &closers[k];

        if (m->c != c || (m->quote && !f->quotes))
            continue;
        if (m->kind < NESTED)
            push_bracket(f, m->kind, i);
        else
            f->next[m->kind] = i;
    }
}

/* The marks whose neighbours tell what they are. */
static void
loose_mark(struct finder *f, size_t i, uint32_t c, size_t len)
{
    if (c == '"') {
        /* Where the next mark opens, too, this one was never closed. */
        if (straight_opens(f, i)) {
            if (f->next[STRAIGHT] != NONE &&
                !straight_opens(f, f->next[STRAIGHT]))
                add(f, i, f->next[STRAIGHT]);
        }
        f->next[STRAIGHT] = i;
    } else if (c == ',' && i > 0 && f->s[i - 1] == ',') {
        add(f, i - 1, f->next[COMMAS]);
    } else if (c == '\'' || c == '`' || c == 0x2018 || c == 0x2019) {
        size_t close = f->next[SINGLE];

        if (c != 0x2019 && single_opens(f, i, c, len))
            add(f, i, close);
        if ((c == '\'' || c == 0x2019) && single_closes(f, i, len))
            f->next[SINGLE] = i;
    }
}

/* Turn the list round, and leave out what lies inside another stretch. */
static size_t
outermost(struct finder *f, struct span **out)
{
    struct span *v = pool_alloc(f->pool, (f->nv + 1) * sizeof(*v));
    size_t i, k = 0;

    for (i = f->nv; i-- > 0;) {
        if (k == 0 || f->v[i].at > v[k - 1].at + v[k - 1].n)
            v[k++] = f->v[i];
    }
    *out = v;
    return k;
}

/* The last bytes of marks: of brackets, 【 and 】 among them, and of all. */
static const bool bracket_bytes[256] = { ['('] = true,
    [')'] = true,
    ['['] = true,
    [']'] = true,
    [0x90] = true,
    [0x91] = true };
#define CONTINUES4(i) [i] = true, [i + 1] = true, [i + 2] = true, [i + 3] = true
#define CONTINUES16(i) \
    CONTINUES4(i), CONTINUES4(i + 4), CONTINUES4(i + 8), CONTINUES4(i + 12)
static const bool quote_bytes[256] = { ['('] = true,
    [')'] = true,
    ['['] = true,
    [']'] = true,
    ['"'] = true,
    ['\''] = true,
    ['`'] = true,
    [','] = true,
    CONTINUES16(0x80),
    CONTINUES16(0x90),
    CONTINUES16(0xa0),
    CONTINUES16(0xb0) };

size_t
sentence_pair_find(const char *s, size_t n, bool quotes, const struct pool *p,
    struct span **out)
{
    const bool *set = quotes ? quote_bytes : bracket_bytes;
    struct finder f = { .s = s, .n = n, .quotes = quotes, .pool = p };
    size_t i = n, len, k;

    for (k = 0; k < KINDS; k++)
        f.next[k] = NONE;
    for (k = 0; k < NESTED; k++)
        f.top[k] = NONE;
    while ((i = skip_back(set, s, i)) > 0) {
        uint32_t c = step_before(s, i, &len);

        i -= len;
        table_mark(&f, i, c);
        if (quotes)
            loose_mark(&f, i, c, len);
    }
    return outermost(&f, out);
}
