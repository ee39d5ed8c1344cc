/* SPDX-License-Identifier: MIT */
#include "article.h"

#include "text/utf8.h"
#include "boxes.h"
#include "captions.h"
#include "choose.h"
#include "entries.h"
#include "labels.h"
#include "lead.h"
#include "lines.h"
#include "offers.h"
#include "prune.h"
#include "trim.h"

/* Share of the page's prose below which the text is looked for once more, and
 * how much more must be found then. */
#define ENOUGH 0.4
#define MORE   1.5

/* What promises other articles goes from the page, too: their links are
 * looked for there. */
static void
remove_promises(struct page *page, uint32_t root, const struct paragraphs *ps)
{
    size_t i;

    for (i = 0; i < ps->n; i++) {
        if (ps->v[i].promise && ps->v[i].node != root)
            dom_remove(&page->dom, ps->v[i].node);
    }
}

/* One way through the rules; `firm`: those that may take too much, too. */
static void
try_rules(struct page *page, bool firm, struct article *a)
{
    struct lead lead;

    if (firm)
        prune_cards(page);
    prune(page, firm);
    a->root = choose(page);
    lead = lead_find(page, a->root);
    trim(page, a->root);
    labels_cut(page, a->root);
    a->paragraphs = paragraphs_read(page, a->root);
    captions_find(page, a->root, &a->paragraphs);
    lead_put(page, &lead, &a->paragraphs);
    boxes_cut(page, a->root, &a->paragraphs);
    a->offers = offers_cut(page, a->root, &a->paragraphs);
    lines_clean(page, &a->paragraphs);
    remove_promises(page, a->root, &a->paragraphs);
    a->text = paragraphs_join(&a->paragraphs, &page->dom.pool);
}

/* Prose on the page, parts that are seldom an article's apart. */
static double
prose_on(struct page *page)
{
    struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[page->body].end;

    dom_restore(dom);
    for (i = page->body; i < end; i = dom_next(dom, i, end)) {
        unsigned tag = dom->v[i].tag;

        if (tag == TAG_nav || tag == TAG_footer || tag == TAG_aside ||
            tag == TAG_form)
            dom_remove(dom, i);
    }
    measure_make(&page->m, page->body);
    return measure_of(&page->m, SUM_PROSE, page->body);
}

void
article_read(struct page *page, struct article *a)
{
    struct article again;
    const bool *gone;
    double most, n;

    measure_make(&page->m, page->body);
    most = measure_of(&page->m, SUM_PROSE, page->body);
    entries_find(page);
    try_rules(page, true, a);
    n = (double)utf8_count(a->text.s, a->text.n);
    if (n >= ENOUGH * most)
        return;
    gone = dom_gone(&page->dom);
    if (n < ENOUGH * prose_on(page)) {
        dom_restore(&page->dom);
        try_rules(page, false, &again);
        if ((double)again.text.n > MORE * (double)a->text.n) {
            *a = again;
            return;
        }
    }
    dom_put_back(&page->dom, gone);
}
