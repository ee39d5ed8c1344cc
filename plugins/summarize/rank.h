/* SPDX-License-Identifier: MIT */
/*
 * rank - an article with everything that the choice of sentences needs.
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
    struct article a;
    struct graph g;
    struct surface *surface;
    struct wordstats w;
    struct needs needs;
    struct topic topic;
    struct traits *f;
    double *score; /* by model->sentence */
};

/* Read n sentences (at most ARTICLE_SENTENCES) of a text with words, from
 * `first` on: words and signs.  The fields s, n, pool and logs of r->a have
 * been set. */
void rank_read(struct rank *rank, struct lexis *lexis, uint64_t mark,
    const struct cd_text *text, size_t first, size_t n);
/* Then weigh them. */
void rank_weigh(struct rank *rank, const struct model *model);
/* How much better than the first sentences a set has to be in a language that
 * the model was not fitted on, in standard deviations of one of its three
 * fits (tests/eval/train/candidates.h): as much as costs little in English
 * read as if it were such a language. */
#define RANK_MARGIN 0.5

/* What the price of a pronoun without its noun (needs.h) is in that unit. */
#define RANK_PRICE 4.5

/* What it is worth in that unit to tell all of the topic (topic.h); of a set
 * that hangs in the air nothing.  The articles that the weights are fitted on
 * have no titles: chosen by what publishers wrote under theirs. */
#define RANK_TOPIC 12.0

/* The best set of k sentences (1 to SETS_MEMBERS) of those not taken for which
 * there is room; the first k are better by `margin` than they seem.  Its
 * sentences are marked as taken; returns how many there are, fewer than k if
 * that is all that fits. */
unsigned rank_best(const struct rank *rank, const struct model *model,
    unsigned k, const struct room *room, double margin, bool *taken);
#endif
