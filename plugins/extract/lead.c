/* SPDX-License-Identifier: MIT */
#include "lead.h"

struct lead
lead_find(const struct page *page, uint32_t root)
{
    const struct dom *dom = &page->dom;
    const uint32_t *sums = page->m.sums[SUM_LINES];
    struct lead lead = { .n = 0 };
    uint32_t i;

    if (page->headline == DOM_NONE || dom->v[page->headline].gone ||
        dom->v[page->headline].end > root)
        return lead;
    for (i = sums[dom->v[page->headline].end]; i < sums[root]; i++) {
        const struct line *line = &page->m.lines[i];

        if (line->length < MEASURE_PROSE ||
            line->link >= MEASURE_LINKS * line->length || lead.n == LEAD_MOST ||
            dom->v[line->owner].tag != TAG_p ||
            dom_within(dom, line->owner, root) ||
            !str_ends_sentence(dom_folded(dom, line->owner)))
            continue;
        if (lead.n == 0 || lead.blocks[lead.n - 1] != line->owner)
            lead.blocks[lead.n++] = line->owner;
    }
    return lead;
}

void
lead_put(
    const struct page *page, const struct lead *lead, struct paragraphs *ps)
{
    const struct pool *pool = &page->dom.pool;
    struct paragraphs all = { 0 }, part;
    size_t i, k;

    if (lead->n < LEAD_LEAST)
        return;
    for (i = 0; i <= lead->n; i++) {
        part = i < lead->n ? paragraphs_read(page, lead->blocks[i]) : *ps;
        for (k = 0; k < part.n; k++) {
            pool_push(pool, all.v, all.n, all.cap);
            all.v[all.n++] = part.v[k];
        }
    }
    *ps = all;
}
