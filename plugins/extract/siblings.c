/* SPDX-License-Identifier: MIT */
#include "siblings.h"

#include <stdlib.h>

struct sibling *
siblings_room(const struct page *p)
{
    return pool_alloc(&p->dom.pool, (p->dom.n + 1) * sizeof(struct sibling));
}

bool
siblings_may_be_in(enum tag t)
{
    static const bool lists[TAG_COUNT] = { [TAG_div] = true,
        [TAG_section] = true,
        [TAG_ul] = true,
        [TAG_ol] = true,
        [TAG_main] = true,
        [TAG_body] = true,
        [TAG_aside] = true,
        [TAG_article] = true };

    return lists[t];
}

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
    const struct sibling *x = a, *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

size_t
siblings_of(const struct page *p, uint32_t parent, struct sibling *v)
{
    const struct dom *d = &p->dom;
    uint32_t i, end = d->v[parent].end;
    size_t n = 0;

    for (i = parent + 1; i < end; i = d->v[i].end) {
        unsigned t = d->v[i].tag;

        if (!d->v[i].gone && (t == TAG_div || t == TAG_li || t == TAG_article ||
                                 t == TAG_section))
            v[n++] = (struct sibling){ kind_of(d, i), i };
    }
    if (n > 1)
        qsort(v, n, sizeof(*v), by_kind);
    return n;
}

size_t
siblings_end(const struct sibling *v, size_t n, size_t from)
{
    size_t to = from;

    while (to < n && v[to].kind == v[from].kind)
        to++;
    return to;
}
