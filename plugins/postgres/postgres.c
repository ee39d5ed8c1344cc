/* SPDX-License-Identifier: MIT */
/* postgres - articles and all that belongs to them into PostgreSQL. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include "link.h"
#include "options.h"
#include "rows.h"
#include "tables.h"

#define WAITING     ((size_t)8 << 20) /* bytes of rows at which they are sent */
#define KEYS        4096              /* keys that may wait */
#define SCHEMA_MOST 63                /* bytes of a name: NAMEDATALEN - 1 */
#define KEY_MOST    2000 /* bytes: an ordered index takes no more than 2,700 */

static const struct cd_field reads[] = { { "*", CD_T_OBJECT, 0,
                                             "The whole record, as JSON." },
    { "${key}", CD_T_STRING | CD_T_INT, CD_OPTIONAL,
        "No two articles share it; without it, an article is always added." },
    { "id", CD_T_STRING, CD_OPTIONAL, "A column; so are the next ones." },
    { "url", CD_T_STRING, CD_OPTIONAL, NULL },
    { "source", CD_T_STRING, CD_OPTIONAL, NULL },
    { "section", CD_T_STRING, CD_OPTIONAL, NULL },
    { "language", CD_T_STRING, CD_OPTIONAL, NULL },
    { "title", CD_T_STRING, CD_OPTIONAL, NULL },
    { "subtitle", CD_T_STRING, CD_OPTIONAL, NULL },
    { "agency", CD_T_STRING, CD_OPTIONAL, NULL },
    { "date", CD_T_STRING, CD_OPTIONAL, NULL },
    { "modified", CD_T_STRING, CD_OPTIONAL, NULL },
    { "text", CD_T_STRING, CD_OPTIONAL, NULL },
    { "summary[]", CD_T_STRING, CD_OPTIONAL, "A column, sentences joined." },
    { "authors[]", CD_T_STRING, CD_OPTIONAL, "A table." },
    { "quotes[].text", CD_T_STRING, CD_OPTIONAL, "A table." },
    { "people[].name", CD_T_STRING, CD_OPTIONAL, "A table." },
    { "keywords[]", CD_T_STRING, CD_OPTIONAL, "A table." }, { 0 } };

static const char *const conflicts[] = { [CONFLICT_ERROR] = "error",
    [CONFLICT_SKIP] = "skip",
    [CONFLICT_UPDATE] = "update",
    NULL };

static const struct cd_option options[] = {
    CD_OPT_PATH(struct options, connection, 0,
        "A file with a connection string of libpq; without it, libpq's"
        " environment variables say where the server is."),
    CD_OPT_STRING(struct options, schema, 0, "copydesk",
        "The schema of the tables, which is made if it is not there."),
    CD_OPT_STRING(struct options, key, 0, "id",
        "The field that no two articles of the schema share."),
    CD_OPT_ENUM(struct options, on_conflict, CONFLICT_ERROR, conflicts,
        "What becomes of an article whose key is there: it is rejected, left"
        " out, or takes the place of the other."),
    CD_OPT_BOOL(struct options, record, true, "Keep the whole record as JSON."),
    { 0 }
};

/* What prepare makes of the options. */
struct shared {
    struct cd_path key;
    char *conninfo; /* NULL: the environment says all */
};

struct store {
    PGconn *c;
    const struct options *options;
    const struct shared *shared;
    struct run run;
    struct rows rows;
    char find[128]; /* the statement that finds a key */
    bool own_key;   /* the key has a column of its own */
    bool keyless;   /* an empty key was told */
};

/* ---- life ---------------------------------------------------------------- */

/* A name that is longer than this would be cut by the server, to one that
 * another pipeline may have. */
static int
check_schema(const struct cd_host *host, const char *schema)
{
    const char *why = NULL;

    if (schema[0] == '\0')
        why = "is empty";
    else if (strlen(schema) > SCHEMA_MOST)
        why = "has more than 63 bytes, of which a server keeps no more";
    else if (strncmp(schema, "pg_", 3) == 0 ||
             strcmp(schema, "information_schema") == 0)
        why = "is one of the server's own";
    return why == NULL
               ? 0
               : cd_fail(host, "option \"schema\": \"%s\" %s", schema, why);
}

/* An article has one key, or none. */
static int
read_key(const struct cd_host *host, const char *option, struct cd_path *key)
{
    const char *why = cd_path_parse(key, option);

    if (why == NULL && !cd_path_members_only(key))
        why = "leads into an array; an article's key is a field, or one in an"
              " object";
    return why == NULL
               ? 0
               : cd_fail(host, "option \"key\": \"%s\" %s", option, why);
}

static void
postgres_release(const struct cd_host *host, void *shared)
{
    struct shared *s = shared;

    (void)host;
    free(s->conninfo);
    free(s);
}

static int
postgres_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct options *o = opts;
    struct shared *s = calloc(1, sizeof(*s));

    if (s == NULL)
        return cd_fail(host, "out of memory");
    if (check_schema(host, o->schema) || read_key(host, o->key, &s->key) ||
        (o->connection != NULL &&
            link_read(host, o->connection, &s->conninfo))) {
        postgres_release(host, s);
        return -1;
    }
    *shared = s;
    return 0;
}

static int
postgres_close(const struct cd_host *host, void *self)
{
    struct store *store = self;

    (void)host;
    rows_free(&store->rows);
    PQfinish(store->c); /* which takes back what is not committed */
    free(store);
    return 0;
}

static int
postgres_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    struct store *store;

    if ((store = calloc(1, sizeof(*store))) == NULL)
        return cd_fail(host, "out of memory");
    store->options = opts;
    store->shared = shared;
    store->own_key = strcmp(tables_key_column(store->options->key), "key") == 0;
    snprintf(store->find, sizeof(store->find),
        "SELECT article FROM articles WHERE %s = $1",
        tables_key_column(store->options->key));
    *self = store;
    store->c = link_open(host, store->shared->conninfo);
    if (store->c != NULL && tables_open(host, store->c, store->options->schema,
                                store->options->key, &store->run) == 0)
        return 0;
    postgres_close(host, store);
    return -1;
}

/* ---- keys ---------------------------------------------------------------- */

/* What no two articles share, as text; NULL for none, and for an empty one,
 * which is the key of nothing.  A number is put into `number`. */
static const char *
key_of(const json_t *value, char *number, size_t size)
{
    if (!json_is_integer(value))
        return json_string_length(value) > 0 ? json_string_value(value) : NULL;
    snprintf(number, size, "%" PRId64, (int64_t)json_integer_value(value));
    return number;
}

/* The article that the tables have under the key; "" for none.  -1 after
 * cd_fail. */
static int
find_article(const struct cd_host *host, struct store *store, const char *key,
    char *article, size_t size)
{
    PGresult *result = link_query(host, store->c, store->find, 1, &key);

    if (result == NULL)
        return -1;
    snprintf(article, size, "%s",
        PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "");
    PQclear(result);
    return 0;
}

static enum cd_status
replace_article(
    const struct cd_host *host, struct store *store, const char *article)
{
    PGresult *result = link_query(
        host, store->c, "DELETE FROM articles WHERE article = $1", 1, &article);

    PQclear(result);
    if (result == NULL)
        return CD_BROKEN;
    cd_count(host, "updated", 1);
    return CD_KEEP;
}

/* An article with this key is there.  CD_DROP: leave the new one out. */
static enum cd_status
meet(const struct cd_host *host, struct store *store, const char *article)
{
    switch ((enum on_conflict)store->options->on_conflict) {
    case CONFLICT_SKIP:
        cd_count(host, "skipped", 1);
        return CD_DROP;
    case CONFLICT_UPDATE:
        return replace_article(host, store, article);
    default:
        cd_fail(host,
            "the database has an article of this \"%s\": \"on_conflict\" says"
            " what becomes of it",
            store->options->key);
        return CD_ERROR;
    }
}

/* ---- records ------------------------------------------------------------- */

/* What becomes of an article with that key, or NULL. */
static enum cd_status
judge_error(const struct cd_host *host, struct store *store, const char *key)
{
    char article[24];
    enum cd_status status;

    if (key != NULL && strlen(key) > KEY_MOST) {
        cd_fail(host, "\"%s\" has more than 2000 bytes, and is the key",
            store->options->key);
        return CD_ERROR;
    }
    if (key != NULL && rows_has(&store->rows, key) &&
        rows_send(&store->rows, host, store->c))
        return CD_BROKEN;
    if (key != NULL && find_article(host, store, key, article, sizeof(article)))
        return CD_BROKEN;
    if (key != NULL && article[0] != '\0') {
        status = meet(host, store, article);
        return status;
    }
    cd_count(host, "added", 1);
    return CD_KEEP;
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
postgres_process(const struct cd_host *host, void *self, json_t *rec)
{
    struct store *store = self;
    const char *fault = rows_fault(rec, host->json, host->json_size);
    char number[24];
    const json_t *value = cd_path_first(&store->shared->key, rec);
    const char *key = key_of(value, number, sizeof(number));
    bool keyless = json_is_string(value) && key == NULL;
    struct rows_article a = { store->run.number, store->run.article + 1, key,
        store->own_key, keyless ? store->options->key : NULL,
        store->options->record ? host->json : NULL, host->json_size };
    enum cd_status status;

    if (fault != NULL) {
        cd_fail(host, "%s", fault);
        return CD_ERROR;
    }
    status = judge_error(host, store, key);
    if (status != CD_KEEP)
        return status == CD_DROP ? CD_KEEP : status;
    store->run.article++;
    store->rows.mismatches = 0;
    rows_put(&store->rows, &a, rec);
    if (store->rows.mismatches > 0)
        cd_count(host, "mismatches", (int64_t)store->rows.mismatches);
    if (keyless)
        tell_keyless(host, store);
    if ((store->rows.failed || rows_size(&store->rows) >= WAITING ||
            store->rows.nkeys >= KEYS) &&
        rows_send(&store->rows, host, store->c))
        return CD_BROKEN;
    return CD_KEEP;
}

/* ---- durability ---------------------------------------------------------- */

static int
postgres_commit(const struct cd_host *host, void *self, uint64_t mark)
{
    struct store *store = self;
    char text[24];
    const char *const params[] = { text, store->run.number };
    PGresult *result;

    snprintf(text, sizeof(text), "%" PRIu64, mark);
    if (rows_send(&store->rows, host, store->c))
        return -1;
    result = link_query(host, store->c,
        "UPDATE copydesk_runs SET mark = $1 WHERE run = $2", 2, params);
    PQclear(result);
    return result != NULL ? link_run(host, store->c, "COMMIT; BEGIN") : -1;
}

static int
postgres_resume(const struct cd_host *host, void *self, uint64_t *mark)
{
    const struct store *store = self;

    (void)host;
    *mark = store->run.mark;
    return 0;
}

static int
postgres_finish(const struct cd_host *host, void *self)
{
    struct store *store = self;

    return tables_finish(host, store->c, &store->run)
               ? -1
               : link_run(host, store->c, "COMMIT; BEGIN");
}

static int
postgres_undo(const struct cd_host *host, void *self, const char *run_id)
{
    struct store *store = self;
    PGresult *result = link_query(host, store->c,
        "DELETE FROM copydesk_runs WHERE run_id = $1", 1, &run_id);

    PQclear(result);
    return result != NULL ? link_run(host, store->c, "COMMIT; BEGIN") : -1;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "postgres",
    .version = "1.0",
    .summary = "A PostgreSQL server: articles, quotes, people, keywords.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_STORE,
    .flags = CD_NETWORK,
    .options = options,
    .options_size = sizeof(struct options),
    .reads = reads,
    .prepare = postgres_prepare,
    .open = postgres_open,
    .process = postgres_process,
    .close = postgres_close,
    .release = postgres_release,
    .commit = postgres_commit,
    .resume = postgres_resume,
    .finish = postgres_finish,
    .undo = postgres_undo,
};
