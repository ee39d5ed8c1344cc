/* SPDX-License-Identifier: MIT */
#include "lead.h"

struct lead
lead_find(const struct page *p, uint32_t root)
{
    const struct dom *d = &p->dom;
    const uint32_t *s = p->m.sums[SUM_LINES];
    struct lead lead = { .n = 0 };
    uint32_t i;

    if (p->headline == DOM_NONE || d->v[p->headline].gone ||
        d->v[p->headline].end > root)
        return lead;
    for (i = s[d->v[p->headline].end]; i < s[root]; i++) {
        const struct line *l = &p->m.lines[i];

        if (l->length < MEASURE_PROSE || l->link >= MEASURE_LINKS * l->length ||
            lead.n == LEAD_MOST || d->v[l->owner].tag != TAG_p ||
            dom_within(d, l->owner, root) ||
            !str_ends_sentence(dom_folded(d, l->owner)))
            continue;
        if (lead.n == 0 || lead.blocks[lead.n - 1] != l->owner)
            lead.blocks[lead.n++] = l->owner;
    }
    return lead;
}

void
lead_put(const struct page *p, const struct lead *l, struct paragraphs *ps)
{
    const struct pool *pool = &p->dom.pool;
    struct paragraphs all = { 0 }, part;
    size_t i, k;

    if (l->n < LEAD_LEAST)
        return;
    for (i = 0; i <= l->n; i++) {
        part = i < l->n ? paragraphs_read(p, l->blocks[i]) : *ps;
        for (k = 0; k < part.n; k++) {
            pool_push(pool, all.v, all.n, all.cap);
            all.v[all.n++] = part.v[k];
        }
    }
    *ps = all;
}
