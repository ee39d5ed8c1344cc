/* SPDX-License-Identifier: MIT */
/*
 * rest - the fields of a record that no column begins with, as a JSON object.
 */
#ifndef PARQUET_REST_H
#define PARQUET_REST_H

#include "table.h"

/* Append them to a blob, in their order and as they are written in the JSON
 * text of the record, which has no white space.  How many there were. */
size_t rest_put(struct blob *to, const struct table *table, const json_t *rec,
    const char *json, size_t n);

#endif
