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
check_schema(const struct cd_host *h, const char *schema)
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
               : cd_fail(h, "option \"schema\": \"%s\" %s", schema, why);
}

/* An article has one key, or none. */
static int
read_key(const struct cd_host *h, const char *option, struct cd_path *key)
{
    const char *why = cd_path_parse(key, option);

    if (why == NULL && !cd_path_members_only(key))
        why = "leads into an array; an article's key is a field, or one in an"
              " object";
    return why == NULL ? 0
                       : cd_fail(h, "option \"key\": \"%s\" %s", option, why);
}

static void
postgres_release(const struct cd_host *h, void *shared)
{
    struct shared *s = shared;

    (void)h;
    free(s->conninfo);
    free(s);
}

static int
postgres_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct options *o = opts;
    struct shared *s = calloc(1, sizeof(*s));

    if (s == NULL)
        return cd_fail(h, "out of memory");
    if (check_schema(h, o->schema) || read_key(h, o->key, &s->key) ||
        (o->connection != NULL && link_read(h, o->connection, &s->conninfo))) {
        postgres_release(h, s);
        return -1;
    }
    *shared = s;
    return 0;
}

static int
postgres_close(const struct cd_host *h, void *self)
{
    struct store *s = self;

    (void)h;
    rows_free(&s->rows);
    PQfinish(s->c); /* which takes back what is not committed */
    free(s);
    return 0;
}

static int
postgres_open(
    const struct cd_host *h, const void *opts, void *shared, void **self)
{
    struct store *s;

    if ((s = calloc(1, sizeof(*s))) == NULL)
        return cd_fail(h, "out of memory");
    s->options = opts;
    s->shared = shared;
    s->own_key = strcmp(tables_key_column(s->options->key), "key") == 0;
    snprintf(s->find, sizeof(s->find),
        "SELECT article FROM articles WHERE %s = $1",
        tables_key_column(s->options->key));
    *self = s;
    s->c = link_open(h, s->shared->conninfo);
    if (s->c != NULL &&
        tables_open(h, s->c, s->options->schema, s->options->key, &s->run) == 0)
        return 0;
    postgres_close(h, s);
    return -1;
}

/* ---- keys ---------------------------------------------------------------- */

/* What no two articles share, as text; NULL for none, and for an empty one,
 * which is the key of nothing.  A number is put into `number`. */
static const char *
key_of(const json_t *v, char *number, size_t size)
{
    if (!json_is_integer(v))
        return json_string_length(v) > 0 ? json_string_value(v) : NULL;
    snprintf(number, size, "%" PRId64, (int64_t)json_integer_value(v));
    return number;
}

/* The article that the tables have under the key; "" for none.  -1 after
 * cd_fail. */
static int
find(const struct cd_host *h, struct store *s, const char *key, char *article,
    size_t size)
{
    PGresult *r = link_query(h, s->c, s->find, 1, &key);

    if (r == NULL)
        return -1;
    snprintf(article, size, "%s", PQntuples(r) > 0 ? PQgetvalue(r, 0, 0) : "");
    PQclear(r);
    return 0;
}

static enum cd_status
replace(const struct cd_host *h, struct store *s, const char *article)
{
    PGresult *r = link_query(
        h, s->c, "DELETE FROM articles WHERE article = $1", 1, &article);

    PQclear(r);
    if (r == NULL)
        return CD_BROKEN;
    cd_count(h, "updated", 1);
    return CD_KEEP;
}

/* An article with this key is there.  CD_DROP: leave the new one out. */
static enum cd_status
meet(const struct cd_host *h, struct store *s, const char *article)
{
    switch ((enum on_conflict)s->options->on_conflict) {
    case CONFLICT_SKIP:
        cd_count(h, "skipped", 1);
        return CD_DROP;
    case CONFLICT_UPDATE:
        return replace(h, s, article);
    default:
        cd_fail(h,
            "the database has an article of this \"%s\": \"on_conflict\" says"
            " what becomes of it",
            s->options->key);
        return CD_ERROR;
    }
}

/* ---- records ------------------------------------------------------------- */

/* What becomes of an article with that key, or NULL. */
static enum cd_status
judge(const struct cd_host *h, struct store *s, const char *key)
{
    char article[24];
    enum cd_status status;

    if (key != NULL && strlen(key) > KEY_MOST) {
        cd_fail(h, "\"%s\" has more than 2000 bytes, and is the key",
            s->options->key);
        return CD_ERROR;
    }
    if (key != NULL && rows_has(&s->rows, key) && rows_send(&s->rows, h, s->c))
        return CD_BROKEN;
    if (key != NULL && find(h, s, key, article, sizeof(article)))
        return CD_BROKEN;
    if (key != NULL && article[0] != '\0') {
        status = meet(h, s, article);
        return status;
    }
    cd_count(h, "added", 1);
    return CD_KEEP;
}

/* The article has an empty key. */
static void
tell_keyless(const struct cd_host *h, struct store *s)
{
    if (!s->keyless)
        cd_log(h, CD_WARNING,
            "\"%s\" is empty, and so the key of nothing: such articles are "
            "always added",
            s->options->key);
    s->keyless = true;
    cd_count(h, "keyless", 1);
}

static enum cd_status
postgres_process(const struct cd_host *h, void *self, json_t *rec)
{
    struct store *s = self;
    const char *fault = rows_fault(rec, h->json, h->json_size);
    char number[24];
    const json_t *v = cd_path_first(&s->shared->key, rec);
    const char *key = key_of(v, number, sizeof(number));
    bool keyless = json_is_string(v) && key == NULL;
    struct rows_article a = { s->run.number, s->run.article + 1, key,
        s->own_key, keyless ? s->options->key : NULL,
        s->options->record ? h->json : NULL, h->json_size };
    enum cd_status status;

    if (fault != NULL) {
        cd_fail(h, "%s", fault);
        return CD_ERROR;
    }
    status = judge(h, s, key);
    if (status != CD_KEEP)
        return status == CD_DROP ? CD_KEEP : status;
    s->run.article++;
    s->rows.mismatches = 0;
    rows_put(&s->rows, &a, rec);
    if (s->rows.mismatches > 0)
        cd_count(h, "mismatches", (int64_t)s->rows.mismatches);
    if (keyless)
        tell_keyless(h, s);
    if ((s->rows.failed || rows_size(&s->rows) >= WAITING ||
            s->rows.nkeys >= KEYS) &&
        rows_send(&s->rows, h, s->c))
        return CD_BROKEN;
    return CD_KEEP;
}

/* ---- durability ---------------------------------------------------------- */

static int
postgres_commit(const struct cd_host *h, void *self, uint64_t mark)
{
    struct store *s = self;
    char text[24];
    const char *const params[] = { text, s->run.number };
    PGresult *r;

    snprintf(text, sizeof(text), "%" PRIu64, mark);
    if (rows_send(&s->rows, h, s->c))
        return -1;
    r = link_query(h, s->c, "UPDATE copydesk_runs SET mark = $1 WHERE run = $2",
        2, params);
    PQclear(r);
    return r != NULL ? link_run(h, s->c, "COMMIT; BEGIN") : -1;
}

static int
postgres_resume(const struct cd_host *h, void *self, uint64_t *mark)
{
    const struct store *s = self;

    (void)h;
    *mark = s->run.mark;
    return 0;
}

static int
postgres_finish(const struct cd_host *h, void *self)
{
    struct store *s = self;

    return tables_finish(h, s->c, &s->run) ? -1
                                           : link_run(h, s->c, "COMMIT; BEGIN");
}

static int
postgres_undo(const struct cd_host *h, void *self, const char *run_id)
{
    struct store *s = self;
    PGresult *r = link_query(
        h, s->c, "DELETE FROM copydesk_runs WHERE run_id = $1", 1, &run_id);

    PQclear(r);
    return r != NULL ? link_run(h, s->c, "COMMIT; BEGIN") : -1;
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
