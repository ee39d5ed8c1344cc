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
good(const struct choice *choice, uint32_t i)
{
    return measure_of(&choice->p->m, SUM_GOOD, i);
}

static double
bad(const struct choice *choice, uint32_t i)
{
    return measure_of(&choice->p->m, SUM_BAD, i) / 2.0;
}

/* ---- scores -------------------------------------------------------------- */

static void
speak_for(struct choice *choice, uint32_t i, double value)
{
    if (choice->first[i] == 0)
        choice->first[i] = ++choice->spoken;
    choice->score[i] += value;
}

/* The length, and the commas, of the text right below an element. */
static uint32_t
own_text(const struct page *page, uint32_t i, uint32_t *commas)
{
    const struct dom *dom = &page->dom;
    uint32_t k, n = 0;

    *commas = 0;
    for (k = i + 1; k < dom->v[i].end; k = dom->v[k].end) {
        if (dom->v[k].tag != TAG_TEXT || page->m.runs[k].length == 0)
            continue;
        n += page->m.runs[k].length + (n > 0);
        *commas += page->m.runs[k].commas;
    }
    return n;
}

enum kind { KIND_NONE, KIND_PARAGRAPH, KIND_CONTAINER, KIND_FRAGMENT };

static enum kind
kind_of_element(enum tag tag)
{
    switch (tag) {
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
worth(const struct page *page, uint32_t i, enum kind kind)
{
    uint32_t n, link = 0, commas;

    if (kind == KIND_PARAGRAPH) {
        n = measure_of(&page->m, SUM_LENGTH, i);
        link = measure_links(&page->m, i);
        commas = measure_of(&page->m, SUM_COMMAS, i);
    } else {
        n = own_text(page, i, &commas);
    }
    if (n < (kind == KIND_FRAGMENT ? FRAGMENT_LEAST : PARAGRAPH_LEAST) ||
        2 * link > n)
        return 0;
    return 1 + commas + ((n - link) / 100.0 < 3 ? (n - link) / 100.0 : 3);
}

/* A paragraph speaks for the elements around it, the further the less. */
static void
score(struct choice *choice)
{
    struct page *page = choice->p;
    const struct dom *dom = &page->dom;
    uint32_t i, a, end = dom->v[page->body].end;
    unsigned level;

    for (i = page->body; i < end; i = dom_next(dom, i, end)) {
        enum kind kind = kind_of_element((enum tag)dom->v[i].tag);
        double value = kind != KIND_NONE ? worth(page, i, kind) : 0;

        if (value <= 0)
            continue;
        if (kind == KIND_CONTAINER)
            speak_for(choice, i, value);
        a = dom->v[i].parent;
        for (level = 0; a != DOM_NONE && level < LEVELS; level++) {
            double part = level == 0 ? 1 : level == 1 ? 2 : 3.0 * level;

            speak_for(choice, a, value / part);
            a = dom->v[a].parent;
        }
    }
}

/* The score in the light of what the element is called, of how much of it is
 * sentences, and of where the headline is. */
static double
weigh(const struct choice *choice, uint32_t i)
{
    const struct page *page = choice->p;
    const struct measure *measure = &page->m;
    bool block = (tags_are(page->dom.v[i].tag) & TAG_IS_BLOCK) != 0;
    double value = choice->score[i], gain = good(choice, i),
           all = gain + bad(choice, i);
    unsigned bits = page->bits[i];

    if (bits & CLASS_CONTENT)
        value *= 1.5;
    else if (bits & CLASS_GOOD)
        value *= 1.1;
    if (bits & CLASS_BAD)
        value *= 0.7;
    if (page->dom.v[i].tag == TAG_article)
        value *= 1.3;
    if (page_is_body(page, i))
        value *= 2;
    value *= block && all > 0 ? gain / all : 0.3;
    if (page->headline == DOM_NONE || page->dom.v[page->headline].gone)
        return value;
    if (page_has_headline(page, i))
        return value * 1.2;
    if (i < page->headline)
        return value * 0.4;
    return value / (1 + (double)(measure->sums[SUM_PLACE][i] -
                                 measure->sums[SUM_PLACE][page->headline]) /
                            HEADLINE_FAR);
}

static uint32_t
best(const struct choice *choice)
{
    uint32_t i, best = DOM_NONE;
    double most = 0;

    for (i = 0; i < choice->p->dom.n; i++) {
        double value;

        if (choice->first[i] == 0)
            continue;
        value = weigh(choice, i);
        if (best == DOM_NONE || value > most ||
            (value >= most && choice->first[i] < choice->first[best])) {
            best = i;
            most = value;
        }
    }
    return best;
}

/* ---- climbing ------------------------------------------------------------ */

/* The element around `i`, some levels up, that adds more sentences than other
 * things; DOM_NONE if there is none. */
static uint32_t
above_node(const struct choice *choice, uint32_t i)
{
    const struct page *page = choice->p;
    const struct dom *dom = &page->dom;
    double gain = good(choice, i), whole = good(choice, page->body), more,
           noise;
    bool low = gain / (whole > 1 ? whole : 1) < 0.35;
    bool headed = page_has_headline(page, i) && !dom->v[page->headline].gone;
    uint32_t a = dom->v[i].parent;
    unsigned level;

    if (headed && gain > 400 && !low)
        return DOM_NONE;
    for (level = 0; level < 8 && a != DOM_NONE; level++) {
        if (dom->v[a].tag == TAG_body || dom->v[a].tag == TAG_html)
            return DOM_NONE;
        more = good(choice, a) - gain;
        noise = bad(choice, a) - bad(choice, i);
        if (dom->v[i].tag == TAG_article &&
            measure_of(&page->m, SUM_ARTICLES, a) > 1)
            return DOM_NONE;
        if (more > 0.2 * (gain > 1 ? gain : 1) &&
            noise < (low ? 0.5 : 0.2) * more &&
            (more < 100 * gain || gain < 500) &&
            !(page_is_body(page, i) && gain > 600))
            return a;
        a = dom->v[a].parent;
    }
    return DOM_NONE;
}

uint32_t
choose(struct page *page)
{
    struct choice choice = { .p = page };
    size_t n = page->dom.n + 1;
    uint32_t i, up;

    choice.score = pool_alloc(&page->dom.pool, n * sizeof(*choice.score));
    choice.first = pool_alloc(&page->dom.pool, n * sizeof(*choice.first));
    memset(choice.score, 0, n * sizeof(*choice.score));
    memset(choice.first, 0, n * sizeof(*choice.first));
    measure_make(&page->m, page->body);
    score(&choice);
    i = best(&choice);
    if (i == DOM_NONE)
        return page->body;
    /* One entry of a live blog is an article only to those who do not see the
     * others. */
    if (page->entries != DOM_NONE && !dom_within(&page->dom, i, page->entries))
        i = page->entries;
    while ((up = above_node(&choice, i)) != DOM_NONE)
        i = up;
    return i;
}
