/* SPDX-License-Identifier: MIT */
#include "boxes.h"

#define LINE_MOST  250  /* bytes of a line that may tell of a box */
#define BOX_MOST   1500 /* of a box */
#define BOX_SHARE  0.45 /* of the article that it may hold */
#define ALONE_MOST 90   /* bytes of such a line without an element of its own */

/* Paragraphs that stand side by side, and their bytes. */
struct beside {
    size_t from, to, bytes;
};

/* Widen the run to all paragraphs below a node; false if they have more than
 * `most` bytes. */
static bool
widen(const struct page *page, const struct paragraphs *ps, uint32_t node,
    size_t most, struct beside *beside)
{
    while (beside->bytes <= most && beside->from > 0 &&
           dom_within(&page->dom, node, ps->v[beside->from - 1].node))
        beside->bytes += ps->v[--beside->from].text.n;
    while (beside->bytes <= most && beside->to < ps->n &&
           dom_within(&page->dom, node, ps->v[beside->to].node))
        beside->bytes += ps->v[beside->to++].text.n;
    return beside->bytes <= most;
}

/* The box around a paragraph: what the largest element holds that is still
 * one. */
static struct beside
box_of(const struct page *page, const struct paragraphs *ps, uint32_t root,
    size_t at, size_t most)
{
    const struct dom *dom = &page->dom;
    uint32_t node = ps->v[at].node;
    struct beside wide = { at, at + 1, ps->v[at].text.n }, box = wide;

    while (node != root && node != DOM_NONE && dom_within(dom, root, node) &&
           widen(page, ps, node, most, &wide)) {
        box = wide;
        node = dom->v[node].parent;
    }
    return box;
}

void
boxes_cut(const struct page *page, uint32_t root, struct paragraphs *ps)
{
    size_t all = 0, most, i, k;
    struct beside box;

    for (i = 0; i < ps->n; i++)
        all += ps->v[i].text.n;
    most = (size_t)(BOX_SHARE * (double)all);
    if (most > BOX_MOST)
        most = BOX_MOST;
    for (i = 0; i < ps->n; i++) {
        struct paragraph *paragraph = &ps->v[i];

        if (paragraph->gone || paragraph->text.n > LINE_MOST ||
            !rules_cue(page->rules, CUES_BOX, paragraph->text))
            continue;
        box = box_of(page, ps, root, i, most);
        if (box.to - box.from == 1 && paragraph->text.n > ALONE_MOST &&
            paragraph->kind != CD_BLOCK_HEADING)
            continue;
        for (k = box.from; k < box.to; k++)
            ps->v[k].gone = true;
        i = box.to - 1;
    }
}
