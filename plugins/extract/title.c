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

/* Does a letter of a script without blanks stand there? */
static bool
is_unspaced(struct str text, size_t at)
{
    size_t n;

    return at < text.n &&
           chars_unspaced(utf8_decode(text.s + at, text.n - at, &n));
}

/* Bytes of a separator at `text`, 0 if none is there: " | ", " - ", " – " ...,
 * the bar and the hyphen of full width, and "_" before a letter of a script
 * without blanks. */
static size_t
separator(struct str text)
{
    size_t lead = space_lead(text.s, text.n), n, tail;
    uint32_t code;

    if (lead == text.n)
        return 0;
    code = utf8_decode(text.s + lead, text.n - lead, &n);
    tail = space_lead(text.s + lead + n, text.n - lead - n);
    if (code == '|' || code == 0xFF5C || code == 0xFF0D ||
        (code == '_' && is_unspaced(text, lead + n)))
        return lead + n + tail;
    if (code != '-' && code != 0x2013 && code != 0x2014 && code != 0xB7 &&
        code != 0x2022 && code != 0xBB)
        return 0;
    return lead > 0 && tail > 0 ? lead + n + tail : 0;
}

bool
title_leads(struct str title, struct str text)
{
    struct str rest;

    if (title.n < text.n || !str_same((struct str){ title.s, text.n }, text))
        return false;
    rest = (struct str){ title.s + text.n, title.n - text.n };
    return rest.n == 0 || separator(rest) > 0 ||
           (*rest.s == '-' && is_unspaced(rest, 1));
}

static size_t
count_words(struct str text)
{
    size_t at, n = 0;

    for (at = 0; at < text.n; at++)
        n += text.s[at] != ' ' && (at == 0 || text.s[at - 1] == ' ');
    return n;
}

/* Does the separator have a bar, of either width, or "_", which is one? */
static bool
is_bar(struct str text)
{
    return memchr(text.s, '|', text.n) != NULL ||
           memchr(text.s, '_', text.n) != NULL ||
           memmem(text.s, text.n, "\xEF\xBD\x9C", 3) != NULL;
}

static bool
is_inside_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The title without " | The Site": behind a bar whatever it is, behind a dash
 * only the name of the site, or, unless the headline is sure to be its own, a
 * few words. */
static struct str
without_site(
    const struct page *page, struct str text, struct str site, bool sure)
{
    struct bag names = { .n = 0 }, last = { .n = 0 };
    size_t at, n, shared, cut = 0, behind = 0;
    struct str rest;

    for (at = 0; at<text.n; at += n> 0 ? n : 1) {
        n = is_inside_word(text.s[at])
                ? 0
                : separator((struct str){ text.s + at, text.n - at });
        if (n > 0) {
            cut = at;
            behind = at + n;
        }
        if (cut >= TITLE_LEAST && n > 0 &&
            is_bar((struct str){ text.s + at, n }))
            return (struct str){ text.s, cut };
    }
    if (cut == 0)
        return text;
    rest = (struct str){ text.s + behind, text.n - behind };
    bag_add(&names, dom_lower(&page->dom, site));
    bag_add(&last, dom_lower(&page->dom, rest));
    shared = bag_shared(&names, &last);
    if (sure ? shared > 0 && 2 * shared >= last.n
             : shared > 0 ||
                   (count_words(rest) <= SUFFIX_WORDS && cut >= TITLE_LEAST))
        text.n = cut;
    return text;
}

/* Is the heading in a row of links that leads to the page: "Home > Sport >
 * Ferry sinks"?  It is written for search engines there. */
static bool
is_in_trail(const struct page *page, uint32_t i)
{
    static const char *const classes[] = { "breadcrumb", NULL };
    const struct dom *dom = &page->dom;
    uint32_t a = i;
    size_t up;

    for (up = 0; a != DOM_NONE && up < TRAIL_UP; up++, a = dom->v[a].parent) {
        if (dom->v[a].tag == TAG_nav || dom->v[a].tag == TAG_li ||
            dom_attr_holds(dom, a, ATTR_class, classes))
            return true;
    }
    return false;
}

/* The first h2 behind a heading that is in a trail, if no prose comes before
 * it. */
static uint32_t
below_trail(const struct page *page, uint32_t h1)
{
    const struct dom *dom = &page->dom;
    const uint32_t *prose = page->m.sums[SUM_PROSE];
    uint32_t n = (uint32_t)dom->n, i = dom->v[h1].end;

    for (i = dom_find(dom, i, n, TAG_h2);
         i != DOM_NONE && prose[i] == prose[dom->v[h1].end];
         i = dom_find(dom, i + 1, n, TAG_h2)) {
        struct bag b = { .n = 0 };

        bag_add(&b, dom_lower(dom, dom_folded(dom, i)));
        if (b.n >= H2_LEAST && !is_in_trail(page, i))
            return i;
    }
    return DOM_NONE;
}

/* Does a heading, in lower case, agree with what the page is called
 * elsewhere? */
static bool
agrees(struct str text, const struct titles *titles)
{
    struct bag b = { .n = 0 };
    size_t k;

    bag_add(&b, text);
    if (b.n >= 2)
        return 10 * bag_shared(&b, &titles->words) >= 6 * b.n &&
               bag_shared(&b, &titles->site_words) < b.n &&
               (titles->named.n == 0 || bag_shared(&b, &titles->named) > 0);
    /* One word, or a script without blanks between words. */
    for (k = 0; k < TITLES; k++) {
        if (text.n > 0 && !str_same(text, titles->site) &&
            title_leads(titles->lower[k], text))
            return true;
    }
    return false;
}

/* The first h1 that agrees with what the page is called elsewhere; of a page
 * that has it in a trail, the h2 below. */
static uint32_t
heading(const struct page *page, const struct titles *others)
{
    const struct dom *dom = &page->dom;
    uint32_t i, n = (uint32_t)dom->n, trail = DOM_NONE;
    size_t seen = 0;

    for (i = dom_find(dom, 0, n, TAG_h1); i != DOM_NONE && seen++ < H1_MOST;
         i = dom_find(dom, i + 1, n, TAG_h1)) {
        if (!agrees(dom_lower(dom, dom_folded(dom, i)), others))
            continue;
        if (!is_in_trail(page, i))
            return i;
        trail = trail != DOM_NONE ? trail : i;
    }
    i = trail != DOM_NONE ? below_trail(page, trail) : DOM_NONE;
    return i != DOM_NONE ? i : trail;
}

/* Is `text` one of the titles, whatever stands behind a bar there? */
static bool
is_called(const struct page *page, const struct titles *others, struct str text)
{
    struct str low = dom_lower(&page->dom, text);
    size_t k;

    for (k = 0; k < TITLES; k++) {
        if (title_leads(others->lower[k], low))
            return true;
    }
    return false;
}

/* Does one of the titles have `text` in it? */
static bool
is_held(const struct page *page, const struct titles *others, struct str text)
{
    struct str low = dom_lower(&page->dom, text);
    size_t k;

    for (k = 0; k < TITLES; k++) {
        if (memmem(others->lower[k].s, others->lower[k].n, low.s, low.n))
            return true;
    }
    return false;
}

/* The next run of text behind i in the heading; its end if there is none. */
static uint32_t
next_run(const struct page *page, uint32_t i, uint32_t end)
{
    for (i++; i < end; i++) {
        if (page->dom.v[i].tag == TAG_TEXT && page->m.runs[i].length > 0)
            break;
    }
    return i;
}

/* Does a word that begins a heading, in an element of its own, touch the next
 * one: "School voteCouncil closes schools", "Culture:Council closes schools"?
 * They only stand apart to the eye. */
static bool
is_glued(const struct page *page, uint32_t h1, uint32_t first, uint32_t run)
{
    const struct dom *dom = &page->dom;
    struct str a, b = dom->v[run].text;
    uint32_t before = run - 1, last;
    size_t len;

    while (dom->v[before].tag != TAG_TEXT || dom->v[before].text.n == 0)
        before--;
    if (page->m.runs[before].tail || page->m.runs[run].lead ||
        dom->v[first].parent == h1 ||
        dom->v[first].parent == dom->v[run].parent)
        return false;
    a = dom->v[before].text;
    len = utf8_back(a.s, a.n);
    last = utf8_decode(a.s + a.n - len, len, &len);
    return last == ':' || (a.n > KICKER_LEAST && chars_lower(last) &&
                              chars_upper(utf8_decode(b.s, b.n, &len)));
}

/* The heading without the kicker before it, or the label behind it, elements of
 * their own: if one of the titles is what is left, and none is the whole, or
 * if it touches the title. */
static struct str
without_kicker(const struct page *page, uint32_t h1, struct str whole,
    const struct titles *others)
{
    const struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[h1].end, first = next_run(page, h1, end);
    size_t parts = 0;
    struct str text, glued = whole;

    if (is_called(page, others, whole))
        return whole;
    for (i = next_run(page, first, end); i < end && parts++ < KICKERS_MOST;
         i = next_run(page, i, end)) {
        text = dom_folded_range(dom, i, end);
        if (text.n >= TITLE_LEAST && is_called(page, others, text))
            return text;
        if (2 * text.n > whole.n && is_glued(page, h1, first, i))
            glued = text;
        text = dom_folded_range(dom, h1, i);
        if (text.n >= TITLE_LEAST && is_called(page, others, text) &&
            !is_held(page, others, dom_folded_range(dom, i, end)))
            return text;
    }
    return glued;
}

/* Is the one title the other with a colon more? */
static bool
is_with_colon(struct str title, struct str text)
{
    size_t at = 0;

    if (title.n != text.n + 1)
        return false;
    while (at < text.n && title.s[at] == text.s[at])
        at++;
    return title.s[at] == ':' &&
           memcmp(title.s + at + 1, text.s + at, text.n - at) == 0;
}

/* A heading of several elements, which only stand apart to the eye, as the page
 * writes it in one line: "Schools: Council closes two". */
static struct str
in_one_line(const struct page *page, struct str text, const struct str *titles,
    struct str site)
{
    size_t k;

    for (k = 0; k < TITLES; k++) {
        struct str other = without_site(page, titles[k], site, true);

        if (is_with_colon(other, text))
            return other;
    }
    return text;
}

struct str
title_of(const struct page *page, const struct linked *linked, struct str site)
{
    const struct dom *dom = &page->dom;
    struct str og = page_meta(page, "og:title"), head, title = { "", 0 };
    struct titles others = { .site = dom_lower(dom, site) };
    size_t k;
    uint32_t i;

    if (og.n == 0)
        og = page_meta(page, "twitter:title");
    head = linked_text(linked, "headline");
    i = dom_find(dom, 0, (uint32_t)dom->n, TAG_title);
    if (i != DOM_NONE)
        title = dom_folded(dom, i);
    others.lower[0] = dom_lower(dom, title);
    others.lower[1] = dom_lower(dom, og);
    others.lower[2] = dom_lower(dom, head);
    for (k = 0; k < TITLES; k++)
        bag_add(&others.words, others.lower[k]);
    bag_add(&others.site_words, others.site);
    bag_add(&others.named,
        dom_lower(dom, head.n > 0 ? head
                                  : without_site(page, og.n > 0 ? og : title,
                                        site, false)));
    i = heading(page, &others);
    if (i != DOM_NONE) {
        const struct str forms[TITLES] = { title, og, head };
        struct str text = without_kicker(page, i, dom_folded(dom, i), &others);

        return in_one_line(
            page, without_site(page, text, site, true), forms, site);
    }
    title = head.n > 0 ? head : og.n > 0 ? og : title;
    if (title.n > 0)
        return without_site(page, title, site, false);
    i = dom_find(dom, 0, (uint32_t)dom->n, TAG_h1);
    return i != DOM_NONE ? dom_folded(dom, i) : title;
}
