/* SPDX-License-Identifier: MIT */
/*
 * bounds - the least and the greatest value of a column, and how many are
 * null: what readers skip row groups by.
 */
#ifndef PARQUET_BOUNDS_H
#define PARQUET_BOUNDS_H

#include "column.h"

#define BOUNDS_MOST 64 /* bytes of a bound of strings */

struct bounds {
    uint64_t nulls;
    bool any; /* there is a value */
    struct bound {
        unsigned char v[BOUNDS_MOST];
        size_t n;
        bool exact; /* it is a value, not shorter than one */
        bool known; /* false: no string of that size is above all values */
    } least, greatest;
};

/* Find the least and the greatest value of the column. */
void bounds_find(struct bounds *b, const struct column *column);
/* The field of ColumnMetaData that holds them. */
void bounds_put(const struct bounds *b, struct thrift *to, int field);

#endif
