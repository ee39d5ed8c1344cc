/* SPDX-License-Identifier: MIT */
/*
 * model - the weights of the sentence ranker.
 *
 * tests/eval/train/ makes weights.c, weights_plain.c and weights_nouns.c from a
 * folder of articles with summaries.  The weights apply to features as they
 * are: any scaling during training is included.
 */
#ifndef SUMMARIZE_MODEL_H
#define SUMMARIZE_MODEL_H

#include "echo.h"
#include "sets.h"
#include "traits.h"
#include "wordstats.h"

/* The weights of each linear model, by its features. */
struct model {
    double word[WORDSTATS_WORDS];
    double pair[WORDSTATS_PAIRS];
    double sentence[TRAITS_N]; /* score of a sentence, which selects the pool */
    /* of sets of one, two and three sentences: of each sentence, and of the
     * set */
    double member[SETS_MEMBERS][TRAITS_N];
    double set[SETS_MEMBERS][SETS_N];
    double ratio[TRAITS_N]; /* score of a sentence for the method ratio, */
    double echo[ECHO_N];    /* ... and its part from echo.h */
};

/* For English; for languages without document frequencies, fitted on the same
 * articles as if there were none; for those that also capitalise all nouns,
 * trained without capitalisation features. */
extern const struct model model_news, model_plain, model_nouns;

#endif
