/*
 * table - the results, as C source.
 */
#ifndef TRAIN_TABLE_H
#define TRAIN_TABLE_H

#include "trainer.h"

/* Write FOLDER/weights.c and FOLDER/background.c; `about` tells where they are
 * from, as the lines of a comment. */
void table_write(const char *folder, const char *about, const struct model *m,
    const struct background *common);

#endif
