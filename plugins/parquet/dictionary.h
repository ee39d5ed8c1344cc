/* SPDX-License-Identifier: MIT */
/*
 * dictionary - the different values of a column, and which of them stands
 * where.
 */
#ifndef PARQUET_DICTIONARY_H
#define PARQUET_DICTIONARY_H

#include "column.h"

struct dictionary {
    uint32_t n;   /* different values */
    size_t size;  /* their bytes */
    uint32_t *of; /* for each value of the column, its number, in the order in
                     which they came first */
};

/* Make that of a column, if the file, whose pages are compressed or not,
 * becomes smaller by it: 1, else 0.  -1 if memory runs out.  Its values are no
 * more than a page holds. */
int dictionary_make(struct dictionary *dictionary, const struct column *column,
    bool compressed);
/* Append its values as PLAIN writes them; *to has failed if memory runs out. */
void dictionary_put(const struct dictionary *dictionary,
    const struct column *column, struct blob *to);
void dictionary_free(struct dictionary *dictionary);

#endif
