/* SPDX-License-Identifier: MIT */
/* Lists of teasers: elements of one kind side by side, each little more than
 * a link to another article. */
#include <stdlib.h>

#include "flow.h"
#include "prune.h"

#define CARDS_LEAST 3   /* that make a list */
#define CARD_MOST   500 /* code points of a teaser */
#define CARD_NODES  400 /* of one that are looked at */
#define CARD_OWN    150 /* code points of its own, on the average: no teaser */

/* A child, by its kind. */
struct child {
    uint64_t kind;
    uint32_t node;
};

/* Of the tag and the first class. */
static uint64_t
kind_of(const struct dom *d, uint32_t i)
{
    const struct str *class = dom_attr(d, i, ATTR_class);
    char tag = (char)d->v[i].tag;
    uint64_t kind = str_hash(STR_HASH, (struct str){ &tag, 1 });
    struct str first;

    if (class == NULL || d->v[i].tag == TAG_li)
        return kind;
    first = *class;
    if (str_find(first, " ") != NULL)
        first.n = (size_t)(str_find(first, " ") - first.s);
    return str_hash(kind, first);
}

static int
by_kind(const void *a, const void *b)
{
    const struct child *x = a, *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

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
are_cards(const struct page *p, const struct child *v, size_t n)
{
    double whole = measure_of(&p->m, SUM_LENGTH, p->body), all = 0;
    uint64_t owned = 0;
    size_t i, cards = 0;

    if (n < CARDS_LEAST)
        return false;
    for (i = 0; i < n; i++) {
        if (page_has_headline(p, v[i].node))
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
prune_children(struct page *p, uint32_t parent, struct child *v)
{
    struct dom *d = &p->dom;
    uint32_t i, end = d->v[parent].end;
    size_t n = 0, from, to;

    for (i = parent + 1; i < end; i = d->v[i].end) {
        unsigned t = d->v[i].tag;

        if (!d->v[i].gone && (t == TAG_div || t == TAG_li || t == TAG_article ||
                                 t == TAG_section))
            v[n++] = (struct child){ kind_of(d, i), i };
    }
    if (n < CARDS_LEAST || flow_goes_on(p, parent))
        return;
    qsort(v, n, sizeof(*v), by_kind);
    for (from = 0; from < n; from = to) {
        for (to = from; to < n && v[to].kind == v[from].kind;)
            to++;
        if (!are_cards(p, v + from, to - from))
            continue;
        for (; from < to; from++)
            dom_remove(d, v[from].node);
    }
}

void
prune_cards(struct page *p)
{
    static const bool lists[TAG_COUNT] = { [TAG_div] = true,
        [TAG_section] = true,
        [TAG_ul] = true,
        [TAG_ol] = true,
        [TAG_main] = true,
        [TAG_body] = true,
        [TAG_aside] = true,
        [TAG_article] = true };
    struct dom *d = &p->dom;
    struct child *room =
        pool_alloc(&d->pool, (d->n + 1) * sizeof(struct child));
    uint32_t i, end = d->v[p->body].end;

    measure_make(&p->m, p->body);
    for (i = p->body; i < end; i = dom_next(d, i, end)) {
        if (lists[d->v[i].tag])
            prune_children(p, i, room);
    }
}
