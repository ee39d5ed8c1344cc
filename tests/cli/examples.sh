#!/bin/sh
# SPDX-License-Identifier: MIT
# The example pipelines are sound, and the newsroom does what it says.
. "$srcdir/tests/cli/lib.sh"
examples=$abs_top_srcdir/examples

about "all pipelines are sound"
# Those that name a plugin that this build left out are not.
"$copydesk" list | cut -d ' ' -f 1 >found
for f in "$examples"/pipelines/*.json; do
    for plugin in extract jq language lua parquet postgres sqlite; do
        grep -qx "$plugin" found || ! grep -q "\"plugin\": \"$plugin\"" "$f" || f=
    done
    [ -x /usr/bin/python3 ] || ! grep -q /usr/bin/python3 "$f" || f=
    [ -z "$f" ] || echo "$f"
done >pipelines
# shellcheck disable=SC2046
run lint $(cat pipelines)
exits 0
is "$(cat err)" "$(! grep -q ccnews pipelines || echo '../data/harbour.warc.gz: note: "warc" reads it: it begins as a WARC')"

about "all pipelines have tests, which pass"
# shellcheck disable=SC2046
run test $(cat pipelines)
exits 0
silent err
is "$(sed -n 's/^ok [0-9]* - \([^:]*\):.*/\1/p' out | sort -u | wc -l)" "$(wc -l <pipelines)"

about "newsroom.json"
run run "$examples/pipelines/newsroom.json" -o news
exits 0
says err "72 records in: 72 written, 0 dropped, 0 rejected -> news"
is "$(zcat news/articles.jsonl.gz | wc -l)" 72
zcat news/articles.jsonl.gz >articles
says articles '"summary":' '"quotes":' '"title":"Kettle River crests at 31 feet, leaving three towns an island"'
says news/quotes.csv 'kettle-river-flood,2023-06-19,Hector Amaya,he,said,"We are not calling this a recovery,"'
says news/articles.md '# Kettle River crests at 31 feet, leaving three towns an island'

if grep -q ccnews pipelines; then
    about "ccnews.json"
    run run "$examples/pipelines/ccnews.json" -o ccnews
    exits 0
    says err '9 records in: 3 written, 6 dropped, 0 rejected -> ccnews'
    says ccnews/quotes.csv '-8000-000000000001,https://harbour.example/news/1,2026-01-01T06:00:00Z,Joan Field,"We waited for the tide,"' \
        ',Tom Okoye,"It is the first thing our children draw,"' ',Mary Lind,"The ice was the problem, not the rain,"'
fi

about "quotes-table.json"
run run "$examples/pipelines/quotes-table.json" -o table
exits 0
head -n 1 table/quotes.csv | tr -d '\r' >head
holds head <<'O'
title,url,speaker,quote,start,end
O

if grep -q one-speaker pipelines; then
    about "one-speaker.json"
    run run "$examples/pipelines/one-speaker.json" -o speaker
    exits 0
    command="read speaker/quotes.csv"
    python3 - >out 2>err <<'P'
import csv
rows = list(csv.DictReader(open("speaker/quotes.csv", newline="")))
print(len(rows) > 1, {r["speaker"] for r in rows}, min(r["date"] for r in rows) >= "2023-06")
P
    holds out <<'O'
True {'Hector Amaya'} True
O
fi

if grep -q topics pipelines; then
    about "topics.json"
    run run "$examples/pipelines/topics.json" -o topics
    exits 0
    says topics/topics.jsonl '"id":"harbour-strike"' '"topics":["work"' '"id":"greve-bacs"'
fi

about "search.json"
run run "$examples/pipelines/search.json" -o search
exits 0
is "$(json search/articles.jsonld 'len(v["@graph"])')" 72
is "$(grep -c '"_index":"news-' search/bulk.ndjson)" "$(json search/run.json '[o["records"] for o in v["outputs"]][0]')"

if grep -q /table.json pipelines; then
    about "table.json"
    run run "$examples/pipelines/table.json" -o table2
    exits 0
    command="read_parquet.py table2/articles"
    python3 "$abs_top_srcdir/tests/parquet/read_parquet.py" table2/articles/*.parquet >rows 2>err
    status=$?
    exits 0
    command="compare table2"
    python3 - >out 2>err <<'P'
import gzip, json
rows = [json.loads(x) for x in open("rows")]
news = [json.loads(x) for x in gzip.open("news/articles.jsonl.gz", "rt")]
print(len(rows), [r["id"] for r in rows] == [r["id"] for r in news])
print(all(len(r["quotes"] or []) == len(n.get("quotes", [])) for r, n in zip(rows, news)),
      sum(q["speaker"] is not None for r in rows for q in r["quotes"] or []) > 100)
P
    holds out <<'O'
72 True
True True
O
fi

about "folders.json"
run run "$examples/pipelines/folders.json" -o folders
exits 0
command="compare folders"
python3 - >out 2>err <<'P'
import csv, glob, gzip, json, os
news = {r["id"]: r for r in map(json.loads, gzip.open("news/articles.jsonl.gz", "rt"))}
run = json.load(open("folders/run.json"))
articles, sources, months = [{os.path.relpath(f, "folders/" + o["path"]) for f in glob.glob("folders/" + o["path"] + "/**", recursive=True)
                              if os.path.isfile(f) and not f.endswith("_copydesk")} for o in run["outputs"]]
print([set(o["files"]) for o in run["outputs"]] == [articles, sources, months])
print({f.split("/")[-1] for f in articles} == {i + ".md" for i in news})
by_source = {f: [json.loads(x) for x in gzip.open("folders/sources/" + f, "rt")] for f in sources}
print(all(r["source"] + ".jsonl.gz" == f for f, rs in by_source.items() for r in rs if f != "_.jsonl.gz"), sum(map(len, by_source.values())))
rows = {f: list(csv.DictReader(open("folders/months/" + f, newline=""))) for f in months}
print(all(r["date"][:7] + ".csv" == f and "1990" < f for f, rs in rows.items() for r in rs), len(rows) > 5)
dated = {r["id"]: r["date"] for rs in by_source.values() for r in rs if "date" in r}
print(all("%s/%s/%s.md" % (d[:4], d[5:7], i) in articles for i, d in dated.items()), len(dated) == sum(map(len, rows.values())))
P
holds out <<'O'
True
True
True 72
True True
True True
O
silent err

if grep -q /database.json pipelines; then
    about "database.json"
    run run "$examples/pipelines/database.json" -o database
    exits 0
    command="sqlite3 database/articles.db"
    python3 - >out 2>err <<'P'
import sqlite3
db = sqlite3.connect("database/articles.db")
def ask(q): return db.execute(q).fetchone()
print(ask("SELECT count(*) FROM articles")[0])
print(ask("SELECT title FROM search WHERE search MATCH 'NEAR(river towns, 40)' ORDER BY rank LIMIT 1")[0])
print(ask("SELECT count(*) > 0 FROM quoted WHERE speaker = 'Hector Amaya'")[0], ask("SELECT count(*) > 20 FROM speakers")[0],
      ask("SELECT count(*) > 20 FROM named")[0], ask("SELECT count(*) > 50 FROM articles WHERE summary <> ''")[0])
P
    holds out <<'O'
72
Kettle River crests at 31 feet, leaving three towns an island
1 1 1 1
O
    about "nightly.json: the second night finds nothing new"
    mkdir nights
    for night in 1 2; do
        run run "$examples/pipelines/nightly.json" -o nights/$night
        exits 0
    done
    says err "0 records in"
    command="sqlite3 nights/news.db"
    python3 -c 'import sqlite3
print(*sqlite3.connect("nights/news.db").execute("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM copydesk_runs WHERE finished IS NOT NULL)").fetchone())' >out
    holds out <<'O'
72 2
O
fi

if grep -q /pages.json pipelines; then
    about "pages.json"
    mkdir pages
    for n in 1 2; do
        cat >pages/$n.html <<O
<html lang="en"><head><title>Crane $n moves</title></head><body><nav><a href="/">Home</a></nav><article><h1>Crane $n moves</h1>
<p>The crane at the old quay moved for the first time in eleven years on Friday, and a crowd of some two hundred people watched it turn.</p>
<p>It had stood still since the yard closed, and the council had wanted to take it down before the winter.</p></article></body></html>
O
    done
    run run "$examples/pipelines/pages.json" pages/*.html -o paged
    exits 0
    zcat paged/articles.jsonl.gz >out
    is "$(wc -l <out)" 2
    says out '"title":"Crane 2 moves"' '"language":"en"' "watched it turn.\\n\\nIt had stood"
    if grep -q -e Home -e '"html"' out; then bad "no menu and no page"; else ok; fi
fi

about "german.json"
run run "$examples/pipelines/german.json" -o german
exits 0
command="compare german"
python3 - >out 2>err <<'P'
import gzip, json
all = [json.loads(x) for x in gzip.open("german/articles.jsonl.gz", "rt")]
index = [json.loads(x) for x in open("german/index.jsonl")]
titles = [r["title"] for r in index if r["language"] == "de" and r["quality"]["words"] >= 150]
heads = [x[2:].strip() for x in open("german/german.md") if x.startswith("# ")]
print(len(all), len(index), len(heads) > 5, abs(len(titles) - len(heads)) < 2)
print(any("quality" in r for r in all), sorted(set(k for r in index for k in r)))
P
holds out <<'O'
72 72 True True
False ['id', 'language', 'quality', 'title']
O
silent err

about "three-fields.json"
run run "$examples/pipelines/three-fields.json" -o three
exits 0
command="compare three-fields"
python3 - "$examples"/data/*.jsonl.gz >out 2>err <<'P'
import gzip, hashlib, json
out = [json.loads(x) for x in gzip.open("three/articles.jsonl.gz", "rt")]
news = {r["id"]: r for r in map(json.loads, gzip.open("news/articles.jsonl.gz", "rt"))}
for r in out:
    n = news[r["id"]]
    assert set(r) <= {"id", "label", "date", "words", "key"}, r
    whole = "\0".join(n[k] for k in ("title", "text") if k in n)
    assert r["key"] == hashlib.sha256(whole.encode()).hexdigest(), r
    assert r.get("date", n.get("date", ""))[:4] == n.get("date", "")[:4], r
    assert "label" not in r or r["label"] == "%s (%s)" % (n["title"], n["date"][:4])
print(len(out), sum("label" in r for r in out) > 60)
P
holds out <<'O'
72 True
O
silent err

zcat "$examples/data/wire-en.jsonl.gz" | head -n 1 >menu.jsonl
python3 -c 'import json
print(json.dumps({"id": "menu", "text": "Home\n\nAbout us\n\nTickets\n\n" * 12}))' >>menu.jsonl
for p in c4 fineweb gopher; do
    about "quality-$p.json"
    run run "$examples/pipelines/quality-$p.json" -o $p
    exits 0
    is "$(zcat $p/articles.jsonl.gz | wc -l | awk '{ print ($1 > 20 && $1 <= 72) }')" 1
    about "quality-$p.json drops a menu, and keeps an article"
    run run "$examples/pipelines/quality-$p.json" menu.jsonl -o $p-menu
    exits 0
    says err "2 records in: 1 written, 1 dropped, 0 rejected"
    zcat $p-menu/articles.jsonl.gz >kept
    is "$(grep -c '"id":"menu"' kept)" 0
done

about "the truncated shard: what is sound comes out, and the rest is said"
run run "$examples/pipelines/newsroom.json" "$examples/data/damaged/truncated.jsonl.gz" -o damaged
exits 4
says err "damage in 1 place"
zcat damaged/rejects.jsonl.gz >rejects
says rejects '"code":"damaged_gzip"' "the file ends inside it"

about "each rule of clean that takes something out does so on three articles at least"
run run "$examples/pipelines/newsroom.json" -o trace --set clean.trace=true
zcat trace/articles.jsonl.gz >traced
command="count rules"
python3 - "$abs_top_srcdir/plugins/clean/rules.c" >out <<'P'
import json, re, sys
from collections import defaultdict
# These change what they find and leave the words.
REPAIRS = {"mojibake", "control", "nfc", "space", "entity", "wrap", "hyphen", "broken"}
articles = defaultdict(set)
for line in open("traced"):
    r = json.loads(line)
    for t in r.get("trace", {}).get("clean", []):
        articles[t["rule"]].add(r["id"])
rules = set(re.findall(r'\] = "(\w+)"', open(sys.argv[1]).read()))
for rule in sorted(rules - REPAIRS):
    if len(articles[rule]) < 3:
        print(rule, len(articles[rule]))
print(len(rules - REPAIRS) > 15)
P
holds out <<'O'
True
O

about "what clean, quotes and summarize make of the corpus is what its labels say"
python3 "$abs_top_srcdir/tests/examples/check_labels.py" articles "$abs_top_srcdir/tests/examples/labels" >out 2>err
status=$?
command=check_labels.py
exits 0
cat out
finish
