/* SPDX-License-Identifier: MIT */
/*
 * shred - a record into the columns, with the levels that put it together
 * again.
 *
 * Source: Melnik et al., Dremel: Interactive Analysis of Web-Scale Datasets
 * (2010), section 4, as Parquet uses it.
 */
#ifndef PARQUET_SHRED_H
#define PARQUET_SHRED_H

#include "column.h"

struct shred {
    struct column *columns;
    /* Values that a column's type does not hold, each of them null there. */
    size_t misfits;
    const struct table_node *misfit; /* where the first was */
    const json_t *value;             /* and what it was */
};

/* Add the fields of a record to all columns but `rest`. */
void shred_record(
    struct shred *shred, const struct table *table, const json_t *rec);

/* What a value is that the node does not hold, for messages. */
const char *shred_kind(const struct table_node *node, const json_t *value);

#endif
