/* SPDX-License-Identifier: MIT */
/*
 * schema - the tables of the database, and whose database it is.
 */
#ifndef SQLITE_SCHEMA_H
#define SQLITE_SCHEMA_H

#include <stdbool.h>
#include <sqlite3.h>
#include <copydesk/plugin.h>

#define SCHEMA_VERSION 3 /* PRAGMA user_version */

/* In a transaction: make the tables in an empty database, or see that those
 * of one that is there are ours, of this version and have this key.
 * *loading: the indexes are still to be made.  -1 after cd_fail. */
int schema_open(
    const struct cd_host *host, sqlite3 *db, const char *key, bool *loading);

/* In a database that is there: -1 after cd_fail if it is not ours, of this
 * version and with this key; 1 if it is empty. */
int schema_verify(const struct cd_host *host, sqlite3 *db, const char *key);

/* The column of articles that holds the key: that of the field, or "key". */
const char *schema_key_column(const char *key);

/* Make the indexes if they are not there, put the parts of the search index
 * together, and leave it with SQLite's own settings.  An SQLite code. */
int schema_finish(sqlite3 *db, bool loading);

/* SQLite's message.  -1. */
int schema_fail(const struct cd_host *host, sqlite3 *db, const char *what);

#endif
