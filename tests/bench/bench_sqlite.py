#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measure the store `sqlite` against a Python program with the same tables,
indexes and transactions, and how large the database is.

usage: bench_sqlite.py COPYDESK FILE.jsonl.gz [ROUNDS]

The records are made ready first: clean, quotes and summarize.  Then both store
them, in turns; CPU is user and system time of all processes of each, from
gzip to a finished database, and the figure is the median of the ratios.
"""
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile

from bench import measured, sizes

HERE = os.path.dirname(os.path.abspath(__file__))


def pipeline(path, stages, output):
    """write a pipeline file"""
    with open(path, "w", encoding="utf-8") as f:
        json.dump({"copydesk": 1, "stages": [{"plugin": s} for s in stages],
                   "outputs": [output]}, f)


def rows(path):
    """how many rows each table has"""
    db = sqlite3.connect(path)
    found = [db.execute("SELECT count(*) FROM " + t).fetchone()[0] for t in
             ("articles", "authors", "quotes", "people", "keywords")]
    db.close()
    return found


def main():
    program, corpus = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    work = tempfile.mkdtemp(prefix="copydesk-bench-")
    ready, made = work + "/ready/r.jsonl.gz", work + "/out/a.db"
    pipeline(work + "/ready.json", ["clean", "quotes", "summarize"],
             {"plugin": "jsonl", "path": "r.jsonl.gz"})
    pipeline(work + "/store.json", [], {"plugin": "sqlite", "path": "a.db"})
    subprocess.run([program, "run", work + "/ready.json", corpus, "-o",
                    work + "/ready", "--progress", "never"], check=True)
    n, text = sizes(ready, "text")
    ours, peers = [], []
    for _ in range(rounds):
        shutil.rmtree(work + "/out", ignore_errors=True)
        ours.append(measured([program, "run", work + "/store.json", ready,
                              "-o", work + "/out", "--progress", "never"])[0])
        # As many records in a transaction as between two checkpoints.
        peers.append(measured([sys.executable, HERE + "/sqlite_peer.py", ready,
                               made, work + "/peer.db", "8000"])[0])
    if rows(made) != rows(work + "/peer.db"):
        sys.exit("not the same rows: %s and %s" %
                 (rows(made), rows(work + "/peer.db")))
    ratios = [a / b for a, b in zip(ours, peers)]
    print("sqlite: %d ready articles: %.0f us of CPU each, Python %.0f; ratio "
          "%.2f (of %s)" % (n, statistics.median(ours) / n * 1e6,
                            statistics.median(peers) / n * 1e6,
                            statistics.median(ratios),
                            " ".join("%.2f" % r for r in sorted(ratios))))
    print("sqlite: %.2f bytes of database a byte of text" %
          (os.path.getsize(made) / text))
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
