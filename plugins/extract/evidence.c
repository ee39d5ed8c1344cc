/* SPDX-License-Identifier: MIT */
#include "evidence.h"

/* Code points beside an inline element that are more than a label, where a
 * mark ends the line as a sentence. */
#define BESIDE_LEAST 15
/* Share of links from which on a block is a list of them. */
#define LINKS_OF_BOX 0.3
/* Most code points of prose in a block that asks for something. */
#define PROSE_OF_BOX 250
/* Share of plain prose that is prose, and that is links. */
#define MOST_PROSE     0.8
#define LINKS_OF_PROSE 0.1
/* Code points of a line that leads to a list: "See also:" is shorter. */
#define INTRODUCTION 25
/* Headings above each other. */
#define HEADINGS_MOST 3

static uint32_t
length(const struct page *p, uint32_t i)
{
    return measure_of(&p->m, SUM_LENGTH, i);
}

static bool
is_heading(const struct page *p, uint32_t i)
{
    return (tags_are(p->dom.v[i].tag) & TAG_IS_HEADING) != 0;
}

static struct str
trimmed(struct str t)
{
    t.n = space_trim(&t.s, t.n);
    return t;
}

/* The line that a node is in, or that is the only one in it; NULL. */
static const struct line *
line_of(const struct page *p, uint32_t i)
{
    uint32_t before = p->m.sums[SUM_LINES][i];
    uint32_t own = measure_of(&p->m, SUM_LINES, i);
    const struct line *l;

    if (own > 1 || length(p, i) == 0 || before + own == 0)
        return NULL;
    l = &p->m.lines[before + own - 1];
    return length(p, i) <= l->length ? l : NULL;
}

/* Does the line say something once `inner` code points of it are apart? */
static bool
is_sentence(const struct page *p, const struct line *l, uint32_t inner)
{
    uint32_t beside = l->length - inner;

    if (is_heading(p, l->owner) || beside >= MEASURE_PROSE)
        return true;
    return beside >= BESIDE_LEAST &&
           str_ends_sentence(trimmed(p->dom.v[l->last].text));
}

bool
evidence_in_sentence(const struct page *p, uint32_t i, bool both)
{
    const uint32_t *lengths = p->m.sums[SUM_LENGTH];
    const struct line *l;
    uint32_t before, after, own = length(p, i);

    if (tags_are(p->dom.v[i].tag) & TAG_IS_BLOCK)
        return false;
    l = line_of(p, i);
    if (l == NULL)
        return false;
    before = l->at < i ? lengths[i] - lengths[l->at] : 0;
    after = l->length - before - own;
    if (both ? before == 0 || after == 0 : before + after == 0)
        return false;
    return is_sentence(p, l, own);
}

static uint32_t
fields(const struct page *p, uint32_t i)
{
    return p->fields[p->dom.v[i].end] - p->fields[i];
}

bool
evidence_of_box(const struct page *p, uint32_t i)
{
    return measure_density(&p->m, i) > LINKS_OF_BOX ||
           (fields(p, i) > 0 && measure_of(&p->m, SUM_PROSE, i) < PROSE_OF_BOX);
}

bool
evidence_of_labels(const struct page *p, uint32_t i)
{
    return measure_of(&p->m, SUM_GOOD, i) == 0;
}

bool
evidence_of_plain_prose(const struct page *p, uint32_t i)
{
    uint32_t n = length(p, i);

    return measure_of(&p->m, SUM_PROSE, i) >= MOST_PROSE * n && n > 0 &&
           fields(p, i) == 0 && measure_density(&p->m, i) < LINKS_OF_PROSE;
}

/* Is the line one that leads to other articles: "Read more about it:"? */
static bool
promises(const struct page *p, uint32_t end, const struct line *l)
{
    struct str t = dom_folded_range(&p->dom, l->at, end);

    return rules_cue(p->rules, CUES_PROMO, t) ||
           rules_cue(p->rules, CUES_STOP, t);
}

bool
evidence_of_introduction(const struct page *p, uint32_t i)
{
    const struct dom *d = &p->dom;
    uint32_t before = p->m.sums[SUM_LINES][i];
    const struct line *l;
    struct str t;

    if (before == 0)
        return false;
    l = &p->m.lines[before - 1];
    t = trimmed(d->v[l->last].text);
    return d->v[l->owner].tag == TAG_p && !d->v[l->owner].gone &&
           d->v[l->owner].parent == d->v[i].parent &&
           l->length >= INTRODUCTION && l->link == 0 && t.n > 0 &&
           t.s[t.n - 1] == ':' && !promises(p, d->v[l->owner].end, l);
}

bool
evidence_heads_prose(const struct page *p, uint32_t heading)
{
    const struct dom *d = &p->dom;
    const struct line *l = NULL;
    uint32_t i, end = d->v[p->body].end;
    int above = 0;

    i = d->v[heading].end;
    while (i < end && d->v[i].gone)
        i = d->v[i].end;
    for (; i < end && above < HEADINGS_MOST; i = dom_next(d, i, end)) {
        if (d->v[i].tag != TAG_TEXT || length(p, i) == 0)
            continue;
        l = line_of(p, i);
        if (l == NULL || !is_heading(p, l->owner))
            break;
        above++;
        i = d->v[l->owner].end - 1;
        l = NULL;
    }
    if (l == NULL || 2 * l->link > l->length)
        return false;
    return l->length >= MEASURE_PROSE || is_sentence(p, l, 0);
}
