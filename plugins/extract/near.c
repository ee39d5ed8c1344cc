/* SPDX-License-Identifier: MIT */
#include "near.h"

size_t
near_headline(const struct page *page)
{
    return page->headline != DOM_NONE ? page->m.sums[SUM_LINES][page->headline]
                                      : 0;
}

struct str
near_line(const struct page *page, size_t line)
{
    uint32_t end = page->dom.v[page->body].end;

    if (line >= page->m.nlines)
        return (struct str){ "", 0 };
    if (line + 1 < page->m.nlines)
        end = page->m.lines[line + 1].at;
    return dom_folded_range(&page->dom, page->m.lines[line].at, end);
}
