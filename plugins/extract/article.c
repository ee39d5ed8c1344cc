/* SPDX-License-Identifier: MIT */
#include "article.h"

#include "text/utf8.h"
#include "boxes.h"
#include "choose.h"
#include "entries.h"
#include "labels.h"
#include "lead.h"
#include "lines.h"
#include "prune.h"
#include "trim.h"

/* Share of the page's prose below which the text is looked for once more, and
 * how much more must be found then. */
#define ENOUGH 0.4
#define MORE   1.5

/* What promises other articles goes from the page, too: their links are
 * looked for there. */
static void
remove_promises(struct page *p, uint32_t root, const struct paragraphs *ps)
{
    size_t i;

    for (i = 0; i < ps->n; i++) {
        if (ps->v[i].promise && ps->v[i].node != root)
            dom_remove(&p->dom, ps->v[i].node);
    }
}

/* One way through the rules; `firm`: those that may take too much, too. */
static void
look(struct page *p, bool firm, struct article *a)
{
    struct lead lead;

    if (firm)
        prune_cards(p);
    prune(p, firm);
    a->root = choose(p);
    lead = lead_find(p, a->root);
    trim(p, a->root);
    labels_cut(p, a->root);
    a->paragraphs = paragraphs_read(p, a->root);
    lead_put(p, &lead, &a->paragraphs);
    boxes_cut(p, a->root, &a->paragraphs);
    lines_clean(p, &a->paragraphs);
    remove_promises(p, a->root, &a->paragraphs);
    a->text = paragraphs_join(&a->paragraphs, &p->dom.pool);
}

/* Prose on the page, parts that are seldom an article's apart. */
static double
prose_on(struct page *p)
{
    struct dom *d = &p->dom;
    uint32_t i, end = d->v[p->body].end;

    dom_restore(d);
    for (i = p->body; i < end; i = dom_next(d, i, end)) {
        unsigned t = d->v[i].tag;

        if (t == TAG_nav || t == TAG_footer || t == TAG_aside || t == TAG_form)
            dom_remove(d, i);
    }
    measure_make(&p->m, p->body);
    return measure_of(&p->m, SUM_PROSE, p->body);
}

void
article_read(struct page *p, struct article *a)
{
    struct article again;
    const bool *gone;
    double most, n;

    measure_make(&p->m, p->body);
    most = measure_of(&p->m, SUM_PROSE, p->body);
    entries_find(p);
    look(p, true, a);
    n = (double)utf8_count(a->text.s, a->text.n);
    if (n >= ENOUGH * most)
        return;
    gone = dom_gone(&p->dom);
    if (n < ENOUGH * prose_on(p)) {
        dom_restore(&p->dom);
        look(p, false, &again);
        if ((double)again.text.n > MORE * (double)a->text.n) {
            *a = again;
            return;
        }
    }
    dom_put_back(&p->dom, gone);
}
