/* SPDX-License-Identifier: MIT */
/*
 * rank - an article with all that choosing its sentences requires.
 */
#ifndef SUMMARIZE_RANK_H
#define SUMMARIZE_RANK_H

#include "article.h"
#include "traits.h"
#include "graph.h"
#include "model.h"
#include "needs.h"
#include "room.h"
#include "sets.h"
#include "surface.h"
#include "topic.h"

struct rank {
    struct article article;
    struct graph graph;
    struct surface *surface;
    struct wordstats wordstats;
    struct needs needs;
    struct topic topic;
    struct traits *traits;
    double *score; /* of each sentence, by model->sentence */
};

/* Read n sentences (at most ARTICLE_SENTENCES) of a text with words, from
 * `first` on: their words and surface.  The members s, n, pool and logs of
 * rank->article have been set. */
void rank_read(struct rank *rank, struct lexis *lexis, uint64_t mark,
    const struct cd_text *text, size_t first, size_t n);
/* Compute the statistics and scores, after rank_read(). */
void rank_weigh(struct rank *rank, const struct model *model);
/* The worth of the first sentence (of those left, where sets are chosen one
 * after the other), and how much better than the first sentences a set must
 * be, in standard deviations of one of its three fits
 * (tests/eval/train/candidates.h).  Readers miss the first sentence, and what
 * the later ones build on, more than the shared words of ROUGE show; the fit
 * alone leaves it out of a third of the summaries.  Both are as large as they
 * can be without a loss of shared words (tests/eval/RESULTS.md).  The articles
 * of the fit have no titles; where there is one, the margin is larger, because
 * what makes a set better there must be the topic: a detail from further down
 * is not worth the gap in front of it.  First sentences that hang have no
 * margin. */
#define RANK_FIRST         1.0
#define RANK_MARGIN        0.5
#define RANK_MARGIN_TITLED 4.0

/* The price of a pronoun without its noun (needs.h), in the same unit. */
#define RANK_PRICE 7.0

/* The worth of covering the whole topic (topic.h), in the same unit; 0 for a
 * set that hangs.  It is not fitted, since the articles of the fit have no
 * titles: it was chosen by the summaries that publishers wrote under theirs. */
#define RANK_TOPIC 20.0

/* Below a title, the price of each sentence that a set of several skips, up to
 * its last one, and of each member behind such a gap that goes on with a line:
 * what readers of summaries name first is a sentence from further down, parted
 * from what it goes on with.  Without a title the fit alone says what a gap
 * costs; more than that costs shared words (tests/eval/RESULTS.md). */
#define RANK_SKIPPED 1.0
#define RANK_WITHIN  4.0

/* Find the best set of k sentences (1 to SETS_MEMBERS) of those not taken for
 * which there is room, and mark them in taken[].  Returns how many sentences
 * were taken: fewer than k if no more fit. */
unsigned rank_best(const struct rank *rank, const struct model *model,
    unsigned k, const struct room *room, bool *taken);
#endif
