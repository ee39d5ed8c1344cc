/* SPDX-License-Identifier: MIT */
#include "boxes.h"

#include "text/utf8.h"

#define LINE_MOST  250  /* code points of a line that may tell of a box */
#define BOX_MOST   1500 /* bytes of a box */
#define BOX_SHARE  0.45 /* of the article that it may hold */
#define ALONE_MOST 90   /* of such a line without an element of its own */

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

static size_t
length_of(const struct paragraph *paragraph)
{
    return utf8_count(paragraph->text.s, paragraph->text.n);
}

/* Does the paragraph end in a link that is a call: "... Donate now"? */
static bool
ends_in_call(const struct page *page, const struct paragraph *paragraph)
{
    const struct dom *dom = &page->dom;
    uint32_t end = dom->v[paragraph->node].end, i, last = DOM_NONE;

    if (paragraph->text.n > BOX_MOST ||
        measure_of(&page->m, SUM_LINKS, paragraph->node) == 0)
        return false;
    for (i = dom_find(dom, paragraph->node, end, TAG_a); i != DOM_NONE;
         i = dom_find(dom, i + 1, end, TAG_a))
        last = i;
    return last != DOM_NONE &&
           dom_folded_range(dom, dom->v[last].end, end).n == 0 &&
           rules_cue_is(page->rules, CUES_BOX, dom_folded(dom, last));
}

/* Is it a box by the phrase that line `at` begins with?  One that is a line
 * alone is short, or has a link. */
static bool
is_told(const struct page *page, const struct paragraph *paragraph,
    const struct beside *box)
{
    return length_of(paragraph) <= LINE_MOST &&
           rules_cue(page->rules, CUES_BOX, paragraph->text) &&
           (box->to - box->from > 1 || paragraph->kind == CD_BLOCK_HEADING ||
               length_of(paragraph) <= ALONE_MOST ||
               measure_links(&page->m, paragraph->node) > 0);
}

/* Is it one by the call that it ends in, below a heading or a label? */
static bool
is_call(const struct page *page, const struct paragraphs *ps, size_t at,
    const struct beside *box)
{
    return box->to - box->from > 1 && at == box->to - 1 &&
           length_of(&ps->v[box->from]) < MEASURE_PROSE &&
           !str_ends_sentence(ps->v[box->from].text) &&
           ends_in_call(page, &ps->v[at]);
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
        const struct paragraph *paragraph = &ps->v[i];

        if (paragraph->gone ||
            (!rules_cue(page->rules, CUES_BOX, paragraph->text) &&
                !ends_in_call(page, paragraph)))
            continue;
        box = box_of(page, ps, root, i, most);
        if (!is_told(page, paragraph, &box) && !is_call(page, ps, i, &box))
            continue;
        for (k = box.from; k < box.to; k++)
            ps->v[k].gone = true;
        i = box.to - 1;
    }
}
