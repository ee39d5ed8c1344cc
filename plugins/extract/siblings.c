/* SPDX-License-Identifier: MIT */
#include "siblings.h"

#include <stdlib.h>

struct sibling *
siblings_room(const struct page *page)
{
    return pool_alloc(
        &page->dom.pool, (page->dom.n + 1) * sizeof(struct sibling));
}

bool
siblings_may_be_in(enum tag tag)
{
    static const bool lists[TAG_COUNT] = { [TAG_div] = true,
        [TAG_section] = true,
        [TAG_ul] = true,
        [TAG_ol] = true,
        [TAG_main] = true,
        [TAG_body] = true,
        [TAG_aside] = true,
        [TAG_article] = true };

    return lists[tag];
}

static uint64_t
kind_of_sibling(const struct dom *dom, uint32_t i)
{
    const struct str *class = dom_attr(dom, i, ATTR_class);
    char tag = (char)dom->v[i].tag;
    uint64_t kind = str_hash(STR_HASH, (struct str){ &tag, 1 });
    struct str first;

    if (class == NULL || dom->v[i].tag == TAG_li)
        return kind;
    first = *class;
    if (str_find(first, " ") != NULL)
        first.n = (size_t)(str_find(first, " ") - first.s);
    return str_hash(kind, first);
}

static int
by_kind(const void *a, const void *b)
{
    const struct sibling *siblings = a, *sibling = b;

    if (siblings->kind != sibling->kind)
        return siblings->kind < sibling->kind ? -1 : 1;
    return siblings->node < sibling->node ? -1 : siblings->node > sibling->node;
}

size_t
siblings_of(const struct page *page, uint32_t parent, struct sibling *siblings)
{
    const struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[parent].end;
    size_t n = 0;

    for (i = parent + 1; i < end; i = dom->v[i].end) {
        unsigned tag = dom->v[i].tag;

        if (!dom->v[i].gone && (tag == TAG_div || tag == TAG_li ||
                                   tag == TAG_article || tag == TAG_section))
            siblings[n++] = (struct sibling){ kind_of_sibling(dom, i), i };
    }
    if (n > 1)
        qsort(siblings, n, sizeof(*siblings), by_kind);
    return n;
}

size_t
siblings_end(const struct sibling *siblings, size_t n, size_t from)
{
    size_t to = from;

    while (to < n && siblings[to].kind == siblings[from].kind)
        to++;
    return to;
}
