/* SPDX-License-Identifier: MIT */
#include "flow.h"

#define FLOW_NEAR 8 /* nodes that are looked at, white space among them */

/* A paragraph of prose. */
static bool
flows_as_prose(const struct page *page, uint32_t i)
{
    return page->dom.v[i].tag == TAG_p &&
           measure_of(&page->m, SUM_PROSE, i) > 0;
}

bool
flow_goes_on(const struct page *page, uint32_t node)
{
    const struct dom *dom = &page->dom;
    uint32_t parent = dom->v[node].parent, i = dom->v[node].end;
    unsigned seen = 0;

    for (; parent != DOM_NONE && i < dom->v[parent].end && seen < FLOW_NEAR;
         seen++) {
        if (flows_as_prose(page, i))
            return true;
        i = dom->v[i].end;
    }
    return false;
}
