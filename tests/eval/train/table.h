/* SPDX-License-Identifier: MIT */
/*
 * table - the results, as C source.
 */
#ifndef TRAIN_TABLE_H
#define TRAIN_TABLE_H

#include "trainer.h"

/* Write FOLDER/weights.c, of the model "news", or FOLDER/weights_plain.c, of
 * "plain"; `about` tells where it is from, as the lines of a comment. */
void table_weights(const char *folder, const char *name, const char *about,
    const struct model *m);
/* Write FOLDER/frequencies.txt, counted in so many articles. */
void table_common(
    const char *folder, size_t articles, const struct trainer_stem *common);

#endif
