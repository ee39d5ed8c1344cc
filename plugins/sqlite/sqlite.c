/* SPDX-License-Identifier: MIT */
/* sqlite - articles and all that belongs to them into an SQLite database. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include "insert.h"
#include "memory.h"
#include "options.h"
#include "runs.h"
#include "schema.h"

static const struct cd_field reads[] = { { "*", CD_T_OBJECT, 0,
                                             "The whole record, as JSON." },
    { "${key}", CD_T_STRING | CD_T_INT, CD_OPTIONAL,
        "No two articles share it; without it, an article is always added." },
    { "id", CD_T_STRING, CD_OPTIONAL, "A column; so are the next ones." },
    { "url", CD_T_STRING, CD_OPTIONAL, NULL },
    { "source", CD_T_STRING, CD_OPTIONAL, NULL },
    { "section", CD_T_STRING, CD_OPTIONAL, NULL },
    { "language", CD_T_STRING, CD_OPTIONAL, NULL },
    { "subtitle", CD_T_STRING, CD_OPTIONAL, NULL },
    { "agency", CD_T_STRING, CD_OPTIONAL, NULL },
    { "date", CD_T_STRING, CD_OPTIONAL, NULL },
    { "modified", CD_T_STRING, CD_OPTIONAL, NULL },
    { "title", CD_T_STRING, CD_OPTIONAL, "Also searched." },
    { "text", CD_T_STRING, CD_OPTIONAL, "Also searched." },
    { "summary[]", CD_T_STRING, CD_OPTIONAL, "A column, sentences joined." },
    { "authors[]", CD_T_STRING, CD_OPTIONAL, "A table." },
    { "quotes[].text", CD_T_STRING, CD_OPTIONAL, "A table; also searched." },
    { "people[].name", CD_T_STRING, CD_OPTIONAL, "A table." },
    { "keywords[]", CD_T_STRING, CD_OPTIONAL, "A table." }, { 0 } };

static const char *const conflicts[] = { [CONFLICT_ERROR] = "error",
    [CONFLICT_SKIP] = "skip",
    [CONFLICT_UPDATE] = "update",
    NULL };

static const struct cd_option options[] = {
    CD_OPT_STRING(struct options, key, 0, "id",
        "The field that no two articles of the database share."),
    CD_OPT_ENUM(struct options, on_conflict, CONFLICT_ERROR, conflicts,
        "What becomes of an article whose key is there: it is rejected, left"
        " out, or takes the place of the other."),
    CD_OPT_BOOL(struct options, record, true,
        "Keep the whole record as JSON: half of the database."),
    { 0 }
};

/* Milliseconds to wait for a database that the process of a killed run may
 * still hold. */
#define PATIENCE 10000

struct store {
    sqlite3 *db;
    const struct options *options;
    const struct cd_path *key;
    struct insert insert;
    struct run run;
    bool loading; /* the indexes are still to be made */
    bool keyless; /* an empty key was told */
};

/* ---- life ---------------------------------------------------------------- */

/* 16 MiB of cache hold the keys of some 300,000 articles, and leave room where
 * limits.worker_bytes is at its least.  The transaction keeps all others out,
 * from before it is known what the database holds. */
static const char settings[] =
    "PRAGMA page_size = 8192; PRAGMA cache_size = -16384;"
    "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;"
    "PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE;";

/* The database cannot be opened, or not now.  -1. */
static int
cannot_open(const struct cd_host *host, sqlite3 *db, int rc)
{
    if ((rc & 0xff) == SQLITE_BUSY)
        return cd_fail(host,
            "%s: another run or program is at work in it (database is"
            " locked): wait for its end",
            host->output);
    return schema_fail(host, db, host->output);
}

static int
connect(const struct cd_host *host, struct store *store)
{
    int rc;

    memory_uncounted();
    memory_large_pages();
    rc = sqlite3_open_v2(host->output, &store->db,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_busy_timeout(store->db, PATIENCE);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(store->db, settings, NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(store->db, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
    return rc == SQLITE_OK ? 0 : cannot_open(host, store->db, rc);
}

static int
begin(const struct cd_host *host, struct store *store)
{
    if (schema_open(host, store->db, store->options->key, &store->loading) ||
        runs_begin(host, store->db, &store->run))
        return -1;
    if (insert_prepare(&store->insert, store->db, store->options, store->key,
            store->run.number) != SQLITE_OK)
        return schema_fail(host, store->db, host->output);
    return 0;
}

static int
sqlite_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    struct store *store;

    if ((store = calloc(1, sizeof(*store))) == NULL)
        return cd_fail(host, "out of memory");
    store->options = opts;
    store->key = shared;
    *self = store;
    if (connect(host, store) == 0 && begin(host, store) == 0)
        return 0;
    insert_free(&store->insert);
    sqlite3_close(store->db);
    free(store);
    return -1;
}

static int
sqlite_close(const struct cd_host *host, void *self)
{
    struct store *store = self;
    int rc;

    insert_free(&store->insert);
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    rc = sqlite3_close(store->db);
    if (rc != SQLITE_OK)
        schema_fail(host, store->db, "cannot close the database");
    free(store);
    return rc == SQLITE_OK ? 0 : -1;
}

/* ---- records ------------------------------------------------------------- */

/* The database failed, not the record: SQLite may have rolled back all of the
 * transaction, and what came next would be committed without the mark. */
static enum cd_status
database_failed(const struct cd_host *host, const struct store *store)
{
    schema_fail(host, store->db, "cannot store the article");
    return CD_BROKEN;
}

/* An article with this key is there. */
static enum cd_status
meet(const struct cd_host *host, struct store *store, sqlite3_int64 article)
{
    switch ((enum on_conflict)store->options->on_conflict) {
    case CONFLICT_SKIP:
        cd_count(host, "skipped", 1);
        return CD_DROP;
    case CONFLICT_UPDATE:
        if (insert_replace(&store->insert, article) != SQLITE_OK)
            return database_failed(host, store);
        cd_count(host, "updated", 1);
        return CD_KEEP;
    default:
        cd_fail(host,
            "the database has an article of this \"%s\": \"on_conflict\" says"
            " what becomes of it",
            store->options->key);
        return CD_ERROR;
    }
}

/* The article has an empty key. */
static void
tell_keyless(const struct cd_host *host, struct store *store)
{
    if (!store->keyless)
        cd_log(host, CD_WARNING,
            "\"%s\" is empty, and so the key of nothing: such articles are "
            "always added",
            store->options->key);
    store->keyless = true;
    cd_count(host, "keyless", 1);
}

static enum cd_status
sqlite_process(const struct cd_host *host, void *self, json_t *rec)
{
    struct store *store = self;
    const char *fault = insert_fault(&store->insert, rec, host->json_size);
    enum cd_status status = CD_KEEP;
    sqlite3_int64 article;

    /* All that can be wrong with a record is seen before the first row, so
     * that nothing has to be undone: a savepoint for each record would have
     * the search index write a segment for each. */
    if (fault != NULL) {
        cd_fail(host, "%s", fault);
        return CD_ERROR;
    }
    if (insert_find(&store->insert, rec, &article) != SQLITE_OK)
        return database_failed(host, store);
    if (article != 0)
        status = meet(host, store, article);
    if (status != CD_KEEP)
        return status == CD_DROP ? CD_KEEP : status;
    store->insert.mismatches = 0;
    if (insert_article(&store->insert, rec, host->json, host->json_size) !=
        SQLITE_OK)
        return database_failed(host, store);
    if (store->insert.mismatches > 0)
        cd_count(host, "mismatches", (int64_t)store->insert.mismatches);
    if (article == 0)
        cd_count(host, "added", 1);
    if (insert_keyless(&store->insert, rec))
        tell_keyless(host, store);
    return CD_KEEP;
}

/* ---- durability ---------------------------------------------------------- */

/* Is the file that was opened no longer the one of that name? */
static bool
is_moved(sqlite3 *db)
{
    int moved = 0;

    return sqlite3_file_control(db, NULL, SQLITE_FCNTL_HAS_MOVED, &moved) ==
               SQLITE_OK &&
           moved != 0;
}

/* End the transaction, if all went well until now, and begin the next.  In a
 * file that is moved away nobody would find it. */
static int
commit(
    const struct cd_host *host, struct store *store, int rc, const char *what)
{
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(
            store->db, "COMMIT; BEGIN EXCLUSIVE", NULL, NULL, NULL);
    if (rc == SQLITE_OK && is_moved(store->db))
        return cd_fail(host,
            "%s is not the file that was opened: somebody else moved or "
            "removed it",
            host->output);
    return rc == SQLITE_OK ? 0 : schema_fail(host, store->db, what);
}

static int
sqlite_commit(const struct cd_host *host, void *self, uint64_t mark)
{
    struct store *store = self;
    int rc = insert_settle(&store->insert);

    if (rc == SQLITE_OK)
        rc = runs_mark(store->db, &store->run, mark);
    return commit(host, store, rc, "cannot commit");
}

static int
sqlite_resume(const struct cd_host *host, void *self, uint64_t *mark)
{
    const struct store *store = self;

    (void)host;
    *mark = store->run.mark;
    return 0;
}

static int
sqlite_undo(const struct cd_host *host, void *self, const char *run_id)
{
    struct store *store = self;

    return commit(
        host, store, runs_undo(store->db, run_id), "cannot take a run back");
}

/* Opened for writing, because a killed run may have left a transaction that
 * is to be rolled back first. */
static int
sqlite_taken(const struct cd_host *host, const void *opts,
    int (*each)(void *ctx, const struct cd_input *in), void *ctx)
{
    const struct options *o = opts;
    sqlite3 *db = NULL;
    int rc;

    if (access(host->output, F_OK) != 0)
        return errno == ENOENT
                   ? 0
                   : cd_fail(host, "%s: %s", host->output, strerror(errno));
    memory_uncounted();
    rc = sqlite3_open_v2(host->output, &db, SQLITE_OPEN_READWRITE, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_busy_timeout(db, PATIENCE);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
    if (rc != SQLITE_OK)
        rc = cannot_open(host, db, rc);
    else if ((rc = schema_verify(host, db, o->key)) == 0)
        rc = runs_inputs(host, db, each, ctx);
    sqlite3_close(db);
    return rc < 0 ? -1 : 0;
}

/* This writes something in any case: while SQLite holds the database alone it
 * keeps its rollback journal, and it removes one that a killed process left
 * behind only when it has written itself. */
static int
sqlite_finish(const struct cd_host *host, void *self)
{
    struct store *store = self;
    int rc = schema_finish(store->db, store->loading);

    if (rc == SQLITE_OK)
        rc = runs_finish(store->db, &store->run);
    return commit(host, store, rc, "cannot make the indexes");
}

/* An article has one key, or none. */
static int
sqlite_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct options *o = opts;
    struct cd_path *key = malloc(sizeof(*key));
    const char *why;

    if (key == NULL)
        return cd_fail(host, "out of memory");
    why = cd_path_parse(key, o->key);
    if (why == NULL && !cd_path_members_only(key))
        why = "leads into an array; an article's key is a field, or one in an"
              " object";
    if (why == NULL) {
        *shared = key;
        return 0;
    }
    free(key);
    return cd_fail(host, "option \"key\": \"%s\" %s", o->key, why);
}

static void
sqlite_release(const struct cd_host *host, void *shared)
{
    (void)host;
    free(shared);
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "sqlite",
    .version = "2.0",
    .summary = "An SQLite database: articles, quotes, people, full-text"
               " search.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_STORE,
    .options = options,
    .options_size = sizeof(struct options),
    .reads = reads,
    .prepare = sqlite_prepare,
    .open = sqlite_open,
    .process = sqlite_process,
    .close = sqlite_close,
    .release = sqlite_release,
    .commit = sqlite_commit,
    .resume = sqlite_resume,
    .finish = sqlite_finish,
    .undo = sqlite_undo,
    .taken = sqlite_taken,
};
