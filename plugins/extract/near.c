/* SPDX-License-Identifier: MIT */
#include "near.h"

size_t
near_headline(const struct page *p)
{
    return p->headline != DOM_NONE ? p->m.sums[SUM_LINES][p->headline] : 0;
}

struct str
near_line(const struct page *p, size_t line)
{
    uint32_t end = p->dom.v[p->body].end;

    if (line >= p->m.nlines)
        return (struct str){ "", 0 };
    if (line + 1 < p->m.nlines)
        end = p->m.lines[line + 1].at;
    return dom_folded_range(&p->dom, p->m.lines[line].at, end);
}
