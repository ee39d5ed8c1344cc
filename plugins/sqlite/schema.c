#include "schema.h"

/* The index `search` holds no text of its own: it looks it up in the view. */
const char schema_tables[] =
    "CREATE TABLE IF NOT EXISTS copydesk_runs ("
    "  run_id TEXT PRIMARY KEY, mark INTEGER NOT NULL);"
    "CREATE TABLE IF NOT EXISTS articles ("
    "  article INTEGER PRIMARY KEY, run_id TEXT NOT NULL,"
    "  id TEXT, url TEXT, source TEXT, section TEXT, language TEXT,"
    "  title TEXT, subtitle TEXT, agency TEXT, date TEXT, modified TEXT,"
    "  text TEXT, summary TEXT, record TEXT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS authors ("
    "  article INTEGER NOT NULL REFERENCES articles, n INTEGER NOT NULL,"
    "  name TEXT NOT NULL, PRIMARY KEY (article, n)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS quotes ("
    "  article INTEGER NOT NULL REFERENCES articles, n INTEGER NOT NULL,"
    "  text TEXT NOT NULL, speaker TEXT, mention TEXT, cue TEXT, kind TEXT,"
    "  start INTEGER, \"end\" INTEGER, \"group\" INTEGER,"
    "  PRIMARY KEY (article, n)) WITHOUT ROWID;"
    "CREATE VIEW IF NOT EXISTS search_content AS"
    "  SELECT article, title, text, (SELECT group_concat(text, char(10))"
    "    FROM quotes WHERE quotes.article = articles.article) AS quotes"
    "  FROM articles;"
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5("
    "  title, text, quotes, content='search_content',"
    "  content_rowid='article', tokenize='unicode61 remove_diacritics 2');";

const char schema_indexes[] =
    "CREATE INDEX IF NOT EXISTS articles_by_id ON articles (id);"
    "CREATE INDEX IF NOT EXISTS articles_by_date ON articles (date);"
    "CREATE INDEX IF NOT EXISTS authors_by_name ON authors (name);"
    "CREATE INDEX IF NOT EXISTS quotes_by_speaker ON quotes (speaker);"
    "INSERT INTO search(search) VALUES ('optimize');";
