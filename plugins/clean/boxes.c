/* SPDX-License-Identifier: MIT */
#include "boxes.h"

#include "requests.h"

#define ITEMS_MOST 8 /* of a summary */

/* "Advertisement", "Advertisement:" */
static bool
advert(const struct lexicon *l, const struct para *p)
{
    size_t len;

    return lexicon_cue(l, LEXICON_ADVERT, p->s, p->n, &len) != 0 &&
           len + 1 >= p->n;
}

/* The points of a summary, below its heading. */
static void
drop_items(struct doc *d, struct para *p)
{
    size_t i;

    for (i = 0; i < ITEMS_MOST && p != NULL && (p->flags & PARA_ITEM); i++) {
        doc_drop(d, p, RULE_FOOTER);
        p = doc_after(d, p);
    }
}

static void
clean_one(struct doc *d, const struct lexicon *l, struct para *p)
{
    uint32_t cue;

    if (advert(l, p)) {
        doc_drop(d, p, RULE_ADVERT);
        return;
    }
    cue = requests_cue(l, p, false);
    /* A heading is no box unless it says so: "Follow the money". */
    if (cue == 0 || ((p->flags & PARA_HEADING) && cue < CUE_BOX))
        return;
    doc_drop(d, p, cue == CUE_COPYRIGHT ? RULE_COPYRIGHT : RULE_FOOTER);
    if (cue == CUE_BOX_HEAD)
        drop_items(d, doc_after(d, p));
}

void
boxes_clean(struct doc *d, const struct lexicon *l)
{
    struct para *p;

    for (p = d->v; p < d->v + d->n; p++) {
        if ((p->flags & PARA_GONE) == 0)
            clean_one(d, l, p);
    }
}
