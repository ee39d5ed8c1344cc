/* SPDX-License-Identifier: MIT */
#include "insert.h"

#include <stdlib.h>
#include <string.h>

#include "schema.h"

/* Replaced articles that may wait.  Each time that the search index gets a
 * lower rowid than before, it writes a segment: so these are removed together,
 * in the order of their rowids. */
#define OLD_MOST 65536

/* %s stands for the column that holds the key. */
static const char *const sql[STATEMENTS] = {
    [INSERT_ARTICLE] = "INSERT INTO articles (run, record, key, id, url,"
                       " source, section, language, title, subtitle, agency,"
                       " date, modified, text, summary)"
                       " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [INSERT_AUTHOR] = "INSERT INTO authors VALUES (?,?,?)",
    [INSERT_QUOTE] = "INSERT INTO quotes VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
    [INSERT_PERSON] = "INSERT INTO people (article, n, name, gender, role,"
                      " mentions) VALUES (?,?,?,?,?,?)",
    [INSERT_KEYWORD] = "INSERT INTO keywords VALUES (?,?,?)",
    [INSERT_SEARCH] = "INSERT INTO search (rowid, title, text, quotes)"
                      " VALUES (?,?,?,?)",
    [FIND_KEY] = "SELECT article FROM articles WHERE %s = ?",
    [FREE_KEY] = "UPDATE articles SET %s = NULL WHERE article = ?",
    [DELETE_SEARCH] = "INSERT INTO search (search, rowid, title, text, quotes)"
                      " SELECT 'delete', article, title, text, quotes"
                      " FROM search_content WHERE article = ?",
    [DELETE_AUTHORS] = "DELETE FROM authors WHERE article = ?",
    [DELETE_QUOTES] = "DELETE FROM quotes WHERE article = ?",
    [DELETE_PEOPLE] = "DELETE FROM people WHERE article = ?",
    [DELETE_KEYWORDS] = "DELETE FROM keywords WHERE article = ?",
    [DELETE_ARTICLE] = "DELETE FROM articles WHERE article = ?",
};

/* The columns of articles that are fields of the record, in their order. */
static const char *const columns[] = { "id", "url", "source", "section",
    "language", "title", "subtitle", "agency", "date", "modified", "text" };

#define COLUMNS    ((int)(sizeof(columns) / sizeof(columns[0])))
#define COLUMNS_AT 4 /* the parameter of the first */

#define TEXTS 7 /* columns of text of such a table, at most */

/* Tables of one row for each element of an array of the record: strings or,
 * with `texts`, objects. */
static const struct list {
    const char *field;
    const char *texts[TEXTS], *numbers[3]; /* columns, in their order */
    size_t list; /* which of the texts is a list as JSON; TEXTS: none */
    enum insert_statement insert;
} lists[] = {
    { "authors", { NULL }, { NULL }, TEXTS, INSERT_AUTHOR },
    { "keywords", { NULL }, { NULL }, TEXTS, INSERT_KEYWORD },
    { "quotes",
        { "text", "speaker", "speakers", "mention", "cue", "basis", "kind" },
        { "start", "end", "group" }, 2, INSERT_QUOTE },
    { "people", { "name", "gender", "role" }, { "mentions" }, TEXTS,
        INSERT_PERSON },
};

#define LISTS (sizeof(lists) / sizeof(lists[0]))

/* ---- life ---------------------------------------------------------------- */

int
insert_prepare(struct insert *insert, sqlite3 *db,
    const struct options *options, const struct cd_path *key, sqlite3_int64 run)
{
    const char *column = schema_key_column(options->key);
    size_t i;
    int rc = SQLITE_OK;

    memset(insert, 0, sizeof(*insert));
    insert->db = db;
    insert->options = options;
    insert->key = key;
    insert->run = run;
    insert->own_key = strcmp(column, "key") == 0;
    insert->key_at = 0;
    while (insert->key_at < COLUMNS &&
           strcmp(column, columns[insert->key_at]) != 0)
        insert->key_at++;
    for (i = 0; i < STATEMENTS && rc == SQLITE_OK; i++) {
        char *text = sqlite3_mprintf(sql[i], column);

        rc = text == NULL
                 ? SQLITE_NOMEM
                 : sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT,
                       &insert->statements[i], NULL);
        sqlite3_free(text);
    }
    return rc;
}

void
insert_free(struct insert *insert)
{
    size_t i;

    for (i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(insert->statements[i]);
    free(insert->old);
    free(insert->joined);
}

/* ---- values -------------------------------------------------------------- */

/* A string or a number as it is, null as NULL, and what has no column type as
 * JSON, into a parameter. */
static void
bind(sqlite3_stmt *statement, int i, const json_t *value)
{
    if (value == NULL || json_is_null(value))
        sqlite3_bind_null(statement, i);
    else if (json_is_string(value))
        sqlite3_bind_text64(statement, i, json_string_value(value),
            json_string_length(value), SQLITE_STATIC, SQLITE_UTF8);
    else if (json_is_integer(value))
        sqlite3_bind_int64(statement, i, json_integer_value(value));
    else if (json_is_real(value))
        sqlite3_bind_double(statement, i, json_real_value(value));
    else
        sqlite3_bind_text(statement, i,
            json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY), -1, free);
}

/* Execute, and be ready for the next time. */
static int
run_insert(sqlite3_stmt *statement)
{
    int rc = sqlite3_step(statement);

    sqlite3_reset(statement);
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static int
run_for(
    struct insert *insert, enum insert_statement which, sqlite3_int64 article)
{
    sqlite3_bind_int64(insert->statements[which], 1, article);
    return run_insert(insert->statements[which]);
}

/* What no two articles share, or NULL: none, or an empty text, which is the key
 * of nothing. */
static const json_t *
key_of(const struct insert *insert, const json_t *rec)
{
    const json_t *value = cd_path_first(insert->key, rec);

    return json_is_string(value) && json_string_length(value) == 0 ? NULL
                                                                   : value;
}

bool
insert_keyless(const struct insert *insert, const json_t *rec)
{
    const json_t *value = cd_path_first(insert->key, rec);

    return value != NULL && key_of(insert, rec) == NULL;
}

/* The strings of an array, or the member `name` of its objects, with a
 * character between them, into x->joined.  Returns their length; 0 where
 * there are none.  -1: no memory. */
static int64_t
join(struct insert *insert, const json_t *array, const char *name, char between)
{
    size_t i, n = 0, at = 0;
    json_t *value;

    json_array_foreach (array, i, value)
        n +=
            json_string_length(name ? json_object_get(value, name) : value) + 1;
    if (n > insert->cjoined) {
        char *grown = realloc(insert->joined, n);

        if (grown == NULL)
            return -1;
        insert->joined = grown;
        insert->cjoined = n;
    }
    json_array_foreach (array, i, value) {
        const json_t *text = name ? json_object_get(value, name) : value;

        if (i > 0)
            insert->joined[at++] = between;
        if (json_string_length(text) > 0)
            memcpy(insert->joined + at, json_string_value(text),
                json_string_length(text));
        at += json_string_length(text);
    }
    return (int64_t)at;
}

static int
bind_joined(struct insert *insert, sqlite3_stmt *statement, int i,
    const json_t *array, const char *name, char between)
{
    int64_t n = join(insert, array, name, between);

    if (json_array_size(array) == 0)
        return sqlite3_bind_null(statement, i);
    if (n < 0)
        return SQLITE_NOMEM;
    return sqlite3_bind_text64(statement, i, insert->joined, (sqlite3_uint64)n,
        SQLITE_STATIC, SQLITE_UTF8);
}

/* ---- one article --------------------------------------------------------- */

const char *
insert_fault(const struct insert *insert, const json_t *rec, size_t size)
{
    const json_t *array;
    json_t *value;
    size_t i, k;

    /* A row is at most the record and, once more, its fields. */
    if (size > (size_t)sqlite3_limit(insert->db, SQLITE_LIMIT_LENGTH, -1) / 3)
        return "the record is too large for a row of SQLite";
    for (i = 0; i < LISTS; i++) {
        array = json_object_get(rec, lists[i].field);
        json_array_foreach (array, k, value) {
            if (lists[i].texts[0] != NULL &&
                !json_is_string(json_object_get(value, lists[i].texts[0])))
                return lists[i].insert == INSERT_QUOTE
                           ? "a quote has no \"text\""
                           : "one of \"people\" has no \"name\"";
        }
    }
    return NULL;
}

static int
insert_row(struct insert *insert, const json_t *rec, const char *text, size_t n)
{
    sqlite3_stmt *statement = insert->statements[INSERT_ARTICLE];
    int i, rc;

    sqlite3_bind_int64(statement, 1, insert->run);
    if (insert->options->record)
        sqlite3_bind_text64(statement, 2, text, n, SQLITE_STATIC, SQLITE_UTF8);
    if (insert->own_key)
        bind(statement, 3, key_of(insert, rec));
    for (i = 0; i < COLUMNS; i++)
        bind(statement, COLUMNS_AT + i,
            i == insert->key_at ? key_of(insert, rec)
                                : json_object_get(rec, columns[i]));
    rc = bind_joined(insert, statement, COLUMNS_AT + COLUMNS,
        json_object_get(rec, "summary"), NULL, ' ');
    return rc == SQLITE_OK ? run_insert(statement) : rc;
}

/* What the view `speakers` takes apart must be a list: another value is null
 * there, and counted. */
static const json_t *
list_of(struct insert *insert, const json_t *value)
{
    if (value == NULL || json_is_null(value) || json_is_array(value))
        return value;
    insert->mismatches++;
    return NULL;
}

static int
insert_list(struct insert *insert, const struct list *l, const json_t *rec,
    sqlite3_int64 article)
{
    sqlite3_stmt *statement = insert->statements[l->insert];
    json_t *list = json_object_get(rec, l->field), *value;
    int rc = SQLITE_OK, at;
    size_t i, k;

    json_array_foreach (list, i, value) {
        sqlite3_bind_int64(statement, 1, article);
        sqlite3_bind_int64(statement, 2, (sqlite3_int64)i);
        at = 3;
        if (l->texts[0] == NULL)
            bind(statement, at, value);
        for (k = 0; k < TEXTS && l->texts[k] != NULL; k++) {
            const json_t *text = json_object_get(value, l->texts[k]);

            bind(statement, at++, k == l->list ? list_of(insert, text) : text);
        }
        for (k = 0; k < 3 && l->numbers[k] != NULL; k++)
            bind(statement, at++, json_object_get(value, l->numbers[k]));
        rc = run_insert(statement);
        if (rc != SQLITE_OK)
            break;
    }
    return rc;
}

/* What is given here is what search_content has: the index is told it once
 * more when the article goes. */
static int
insert_search(struct insert *insert, const json_t *rec, sqlite3_int64 article)
{
    sqlite3_stmt *statement = insert->statements[INSERT_SEARCH];
    int rc;

    sqlite3_bind_int64(statement, 1, article);
    bind(statement, 2, json_object_get(rec, "title"));
    bind(statement, 3, json_object_get(rec, "text"));
    rc = bind_joined(
        insert, statement, 4, json_object_get(rec, "quotes"), "text", '\n');
    return rc == SQLITE_OK ? run_insert(statement) : rc;
}

int
insert_article(
    struct insert *insert, const json_t *rec, const char *text, size_t n)
{
    int rc = insert_row(insert, rec, text, n);
    sqlite3_int64 article = sqlite3_last_insert_rowid(insert->db);
    size_t i;

    for (i = 0; i < LISTS && rc == SQLITE_OK; i++)
        rc = insert_list(insert, &lists[i], rec, article);
    return rc == SQLITE_OK ? insert_search(insert, rec, article) : rc;
}

/* ---- articles that are there --------------------------------------------- */

int
insert_find(struct insert *insert, const json_t *rec, sqlite3_int64 *article)
{
    sqlite3_stmt *statement = insert->statements[FIND_KEY];
    int rc;

    *article = 0;
    bind(statement, 1, key_of(insert, rec));
    rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW)
        *article = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
}

int
insert_replace(struct insert *insert, sqlite3_int64 article)
{
    int rc = insert->nold < OLD_MOST ? SQLITE_OK : insert_settle(insert);

    if (rc != SQLITE_OK)
        return rc;
    if (insert->nold == insert->cold) {
        size_t room = insert->cold > 0 ? insert->cold * 2 : 64;
        sqlite3_int64 *grown = realloc(insert->old, room * sizeof(*grown));

        if (grown == NULL)
            return SQLITE_NOMEM;
        insert->old = grown;
        insert->cold = room;
    }
    insert->old[insert->nold++] = article;
    return run_for(insert, FREE_KEY, article);
}

static int
by_number(const void *a, const void *b)
{
    const sqlite3_int64 *one = a, *other = b;

    return *one < *other ? -1 : *one > *other;
}

int
insert_settle(struct insert *insert)
{
    size_t i, k;
    int rc = SQLITE_OK;

    if (insert->nold > 0)
        qsort(insert->old, insert->nold, sizeof(*insert->old), by_number);
    for (i = 0; i < insert->nold && rc == SQLITE_OK; i++) {
        for (k = DELETE_SEARCH; k <= DELETE_ARTICLE && rc == SQLITE_OK; k++)
            rc = run_for(insert, (enum insert_statement)k, insert->old[i]);
    }
    insert->nold = 0;
    return rc;
}
