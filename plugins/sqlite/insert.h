/* SPDX-License-Identifier: MIT */
/*
 * insert - an article into its tables, and out of them.
 */
#ifndef SQLITE_INSERT_H
#define SQLITE_INSERT_H

#include <jansson.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <copydesk/record.h>

#include "options.h"

enum insert_statement {
    INSERT_ARTICLE,
    INSERT_AUTHOR,
    INSERT_QUOTE,
    INSERT_PERSON,
    INSERT_KEYWORD,
    INSERT_SEARCH,
    FIND_KEY,
    FREE_KEY,
    DELETE_SEARCH,
    DELETE_AUTHORS,
    DELETE_QUOTES,
    DELETE_PEOPLE,
    DELETE_KEYWORDS,
    DELETE_ARTICLE,
    STATEMENTS
};

/* Zero-initialise. */
struct insert {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENTS];
    const struct options *options;
    const struct cd_path *key; /* options->key */
    sqlite3_int64 run;
    bool own_key;        /* the key has a column of its own ... */
    int key_at;          /* ... or it is the one of that number */
    sqlite3_int64 *old;  /* articles that newer ones replace: still there, */
    size_t nold, cold;   /* but without their keys */
    uint64_t mismatches; /* values left out of the article in hand, because
                            their column holds lists */
    char *joined;        /* the sentences of a summary, or the quotes */
    size_t cjoined;
};

/* Prepare the statements.  An SQLite code. */
int insert_prepare(struct insert *insert, sqlite3 *db,
    const struct options *options, const struct cd_path *key,
    sqlite3_int64 run);
void insert_free(struct insert *insert);

/* What makes the record one that the tables cannot hold, or NULL. */
const char *insert_fault(
    const struct insert *insert, const json_t *rec, size_t size);

/* Is the key of the record an empty text, and so none? */
bool insert_keyless(const struct insert *insert, const json_t *rec);
/* The article that has the key of the record, or 0.  An SQLite code. */
int insert_find(
    struct insert *insert, const json_t *rec, sqlite3_int64 *article);
/* Insert an article with all that belongs to it; text[0..n) is its JSON.  An
 * SQLite code; nothing undone on failure. */
int insert_article(
    struct insert *insert, const json_t *rec, const char *text, size_t n);
/* Take the key from an article, to be removed by insert_settle. */
int insert_replace(struct insert *insert, sqlite3_int64 article);
/* Remove what was replaced.  Before each commit. */
int insert_settle(struct insert *insert);

#endif
