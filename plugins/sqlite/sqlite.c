/* sqlite - articles, quotes and authors into an SQLite database. */
#include <stdlib.h>
#include <string.h>

#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include "insert.h"
#include "schema.h"

static const struct cd_field reads[] = { { "*", CD_T_OBJECT, 0,
                                             "The whole record, as JSON." },
    { "id", CD_T_STRING, CD_OPTIONAL, "A column; so are the next ones." },
    { "title", CD_T_STRING, CD_OPTIONAL, "Also searched." },
    { "text", CD_T_STRING, CD_OPTIONAL, "Also searched." },
    { "authors", CD_T_ARRAY, CD_OPTIONAL, "A table." },
    { "summary", CD_T_ARRAY, CD_OPTIONAL, "A column, sentences joined." },
    { "quotes", CD_T_ARRAY, CD_OPTIONAL, "A table; also searched." },
    { "quotes[].text", CD_T_STRING, CD_OPTIONAL, "What was said." }, { 0 } };

/* Milliseconds to wait for a database that the process of a killed run may
 * still hold. */
#define PATIENCE 10000

struct store {
    sqlite3 *db;
    struct insert insert;
};

static int
fail(const struct cd_host *h, const struct store *s, const char *what)
{
    return h->fail(h, "%s: %s", what,
        s->db != NULL ? sqlite3_errmsg(s->db) : "out of memory");
}

static int
sqlite_open(
    const struct cd_host *h, const void *opts, void *shared, void **self)
{
    struct store *s = calloc(1, sizeof(*s));

    (void)opts;
    (void)shared;
    if (s == NULL || h->output == NULL) {
        free(s);
        return cd_fail(h, "the output needs a \"path\"");
    }
    if (sqlite3_open_v2(h->output, &s->db,
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK ||
        sqlite3_busy_timeout(s->db, PATIENCE) != SQLITE_OK ||
        sqlite3_exec(s->db,
            "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;"
            "PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE;",
            NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(s->db, schema_tables, NULL, NULL, NULL) != SQLITE_OK ||
        insert_prepare(&s->insert, s->db, h->run_id) != SQLITE_OK ||
        sqlite3_exec(s->db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK) {
        fail(h, s, h->output);
        insert_free(&s->insert);
        sqlite3_close(s->db);
        free(s);
        return -1;
    }
    *self = s;
    return 0;
}

/* Is it the database that fails, and not this record? */
static bool
is_ours(int rc)
{
    switch (rc & 0xff) {
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
        return false;
    default:
        return true;
    }
}

static enum cd_status
sqlite_process(const struct cd_host *h, void *self, json_t *rec)
{
    struct store *s = self;
    char *text = json_dumps(rec, JSON_COMPACT);
    int rc = SQLITE_NOMEM;

    if (text != NULL)
        rc = sqlite3_exec(s->db, "SAVEPOINT record", NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = insert_article(&s->insert, rec, text);
    free(text);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(s->db, "RELEASE record", NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        return CD_KEEP;
    fail(h, s, "cannot store the article");
    /* After some failures SQLite has rolled back all of the transaction; what
     * came next would be committed by itself, without the mark. */
    if (is_ours(rc) || sqlite3_get_autocommit(s->db) ||
        sqlite3_exec(s->db, "ROLLBACK TO record; RELEASE record", NULL, NULL,
            NULL) != SQLITE_OK)
        return CD_BROKEN;
    return CD_ERROR;
}

static int
sqlite_commit(const struct cd_host *h, void *self, uint64_t mark)
{
    struct store *s = self;
    sqlite3_stmt *set = NULL;
    int rc;

    rc = sqlite3_prepare_v2(s->db,
        "INSERT OR REPLACE INTO copydesk_runs VALUES (?, ?)", -1, &set, NULL);
    if (rc == SQLITE_OK) {
        sqlite3_bind_text(set, 1, h->run_id, -1, SQLITE_STATIC);
        sqlite3_bind_int64(set, 2, (sqlite3_int64)mark);
        rc = sqlite3_step(set) == SQLITE_DONE ? SQLITE_OK : SQLITE_ERROR;
    }
    if (rc != SQLITE_OK)
        fail(h, s, "cannot note the commit");
    sqlite3_finalize(set);
    if (rc == SQLITE_OK) {
        rc = sqlite3_exec(s->db, "COMMIT; BEGIN", NULL, NULL, NULL);
        if (rc != SQLITE_OK)
            fail(h, s, "cannot commit");
    }
    return rc == SQLITE_OK ? 0 : -1;
}

static int
sqlite_resume(const struct cd_host *h, void *self, uint64_t *mark)
{
    struct store *s = self;
    sqlite3_stmt *get = NULL;
    int rc = sqlite3_prepare_v2(s->db,
        "SELECT mark FROM copydesk_runs WHERE run_id = ?", -1, &get, NULL);

    *mark = 0;
    if (rc == SQLITE_OK) {
        sqlite3_bind_text(get, 1, h->run_id, -1, SQLITE_STATIC);
        rc = sqlite3_step(get);
        if (rc == SQLITE_ROW)
            *mark = (uint64_t)sqlite3_column_int64(get, 0);
    }
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        fail(h, s, "cannot read copydesk_runs");
    sqlite3_finalize(get);
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? 0 : -1;
}

/* The last commit must write something: while SQLite holds the database alone
 * it keeps its rollback journal, and it removes one that a killed process left
 * behind only when it has written itself. */
static const char settle[] =
    "CREATE TABLE copydesk_end(x); DROP TABLE copydesk_end; COMMIT;"
    "PRAGMA optimize; BEGIN";

static int
sqlite_finish(const struct cd_host *h, void *self)
{
    struct store *s = self;

    if (sqlite3_exec(s->db, schema_indexes, NULL, NULL, NULL) == SQLITE_OK &&
        sqlite3_exec(s->db, settle, NULL, NULL, NULL) == SQLITE_OK)
        return 0;
    return fail(h, s, "cannot make the indexes");
}

static int
sqlite_close(const struct cd_host *h, void *self)
{
    struct store *s = self;
    int rc;

    insert_free(&s->insert);
    sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    rc = sqlite3_close(s->db);
    if (rc != SQLITE_OK)
        fail(h, s, "cannot close the database");
    free(s);
    return rc == SQLITE_OK ? 0 : -1;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "sqlite",
    .version = "1.0",
    .summary =
        "An SQLite database: articles, quotes, authors, full-text search.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_STORE,
    .reads = reads,
    .open = sqlite_open,
    .process = sqlite_process,
    .close = sqlite_close,
    .commit = sqlite_commit,
    .resume = sqlite_resume,
    .finish = sqlite_finish,
};
