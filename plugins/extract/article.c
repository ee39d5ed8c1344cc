#include "article.h"

#include "text/utf8.h"
#include "choose.h"
#include "lead.h"
#include "lines.h"
#include "prune.h"
#include "trim.h"

/* Share of the page's prose below which the text is looked for once more, and
 * how much more must be found then. */
#define ENOUGH 0.4
#define MORE 1.5

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
static struct str
look(struct page *p, bool firm, uint32_t *root)
{
    struct paragraphs ps;
    struct lead lead;

    if (firm)
        prune_cards(p);
    prune(p, firm);
    *root = choose(p);
    lead = lead_find(p, *root);
    trim(p, *root);
    ps = paragraphs_read(p, *root);
    lead_put(p, &lead, &ps);
    lines_clean(p, &ps);
    remove_promises(p, *root, &ps);
    return paragraphs_join(&ps, &p->dom.pool);
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

struct str
article_text(struct page *p, uint32_t *root)
{
    struct str text, again;
    const bool *gone;
    uint32_t other;
    double most, n;

    measure_make(&p->m, p->body);
    most = measure_of(&p->m, SUM_PROSE, p->body);
    text = look(p, true, root);
    n = (double)utf8_count(text.s, text.n);
    if (n >= ENOUGH * most)
        return text;
    gone = dom_gone(&p->dom);
    if (n < ENOUGH * prose_on(p)) {
        dom_restore(&p->dom);
        again = look(p, false, &other);
        if ((double)again.n > MORE * (double)text.n) {
            *root = other;
            return again;
        }
    }
    dom_put_back(&p->dom, gone);
    return text;
}
