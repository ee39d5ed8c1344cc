/* SPDX-License-Identifier: MIT */
/*
 * first_row - the first row of a table, or the head of a feed, which is passed
 * on with the entries after it.
 */
#ifndef IO_FIRST_ROW_H
#define IO_FIRST_ROW_H

#include <stdbool.h>

#include "io/batch.h"

/* Zero-initialise; free with first_row_free. */
struct first_row {
    bool seen; /* the row has been seen, or a gap that may have contained it */
    struct buf row; /* empty if it is too long or was in a gap */
    bool put;       /* it is in the batch ... */
    size_t at;      /* ... there */
};

/* Begin a table. */
void first_row_begin(struct first_row *first_row);
/* A row has ended: text[0..n), or one not known if n is SIZE_MAX.  Returns
 * whether it is the first row, and may name columns. */
bool first_row_take(struct first_row *first_row, const char *text, size_t n);
/* The head of a feed has ended, in place of one before: text[0..n). */
void first_row_head(struct first_row *first_row, const char *text, size_t n);
/* Add the row to the batch, once, for the entry `ref`. */
void first_row_put(
    struct first_row *first_row, struct batch *batch, struct batch_ref *ref);
void first_row_free(struct first_row *first_row);

#endif
