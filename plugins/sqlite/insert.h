/*
 * insert - an article into its tables.
 */
#ifndef SQLITE_INSERT_H
#define SQLITE_INSERT_H

#include <jansson.h>
#include <sqlite3.h>

enum { INSERT_ARTICLE, INSERT_AUTHOR, INSERT_QUOTE, INSERT_SEARCH, INSERTS };

struct insert {
    sqlite3 *db;
    sqlite3_stmt *statements[INSERTS];
    const char *run_id;
};

/* Prepare the statements.  An SQLite code. */
int insert_prepare(struct insert *x, sqlite3 *db, const char *run_id);
void insert_free(struct insert *x);

/* Insert an article with its authors and quotes; `text` is its JSON.  An
 * SQLite code; nothing undone on failure. */
int insert_article(struct insert *x, const json_t *rec, const char *text);

#endif
