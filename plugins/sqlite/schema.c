/* SPDX-License-Identifier: MIT */
#include "schema.h"

#include <string.h>

#define APPLICATION 1128556658 /* "CDdr": PRAGMA application_id */
#define QUOTED_(x)  #x
#define QUOTED(x)   QUOTED_(x)

/* The search index holds no text of its own: it looks it up in the view, and
 * must be told what a row was when the row goes. */
static const char tables[] =
    "CREATE TABLE copydesk_settings ("
    "  name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE copydesk_runs ("
    "  run INTEGER PRIMARY KEY, run_id TEXT NOT NULL UNIQUE,"
    "  mark INTEGER NOT NULL, started TEXT NOT NULL, finished TEXT);"
    "CREATE TABLE copydesk_inputs ("
    "  run INTEGER NOT NULL REFERENCES copydesk_runs, n INTEGER NOT NULL,"
    "  name TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,"
    "  digest TEXT NOT NULL, PRIMARY KEY (run, n)) WITHOUT ROWID;"
    "CREATE TABLE articles ("
    "  article INTEGER PRIMARY KEY,"
    "  run INTEGER NOT NULL REFERENCES copydesk_runs,"
    "  id TEXT, url TEXT, source TEXT, section TEXT, language TEXT,"
    "  title TEXT, subtitle TEXT, agency TEXT, date TEXT, modified TEXT,"
    "  text TEXT, summary TEXT, key TEXT, record TEXT);"
    "CREATE INDEX articles_by_run ON articles (run);"
    "CREATE TABLE authors ("
    "  article INTEGER NOT NULL REFERENCES articles, n INTEGER NOT NULL,"
    "  name TEXT NOT NULL, PRIMARY KEY (article, n)) WITHOUT ROWID;"
    "CREATE TABLE quotes ("
    "  article INTEGER NOT NULL REFERENCES articles, n INTEGER NOT NULL,"
    "  text TEXT NOT NULL, speaker TEXT, speakers TEXT, mention TEXT,"
    "  cue TEXT, basis TEXT, kind TEXT,"
    "  start INTEGER, \"end\" INTEGER, \"group\" INTEGER,"
    "  PRIMARY KEY (article, n)) WITHOUT ROWID;"
    "CREATE TABLE people ("
    "  article INTEGER NOT NULL REFERENCES articles, n INTEGER NOT NULL,"
    "  name TEXT NOT NULL, mentions INTEGER, gender TEXT, role TEXT,"
    "  PRIMARY KEY (article, n)) WITHOUT ROWID;"
    "CREATE TABLE keywords ("
    "  article INTEGER NOT NULL REFERENCES articles, n INTEGER NOT NULL,"
    "  keyword TEXT NOT NULL, PRIMARY KEY (article, n)) WITHOUT ROWID;"
    "CREATE VIEW search_content AS"
    "  SELECT article, title, text, (SELECT group_concat(text, char(10))"
    "    FROM quotes WHERE quotes.article = articles.article) AS quotes"
    "  FROM articles;"
    "CREATE VIRTUAL TABLE search USING fts5("
    "  title, text, quotes, content='search_content',"
    "  content_rowid='article', tokenize='unicode61 remove_diacritics 2');"
    "CREATE TRIGGER copydesk_undo BEFORE DELETE ON copydesk_runs BEGIN"
    "  INSERT INTO search (search, rowid, title, text, quotes)"
    "    SELECT 'delete', c.article, c.title, c.text, c.quotes"
    "    FROM articles a JOIN search_content c ON c.article = a.article"
    "    WHERE a.run = OLD.run ORDER BY a.article;"
    "  DELETE FROM authors WHERE article IN"
    "    (SELECT article FROM articles WHERE run = OLD.run);"
    "  DELETE FROM quotes WHERE article IN"
    "    (SELECT article FROM articles WHERE run = OLD.run);"
    "  DELETE FROM people WHERE article IN"
    "    (SELECT article FROM articles WHERE run = OLD.run);"
    "  DELETE FROM keywords WHERE article IN"
    "    (SELECT article FROM articles WHERE run = OLD.run);"
    "  DELETE FROM articles WHERE run = OLD.run;"
    "  DELETE FROM copydesk_inputs WHERE run = OLD.run;"
    "END;";

static const char views[] =
    "CREATE VIEW quoted AS"
    "  SELECT q.speaker, q.text AS quote, q.cue, q.basis, q.kind, a.date,"
    "    a.source, a.title, a.url, a.id, q.article, q.n"
    "  FROM quotes q JOIN articles a ON a.article = q.article;"
    "CREATE VIEW speakers AS"
    "  SELECT e.value AS speaker, count(*) AS quotes,"
    "    count(DISTINCT q.article) AS articles,"
    "    min(a.date) AS first, max(a.date) AS last"
    "  FROM quotes q JOIN articles a ON a.article = q.article,"
    "    json_each(coalesce(q.speakers, json_array(q.speaker))) e"
    "  WHERE q.speaker IS NOT NULL GROUP BY e.value;"
    "CREATE VIEW named AS"
    "  SELECT name, count(*) AS articles, sum(mentions) AS mentions"
    "  FROM people GROUP BY name;"
    "CREATE VIEW topics AS"
    "  SELECT keyword, count(*) AS articles FROM keywords GROUP BY keyword;"
    "CREATE VIEW days AS"
    "  SELECT substr(date, 1, 10) AS day, source, count(*) AS articles"
    "  FROM articles GROUP BY 1, 2;"
    "PRAGMA application_id = " QUOTED(
        APPLICATION) ";"
                     "PRAGMA user_version = " QUOTED(SCHEMA_VERSION) ";";

/* Sorting what is there is faster than keeping these in order meanwhile. */
static const char indexes[] =
    "CREATE INDEX IF NOT EXISTS articles_by_date ON articles (date);"
    "CREATE INDEX IF NOT EXISTS authors_by_name ON authors (name);"
    "CREATE INDEX IF NOT EXISTS people_by_name ON people (name);"
    "CREATE INDEX IF NOT EXISTS keywords_by_keyword ON keywords (keyword);"
    "CREATE INDEX IF NOT EXISTS quotes_by_speaker ON quotes (speaker);";

/* While a run writes, the search index gets few large segments and merges
 * none of them, unless there are very many; they are merged at the end.  A
 * hash of 16 MiB and 16 MiB of cache fit into the least limits.worker_bytes. */
static const char load_settings[] =
    "INSERT INTO search (search, rank) VALUES ('automerge', 0);"
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 1000);"
    "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);";
static const char own_settings[] =
    "INSERT INTO search (search, rank) VALUES ('automerge', 4);"
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 16);"
    "INSERT INTO search (search, rank) VALUES ('hashsize', 1048576);";

int
schema_fail(const struct cd_host *host, sqlite3 *db, const char *what)
{
    return cd_fail(host, "%s: %s", what,
        db != NULL ? sqlite3_errmsg(db) : "out of memory");
}

const char *
schema_key_column(const char *key)
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

/* ---- a new database ------------------------------------------------------ */

static int
create(const struct cd_host *host, sqlite3 *db, const char *key)
{
    char *more = sqlite3_mprintf(
        "INSERT INTO copydesk_settings VALUES ('key', %Q);"
        "CREATE UNIQUE INDEX articles_by_key ON articles (%s);"
        "%s",
        key, schema_key_column(key),
        strcmp(key, "id") != 0 ? "CREATE INDEX articles_by_id ON articles (id);"
                               : "");
    int rc = SQLITE_NOMEM;

    if (more != NULL)
        rc = sqlite3_exec(db, tables, NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(db, views, NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(db, more, NULL, NULL, NULL);
    sqlite3_free(more);
    return rc == SQLITE_OK ? 0
                           : schema_fail(host, db, "cannot make the tables");
}

/* ---- one that is there --------------------------------------------------- */

/* The first column of the first row as a number.  -1 for an error. */
static sqlite3_int64
query_number(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    sqlite3_int64 n = -1;

    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        n = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return n;
}

static int
check_version(const struct cd_host *host, sqlite3 *db)
{
    sqlite3_int64 version = query_number(db, "PRAGMA user_version");

    if (query_number(db, "PRAGMA application_id") == APPLICATION) {
        if (version == SCHEMA_VERSION)
            return 0;
        return cd_fail(host,
            "%s has tables of version %lld, this copydesk writes version %d:"
            " make it anew from its inputs, or give another path",
            host->output, version, SCHEMA_VERSION);
    }
    if (query_number(db, "SELECT count(*) FROM sqlite_schema"
                         " WHERE name = 'copydesk_runs'") > 0)
        return cd_fail(host,
            "%s has tables of version 1, of an older copydesk; this one writes"
            " version %d: make it anew from its inputs, or give another path",
            host->output, SCHEMA_VERSION);
    return cd_fail(host,
        "%s is a database of another program: give another path", host->output);
}

static int
check_key(const struct cd_host *host, sqlite3 *db, const char *key)
{
    sqlite3_stmt *statement = NULL;
    int rc = -1;

    if (sqlite3_prepare_v2(db,
            "SELECT value FROM copydesk_settings WHERE name = 'key'", -1,
            &statement, NULL) != SQLITE_OK ||
        sqlite3_step(statement) != SQLITE_ROW)
        schema_fail(host, db, "cannot read copydesk_settings");
    else if (strcmp((const char *)sqlite3_column_text(statement, 0), key) != 0)
        cd_fail(host, "%s was made with \"key\": \"%s\", not \"%s\"",
            host->output, sqlite3_column_text(statement, 0), key);
    else
        rc = 0;
    sqlite3_finalize(statement);
    return rc;
}

int
schema_verify(const struct cd_host *host, sqlite3 *db, const char *key)
{
    sqlite3_int64 there =
        query_number(db, "SELECT count(*) FROM sqlite_schema");

    if (there < 0)
        return schema_fail(host, db, host->output);
    if (there == 0)
        return 1;
    return check_version(host, db) || check_key(host, db, key) ? -1 : 0;
}

int
schema_open(
    const struct cd_host *host, sqlite3 *db, const char *key, bool *loading)
{
    int rc = schema_verify(host, db, key);

    if (rc < 0 || (rc == 1 && create(host, db, key)))
        return -1;
    *loading = query_number(db, "SELECT count(*) FROM sqlite_schema"
                                " WHERE name = 'quotes_by_speaker'") == 0;
    /* Debian's SQLite overwrites what is deleted: of a new database, that is
     * every segment of the search index once it is merged. */
    if (sqlite3_exec(db, *loading ? "PRAGMA secure_delete = OFF" : "", NULL,
            NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(db, load_settings, NULL, NULL, NULL) != SQLITE_OK)
        return schema_fail(host, db, "cannot set up the search index");
    return 0;
}

/* ---- the end ------------------------------------------------------------- */

/* Merge segments of the search index where there are several of a size, as
 * SQLite would have done meanwhile: what a night adds to a large database
 * costs no more than a few times its own size. */
static int
merge(sqlite3 *db)
{
    int before, rc;

    do {
        before = sqlite3_total_changes(db);
        rc = sqlite3_exec(db,
            "INSERT INTO search (search, rank) VALUES ('merge', 500)", NULL,
            NULL, NULL);
    } while (rc == SQLITE_OK && sqlite3_total_changes(db) - before >= 2);
    return rc;
}

int
schema_finish(sqlite3 *db, bool loading)
{
    int rc = loading ? sqlite3_exec(db,
                           "INSERT INTO search (search) VALUES ('optimize')",
                           NULL, NULL, NULL)
                     : merge(db);

    if (rc == SQLITE_OK)
        rc = sqlite3_exec(db, own_settings, NULL, NULL, NULL);
    return rc == SQLITE_OK ? sqlite3_exec(db, indexes, NULL, NULL, NULL) : rc;
}
