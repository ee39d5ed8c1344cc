/* SPDX-License-Identifier: MIT */
#include "captions.h"

#include <string.h>

#include "shape.h"
#include "split.h"
#include "text/ending.h"
#include "text/space.h"

#define CAPTION_MOST 600 /* bytes of a caption with its credit */

/* "Image caption, The ferry on Thursday": bytes before the caption; 0. */
static size_t
said_before(const struct lexicon *lexicon, const struct para *para)
{
    size_t len;

    if (para->n > CAPTION_MOST || lexicon_cue(lexicon, LEXICON_CREDIT, para->s,
                                      para->n, &len) != CUE_CAPTION)
        return 0;
    if (len < para->n && para->s[len] != ',' && para->s[len] != ':')
        return 0;
    len += len < para->n;
    return len + space_lead(para->s + len, para->n - len);
}

/* What the split says; true. */
static bool
set_image(struct image *image, const struct para *para, struct split *split)
{
    split->caption -= space_tail(para->s, split->caption);
    if (split->caption > 0 && para->s[split->caption - 1] == '|') {
        split->caption--;
        split->caption -= space_tail(para->s, split->caption);
    }
    if (split->caption > 0)
        image->caption = (struct str){ para->s, split->caption };
    if (split->n > 0)
        image->credit = (struct str){ para->s + split->at, split->n };
    return true;
}

/* Is the paragraph a caption, or a credit alone?  `head`: it stands above the
 * article, where less evidence is enough. */
static bool
captions_is(const struct doc *doc, const struct lexicon *lexicon,
    const struct para *para, bool head, struct image *image)
{
    const struct str text = { para->s, para->n };
    bool caption = (para->flags & PARA_CAPTION) != 0, credit;
    struct split split = { para->n, para->n, 0 };

    memset(image, 0, sizeof(*image));
    if (para->n == 0 || para->n > CAPTION_MOST ||
        (para->flags & (PARA_HEADING | PARA_ITEM)) ||
        ((para->flags & PARA_ROW) && para->block > 0))
        return false;
    /* A bar alone makes no table: "The ferry | Photo: X". */
    if (para->flags & PARA_ROW)
        return split_cue(doc, lexicon, text, &split) &&
               set_image(image, para, &split);
    credit = split_credit(doc, lexicon, para, head, caption, &split);
    if (!credit && !caption)
        return false;
    if (!credit && split_maker(lexicon, para->s, para->n))
        split.caption = 0, split.at = 0, split.n = para->n;
    else if (!credit)
        split.caption = para->n, split.n = 0;
    return set_image(image, para, &split);
}

/* Take it out of the text. */
static void
captions_take(struct doc *doc, struct para *para, const struct image *image)
{
    doc_add_image(doc, image->caption, image->credit, image->url);
    doc_drop(doc, para, RULE_CAPTION);
}

void
captions_clean(struct doc *doc, const struct lexicon *lexicon)
{
    struct str url = { NULL, 0 };
    bool head = true, below = false, said = false;
    struct para *para;

    for (para = doc->v; para < doc->v + doc->n; para++) {
        struct image image;
        size_t before;

        if (para->flags & PARA_GONE)
            continue;
        if ((para->flags & PARA_IMAGE) && para->nlinks > 0)
            url = para->links[0].url;
        if ((para->flags & PARA_IMAGE) && para->n == 0) {
            para->s = url.s;
            para->n = url.n;
            doc_drop(doc, para, RULE_IMAGE);
            below = true;
            continue;
        }
        /* The line right below an image, or all of it in italics. */
        if (below &&
            ((para->flags & PARA_BLANK) == 0 ||
                ((para->flags & PARA_STRONG) && para->n < SPLIT_PROSE)))
            para->flags |= PARA_CAPTION;
        before = said_before(lexicon, para);
        if (before > 0) {
            doc_cut_head(doc, para, before, RULE_CAPTION);
            said = (para->flags & PARA_GONE) != 0;
            if (said)
                continue;
        }
        if (before > 0 || (said && para->n <= SPLIT_PROSE))
            para->flags |= PARA_CAPTION;
        said = false;
        if (captions_is(doc, lexicon, para, head, &image)) {
            image.url = url;
            captions_take(doc, para, &image);
        } else if (para->n >= SPLIT_PROSE &&
                   ending_of(para->s, para->n) == ENDING_CLOSED) {
            head = false;
        }
        url.s = NULL;
        url.n = 0;
        below = false;
    }
}
