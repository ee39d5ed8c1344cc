/* SPDX-License-Identifier: MIT */
#include "title.h"

#include <string.h>

#include "bag.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

/* Words of what is cut off if it is not known to be the site's name, and bytes
 * that must be left. */
#define SUFFIX_WORDS 4
#define TITLE_LEAST  15
#define H1_MOST      16 /* headings that are looked at */
#define KICKERS_MOST 5  /* runs of text of one that may begin the title */
#define KICKER_LEAST 3  /* bytes; "i" in "iPhone" is none */
#define TRAIL_UP     4  /* elements around a heading that may be a trail */
#define H2_LEAST     3  /* words of an h2 that is a headline */
#define TITLES       3

/* What the page is called besides its headings: in lower case, and words. */
struct titles {
    struct str lower[TITLES], site; /* title, og:title, headline */
    struct bag words, site_words;
    struct bag named; /* of the one that is believed most */
};

/* Bytes of a separator at t, 0 if none is there: " | ", " - ", " – " ..., and
 * the bar and the hyphen of full width. */
static size_t
separator(struct str t)
{
    size_t lead = space_lead(t.s, t.n), n, tail;
    uint32_t c;

    if (lead == t.n)
        return 0;
    c = utf8_decode(t.s + lead, t.n - lead, &n);
    tail = space_lead(t.s + lead + n, t.n - lead - n);
    if (c == '|' || c == 0xFF5C || c == 0xFF0D)
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

/* Does the separator have a bar, of either width? */
static bool
is_bar(struct str t)
{
    return memchr(t.s, '|', t.n) != NULL ||
           memmem(t.s, t.n, "\xEF\xBD\x9C", 3) != NULL;
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
        if (cut >= TITLE_LEAST && n > 0 && is_bar((struct str){ t.s + at, n }))
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

/* Is the heading in a row of links that leads to the page: "Home > Sport >
 * Ferry sinks"?  It is written for search engines there. */
static bool
is_in_trail(const struct page *p, uint32_t i)
{
    static const char *const classes[] = { "breadcrumb", NULL };
    const struct dom *d = &p->dom;
    uint32_t a = i;
    size_t up;

    for (up = 0; a != DOM_NONE && up < TRAIL_UP; up++, a = d->v[a].parent) {
        if (d->v[a].tag == TAG_nav || d->v[a].tag == TAG_li ||
            dom_attr_holds(d, a, ATTR_class, classes))
            return true;
    }
    return false;
}

/* The first h2 behind a heading that is in a trail, if no prose comes before
 * it. */
static uint32_t
below_trail(const struct page *p, uint32_t h1)
{
    const struct dom *d = &p->dom;
    const uint32_t *prose = p->m.sums[SUM_PROSE];
    uint32_t n = (uint32_t)d->n, i = d->v[h1].end;

    for (i = dom_find(d, i, n, TAG_h2);
         i != DOM_NONE && prose[i] == prose[d->v[h1].end];
         i = dom_find(d, i + 1, n, TAG_h2)) {
        struct bag b = { .n = 0 };

        bag_add(&b, dom_lower(d, dom_folded(d, i)));
        if (b.n >= H2_LEAST && !is_in_trail(p, i))
            return i;
    }
    return DOM_NONE;
}

/* Does a heading, in lower case, agree with what the page is called
 * elsewhere? */
static bool
agrees(struct str t, const struct titles *o)
{
    struct bag b = { .n = 0 };
    size_t k;

    bag_add(&b, t);
    if (b.n >= 2)
        return 10 * bag_shared(&b, &o->words) >= 6 * b.n &&
               bag_shared(&b, &o->site_words) < b.n &&
               (o->named.n == 0 || bag_shared(&b, &o->named) > 0);
    /* One word, or a script without blanks between words. */
    for (k = 0; k < TITLES; k++) {
        if (t.n > 0 && !str_same(t, o->site) && title_leads(o->lower[k], t))
            return true;
    }
    return false;
}

/* The first h1 that agrees with what the page is called elsewhere; of a page
 * that has it in a trail, the h2 below. */
static uint32_t
heading(const struct page *p, const struct titles *others)
{
    const struct dom *d = &p->dom;
    uint32_t i, n = (uint32_t)d->n, trail = DOM_NONE;
    size_t seen = 0;

    for (i = dom_find(d, 0, n, TAG_h1); i != DOM_NONE && seen++ < H1_MOST;
         i = dom_find(d, i + 1, n, TAG_h1)) {
        if (!agrees(dom_lower(d, dom_folded(d, i)), others))
            continue;
        if (!is_in_trail(p, i))
            return i;
        trail = trail != DOM_NONE ? trail : i;
    }
    i = trail != DOM_NONE ? below_trail(p, trail) : DOM_NONE;
    return i != DOM_NONE ? i : trail;
}

/* Is t one of the titles, whatever stands behind a bar there? */
static bool
is_called(const struct page *p, const struct titles *others, struct str t)
{
    struct str low = dom_lower(&p->dom, t);
    size_t k;

    for (k = 0; k < TITLES; k++) {
        if (title_leads(others->lower[k], low))
            return true;
    }
    return false;
}

/* Does one of the titles have t in it? */
static bool
is_held(const struct page *p, const struct titles *others, struct str t)
{
    struct str low = dom_lower(&p->dom, t);
    size_t k;

    for (k = 0; k < TITLES; k++) {
        if (memmem(others->lower[k].s, others->lower[k].n, low.s, low.n))
            return true;
    }
    return false;
}

/* The next run of text behind i in the heading; its end if there is none. */
static uint32_t
next_run(const struct page *p, uint32_t i, uint32_t end)
{
    for (i++; i < end; i++) {
        if (p->dom.v[i].tag == TAG_TEXT && p->m.runs[i].length > 0)
            break;
    }
    return i;
}

/* Does a word that begins a heading, in an element of its own, touch the next
 * one: "School voteCouncil closes schools", "Culture:Council closes schools"?
 * They only stand apart to the eye. */
static bool
is_glued(const struct page *p, uint32_t h1, uint32_t first, uint32_t run)
{
    const struct dom *d = &p->dom;
    struct str a, b = d->v[run].text;
    uint32_t before = run - 1, last;
    size_t len;

    while (d->v[before].tag != TAG_TEXT || d->v[before].text.n == 0)
        before--;
    if (p->m.runs[before].tail || p->m.runs[run].lead ||
        d->v[first].parent == h1 || d->v[first].parent == d->v[run].parent)
        return false;
    a = d->v[before].text;
    len = utf8_back(a.s, a.n);
    last = utf8_decode(a.s + a.n - len, len, &len);
    return last == ':' || (a.n > KICKER_LEAST && chars_lower(last) &&
                              chars_upper(utf8_decode(b.s, b.n, &len)));
}

/* The heading without the kicker before it, or the label behind it, elements of
 * their own: if one of the titles is what is left, and none is the whole, or
 * if it touches the title. */
static struct str
without_kicker(const struct page *p, uint32_t h1, struct str whole,
    const struct titles *others)
{
    const struct dom *d = &p->dom;
    uint32_t i, end = d->v[h1].end, first = next_run(p, h1, end);
    size_t parts = 0;
    struct str t, glued = whole;

    if (is_called(p, others, whole))
        return whole;
    for (i = next_run(p, first, end); i < end && parts++ < KICKERS_MOST;
         i = next_run(p, i, end)) {
        t = dom_folded_range(d, i, end);
        if (t.n >= TITLE_LEAST && is_called(p, others, t))
            return t;
        if (2 * t.n > whole.n && is_glued(p, h1, first, i))
            glued = t;
        t = dom_folded_range(d, h1, i);
        if (t.n >= TITLE_LEAST && is_called(p, others, t) &&
            !is_held(p, others, dom_folded_range(d, i, end)))
            return t;
    }
    return glued;
}

/* Is the one title the other with a colon more? */
static bool
is_with_colon(struct str title, struct str t)
{
    size_t at = 0;

    if (title.n != t.n + 1)
        return false;
    while (at < t.n && title.s[at] == t.s[at])
        at++;
    return title.s[at] == ':' &&
           memcmp(title.s + at + 1, t.s + at, t.n - at) == 0;
}

/* A heading of several elements, which only stand apart to the eye, as the page
 * writes it in one line: "Schools: Council closes two". */
static struct str
in_one_line(const struct page *p, struct str t, const struct str *titles,
    struct str site)
{
    size_t k;

    for (k = 0; k < TITLES; k++) {
        struct str other = without_site(p, titles[k], site, true);

        if (is_with_colon(other, t))
            return other;
    }
    return t;
}

struct str
title_of(const struct page *p, const struct linked *l, struct str site)
{
    const struct dom *d = &p->dom;
    struct str og = page_meta(p, "og:title"), head, title = { "", 0 };
    struct titles others = { .site = dom_lower(d, site) };
    size_t k;
    uint32_t i;

    if (og.n == 0)
        og = page_meta(p, "twitter:title");
    head = linked_text(l, "headline");
    i = dom_find(d, 0, (uint32_t)d->n, TAG_title);
    if (i != DOM_NONE)
        title = dom_folded(d, i);
    others.lower[0] = dom_lower(d, title);
    others.lower[1] = dom_lower(d, og);
    others.lower[2] = dom_lower(d, head);
    for (k = 0; k < TITLES; k++)
        bag_add(&others.words, others.lower[k]);
    bag_add(&others.site_words, others.site);
    bag_add(&others.named,
        dom_lower(d,
            head.n > 0 ? head
                       : without_site(p, og.n > 0 ? og : title, site, false)));
    i = heading(p, &others);
    if (i != DOM_NONE) {
        const struct str forms[TITLES] = { title, og, head };
        struct str t = without_kicker(p, i, dom_folded(d, i), &others);

        return in_one_line(p, without_site(p, t, site, true), forms, site);
    }
    title = head.n > 0 ? head : og.n > 0 ? og : title;
    if (title.n > 0)
        return without_site(p, title, site, false);
    i = dom_find(d, 0, (uint32_t)d->n, TAG_h1);
    return i != DOM_NONE ? dom_folded(d, i) : title;
}
