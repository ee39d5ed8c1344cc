/* SPDX-License-Identifier: MIT */
#include "rows.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <copydesk/record.h>

#define DATE_MOST 1000 /* bytes: an index takes no more than some 2,700 */
#define MOST      ((size_t)250 << 20) /* bytes of a record: what jsonb holds */

/* The columns of articles that are fields of the record. */
static const char *const fields[] = { "id", "url", "source", "section",
    "language", "title", "subtitle", "agency", "date", "modified", "text" };

static const char into_articles[] =
    "articles (article, run, record, key, id, url, source, section, language,"
    " title, subtitle, agency, date, modified, text, summary)";
static const char into_quotes[] =
    "quotes (article, n, text, speaker, speakers, mention, cue, basis, kind,"
    " start, \"end\", \"group\")";
static const char *const into[ROWS_TABLES] = {
    [ROWS_ARTICLES] = into_articles,
    [ROWS_AUTHORS] = "authors (article, n, name)",
    [ROWS_QUOTES] = into_quotes,
    [ROWS_PEOPLE] = "people (article, n, name, gender, role, mentions)",
    [ROWS_KEYWORDS] = "keywords (article, n, keyword)",
};

/* Tables of one row for each element of an array: strings or, with `texts`,
 * objects. */
#define TEXTS 7
static const struct list {
    const char *field;
    const char *texts[TEXTS + 1], *numbers[4]; /* columns, in their order */
    enum rows_table table;
} lists[] = {
    { "authors", { NULL }, { NULL }, ROWS_AUTHORS },
    { "keywords", { NULL }, { NULL }, ROWS_KEYWORDS },
    { "quotes",
        { "text", "speaker", "speakers", "mention", "cue", "basis", "kind" },
        { "start", "end", "group" }, ROWS_QUOTES },
    { "people", { "name", "gender", "role" }, { "mentions" }, ROWS_PEOPLE },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* ---- text ---------------------------------------------------------------- */

static void
add_bytes_of(
    struct rows *rows, enum rows_table table, const char *text, size_t n)
{
    struct rows_text *t = &rows->tables[table];

    if (n > t->cap - t->n) {
        size_t cap = t->cap + n + t->cap / 2 + 4096;
        char *grown = realloc(t->p, cap);

        if (grown == NULL) {
            rows->failed = true;
            return;
        }
        t->p = grown;
        t->cap = cap;
    }
    memcpy(t->p + t->n, text, n);
    t->n += n;
}

static void
add_char(struct rows *rows, enum rows_table table, char byte)
{
    add_bytes_of(rows, table, &byte, 1);
}

/* With what COPY takes for more than itself behind a backslash. */
static void
add_copy_text(
    struct rows *rows, enum rows_table table, const char *text, size_t n)
{
    static const char special[] = "\\\n\r\t", letters[] = "\\nrt";
    size_t i, from = 0;

    for (i = 0; i < n; i++) {
        const char *at = text[i] != '\0' ? strchr(special, text[i]) : NULL;

        if (at == NULL)
            continue;
        add_bytes_of(rows, table, text + from, i - from);
        add_char(rows, table, '\\');
        add_char(rows, table, letters[at - special]);
        from = i + 1;
    }
    add_bytes_of(rows, table, text + from, n - from);
}

static void
add_number(struct rows *rows, enum rows_table table, int64_t n)
{
    char text[32];

    add_bytes_of(
        rows, table, text, (size_t)snprintf(text, sizeof(text), "%" PRId64, n));
}

static void
add_json(struct rows *rows, enum rows_table table, const json_t *value)
{
    char scalar[CD_SCALAR_ROOM], *json = NULL;
    size_t n = cd_scalar_text(scalar, value);

    if (n > 0) {
        add_bytes_of(rows, table, scalar, n);
        return;
    }
    json = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    rows->failed = rows->failed || json == NULL;
    if (json != NULL)
        add_copy_text(rows, table, json, strlen(json));
    free(json);
}

enum column { COLUMN_TEXT, COLUMN_INTEGER, COLUMN_LIST };

/* Null as null, and else what a column of that type holds: of text what is no
 * string as JSON.  What is no integer, or no list, is null where there must be
 * one, and counted. */
static void
add_column_value(struct rows *rows, enum rows_table table, enum column column,
    const json_t *value)
{
    const bool misfit = (column == COLUMN_INTEGER && !json_is_integer(value)) ||
                        (column == COLUMN_LIST && !json_is_array(value));

    add_char(rows, table, '\t');
    if (value == NULL || json_is_null(value) || misfit)
        add_bytes_of(rows, table, "\\N", 2);
    else if (json_is_string(value) && column == COLUMN_TEXT)
        add_copy_text(
            rows, table, json_string_value(value), json_string_length(value));
    else
        add_json(rows, table, value);
    rows->mismatches += misfit && value != NULL && !json_is_null(value);
}

/* ---- one article --------------------------------------------------------- */

/* Does JSON text have the character U+0000, which PostgreSQL has not? */
static bool
has_nul(const char *text, size_t n)
{
    size_t i;

    for (i = 0; i + 1 < n; i++) {
        if (text[i] != '\\')
            continue;
        i++;
        if (text[i] == 'u' && n - i >= 5 && memcmp(text + i, "u0000", 5) == 0)
            return true;
    }
    return false;
}

const char *
rows_fault(const json_t *rec, const char *json, size_t n)
{
    const json_t *array;
    json_t *value;
    size_t i, k;

    if (n > MOST)
        return "the record is too large for a row";
    if (has_nul(json, n))
        return "the record has a character U+0000, which PostgreSQL cannot"
               " hold";
    if (json_string_length(json_object_get(rec, "date")) > DATE_MOST)
        return "\"date\" has more than 1000 bytes";
    for (i = 0; i < COUNT(lists); i++) {
        array = json_object_get(rec, lists[i].field);
        json_array_foreach (array, k, value) {
            if (lists[i].texts[0] == NULL && !json_is_string(value))
                return lists[i].table == ROWS_AUTHORS
                           ? "one of \"authors\" is no string"
                           : "one of \"keywords\" is no string";
            if (lists[i].texts[0] != NULL &&
                !json_is_string(json_object_get(value, lists[i].texts[0])))
                return lists[i].table == ROWS_QUOTES
                           ? "a quote has no \"text\""
                           : "one of \"people\" has no \"name\"";
        }
    }
    return NULL;
}

static void
put_list(struct rows *rows, const struct list *list, int64_t number,
    const json_t *rec)
{
    const json_t *array = json_object_get(rec, list->field);
    size_t i, k;
    json_t *value;

    json_array_foreach (array, i, value) {
        add_number(rows, list->table, number);
        add_char(rows, list->table, '\t');
        add_number(rows, list->table, (int64_t)i);
        if (list->texts[0] == NULL)
            add_column_value(rows, list->table, COLUMN_TEXT, value);
        for (k = 0; list->texts[k] != NULL; k++)
            add_column_value(rows, list->table,
                strcmp(list->texts[k], "speakers") == 0 ? COLUMN_LIST
                                                        : COLUMN_TEXT,
                json_object_get(value, list->texts[k]));
        for (k = 0; list->numbers[k] != NULL; k++)
            add_column_value(rows, list->table, COLUMN_INTEGER,
                json_object_get(value, list->numbers[k]));
        add_char(rows, list->table, '\n');
    }
}

/* The sentences of a summary, with a space between them. */
static void
put_summary(struct rows *rows, const json_t *summary)
{
    size_t i;
    json_t *value;

    add_char(rows, ROWS_ARTICLES, '\t');
    if (json_array_size(summary) == 0)
        add_bytes_of(rows, ROWS_ARTICLES, "\\N", 2);
    json_array_foreach (summary, i, value) {
        if (i > 0)
            add_char(rows, ROWS_ARTICLES, ' ');
        if (json_is_string(value))
            add_copy_text(rows, ROWS_ARTICLES, json_string_value(value),
                json_string_length(value));
    }
}

static void
remember(struct rows *rows, const char *key)
{
    char **grown;
    size_t cap = rows->ckeys > 0 ? 2 * rows->ckeys : 64;

    if (rows->nkeys == rows->ckeys) {
        grown = realloc(rows->keys, cap * sizeof(*grown));
        if (grown == NULL) {
            rows->failed = true;
            return;
        }
        rows->keys = grown;
        rows->ckeys = cap;
    }
    rows->keys[rows->nkeys] = strdup(key);
    rows->failed = rows->failed || rows->keys[rows->nkeys] == NULL;
    rows->nkeys += rows->keys[rows->nkeys] != NULL;
}

void
rows_put(struct rows *rows, const struct rows_article *a, const json_t *rec)
{
    size_t i;

    add_number(rows, ROWS_ARTICLES, a->number);
    add_char(rows, ROWS_ARTICLES, '\t');
    add_bytes_of(rows, ROWS_ARTICLES, a->run, strlen(a->run));
    add_char(rows, ROWS_ARTICLES, '\t');
    if (a->json != NULL)
        add_copy_text(rows, ROWS_ARTICLES, a->json, a->json_size);
    else
        add_bytes_of(rows, ROWS_ARTICLES, "\\N", 2);
    add_char(rows, ROWS_ARTICLES, '\t');
    if (a->own_key && a->key != NULL)
        add_copy_text(rows, ROWS_ARTICLES, a->key, strlen(a->key));
    else
        add_bytes_of(rows, ROWS_ARTICLES, "\\N", 2);
    for (i = 0; i < COUNT(fields); i++) {
        const json_t *value = json_object_get(rec, fields[i]);

        if (a->empty != NULL && strcmp(fields[i], a->empty) == 0)
            value = NULL;
        add_column_value(rows, ROWS_ARTICLES, COLUMN_TEXT, value);
    }
    put_summary(rows, json_object_get(rec, "summary"));
    add_char(rows, ROWS_ARTICLES, '\n');
    for (i = 0; i < COUNT(lists); i++)
        put_list(rows, &lists[i], a->number, rec);
    if (a->key != NULL)
        remember(rows, a->key);
}

/* ---- what waits ---------------------------------------------------------- */

bool
rows_has(const struct rows *rows, const char *key)
{
    size_t i;

    for (i = 0; i < rows->nkeys; i++) {
        if (strcmp(rows->keys[i], key) == 0)
            return true;
    }
    return false;
}

size_t
rows_size(const struct rows *rows)
{
    size_t i, n = 0;

    for (i = 0; i < ROWS_TABLES; i++)
        n += rows->tables[i].n;
    return n;
}

int
rows_send(struct rows *rows, const struct cd_host *host, PGconn *conn)
{
    size_t i;

    if (rows->failed)
        return cd_fail(host, "out of memory");
    for (i = 0; i < ROWS_TABLES; i++) {
        struct rows_text *text = &rows->tables[i];

        if (text->n > 0 && link_copy(host, conn, into[i], text->p, text->n))
            return -1;
        text->n = 0;
    }
    while (rows->nkeys > 0)
        free(rows->keys[--rows->nkeys]);
    return 0;
}

void
rows_free(struct rows *rows)
{
    size_t i;

    for (i = 0; i < ROWS_TABLES; i++)
        free(rows->tables[i].p);
    while (rows->nkeys > 0)
        free(rows->keys[--rows->nkeys]);
    free(rows->keys);
}
