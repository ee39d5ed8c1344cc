/* SPDX-License-Identifier: MIT */
#include "headline.h"

#include <string.h>

#include "bag.h"
#include "title.h"

/* Bytes that a title has more of. */
#define TITLE_LEAST 10

/* Bytes of the words that both have, if both name the same article; 0 if they
 * do not. */
static size_t
agreement(const struct bag *a, const struct bag *b)
{
    size_t less = a->n < b->n ? a->n : b->n, n = bag_shared(a, b);

    return a->n >= 3 && n >= 3 && 10 * n >= 6 * less ? bag_bytes(a, b) : 0;
}

static void
add_title(struct page *p, struct str t)
{
    if (t.n > 0 && p->ntitles < PAGE_TITLES)
        p->titles[p->ntitles++] = dom_lower(&p->dom, t);
}

/* The value of "headline" in the linked data of the page. */
static struct str
linked(const struct dom *d)
{
    struct str none = { "", 0 };
    uint32_t i;

    for (i = 0; i + 1 < d->n; i++) {
        const struct str *type;
        struct str t;
        const char *at, *end;

        if (d->v[i].tag != TAG_script || d->v[i].end != i + 2)
            continue;
        type = dom_attr(d, i, ATTR_type);
        if (type == NULL || str_find(*type, "ld+json") == NULL)
            continue;
        t = d->v[i + 1].text;
        at = str_find(t, "\"headline\"");
        if (at == NULL)
            continue;
        at += 10;
        at = memchr(at, '"', (size_t)(t.s + t.n - at));
        if (at == NULL)
            continue;
        end = memchr(at + 1, '"', (size_t)(t.s + t.n - at - 1));
        if (end != NULL)
            return (struct str){ at + 1, (size_t)(end - at - 1) };
    }
    return none;
}

/* How much of a heading is in one of the titles: bytes. */
static size_t
called(const struct page *p, struct str heading, const struct bag *titles,
    size_t n, struct str site)
{
    struct bag words = { .n = 0 };
    size_t k, most = 0;

    bag_add(&words, heading);
    for (k = 0; k < n; k++) {
        size_t bytes = 0;

        if (p->titles[k].n > TITLE_LEAST)
            bytes = agreement(&words, &titles[k]);
        /* Short ones, and scripts without blanks between words. */
        if (bytes == 0 && heading.n > TITLE_LEAST && !str_same(heading, site) &&
            title_leads(p->titles[k], heading))
            bytes = heading.n;
        most = bytes > most ? bytes : most;
    }
    return most;
}

/* The heading that has most in common with one of the titles, the first of
 * equals, or DOM_NONE.  The name of the site is a heading on many pages, and
 * part of their titles, but a small one. */
static uint32_t
best_heading(const struct page *p, const struct bag *titles, size_t n,
    const enum tag *tags)
{
    const struct dom *d = &p->dom;
    struct str site = dom_lower(d, page_meta(p, "og:site_name"));
    uint32_t i, end = d->v[p->body].end, best = DOM_NONE;
    size_t most = 0;

    for (i = p->body; i < end; i = dom_next(d, i, end)) {
        size_t bytes;

        if (d->v[i].tag != tags[0] && d->v[i].tag != tags[1])
            continue;
        bytes = called(p, dom_lower(d, dom_folded(d, i)), titles, n, site);
        if (bytes > most) {
            most = bytes;
            best = i;
        }
    }
    return best;
}

void
headline_find(struct page *p)
{
    static const enum tag first[] = { TAG_h1, TAG_h2 },
                          low[] = { TAG_h3, TAG_h3 };
    const struct dom *d = &p->dom;
    struct bag titles[PAGE_TITLES] = { { .n = 0 } };
    uint32_t i;
    size_t k, n, all;

    add_title(p, page_meta(p, "og:title"));
    add_title(p, linked(d));
    n = p->ntitles;
    /* It has the name of the site in it, often. */
    i = dom_find(d, 0, (uint32_t)d->n, TAG_title);
    if (i != DOM_NONE)
        add_title(p, dom_folded(d, i));
    all = p->ntitles;
    n = n > 0 ? n : all;
    for (i = p->body; i < d->v[p->body].end; i++) {
        if (d->v[i].tag == TAG_h1)
            add_title(p, dom_folded(d, i));
    }
    for (k = 0; k < p->ntitles; k++)
        bag_add(&titles[k], p->titles[k]);
    p->headline = best_heading(p, titles, n, first);
    if (p->headline == DOM_NONE)
        p->headline = best_heading(p, titles, n, low);
    if (p->headline == DOM_NONE)
        p->headline = best_heading(p, titles, all, first);
    if (p->headline == DOM_NONE)
        p->headline = best_heading(p, titles, all, low);
    /* Or the longest h1, whatever the page is called. */
    if (p->headline == DOM_NONE)
        p->headline = best_heading(p, titles, p->ntitles, first);
}
