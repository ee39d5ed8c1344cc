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
widen(const struct page *p, const struct paragraphs *ps, uint32_t node,
    size_t most, struct beside *r)
{
    while (r->bytes <= most && r->from > 0 &&
           dom_within(&p->dom, node, ps->v[r->from - 1].node))
        r->bytes += ps->v[--r->from].text.n;
    while (r->bytes <= most && r->to < ps->n &&
           dom_within(&p->dom, node, ps->v[r->to].node))
        r->bytes += ps->v[r->to++].text.n;
    return r->bytes <= most;
}

/* The box around a paragraph: what the largest element holds that is still
 * one. */
static struct beside
box_of(const struct page *p, const struct paragraphs *ps, uint32_t root,
    size_t at, size_t most)
{
    const struct dom *d = &p->dom;
    uint32_t node = ps->v[at].node;
    struct beside wide = { at, at + 1, ps->v[at].text.n }, box = wide;

    while (node != root && node != DOM_NONE && dom_within(d, root, node) &&
           widen(p, ps, node, most, &wide)) {
        box = wide;
        node = d->v[node].parent;
    }
    return box;
}

void
boxes_cut(const struct page *p, uint32_t root, struct paragraphs *ps)
{
    size_t all = 0, most, i, k;
    struct beside box;

    for (i = 0; i < ps->n; i++)
        all += ps->v[i].text.n;
    most = (size_t)(BOX_SHARE * (double)all);
    if (most > BOX_MOST)
        most = BOX_MOST;
    for (i = 0; i < ps->n; i++) {
        struct paragraph *x = &ps->v[i];

        if (x->gone || x->text.n > LINE_MOST ||
            !rules_cue(p->rules, CUES_BOX, x->text))
            continue;
        box = box_of(p, ps, root, i, most);
        if (box.to - box.from == 1 && x->text.n > ALONE_MOST &&
            x->kind != CD_BLOCK_HEADING)
            continue;
        for (k = box.from; k < box.to; k++)
            ps->v[k].gone = true;
        i = box.to - 1;
    }
}
