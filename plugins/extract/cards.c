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
is_heading(const struct dom *d, uint32_t i)
{
    return (tags_are(d->v[i].tag) & TAG_IS_HEADING) != 0;
}

/* Does the link look like that of a teaser of n code points: with a picture,
 * in a heading or around one, or most of the words? */
static bool
leads_on(const struct page *p, uint32_t a, uint32_t n)
{
    const struct dom *d = &p->dom;
    uint32_t parent = d->v[a].parent, length, i;

    length = measure_of(&p->m, SUM_LENGTH, a);
    if (length >= 15 && length <= 160 && length >= 0.35 * n)
        return true;
    if (parent != DOM_NONE && is_heading(d, parent) &&
        d->v[parent].tag != TAG_h1 && d->v[parent].tag != TAG_h6)
        return true;
    for (i = a + 1; i < d->v[a].end; i++) {
        if (d->v[i].tag == TAG_img || (is_heading(d, i) && d->v[i].parent == a))
            return true;
    }
    return false;
}

static bool
is_card(const struct page *p, uint32_t c)
{
    const struct dom *d = &p->dom;
    uint32_t n = measure_of(&p->m, SUM_LENGTH, c), i;
    uint32_t end = d->v[c].end;

    if (n >= CARD_MOST)
        return false;
    if (end - c > CARD_NODES)
        end = c + CARD_NODES;
    for (i = dom_next(d, c, end); i < end; i = dom_next(d, i, end)) {
        if (d->v[i].tag == TAG_a && leads_on(p, i, n))
            return true;
    }
    return false;
}

/* Code points outside links of the line of a child that has most. */
static uint32_t
own(const struct page *p, uint32_t c)
{
    const uint32_t *s = p->m.sums[SUM_LINES];
    uint32_t i, most = 0;

    for (i = s[c]; i < s[p->dom.v[c].end]; i++) {
        const struct line *l = &p->m.lines[i];

        if (l->length - l->link > most)
            most = l->length - l->link;
    }
    return most;
}

/* Are the n children of one kind a list of teasers? */
static bool
are_cards(const struct page *p, const struct sibling *v, size_t n)
{
    double whole = measure_of(&p->m, SUM_LENGTH, p->body), all = 0;
    uint64_t owned = 0;
    size_t i, cards = 0;

    if (n < CARDS_LEAST)
        return false;
    for (i = 0; i < n; i++) {
        if (page_has_headline(p, v[i].node) ||
            (p->bits[v[i].node] & CLASS_ENTRY))
            return false;
        all += measure_of(&p->m, SUM_LENGTH, v[i].node);
        cards += is_card(p, v[i].node);
    }
    if (10 * cards < 8 * n || all >= 0.7 * whole)
        return false;
    for (i = 0; i < n; i++)
        owned += own(p, v[i].node);
    return owned <= CARD_OWN * n;
}

static void
prune_children(struct page *p, uint32_t parent, struct sibling *v)
{
    struct dom *d = &p->dom;
    size_t n = siblings_of(p, parent, v), from, to;

    if (n < CARDS_LEAST || flow_goes_on(p, parent))
        return;
    for (from = 0; from < n; from = to) {
        to = siblings_end(v, n, from);
        if (!are_cards(p, v + from, to - from))
            continue;
        for (; from < to; from++)
            dom_remove(d, v[from].node);
    }
}

void
prune_cards(struct page *p)
{
    struct dom *d = &p->dom;
    struct sibling *room = siblings_room(p);
    uint32_t i, end = d->v[p->body].end;

    measure_make(&p->m, p->body);
    for (i = p->body; i < end; i = dom_next(d, i, end)) {
        if (siblings_may_be_in((enum tag)d->v[i].tag))
            prune_children(p, i, room);
    }
}
