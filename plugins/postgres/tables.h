/* SPDX-License-Identifier: MIT */
/*
 * tables - the tables, and whose they are.
 */
#ifndef POSTGRES_TABLES_H
#define POSTGRES_TABLES_H

#include "link.h"

#define TABLES_VERSION "1"

/* A run in the tables. */
struct run {
    char number[24];
    uint64_t mark;
    int64_t article; /* the highest number of an article, of any run */
};

/* Keep other runs out, begin a transaction, and see that the tables of the
 * schema are ours and have this key, or make them; begin the run or find it.
 * -1 after cd_fail. */
int tables_open(const struct cd_host *host, PGconn *conn, const char *schema,
    const char *key, struct run *run);
/* The column of articles that holds the key: that of the field, or "key". */
const char *tables_key_column(const char *key);
/* Make the indexes and end the run, in the transaction in hand. */
int tables_finish(
    const struct cd_host *host, PGconn *conn, const struct run *run);

#endif
