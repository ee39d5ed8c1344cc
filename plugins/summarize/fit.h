/* SPDX-License-Identifier: MIT */
/*
 * fit - which sentences may be chosen at all.
 */
#ifndef SUMMARIZE_FIT_H
#define SUMMARIZE_FIT_H

#include "article.h"
#include "surface.h"

struct fit {
    size_t least, most;          /* words of a sentence; most 0: no bound */
    const struct cd_text *title; /* with words; NULL if there is none */
};

/* Set `fit` of each sentence.  Unfit are captions, bylines and credits,
 * questions to the reader, phrases about the page and what is too short or too
 * long; headings, items of lists, the short end of a quotation, what has no
 * content, what the text has said before and what says no more than the title.
 * Where no sentence would be left, those of the second half of this list are
 * fit, too. */
void fit_judge(struct article *article, const struct surface *surface,
    const struct fit *rules, struct lexis *lexis);

#endif
