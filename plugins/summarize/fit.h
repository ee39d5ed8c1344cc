/* SPDX-License-Identifier: MIT */
/*
 * fit - decide which sentences may be chosen at all.
 */
#ifndef SUMMARIZE_FIT_H
#define SUMMARIZE_FIT_H

#include "article.h"
#include "surface.h"

struct fit {
    size_t least, most; /* bounds of a sentence's words; most 0: none */
    const struct cd_text *title; /* with words; NULL if there is none */
};

/* Set `fit` of each sentence.  Not fit are captions, bylines and credits,
 * questions to the reader, phrases about the page, and what is too short or too
 * long; further headings, list items, the short end of a quotation, sentences
 * without content, repetitions, and what says no more than the title.  If no
 * sentence would be left, those of the second group are fit. */
void fit_judge(struct article *article, const struct surface *surface,
    const struct fit *rules, struct lexis *lexis);

#endif
