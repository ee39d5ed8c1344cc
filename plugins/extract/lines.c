/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include <string.h>

#include "dates.h"
#include "endings.h"
#include "text/space.h"

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

#define SHOP_LINE    60 /* bytes of one that may end in a point */
#define REPEAT_LEAST 60 /* bytes of a line that is not said twice */
#define TITLE_LINES  3  /* the title is among so many first lines */
#define LEAD_LINES   5
/* Pictures that are looked at, and bytes of what they show. */
#define PICTURES_MOST   256
#define PICTURE_LEAST   30
#define PICTURE_LONGEST 400

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
    /* A sentence may begin with these words, too. */
    if ((is_cue(p, CUES_SHOP, t) &&
            (t.n <= SHOP_LINE || !str_ends_sentence(t))) ||
        is_cue(p, CUES_CREDIT, t))
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

static void
seen_init(const struct page *p, struct seen *s, size_t n)
{
    s->mask = 63;
    while (s->mask < 2 * n)
        s->mask = 2 * s->mask + 1;
    s->v = pool_alloc(&p->dom.pool, (s->mask + 1) * sizeof(*s->v));
    memset(s->v, 0, (s->mask + 1) * sizeof(*s->v));
}

/* Is it known?  It is added if `add`. */
static bool
seen_before(struct seen *s, struct str t, bool add)
{
    uint64_t h = str_hash(STR_HASH, t) | 1; /* 0 is a free place */
    size_t i;

    for (i = (h >> 1) & s->mask; s->v[i] != 0; i = (i + 1) & s->mask) {
        if (s->v[i] == h)
            return true;
    }
    if (add)
        s->v[i] = h;
    return false;
}

/* What pictures show, as they say it to those who do not see them: a line that
 * is the same is a caption, wherever it stands. */
static void
take_pictures(const struct page *p, struct seen *pictures)
{
    const struct dom *d = &p->dom;
    uint32_t i, end = d->v[p->body].end;
    size_t n = 0;

    seen_init(p, pictures, PICTURES_MOST);
    for (i = dom_find(d, p->body, end, TAG_img);
         i != DOM_NONE && n < PICTURES_MOST;
         i = dom_find(d, i + 1, end, TAG_img)) {
        const struct str *alt = dom_attr(d, i, ATTR_alt);
        struct str t;

        if (alt == NULL || alt->n < PICTURE_LEAST || alt->n > PICTURE_LONGEST)
            continue;
        t = *alt;
        t.n = space_trim(&t.s, t.n);
        seen_before(pictures, t, true);
        n++;
    }
}

static bool
is_caption(const struct paragraph *x, struct seen *pictures)
{
    return x->kind != CD_BLOCK_HEADING && x->text.n >= PICTURE_LEAST &&
           x->text.n <= PICTURE_LONGEST &&
           seen_before(pictures, x->text, false);
}

static void
take_lines(const struct page *p, struct paragraphs *ps)
{
    struct seen seen, pictures;
    struct paragraph *first = NULL; /* repeat of a row */
    bool repeat, long_line, repeated = false;
    size_t i, kept = 0;

    seen_init(p, &seen, ps->n);
    take_pictures(p, &pictures);
    for (i = 0; i < ps->n; i++) {
        struct paragraph *x = &ps->v[i];

        if (x->gone) /* with a box */
            continue;
        /* A line that is said twice, alone, may be meant: a pair is not. */
        long_line = x->text.n > REPEAT_LEAST;
        repeat = long_line && seen_before(&seen, x->text, true);
        x->promise = is_cue(p, CUES_PROMO, x->text);
        x->gone = x->promise || (!x->time && goes(p, x, kept)) ||
                  is_caption(x, &pictures) || (repeat && repeated);
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
        if (x->time || x->text.n >= 60 || str_ends_sentence(x->text) ||
            x->tag == TAG_p || x->tag == TAG_li || x->tag == TAG_h2 ||
            x->tag == TAG_h3)
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
