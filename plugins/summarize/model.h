/* SPDX-License-Identifier: MIT */
/*
 * model - the weights of the ranker.
 *
 * tests/eval/train/ makes weights.c, weights_plain.c, weights_nouns.c and
 * background.c from a folder of articles with summaries.  The weights are of
 * features as they come: whatever scaling there was in training is in them.
 */
#ifndef SUMMARIZE_MODEL_H
#define SUMMARIZE_MODEL_H

#include "echo.h"
#include "sets.h"
#include "traits.h"
#include "wordstats.h"

struct model {
    double word[WORDSTATS_WORDS];
    double pair[WORDSTATS_PAIRS];
    double sentence[TRAITS_N]; /* the score that makes the pool */
    /* of sets of one, two and three: of each sentence, and of the whole */
    double member[SETS_MEMBERS][TRAITS_N];
    double set[SETS_MEMBERS][SETS_N];
    double ratio[TRAITS_N]; /* the score where a share is asked for, */
    double echo[ECHO_N];    /* and its part of what is said again */
};

/* For English; for languages without a table of common stems: fitted on the
 * same articles as if there were none; and for those of them where capitals
 * tell no names, as all nouns have one: fitted as if English were written in
 * small letters. */
extern const struct model model_news, model_plain, model_nouns;

#endif
