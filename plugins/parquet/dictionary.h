/* SPDX-License-Identifier: MIT */
/*
 * dictionary - the different values of a column, and which of them stands
 * where.
 */
#ifndef PARQUET_DICTIONARY_H
#define PARQUET_DICTIONARY_H

#include "column.h"

struct dictionary {
    struct blob values; /* as PLAIN writes them, in the order in which they
                           came */
    uint32_t n;
    uint32_t *of; /* for each value of the column, its number */
};

/* Make that of a column, if it is smaller than the values are: 1, else 0.  -1
 * if memory runs out. */
int dictionary_make(struct dictionary *dictionary, const struct column *column);
void dictionary_free(struct dictionary *dictionary);

#endif
