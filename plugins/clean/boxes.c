/* SPDX-License-Identifier: MIT */
#include "boxes.h"

#include "requests.h"

#define ITEMS_MOST 8 /* of a summary */

/* "Advertisement", "Advertisement:" */
static bool
advert(const struct lexicon *lexicon, const struct para *para)
{
    size_t len;

    return lexicon_cue(lexicon, LEXICON_ADVERT, para->s, para->n, &len) != 0 &&
           len + 1 >= para->n;
}

/* The points of a summary, below its heading. */
static void
drop_items(struct doc *doc, struct para *para)
{
    size_t i;

    for (i = 0; i < ITEMS_MOST && para != NULL && (para->flags & PARA_ITEM);
         i++) {
        doc_drop(doc, para, RULE_FOOTER);
        para = doc_after(doc, para);
    }
}

static void
clean_one(struct doc *doc, const struct lexicon *lexicon, struct para *para)
{
    uint32_t cue;

    if (advert(lexicon, para)) {
        doc_drop(doc, para, RULE_ADVERT);
        return;
    }
    cue = requests_cue(doc, lexicon, para, false);
    /* A heading is no box unless it says so: "Follow the money". */
    if (cue == 0 || ((para->flags & PARA_HEADING) && cue < CUE_BOX))
        return;
    doc_drop(doc, para, cue == CUE_COPYRIGHT ? RULE_COPYRIGHT : RULE_FOOTER);
    if (cue == CUE_BOX_HEAD)
        drop_items(doc, doc_after(doc, para));
}

void
boxes_clean(struct doc *doc, const struct lexicon *lexicon)
{
    struct para *para;

    for (para = doc->v; para < doc->v + doc->n; para++) {
        if ((para->flags & PARA_GONE) == 0)
            clean_one(doc, lexicon, para);
    }
}
