/* SPDX-License-Identifier: MIT */
#include "flow.h"

#define FLOW_NEAR 8 /* nodes that are looked at, white space among them */

/* A paragraph of prose. */
static bool
is_prose(const struct page *p, uint32_t i)
{
    return p->dom.v[i].tag == TAG_p && measure_of(&p->m, SUM_PROSE, i) > 0;
}

bool
flow_goes_on(const struct page *p, uint32_t node)
{
    const struct dom *d = &p->dom;
    uint32_t parent = d->v[node].parent, i = d->v[node].end;
    unsigned seen = 0;

    for (; parent != DOM_NONE && i < d->v[parent].end && seen < FLOW_NEAR;
         seen++) {
        if (is_prose(p, i))
            return true;
        i = d->v[i].end;
    }
    return false;
}
