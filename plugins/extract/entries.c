/* SPDX-License-Identifier: MIT */
#include "entries.h"

#include "near.h"
#include "siblings.h"
#include "text/date.h"
#include "text/space.h"
#include "text/utf8.h"

#define ENTRIES_LEAST 3   /* of one kind side by side */
#define ENTRY_NODES   400 /* of one that are looked at */
#define TIME_MOST     48  /* bytes of a line that is a time */
/* Share of the sentences on the page that entries hold at least. */
#define ENTRIES_SHARE 0.4
/* Code points of sentences between the headline and the first entry: behind a
 * whole article stand comments. */
#define LEAD_MOST 2000
/* Share of the text of a teaser that its link has. */
#define LINK_SHARE 0.35

/* ---- times --------------------------------------------------------------- */

static size_t
is_figures(struct str text)
{
    size_t n = 0;

    while (n < text.n && text.s[n] >= '0' && text.s[n] <= '9')
        n++;
    return n;
}

static struct str
behind(struct str text, size_t n)
{
    return (struct str){ text.s + n, text.n - n };
}

/* The minute of a match: "78'", "90'+4", "45+2’". */
static bool
is_minute(struct str text)
{
    size_t n = is_figures(text), len, more;
    bool mark = false;
    uint32_t code;

    if (n == 0 || n > 3)
        return false;
    for (text = behind(text, n); text.n > 0; text = behind(text, len)) {
        code = utf8_decode(text.s, text.n, &len);
        if (code == '+') {
            more = is_figures(behind(text, 1));
            if (more == 0 || more > 2)
                return false;
            len += more;
        } else if (code == '\'' || code == 0x2019 || code == 0x2032) {
            mark = true;
        } else {
            return false;
        }
    }
    return mark;
}

/* Bytes of blanks and marks between a day and a time of day. */
static size_t
between_entries(struct str text)
{
    size_t n = 0, len;

    while (n < text.n) {
        uint32_t code = utf8_decode(text.s + n, text.n - n, &len);

        if (code != ',' && code != '-' && code != '|' && code != 0xB7 &&
            code != 0x2013 && space_at(text.s + n, text.n - n) == 0)
            break;
        n += len;
    }
    return n;
}

bool
entries_time(const struct page *page, struct str line)
{
    const struct date_words *words = page->rules->dates;
    bool day = false, time = false;
    size_t n;

    line.n = space_trim(&line.s, line.n);
    if (line.n == 0 || line.n > TIME_MOST)
        return false;
    if (is_minute(line))
        return true;
    while (line.n > 0) {
        struct date date;

        date_clear(&date);
        n = time ? 0 : date_time_at(words, line.s, line.n, &date);
        if (n > 0) {
            time = true;
        } else {
            n = day ? 0 : date_at(words, line.s, line.n, page->order, &date);
            if (n == 0 || date.day == 0)
                return false;
            day = true;
        }
        line = behind(line, n);
        line = behind(line, between_entries(line));
    }
    return true;
}

/* ---- entries ------------------------------------------------------------- */

/* Does the link lead to another page, and is it what its entry is about? */
static bool
leads_away(const struct page *page, uint32_t a, uint32_t entry)
{
    const struct dom *dom = &page->dom;
    const struct str *href = dom_attr(dom, a, ATTR_href);
    uint32_t i;

    if (href == NULL || href->n < 2 || str_find(*href, "#") != NULL)
        return false;
    if (measure_of(&page->m, SUM_LENGTH, a) >=
        LINK_SHARE * measure_of(&page->m, SUM_LENGTH, entry))
        return true;
    for (i = dom->v[a].parent; i != DOM_NONE && i != entry;
         i = dom->v[i].parent) {
        if (tags_are((enum tag)dom->v[i].tag) & TAG_IS_HEADING)
            return true;
    }
    for (i = a + 1; i < dom->v[a].end; i++) {
        if (tags_are((enum tag)dom->v[i].tag) & TAG_IS_HEADING)
            return true;
    }
    return false;
}

/* Is what a line begins with a time in an element of its own, whatever stands
 * beside it? */
static bool
begins_with_time(const struct page *page, const struct line *line)
{
    uint32_t i = page->dom.v[line->at].parent;

    return page->dom.v[i].tag == TAG_time &&
           entries_time(page, dom_folded(&page->dom, i));
}

static bool
has_time(const struct page *page, uint32_t entry)
{
    const uint32_t *sums = page->m.sums[SUM_LINES];
    uint32_t i, end = page->dom.v[entry].end;

    for (i = sums[entry]; i < sums[end] && i < sums[entry] + ENTRY_LINES; i++) {
        if (page->m.lines[i].length <= TIME_MOST &&
            (entries_time(page, near_line(page, i)) ||
                begins_with_time(page, &page->m.lines[i])))
            return true;
    }
    return false;
}

static bool
is_entry(const struct page *page, uint32_t node)
{
    const struct dom *dom = &page->dom;
    uint32_t end = dom->v[node].end, i;

    if (page_has_headline(page, node) || (page->bits[node] & CLASS_COMMENTS) ||
        measure_of(&page->m, SUM_GOOD, node) == 0 || !has_time(page, node))
        return false;
    if (end - node > ENTRY_NODES)
        end = node + ENTRY_NODES;
    for (i = dom_next(dom, node, end); i < end; i = dom_next(dom, i, end)) {
        if (dom->v[i].tag == TAG_a && leads_away(page, i, node))
            return false;
    }
    return true;
}

static bool
in_comments(const struct page *page, uint32_t node)
{
    for (; node != DOM_NONE; node = page->dom.v[node].parent) {
        if (page->bits[node] & CLASS_COMMENTS)
            return true;
    }
    return false;
}

/* All that were found. */
struct found {
    uint32_t *v;
    size_t n, cap;
    uint32_t good; /* code points of their sentences */
};

/* Add those of n siblings of one kind, if most of them are entries. */
static void
add_entry_row(const struct page *page, const struct sibling *siblings, size_t n,
    struct found *found)
{
    size_t i, had = found->n;
    uint32_t good = 0;

    if (n < ENTRIES_LEAST || !is_entry(page, siblings[0].node) +
                                     !is_entry(page, siblings[1].node) +
                                     !is_entry(page, siblings[2].node) >
                                 1)
        return;
    for (i = 0; i < n; i++) {
        if (!is_entry(page, siblings[i].node))
            continue;
        pool_push(&page->dom.pool, found->v, found->n, found->cap);
        found->v[found->n++] = siblings[i].node;
        good += measure_of(&page->m, SUM_GOOD, siblings[i].node);
    }
    if (found->n - had < ENTRIES_LEAST || 3 * (found->n - had) < 2 * n)
        found->n = had;
    else
        found->good += good;
}

/* Are they what the page is about? */
static bool
are_article(const struct page *page, const struct found *found)
{
    const uint32_t *good = page->m.sums[SUM_GOOD];
    uint32_t head = page->headline;

    if (found->n == 0 || in_comments(page, found->v[0]) ||
        found->good <
            ENTRIES_SHARE * measure_of(&page->m, SUM_GOOD, page->body))
        return false;
    return head == DOM_NONE ||
           (head < found->v[0] && good[found->v[0]] - good[head] < LEAD_MOST);
}

void
entries_find(struct page *page)
{
    const struct dom *dom = &page->dom;
    struct sibling *room = siblings_room(page);
    struct found found = { 0 };
    uint32_t i, end = dom->v[page->body].end, first = DOM_NONE, last = 0;
    size_t n, from, to;

    for (i = page->body; i < end; i = dom_next(dom, i, end)) {
        if (!siblings_may_be_in((enum tag)dom->v[i].tag))
            continue;
        n = siblings_of(page, i, room);
        for (from = 0; from < n; from = to) {
            to = siblings_end(room, n, from);
            add_entry_row(page, room + from, to - from, &found);
        }
    }
    if (!are_article(page, &found))
        return;
    while (found.n > 0) {
        i = found.v[--found.n];
        page->bits[i] |= CLASS_ENTRY;
        first = i < first ? i : first;
        last = i > last ? i : last;
    }
    for (i = dom->v[first].parent; !dom_within(dom, i, last);)
        i = dom->v[i].parent;
    page->entries = i;
}

uint32_t
entries_around(const struct page *page, uint32_t root, uint32_t node)
{
    if (page->entries == DOM_NONE)
        return DOM_NONE;
    while (
        node != DOM_NONE && node != root && !(page->bits[node] & CLASS_ENTRY))
        node = page->dom.v[node].parent;
    return node == root ? DOM_NONE : node;
}

int
entries_level(const struct page *page, uint32_t entry)
{
    const struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[entry].end;

    for (i = dom_next(dom, entry, end); i < end; i = dom_next(dom, i, end)) {
        if (tags_are((enum tag)dom->v[i].tag) & TAG_IS_HEADING)
            return 1 + (int)dom->v[i].tag - TAG_h1;
    }
    return 2;
}
