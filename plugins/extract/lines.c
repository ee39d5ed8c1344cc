/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include <string.h>

#include "dates.h"
#include "endings.h"

/* Bytes of a line up to which it is looked at for the cues of each set. */
static const unsigned short most[CUE_SETS] = {
    [CUES_PROMO] = 250,
    [CUES_SHOP] = 100,
    [CUES_CREDIT] = 120,
    [CUES_LEAD] = 220,
    [CUES_BOILER] = 300,
    [CUES_TRAIL] = 150,
    [CUES_BARE] = 60,
};

#define REPEAT_LEAST 60 /* bytes of a line that is not said twice */
#define TITLE_LINES 3   /* the title is among so many first lines */
#define LEAD_LINES 5

static bool
is_cue(const struct page *p, enum cue_set set, struct str line)
{
    return line.n <= most[set] && rules_cue(p->rules, set, line);
}

static bool
is_heading(const struct paragraph *x)
{
    return (tags_are(x->tag) & TAG_IS_HEADING) != 0;
}

/* ---- lines by themselves ------------------------------------------------- */

static bool
is_title(const struct page *p, struct str line)
{
    struct str t;
    size_t i;

    if (line.n > 400)
        return false;
    t = dom_lower(&p->dom, line);
    for (i = 0; i < p->ntitles; i++) {
        if (str_same(t, p->titles[i]))
            return true;
    }
    return false;
}

/* A date, and little behind it. */
static bool
is_date(const struct page *p, struct str line)
{
    size_t n;

    return line.n <= 100 && dates_at(p, line, &n).n > 0 && line.n - n <= 40;
}

/* A byline, a date, how long it takes to read. */
static bool
is_lead(const struct page *p, struct str line)
{
    if (line.n > most[CUES_LEAD])
        return false;
    if (is_date(p, line))
        return true;
    if (!rules_cue(p->rules, CUES_LEAD, line))
        return false;
    /* A sentence may begin with these words, too. */
    return line.n <= 40 || (line.n <= 80 && !str_ends_sentence(line));
}

/* `kept` lines stand before it. */
static bool
goes(const struct page *p, const struct paragraph *x, size_t kept)
{
    struct str t = x->text;

    if (is_cue(p, CUES_BARE, t) || (kept < TITLE_LINES && is_title(p, t)) ||
        (kept < 2 && x->tag == TAG_h1))
        return true;
    if (is_cue(p, CUES_SHOP, t) || is_cue(p, CUES_CREDIT, t))
        return true;
    if (kept < LEAD_LINES && is_lead(p, t))
        return true;
    return t.n <= most[CUES_BOILER] && rules_holds(p->rules, CUES_BOILER, t);
}

/* ---- repeats ------------------------------------------------------------- */

struct seen {
    uint64_t *v;
    size_t mask;
};

static bool
seen_before(struct seen *s, struct str t)
{
    uint64_t h = str_hash(STR_HASH, t) | 1; /* 0 is a free place */
    size_t i;

    for (i = (h >> 1) & s->mask; s->v[i] != 0; i = (i + 1) & s->mask) {
        if (s->v[i] == h)
            return true;
    }
    s->v[i] = h;
    return false;
}

static void
take_lines(const struct page *p, struct paragraphs *ps)
{
    struct seen seen = { .mask = 63 };
    struct paragraph *first = NULL; /* repeat of a row */
    bool repeat, long_line, repeated = false;
    size_t i, kept = 0;

    while (seen.mask < 2 * ps->n)
        seen.mask = 2 * seen.mask + 1;
    seen.v = pool_alloc(&p->dom.pool, (seen.mask + 1) * sizeof(*seen.v));
    memset(seen.v, 0, (seen.mask + 1) * sizeof(*seen.v));
    for (i = 0; i < ps->n; i++) {
        struct paragraph *x = &ps->v[i];

        if (x->gone) /* with a box */
            continue;
        /* A line that is said twice, alone, may be meant: a pair is not. */
        long_line = x->text.n > REPEAT_LEAST;
        repeat = long_line && seen_before(&seen, x->text);
        x->promise = is_cue(p, CUES_PROMO, x->text);
        x->gone = x->promise || goes(p, x, kept) || (repeat && repeated);
        if (repeat && !repeated)
            first = x;
        else if (repeat && first != NULL)
            first->gone = true;
        if (long_line)
            repeated = repeat;
        kept += !x->gone;
    }
}

/* ---- ends ---------------------------------------------------------------- */

/* A heading without text, a line about the article. */
static void
trim_ends(const struct page *p, struct paragraphs *ps)
{
    size_t i;

    for (i = ps->n; i > 0; i--) {
        struct paragraph *x = &ps->v[i - 1];

        if (x->gone)
            continue;
        if (!is_heading(x) && !is_cue(p, CUES_TRAIL, x->text))
            break;
        x->gone = true;
    }
    for (i = 0; i < ps->n; i++) {
        struct paragraph *x = &ps->v[i];

        if (x->gone)
            continue;
        if (x->text.n >= 60 || str_ends_sentence(x->text) || x->tag == TAG_p ||
            x->tag == TAG_li || x->tag == TAG_h2 || x->tag == TAG_h3)
            break;
        x->gone = true;
    }
}

void
lines_clean(const struct page *p, struct paragraphs *ps)
{
    take_lines(p, ps);
    endings_cut(p, ps);
    trim_ends(p, ps);
}
