/* SPDX-License-Identifier: MIT */
/* Lists of teasers: elements of one kind side by side, each little more than
 * a link to another article. */
#include "flow.h"
#include "prune.h"
#include "siblings.h"

#define CARDS_LEAST 3   /* that make a list */
#define CARD_MOST   500 /* code points of a teaser */
#define CARD_NODES  400 /* of one that are looked at */
#define CARD_OWN    150 /* code points of its own, on the average: no teaser */

static bool
is_heading_node(const struct dom *dom, uint32_t i)
{
    return (tags_are(dom->v[i].tag) & TAG_IS_HEADING) != 0;
}

/* Does the link look like that of a teaser of n code points: with a picture,
 * in a heading or around one, or most of the words? */
static bool
leads_on(const struct page *page, uint32_t a, uint32_t n)
{
    const struct dom *dom = &page->dom;
    uint32_t parent = dom->v[a].parent, length, i;

    length = measure_of(&page->m, SUM_LENGTH, a);
    if (length >= 15 && length <= 160 && length >= 0.35 * n)
        return true;
    if (parent != DOM_NONE && is_heading_node(dom, parent) &&
        dom->v[parent].tag != TAG_h1 && dom->v[parent].tag != TAG_h6)
        return true;
    for (i = a + 1; i < dom->v[a].end; i++) {
        if (dom->v[i].tag == TAG_img ||
            (is_heading_node(dom, i) && dom->v[i].parent == a))
            return true;
    }
    return false;
}

static bool
is_card(const struct page *page, uint32_t code)
{
    const struct dom *dom = &page->dom;
    uint32_t n = measure_of(&page->m, SUM_LENGTH, code), i;
    uint32_t end = dom->v[code].end;

    if (n >= CARD_MOST)
        return false;
    if (end - code > CARD_NODES)
        end = code + CARD_NODES;
    for (i = dom_next(dom, code, end); i < end; i = dom_next(dom, i, end)) {
        if (dom->v[i].tag == TAG_a && leads_on(page, i, n))
            return true;
    }
    return false;
}

/* Code points outside links of the line of a child that has most. */
static uint32_t
own_lines(const struct page *page, uint32_t code)
{
    const uint32_t *sums = page->m.sums[SUM_LINES];
    uint32_t i, most = 0;

    for (i = sums[code]; i < sums[page->dom.v[code].end]; i++) {
        const struct line *line = &page->m.lines[i];

        if (line->length - line->link > most)
            most = line->length - line->link;
    }
    return most;
}

/* Are the n children of one kind a list of teasers? */
static bool
are_cards(const struct page *page, const struct sibling *siblings, size_t n)
{
    double whole = measure_of(&page->m, SUM_LENGTH, page->body), all = 0;
    uint64_t owned = 0;
    size_t i, cards = 0;

    if (n < CARDS_LEAST)
        return false;
    for (i = 0; i < n; i++) {
        if (page_has_headline(page, siblings[i].node) ||
            (page->bits[siblings[i].node] & CLASS_ENTRY))
            return false;
        all += measure_of(&page->m, SUM_LENGTH, siblings[i].node);
        cards += is_card(page, siblings[i].node);
    }
    if (10 * cards < 8 * n || all >= 0.7 * whole)
        return false;
    for (i = 0; i < n; i++)
        owned += own_lines(page, siblings[i].node);
    return owned <= CARD_OWN * n;
}

static void
prune_children(struct page *page, uint32_t parent, struct sibling *siblings)
{
    struct dom *dom = &page->dom;
    size_t n = siblings_of(page, parent, siblings), from, to;

    if (n < CARDS_LEAST || flow_goes_on(page, parent))
        return;
    for (from = 0; from < n; from = to) {
        to = siblings_end(siblings, n, from);
        if (!are_cards(page, siblings + from, to - from))
            continue;
        for (; from < to; from++)
            dom_remove(dom, siblings[from].node);
    }
}

void
prune_cards(struct page *page)
{
    struct dom *dom = &page->dom;
    struct sibling *room = siblings_room(page);
    uint32_t i, end = dom->v[page->body].end;

    measure_make(&page->m, page->body);
    for (i = page->body; i < end; i = dom_next(dom, i, end)) {
        if (siblings_may_be_in((enum tag)dom->v[i].tag))
            prune_children(page, i, room);
    }
}
