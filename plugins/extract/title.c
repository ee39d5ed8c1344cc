/* SPDX-License-Identifier: MIT */
#include "title.h"

#include "bag.h"
#include "text/space.h"
#include "text/utf8.h"

/* Words of what is cut off if it is not known to be the site's name, and bytes
 * that must be left. */
#define SUFFIX_WORDS 4
#define TITLE_LEAST 15
#define H1_MOST 16     /* headings that are looked at */
#define KICKERS_MOST 5 /* runs of text of one that may begin the title */

/* Bytes of a separator at t, 0 if none is there: " | ", " - ", " – " ... */
static size_t
separator(struct str t)
{
    size_t lead = space_lead(t.s, t.n), n, tail;
    uint32_t c;

    if (lead == t.n)
        return 0;
    c = utf8_decode(t.s + lead, t.n - lead, &n);
    tail = space_lead(t.s + lead + n, t.n - lead - n);
    if (c == '|')
        return lead + n + tail;
    if (c != '-' && c != 0x2013 && c != 0x2014 && c != 0xB7 && c != 0x2022 &&
        c != 0xBB)
        return 0;
    return lead > 0 && tail > 0 ? lead + n + tail : 0;
}

bool
title_leads(struct str title, struct str t)
{
    struct str rest;

    if (title.n < t.n || !str_same((struct str){ title.s, t.n }, t))
        return false;
    rest = (struct str){ title.s + t.n, title.n - t.n };
    return rest.n == 0 || separator(rest) > 0;
}

static size_t
count_words(struct str t)
{
    size_t at, n = 0;

    for (at = 0; at < t.n; at++)
        n += t.s[at] != ' ' && (at == 0 || t.s[at - 1] == ' ');
    return n;
}

/* The title without " | The Site": behind a bar whatever it is, behind a dash
 * only the name of the site, or, unless the headline is sure to be its own, a
 * few words. */
static struct str
without_site(const struct page *p, struct str t, struct str site, bool sure)
{
    struct bag names = { .n = 0 }, last = { .n = 0 };
    size_t at, n, shared, cut = 0, behind = 0;
    struct str rest;

    for (at = 0; at<t.n; at += n> 0 ? n : 1) {
        n = separator((struct str){ t.s + at, t.n - at });
        if (n > 0) {
            cut = at;
            behind = at + n;
        }
        if (cut >= TITLE_LEAST && n > 0 && memchr(t.s + at, '|', n) != NULL)
            return (struct str){ t.s, cut };
    }
    if (cut == 0)
        return t;
    rest = (struct str){ t.s + behind, t.n - behind };
    bag_add(&names, dom_lower(&p->dom, site));
    bag_add(&last, dom_lower(&p->dom, rest));
    shared = bag_shared(&names, &last);
    if (sure ? shared > 0 && 2 * shared >= last.n
             : shared > 0 ||
                   (count_words(rest) <= SUFFIX_WORDS && cut >= TITLE_LEAST))
        t.n = cut;
    return t;
}

/* The first h1 that agrees with what the page is called elsewhere. */
static uint32_t
heading(const struct page *p, const struct bag *called, const struct bag *named,
    struct str site)
{
    const struct dom *d = &p->dom;
    struct bag names = { .n = 0 };
    uint32_t i, n = (uint32_t)d->n;
    size_t seen = 0;

    bag_add(&names, dom_lower(d, site));
    for (i = dom_find(d, 0, n, TAG_h1); i != DOM_NONE && seen++ < H1_MOST;
         i = dom_find(d, i + 1, n, TAG_h1)) {
        struct str t = dom_folded(d, i);
        struct bag b = { .n = 0 };

        bag_add(&b, dom_lower(d, t));
        if (b.n >= 2 && 10 * bag_shared(&b, called) >= 6 * b.n &&
            bag_shared(&b, &names) < b.n &&
            (named->n == 0 || bag_shared(&b, named) > 0))
            return i;
    }
    return DOM_NONE;
}

/* The heading without the kicker before it, an element of its own: if one of
 * the titles is what is left, and none is the whole. */
static struct str
without_kicker(const struct page *p, uint32_t h1, struct str whole,
    const struct str *lower, size_t n)
{
    const struct dom *d = &p->dom;
    uint32_t i, end = d->v[h1].end;
    size_t k, parts = 0;

    for (k = 0; k < n; k++) {
        if (title_leads(lower[k], dom_lower(d, whole)))
            return whole;
    }
    for (i = h1 + 1; i < end && parts < KICKERS_MOST; i++) {
        struct str t;

        if (d->v[i].tag != TAG_TEXT || p->m.runs[i].length == 0)
            continue;
        if (parts++ == 0)
            continue;
        t = dom_folded_range(d, i, end);
        for (k = 0; t.n >= TITLE_LEAST && k < n; k++) {
            if (title_leads(lower[k], dom_lower(d, t)))
                return t;
        }
    }
    return whole;
}

struct str
title_of(const struct page *p, const struct linked *l, struct str site)
{
    const struct dom *d = &p->dom;
    struct str og = page_meta(p, "og:title"), head, h1, title = { "", 0 };
    struct bag called = { .n = 0 }, named = { .n = 0 };
    uint32_t i;

    if (og.n == 0)
        og = page_meta(p, "twitter:title");
    head = linked_text(l, "headline");
    i = dom_find(d, 0, (uint32_t)d->n, TAG_title);
    if (i != DOM_NONE)
        title = dom_folded(d, i);
    bag_add(&called, dom_lower(d, title));
    bag_add(&called, dom_lower(d, og));
    bag_add(&called, dom_lower(d, head));
    bag_add(&named,
        dom_lower(d,
            head.n > 0 ? head
                       : without_site(p, og.n > 0 ? og : title, site, false)));
    i = heading(p, &called, &named, site);
    if (i != DOM_NONE) {
        const struct str titles[] = { dom_lower(d, title), dom_lower(d, og),
            dom_lower(d, head) };

        h1 = without_kicker(
            p, i, dom_folded(d, i), titles, sizeof(titles) / sizeof(titles[0]));
        return without_site(p, h1, site, true);
    }
    title = head.n > 0 ? head : og.n > 0 ? og : title;
    if (title.n > 0)
        return without_site(p, title, site, false);
    i = dom_find(d, 0, (uint32_t)d->n, TAG_h1);
    return i != DOM_NONE ? dom_folded(d, i) : title;
}
