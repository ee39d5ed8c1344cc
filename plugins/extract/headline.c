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
add_title(struct page *page, struct str text)
{
    if (text.n > 0 && page->ntitles < PAGE_TITLES)
        page->titles[page->ntitles++] = dom_lower(&page->dom, text);
}

/* The value of "headline" in the linked data of the page. */
static struct str
linked(const struct dom *dom)
{
    struct str none = { "", 0 };
    uint32_t i;

    for (i = 0; i + 1 < dom->n; i++) {
        const struct str *type;
        struct str text;
        const char *at, *end;

        if (dom->v[i].tag != TAG_script || dom->v[i].end != i + 2)
            continue;
        type = dom_attr(dom, i, ATTR_type);
        if (type == NULL || str_find(*type, "ld+json") == NULL)
            continue;
        text = dom->v[i + 1].text;
        at = str_find(text, "\"headline\"");
        if (at == NULL)
            continue;
        at += 10;
        at = memchr(at, '"', (size_t)(text.s + text.n - at));
        if (at == NULL)
            continue;
        end = memchr(at + 1, '"', (size_t)(text.s + text.n - at - 1));
        if (end != NULL)
            return (struct str){ at + 1, (size_t)(end - at - 1) };
    }
    return none;
}

/* How much of a heading is in one of the titles: bytes. */
static size_t
called(const struct page *page, struct str heading, const struct bag *titles,
    size_t n, struct str site)
{
    struct bag words = { .n = 0 };
    size_t k, most = 0;

    bag_add(&words, heading);
    for (k = 0; k < n; k++) {
        size_t bytes = 0;

        if (page->titles[k].n > TITLE_LEAST)
            bytes = agreement(&words, &titles[k]);
        /* Short ones, and scripts without blanks between words. */
        if (bytes == 0 && heading.n > TITLE_LEAST && !str_same(heading, site) &&
            title_leads(page->titles[k], heading))
            bytes = heading.n;
        most = bytes > most ? bytes : most;
    }
    return most;
}

/* The heading that has most in common with one of the titles, the first of
 * equals, or DOM_NONE.  The name of the site is a heading on many pages, and
 * part of their titles, but a small one. */
static uint32_t
best_heading(const struct page *page, const struct bag *titles, size_t n,
    const enum tag *tags)
{
    const struct dom *dom = &page->dom;
    struct str site = dom_lower(dom, page_meta(page, "og:site_name"));
    uint32_t i, end = dom->v[page->body].end, best = DOM_NONE;
    size_t most = 0;

    for (i = page->body; i < end; i = dom_next(dom, i, end)) {
        size_t bytes;

        if (dom->v[i].tag != tags[0] && dom->v[i].tag != tags[1])
            continue;
        bytes =
            called(page, dom_lower(dom, dom_folded(dom, i)), titles, n, site);
        if (bytes > most) {
            most = bytes;
            best = i;
        }
    }
    return best;
}

void
headline_find(struct page *page)
{
    static const enum tag first[] = { TAG_h1, TAG_h2 },
                          low[] = { TAG_h3, TAG_h3 };
    const struct dom *dom = &page->dom;
    struct bag titles[PAGE_TITLES] = { { .n = 0 } };
    uint32_t i;
    size_t k, n, all;

    add_title(page, page_meta(page, "og:title"));
    add_title(page, linked(dom));
    n = page->ntitles;
    /* It has the name of the site in it, often. */
    i = dom_find(dom, 0, (uint32_t)dom->n, TAG_title);
    if (i != DOM_NONE)
        add_title(page, dom_folded(dom, i));
    all = page->ntitles;
    n = n > 0 ? n : all;
    for (i = page->body; i < dom->v[page->body].end; i++) {
        if (dom->v[i].tag == TAG_h1)
            add_title(page, dom_folded(dom, i));
    }
    for (k = 0; k < page->ntitles; k++)
        bag_add(&titles[k], page->titles[k]);
    page->headline = best_heading(page, titles, n, first);
    if (page->headline == DOM_NONE)
        page->headline = best_heading(page, titles, n, low);
    if (page->headline == DOM_NONE)
        page->headline = best_heading(page, titles, all, first);
    if (page->headline == DOM_NONE)
        page->headline = best_heading(page, titles, all, low);
    /* Or the longest h1, whatever the page is called. */
    if (page->headline == DOM_NONE)
        page->headline = best_heading(page, titles, page->ntitles, first);
}
