#include "insert.h"

#include <stdlib.h>
#include <string.h>

static const char *const sql[INSERTS] = {
    [INSERT_ARTICLE] = ("INSERT INTO articles (run_id, record, id, url, source,"
                       " section, language, title, subtitle, agency, date,"
                       " modified, text, summary)"
                       " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
    [INSERT_AUTHOR] = "INSERT INTO authors VALUES (?,?,?)",
    [INSERT_QUOTE] = "INSERT INTO quotes VALUES (?,?,?,?,?,?,?,?,?,?)",
    [INSERT_SEARCH] = ("INSERT INTO search (rowid, title, text, quotes)"
                      " SELECT * FROM search_content WHERE article = ?"),
};

/* The columns of articles that are fields of the record, in their order. */
static const char *const columns[] = { "id", "url", "source", "section",
    "language", "title", "subtitle", "agency", "date", "modified", "text" };

#define COLUMNS ((int)(sizeof(columns) / sizeof(columns[0])))

int
insert_prepare(struct insert *x, sqlite3 *db, const char *run_id)
{
    size_t i;
    int rc = SQLITE_OK;

    memset(x, 0, sizeof(*x));
    x->db = db;
    x->run_id = run_id;
    for (i = 0; i < INSERTS && rc == SQLITE_OK; i++)
        rc = sqlite3_prepare_v3(
            db, sql[i], -1, SQLITE_PREPARE_PERSISTENT, &x->statements[i], NULL);
    return rc;
}

void
insert_free(struct insert *x)
{
    size_t i;

    for (i = 0; i < INSERTS; i++)
        sqlite3_finalize(x->statements[i]);
}

/* A string, or else NULL, into a parameter. */
static void
bind_text(sqlite3_stmt *s, int i, const json_t *v)
{
    if (json_is_string(v))
        sqlite3_bind_text64(s, i, json_string_value(v), json_string_length(v),
            SQLITE_STATIC, SQLITE_UTF8);
    else
        sqlite3_bind_null(s, i);
}

static void
bind_number(sqlite3_stmt *s, int i, const json_t *v)
{
    if (json_is_integer(v))
        sqlite3_bind_int64(s, i, json_integer_value(v));
    else
        sqlite3_bind_null(s, i);
}

/* Execute, and be ready for the next time. */
static int
run(sqlite3_stmt *s)
{
    int rc = sqlite3_step(s);

    sqlite3_reset(s);
    sqlite3_clear_bindings(s);
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* The sentences of a summary, joined by blanks.  NULL if there are none. */
static char *
summary_of(const json_t *rec, size_t *n)
{
    const json_t *list = json_object_get(rec, "summary");
    char *text, *at;
    json_t *v;
    size_t i;

    *n = 0;
    json_array_foreach (list, i, v)
        *n += json_string_length(v) + 1;
    if (*n == 0 || (text = at = malloc(*n)) == NULL)
        return NULL;
    json_array_foreach (list, i, v) {
        if (json_string_length(v) > 0)
            memcpy(at, json_string_value(v), json_string_length(v));
        at += json_string_length(v);
        *at++ = ' ';
    }
    *n -= 1;
    return text;
}

static int
insert_row(struct insert *x, const json_t *rec, const char *record)
{
    sqlite3_stmt *s = x->statements[INSERT_ARTICLE];
    size_t n;
    char *summary = summary_of(rec, &n);
    int i, rc;

    sqlite3_bind_text(s, 1, x->run_id, -1, SQLITE_STATIC);
    sqlite3_bind_text(s, 2, record, -1, SQLITE_STATIC);
    for (i = 0; i < COLUMNS; i++)
        bind_text(s, i + 3, json_object_get(rec, columns[i]));
    if (summary != NULL)
        sqlite3_bind_text64(
            s, COLUMNS + 3, summary, n, SQLITE_STATIC, SQLITE_UTF8);
    rc = run(s);
    free(summary);
    return rc;
}

static int
insert_authors(struct insert *x, const json_t *rec, sqlite3_int64 article)
{
    sqlite3_stmt *s = x->statements[INSERT_AUTHOR];
    json_t *list = json_object_get(rec, "authors"), *v;
    int rc = SQLITE_OK;
    size_t i;

    json_array_foreach (list, i, v) {
        if (!json_is_string(v) || rc != SQLITE_OK)
            continue;
        sqlite3_bind_int64(s, 1, article);
        sqlite3_bind_int64(s, 2, (sqlite3_int64)i);
        bind_text(s, 3, v);
        rc = run(s);
    }
    return rc;
}

static int
insert_quotes(struct insert *x, const json_t *rec, sqlite3_int64 article)
{
    static const char *const texts[] = { "text", "speaker", "mention", "cue",
        "kind" };
    static const char *const numbers[] = { "start", "end", "group" };
    sqlite3_stmt *s = x->statements[INSERT_QUOTE];
    json_t *list = json_object_get(rec, "quotes"), *v;
    int rc = SQLITE_OK, k;
    size_t i;

    json_array_foreach (list, i, v) {
        if (rc != SQLITE_OK)
            break;
        sqlite3_bind_int64(s, 1, article);
        sqlite3_bind_int64(s, 2, (sqlite3_int64)i);
        for (k = 0; k < 5; k++)
            bind_text(s, k + 3, json_object_get(v, texts[k]));
        for (k = 0; k < 3; k++)
            bind_number(s, k + 8, json_object_get(v, numbers[k]));
        rc = run(s);
    }
    return rc;
}

int
insert_article(struct insert *x, const json_t *rec, const char *text)
{
    int rc = insert_row(x, rec, text);
    sqlite3_int64 article = sqlite3_last_insert_rowid(x->db);

    if (rc == SQLITE_OK)
        rc = insert_authors(x, rec, article);
    if (rc == SQLITE_OK)
        rc = insert_quotes(x, rec, article);
    if (rc == SQLITE_OK) {
        sqlite3_bind_int64(x->statements[INSERT_SEARCH], 1, article);
        rc = run(x->statements[INSERT_SEARCH]);
    }
    return rc;
}
