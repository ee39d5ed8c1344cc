/* SPDX-License-Identifier: MIT */
#include "headline.h"

#include <string.h>

#include "bag.h"

/* Do both name the same article? */
static bool
agree(const struct bag *a, const struct bag *b)
{
    size_t less = a->n < b->n ? a->n : b->n, n = bag_shared(a, b);

    return a->n >= 3 && n >= 3 && 10 * n >= 6 * less;
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

void
headline_find(struct page *p)
{
    const struct dom *d = &p->dom;
    struct bag heading, titles[PAGE_TITLES] = { { .n = 0 } };
    uint32_t i;
    size_t k;

    i = dom_find(d, 0, (uint32_t)d->n, TAG_title);
    if (i != DOM_NONE)
        add_title(p, dom_folded(d, i));
    add_title(p, page_meta(p, "og:title"));
    add_title(p, linked(d));
    for (i = p->body; i < d->v[p->body].end; i++) {
        if (d->v[i].tag == TAG_h1)
            add_title(p, dom_folded(d, i));
    }
    for (k = 0; k < p->ntitles; k++)
        bag_add(&titles[k], p->titles[k]);
    for (i = p->body; i < d->v[p->body].end;
         i = dom_next(d, i, d->v[p->body].end)) {
        if (d->v[i].tag != TAG_h1 && d->v[i].tag != TAG_h2)
            continue;
        heading.n = 0;
        bag_add(&heading, dom_lower(d, dom_folded(d, i)));
        for (k = 0; k < p->ntitles; k++) {
            if (p->titles[k].n > 10 && agree(&heading, &titles[k])) {
                p->headline = i;
                return;
            }
        }
    }
}
