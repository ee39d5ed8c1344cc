/*
 * model - the weights of the ranker.
 *
 * tests/eval/train/ makes weights.c and background.c from a folder of articles
 * with summaries.  The weights are of features as they come: whatever scaling
 * there was in training is in them.
 */
#ifndef SUMMARIZE_MODEL_H
#define SUMMARIZE_MODEL_H

#include "features.h"
#include "sets.h"
#include "wordstats.h"

struct model {
    double word[WORDSTATS_WORDS];
    double pair[WORDSTATS_PAIRS];
    double sentence[FEATURES_N]; /* the score that makes the pool */
    double member[FEATURES_N];   /* of a sentence in a set */
    double set[SETS_N];
    double ratio[FEATURES_N]; /* the score where a share is asked for */
};

extern const struct model model_news;

#endif
