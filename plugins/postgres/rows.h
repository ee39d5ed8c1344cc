/* SPDX-License-Identifier: MIT */
/*
 * rows - articles as rows for COPY, table by table, until they are sent.
 */
#ifndef POSTGRES_ROWS_H
#define POSTGRES_ROWS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "link.h"

enum rows_table {
    ROWS_ARTICLES,
    ROWS_AUTHORS,
    ROWS_QUOTES,
    ROWS_PEOPLE,
    ROWS_KEYWORDS,
    ROWS_TABLES
};

/* Zero-initialise; free with rows_free. */
struct rows {
    struct rows_text {
        char *p;
        size_t n, cap;
    } tables[ROWS_TABLES];
    char **keys; /* of the articles that wait */
    size_t nkeys, ckeys;
    uint64_t mismatches; /* values that are null for want of a column's type */
    bool failed;         /* memory ran out */
};

/* What an article is besides its record. */
struct rows_article {
    const char *run; /* number, as text */
    int64_t number;
    const char *key;   /* or NULL: it has none */
    bool own_key;      /* the key has a column of its own */
    const char *empty; /* a column that stays empty, or NULL */
    const char *json;  /* the record; NULL: it is not kept */
    size_t json_size;
};

/* What makes the record one that the tables cannot hold, or NULL. */
const char *rows_fault(const json_t *rec, const char *json, size_t n);
void rows_put(
    struct rows *rows, const struct rows_article *a, const json_t *rec);
/* Does an article with that key wait? */
bool rows_has(const struct rows *rows, const char *key);
size_t rows_size(const struct rows *rows);
/* Send all that waits.  -1 after cd_fail. */
int rows_send(struct rows *rows, const struct cd_host *host, PGconn *conn);
void rows_free(struct rows *rows);

#endif
