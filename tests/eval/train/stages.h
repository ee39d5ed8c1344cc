/* SPDX-License-Identifier: MIT */
/*
 * stages - the models one after the other, each on top of the last.
 */
#ifndef TRAIN_STAGES_H
#define TRAIN_STAGES_H

#include "trainer.h"

/* Fit the models on all articles of the sets below `sets` that are not in the
 * fold (CORPUS_FOLDS: on all).  Articles of set i count weight[i] times. */
void stages_fit(struct trainer *t, unsigned fold, unsigned sets,
    const double *weight, struct model *m);
/* Fit m->ratio on the articles of one set whose summaries are made of their
 * sentences. */
void stages_fit_ratio(
    struct trainer *t, unsigned fold, unsigned set, struct model *m);

#endif
