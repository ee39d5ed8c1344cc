/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PATIENCE 200 /* looks, 50 ms apart, at tables that are in use */

static const char schema_tables[] =
    "CREATE TABLE copydesk_settings (name text PRIMARY KEY,"
    "  value text NOT NULL);"
    "CREATE TABLE copydesk_runs (run bigint PRIMARY KEY,"
    "  run_id text NOT NULL UNIQUE, mark bigint NOT NULL,"
    "  started timestamptz NOT NULL, finished timestamptz);"
    "CREATE TABLE articles (article bigint PRIMARY KEY,"
    "  run bigint NOT NULL REFERENCES copydesk_runs ON DELETE CASCADE,"
    "  id text, url text, source text, section text, language text,"
    "  title text, subtitle text, agency text, date text, modified text,"
    "  text text, summary text, key text, record jsonb);"
    "CREATE INDEX articles_by_run ON articles (run);"
    "CREATE TABLE authors ("
    "  article bigint NOT NULL REFERENCES articles ON DELETE CASCADE,"
    "  n integer NOT NULL, name text NOT NULL, PRIMARY KEY (article, n));"
    "CREATE TABLE quotes ("
    "  article bigint NOT NULL REFERENCES articles ON DELETE CASCADE,"
    "  n integer NOT NULL, text text NOT NULL, speaker text,"
    "  speakers jsonb, mention text, cue text, basis text, kind text,"
    "  start bigint, \"end\" bigint, \"group\" bigint,"
    "  PRIMARY KEY (article, n));"
    "CREATE TABLE people ("
    "  article bigint NOT NULL REFERENCES articles ON DELETE CASCADE,"
    "  n integer NOT NULL, name text NOT NULL, gender text, role text,"
    "  mentions bigint, PRIMARY KEY (article, n));"
    "CREATE TABLE keywords ("
    "  article bigint NOT NULL REFERENCES articles ON DELETE CASCADE,"
    "  n integer NOT NULL, keyword text NOT NULL, PRIMARY KEY (article, n));";

static const char views[] =
    "CREATE VIEW quoted AS"
    "  SELECT q.speaker, q.text AS quote, q.cue, q.basis, q.kind, a.date,"
    "    a.source, a.title, a.url, a.id, q.article, q.n"
    "  FROM quotes q JOIN articles a USING (article);"
    "CREATE VIEW speakers AS"
    "  SELECT e.speaker, count(*) AS quotes,"
    "    count(DISTINCT q.article) AS articles,"
    "    min(a.date) AS first, max(a.date) AS last"
    "  FROM quotes q JOIN articles a USING (article), LATERAL"
    "    jsonb_array_elements_text("
    "      coalesce(q.speakers, jsonb_build_array(q.speaker))) e (speaker)"
    "  WHERE q.speaker IS NOT NULL GROUP BY 1;"
    "CREATE VIEW named AS"
    "  SELECT name, count(*) AS articles, sum(mentions) AS mentions"
    "  FROM people GROUP BY name;"
    "CREATE VIEW topics AS"
    "  SELECT keyword, count(*) AS articles FROM keywords GROUP BY keyword;"
    "CREATE VIEW days AS"
    "  SELECT left(date, 10) AS day, source, count(*) AS articles"
    "  FROM articles GROUP BY 1, 2;";

/* Names may be longer than what an ordered index takes. */
static const char indexes[] =
    "CREATE INDEX IF NOT EXISTS articles_by_date ON articles (date);"
    "CREATE INDEX IF NOT EXISTS authors_by_name ON authors USING hash (name);"
    "CREATE INDEX IF NOT EXISTS people_by_name ON people USING hash (name);"
    "CREATE INDEX IF NOT EXISTS keywords_by_keyword ON keywords"
    "  USING hash (keyword);"
    "CREATE INDEX IF NOT EXISTS quotes_by_speaker ON quotes"
    "  USING hash (speaker);";

const char *
tables_key_column(const char *key)
{
    static const char *const columns[] = { "id", "url", "source", "section",
        "language", "title", "subtitle", "agency", "date", "modified", "text" };
    size_t i;

    for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        if (strcmp(key, columns[i]) == 0)
            return columns[i];
    }
    return "key";
}

/* The first value of what a query gives, into a buffer; "" for none. */
static int
value_of_result(const struct cd_host *host, PGconn *conn, const char *sql,
    const char *param, char *to, size_t size)
{
    PGresult *result =
        link_query(host, conn, sql, param != NULL ? 1 : 0, &param);

    if (result == NULL)
        return -1;
    snprintf(
        to, size, "%s", PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "");
    PQclear(result);
    return 0;
}

/* One run at a time: the process of a killed one may still be connected. */
static int
lock(const struct cd_host *host, PGconn *conn, const char *schema)
{
    const struct timespec pause = { 0, 50000000 };
    char got[8];
    int looks;

    for (looks = 0; looks < PATIENCE; looks++) {
        if (value_of_result(host, conn,
                "SELECT pg_try_advisory_lock(hashtext('copydesk'),"
                " hashtext($1))",
                schema, got, sizeof(got)))
            return -1;
        if (got[0] == 't')
            return 0;
        nanosleep(&pause, NULL);
    }
    return cd_fail(host,
        "another run is at work in the schema \"%s\": wait for its end",
        schema);
}

static int
create(const struct cd_host *host, PGconn *conn, const char *key)
{
    char sql[256];
    PGresult *result;

    snprintf(sql, sizeof(sql),
        "CREATE UNIQUE INDEX articles_by_key ON articles (%s);"
        "INSERT INTO copydesk_settings VALUES ('version', '" TABLES_VERSION
        "')",
        tables_key_column(key));
    if (link_run(host, conn, schema_tables) || link_run(host, conn, views) ||
        link_run(host, conn, sql))
        return -1;
    result = link_query(host, conn,
        "INSERT INTO copydesk_settings VALUES ('key', $1)", 1, &key);
    PQclear(result);
    return result != NULL ? 0 : -1;
}

static int
verify(const struct cd_host *host, PGconn *conn, const char *schema,
    const char *key)
{
    static const char setting[] =
        "SELECT value FROM copydesk_settings WHERE name = $1";
    char version[16], had[512];

    if (value_of_result(
            host, conn, setting, "version", version, sizeof(version)) ||
        value_of_result(host, conn, setting, "key", had, sizeof(had)))
        return -1;
    if (strcmp(version, TABLES_VERSION) != 0)
        return cd_fail(host,
            "the schema \"%s\" has tables of version %s, this copydesk writes"
            " version " TABLES_VERSION ": give another \"schema\"",
            schema, version);
    if (strcmp(had, key) != 0)
        return cd_fail(host,
            "the tables of the schema \"%s\" were made with \"key\": \"%s\","
            " not \"%s\"",
            schema, had, key);
    return 0;
}

static int
choose_schema(const struct cd_host *host, PGconn *conn, const char *schema)
{
    char *quoted = PQescapeIdentifier(conn, schema, strlen(schema));
    char *sql = NULL;
    size_t n = quoted != NULL ? strlen(quoted) : 0;
    int rc = -1;

    if (quoted != NULL && (sql = malloc(2 * n + 128)) != NULL) {
        snprintf(sql, 2 * n + 128,
            "SET search_path = %s; BEGIN; CREATE SCHEMA IF NOT EXISTS %s",
            quoted, quoted);
        rc = link_run(host, conn, sql);
    } else {
        cd_fail(host, "the name of the schema makes no sense");
    }
    free(sql);
    PQfreemem(quoted);
    return rc;
}

static int
begin_run(const struct cd_host *host, PGconn *conn, struct run *run)
{
    char mark[24], article[24];

    if (value_of_result(host, conn,
            "INSERT INTO copydesk_runs (run, run_id, mark, started)"
            " SELECT coalesce(max(run), 0) + 1, $1, 0, now()"
            " FROM copydesk_runs ON CONFLICT (run_id) DO NOTHING",
            host->run_id, mark, sizeof(mark)) ||
        value_of_result(host, conn,
            "SELECT run FROM copydesk_runs WHERE run_id = $1", host->run_id,
            run->number, sizeof(run->number)) ||
        value_of_result(host, conn,
            "SELECT mark FROM copydesk_runs WHERE run_id = $1", host->run_id,
            mark, sizeof(mark)) ||
        value_of_result(host, conn,
            "SELECT coalesce(max(article), 0) FROM articles", NULL, article,
            sizeof(article)))
        return -1;
    run->mark = strtoull(mark, NULL, 10);
    run->article = strtoll(article, NULL, 10);
    return 0;
}

int
tables_open(const struct cd_host *host, PGconn *conn, const char *schema,
    const char *key, struct run *run)
{
    char there[8];

    if (lock(host, conn, schema) || choose_schema(host, conn, schema) ||
        value_of_result(host, conn,
            "SELECT to_regclass('copydesk_settings') IS NOT NULL", NULL, there,
            sizeof(there)))
        return -1;
    if (there[0] == 't' ? verify(host, conn, schema, key)
                        : create(host, conn, key))
        return -1;
    return begin_run(host, conn, run);
}

int
tables_finish(const struct cd_host *host, PGconn *conn, const struct run *run)
{
    const char *number = run->number;
    PGresult *done;

    if (link_run(host, conn, indexes))
        return -1;
    done = link_query(host, conn,
        "UPDATE copydesk_runs SET finished = now() WHERE run = $1", 1, &number);
    PQclear(done);
    return done != NULL ? 0 : -1;
}
