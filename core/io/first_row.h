/* SPDX-License-Identifier: MIT */
/*
 * first_row - the first row of a table, which goes along with those behind it.
 */
#ifndef IO_FIRST_ROW_H
#define IO_FIRST_ROW_H

#include <stdbool.h>

#include "io/batch.h"

/* Zero-initialise; free with first_row_free. */
struct first_row {
    bool seen;      /* it, or a gap where it may have been */
    struct buf row; /* nothing, if it is too long or was in a gap */
    bool put;       /* it is in the batch ... */
    size_t at;      /* ... there */
};

/* Begin a table. */
void first_row_begin(struct first_row *first_row);
/* A row s[0..n) has ended, of which only that is known if n is SIZE_MAX.
 * Returns whether it is the first one. */
bool first_row_take(struct first_row *first_row, const char *text, size_t n);
/* Put it into the batch, once, for the entry x. */
void first_row_put(
    struct first_row *first_row, struct batch *batch, struct batch_ref *ref);
void first_row_free(struct first_row *first_row);

#endif
