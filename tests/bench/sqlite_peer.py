#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the store `sqlite` does, as one would write it in Python: the records
of a gzip file of JSON Lines into the tables, indexes and transactions of a
database that copydesk made.

usage: sqlite_peer.py FILE.jsonl.gz FROM.db TO.db RECORDS

FROM.db says which tables, and RECORDS how many each transaction holds.
"""
import gzip
import json
import os
import sqlite3
import sys

COLUMNS = ("id url source section language title subtitle agency date modified"
           " text").split()

def schema(path):
    """the statements that make the tables and their indexes"""
    db = sqlite3.connect(path)
    rows = db.execute("SELECT sql FROM sqlite_schema WHERE sql NOT"
                      " NULL AND name NOT LIKE 'search/_%' ESCAPE '/' OR name ="
                      " 'search_content' ORDER BY rowid").fetchall()
    db.close()
    return [r[0] for r in rows]


def many(db, table, rows):
    """insert rows, if there are any"""
    if rows:
        db.executemany("INSERT INTO %s VALUES (%s)" %
                       (table, ",".join("?" * len(rows[0]))), rows)


def main():
    source, model, path, every = sys.argv[1:]
    if os.path.exists(path):
        os.remove(path)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("BEGIN")
    for sql in schema(model):
        db.execute(sql)
    db.execute("INSERT INTO copydesk_runs VALUES (1, 'x', 0, 'now', NULL)")
    article = ("INSERT INTO articles (run, record, summary, %s) VALUES (1, ?, ?"
               ", %s)" % (", ".join(COLUMNS), ", ".join("?" * len(COLUMNS))))
    with gzip.open(source, "rt", encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            r = json.loads(line)
            quotes = r.get("quotes", [])
            found = db.execute("SELECT article FROM articles WHERE id = ?",
                               (r["id"],)).fetchone()
            if found:
                sys.exit("twice: " + r["id"])
            k = db.execute(article, [line.rstrip("\n"),
                                     " ".join(r.get("summary", [])) or None] +
                           [r.get(c) for c in COLUMNS]).lastrowid
            many(db, "authors", [(k, i, a)
                                 for i, a in enumerate(r.get("authors", []))])
            many(db, "keywords", [(k, i, w)
                                  for i, w in enumerate(r.get("keywords", []))])
            many(db, "quotes", [
                (k, i, q.get("text"), q.get("speaker"),
                 json.dumps(q["speakers"]) if "speakers" in q else None,
                 q.get("mention"), q.get("cue"), q.get("basis"), q.get("kind"), q.get("start"),
                 q.get("end"), q.get("group")) for i, q in enumerate(quotes)])
            many(db, "people", [
                (k, i, p.get("name"), p.get("mentions"), p.get("gender"),
                 p.get("role")) for i, p in enumerate(r.get("people", []))])
            db.execute("INSERT INTO search (rowid, title, text, quotes) VALUES"
                       " (?, ?, ?, ?)",
                       (k, r.get("title"), r.get("text"),
                        "\n".join(q["text"] for q in quotes) or None))
            if n % int(every) == 0:
                db.execute("UPDATE copydesk_runs SET mark = ?", (n,))
                db.execute("COMMIT")
                db.execute("BEGIN")
    db.execute("INSERT INTO search(search) VALUES ('optimize')")
    db.execute("COMMIT")
    db.close()


if __name__ == "__main__":
    main()
