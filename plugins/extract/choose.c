/* SPDX-License-Identifier: MIT */
#include "choose.h"

#include <string.h>

/* How far up a paragraph speaks for the elements around it. */
#define LEVELS 5
/* Shortest text of a paragraph; of an element that is seldom one. */
#define PARAGRAPH_LEAST 25
#define FRAGMENT_LEAST  80
/* Code points of prose between the headline and an element behind it that
 * halve its score. */
#define HEADLINE_FAR 500

struct choice {
    struct page *p;
    double *score;   /* by node; 0: nothing speaks for it */
    uint32_t *first; /* in which order elements were spoken for */
    uint32_t spoken;
};

static uint32_t
good(const struct choice *c, uint32_t i)
{
    return measure_of(&c->p->m, SUM_GOOD, i);
}

static double
bad(const struct choice *c, uint32_t i)
{
    return measure_of(&c->p->m, SUM_BAD, i) / 2.0;
}

/* ---- scores -------------------------------------------------------------- */

static void
speak_for(struct choice *c, uint32_t i, double value)
{
    if (c->first[i] == 0)
        c->first[i] = ++c->spoken;
    c->score[i] += value;
}

/* The length, and the commas, of the text right below an element. */
static uint32_t
own_text(const struct page *p, uint32_t i, uint32_t *commas)
{
    const struct dom *d = &p->dom;
    uint32_t k, n = 0;

    *commas = 0;
    for (k = i + 1; k < d->v[i].end; k = d->v[k].end) {
        if (d->v[k].tag != TAG_TEXT || p->m.runs[k].length == 0)
            continue;
        n += p->m.runs[k].length + (n > 0);
        *commas += p->m.runs[k].commas;
    }
    return n;
}

enum kind { KIND_NONE, KIND_PARAGRAPH, KIND_CONTAINER, KIND_FRAGMENT };

static enum kind
kind_of(enum tag t)
{
    switch (t) {
    case TAG_p:
    case TAG_pre:
    case TAG_blockquote:
        return KIND_PARAGRAPH;
    case TAG_div:
    case TAG_section:
    case TAG_article:
    case TAG_td:
        return KIND_CONTAINER;
    case TAG_span:
    case TAG_li:
        return KIND_FRAGMENT;
    default:
        return KIND_NONE;
    }
}

/* What an element's text is worth as a paragraph, 0 for nothing. */
static double
worth(const struct page *p, uint32_t i, enum kind kind)
{
    uint32_t n, link = 0, commas;

    if (kind == KIND_PARAGRAPH) {
        n = measure_of(&p->m, SUM_LENGTH, i);
        link = measure_links(&p->m, i);
        commas = measure_of(&p->m, SUM_COMMAS, i);
    } else {
        n = own_text(p, i, &commas);
    }
    if (n < (kind == KIND_FRAGMENT ? FRAGMENT_LEAST : PARAGRAPH_LEAST) ||
        2 * link > n)
        return 0;
    return 1 + commas + ((n - link) / 100.0 < 3 ? (n - link) / 100.0 : 3);
}

/* A paragraph speaks for the elements around it, the further the less. */
static void
score(struct choice *c)
{
    struct page *p = c->p;
    const struct dom *d = &p->dom;
    uint32_t i, a, end = d->v[p->body].end;
    unsigned level;

    for (i = p->body; i < end; i = dom_next(d, i, end)) {
        enum kind kind = kind_of((enum tag)d->v[i].tag);
        double value = kind != KIND_NONE ? worth(p, i, kind) : 0;

        if (value <= 0)
            continue;
        if (kind == KIND_CONTAINER)
            speak_for(c, i, value);
        a = d->v[i].parent;
        for (level = 0; a != DOM_NONE && level < LEVELS; level++) {
            double part = level == 0 ? 1 : level == 1 ? 2 : 3.0 * level;

            speak_for(c, a, value / part);
            a = d->v[a].parent;
        }
    }
}

/* The score in the light of what the element is called, of how much of it is
 * sentences, and of where the headline is. */
static double
weigh(const struct choice *c, uint32_t i)
{
    const struct page *p = c->p;
    const struct measure *m = &p->m;
    bool block = (tags_are(p->dom.v[i].tag) & TAG_IS_BLOCK) != 0;
    double v = c->score[i], g = good(c, i), all = g + bad(c, i);
    unsigned bits = p->bits[i];

    if (bits & CLASS_CONTENT)
        v *= 1.5;
    else if (bits & CLASS_GOOD)
        v *= 1.1;
    if (bits & CLASS_BAD)
        v *= 0.7;
    if (p->dom.v[i].tag == TAG_article)
        v *= 1.3;
    if (page_is_body(p, i))
        v *= 2;
    v *= block && all > 0 ? g / all : 0.3;
    if (p->headline == DOM_NONE || p->dom.v[p->headline].gone)
        return v;
    if (page_has_headline(p, i))
        return v * 1.2;
    if (i < p->headline)
        return v * 0.4;
    return v / (1 + (double)(m->sums[SUM_PLACE][i] -
                             m->sums[SUM_PLACE][p->headline]) /
                        HEADLINE_FAR);
}

static uint32_t
best(const struct choice *c)
{
    uint32_t i, best = DOM_NONE;
    double most = 0;

    for (i = 0; i < c->p->dom.n; i++) {
        double v;

        if (c->first[i] == 0)
            continue;
        v = weigh(c, i);
        if (best == DOM_NONE || v > most ||
            (v >= most && c->first[i] < c->first[best])) {
            best = i;
            most = v;
        }
    }
    return best;
}

/* ---- climbing ------------------------------------------------------------ */

/* The element around `i`, some levels up, that adds more sentences than other
 * things; DOM_NONE if there is none. */
static uint32_t
above(const struct choice *c, uint32_t i)
{
    const struct page *p = c->p;
    const struct dom *d = &p->dom;
    double g = good(c, i), whole = good(c, p->body), more, noise;
    bool low = g / (whole > 1 ? whole : 1) < 0.35;
    bool headed = page_has_headline(p, i) && !d->v[p->headline].gone;
    uint32_t a = d->v[i].parent;
    unsigned level;

    if (headed && g > 400 && !low)
        return DOM_NONE;
    for (level = 0; level < 8 && a != DOM_NONE; level++) {
        if (d->v[a].tag == TAG_body || d->v[a].tag == TAG_html)
            return DOM_NONE;
        more = good(c, a) - g;
        noise = bad(c, a) - bad(c, i);
        if (d->v[i].tag == TAG_article &&
            measure_of(&p->m, SUM_ARTICLES, a) > 1)
            return DOM_NONE;
        if (more > 0.2 * (g > 1 ? g : 1) && noise < (low ? 0.5 : 0.2) * more &&
            (more < 100 * g || g < 500) && !(page_is_body(p, i) && g > 600))
            return a;
        a = d->v[a].parent;
    }
    return DOM_NONE;
}

uint32_t
choose(struct page *p)
{
    struct choice c = { .p = p };
    size_t n = p->dom.n + 1;
    uint32_t i, up;

    c.score = pool_alloc(&p->dom.pool, n * sizeof(*c.score));
    c.first = pool_alloc(&p->dom.pool, n * sizeof(*c.first));
    memset(c.score, 0, n * sizeof(*c.score));
    memset(c.first, 0, n * sizeof(*c.first));
    measure_make(&p->m, p->body);
    score(&c);
    i = best(&c);
    if (i == DOM_NONE)
        return p->body;
    /* One entry of a live blog is an article only to those who do not see the
     * others. */
    if (p->entries != DOM_NONE && !dom_within(&p->dom, i, p->entries))
        i = p->entries;
    while ((up = above(&c, i)) != DOM_NONE)
        i = up;
    return i;
}
