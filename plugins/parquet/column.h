/* SPDX-License-Identifier: MIT */
/*
 * column - the values of a row group in memory, cut into pages.
 *
 * Values are kept as PLAIN writes them (a length of four bytes before each
 * string; booleans a byte each), and a byte for each level.  Pages begin with
 * a row, so that where one ends depends on the records alone.
 */
#ifndef PARQUET_COLUMN_H
#define PARQUET_COLUMN_H

#include "table.h"

#define COLUMN_PAGE ((size_t)8 << 20) /* bytes at which a page is full */

struct column_page {
    struct blob repetitions, definitions; /* a byte an entry; the first has
                                             none where nothing repeats */
    struct blob values;
    size_t n; /* values */
};

/* How far a column is. */
struct column_place {
    size_t pages, entries, bytes, n; /* the last three of its last page */
};

struct column {
    const struct table_node *node;
    struct column_page *pages;
    size_t npages, cap;
    size_t full;               /* bytes of all pages but the last */
    struct column_place row;   /* where the row in hand began */
    struct column_place saved; /* what column_save wrote */
    bool failed;               /* memory ran out */
};

/* Begin a row: column_unrow takes it back. */
void column_row(struct column *column);
void column_unrow(struct column *column);

/* An entry without a value, defined up to that level. */
void column_null(struct column *column, uint8_t repetition, uint8_t definition);
/* Entries with one: n bytes, or a number in the column's width. */
void column_bytes(
    struct column *column, uint8_t repetition, const void *bytes, size_t n);
void column_number(struct column *column, uint8_t repetition, uint64_t bits);

/* Bytes that its entries take. */
size_t column_size(const struct column *column);
/* It has no rows any more. */
void column_clear(struct column *column);

/* Append what was added since the last time to a blob, with the number of the
 * column; and add what such a piece at *at holds, *at behind it.  -1 if it is
 * no piece, or memory runs out. */
void column_save(struct column *column, struct blob *to);
int column_load(struct column *columns, size_t ncolumns,
    const unsigned char **at, const unsigned char *end);

#endif
