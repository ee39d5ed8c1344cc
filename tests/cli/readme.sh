#!/bin/sh
# SPDX-License-Identifier: MIT
# What README.md shows is what the program does: its pipeline is taken out of
# it, its commands are run, and the lines that it prints as output must come.
. "$srcdir/tests/cli/lib.sh"
readme=$abs_top_srcdir/README.md
examples=$abs_top_srcdir/examples

# shown TEXT: the indented lines of README that begin with TEXT
shown() { sed -n 's/^    //p' "$readme" | grep -F -e "$1"; }

# The pipeline is the one indented block that begins and ends with a brace.
sed -n '/^    {$/,/^    }$/s/^    //p' "$readme" >news.json
mkdir corpus
zcat "$examples/data/wire-en.jsonl.gz" | sed 's/"text":/"body":/' | gzip -1 >corpus/wire-en.jsonl.gz

about "the pipeline of README is sound"
run lint news.json
exits 0
silent err

about "the mistake that README shows"
sed 's/"clean"/"cleen"/' news.json >wrong.json
mv news.json right.json
mv wrong.json news.json
run lint news.json
exits 1
shown 'news.json:' >expected
same err expected
mv right.json news.json

about "the tests of a pipeline"
shown 'ok 1 - german.json' >expected
(cd "$examples/pipelines" && "$copydesk" test german.json) >out 2>err
status=$?
exits 0
says out "$(cat expected)"

about "stages on the command line"
shown '$ copydesk run -s clean -s' >command_line
holds command_line <<'O'
$ copydesk run -s clean -s quotes examples/data/wire-en.jsonl.gz > articles.jsonl
O
run run -s clean -s quotes "$examples/data/wire-en.jsonl.gz"
exits 0
is "$(wc -l <out)" 14

about "pages that lie in files"
mkdir pages
printf '<!DOCTYPE html><title>Ferry sinks</title><p>%s</p>\n' "The ferry to the harbour sank on Monday, the port said, and nobody was hurt." >pages/a.html
shown '$ copydesk run -s extract' >command_line
holds command_line <<'O'
$ copydesk run -s extract -s clean pages/*.html > articles.jsonl
O
if "$copydesk" list | grep -q '^extract'; then
    run run -s extract -s clean pages/*.html
    exits 0
    says out '"text":"The ferry to the harbour sank on Monday'
fi

about "records whose text has another name"
printf '{"id":"%s","maintext":"It rained."}\n' 1 2 >crawl.jsonl
run run -s clean crawl.jsonl
exits 2
{ shown '-s clean: error:' && shown 'help: the records have'; } >expected
same err expected

about "a run into a folder, its exit status, its numbers, and once more"
shown 'records in:' >expected
run run news.json -o out.d
exits 0
sed 's/-> out$/-> out.d/' expected >said
same err said
run stats out.d
exits 0
says out 'in                         14'
run run news.json -o out.d --resume
exits 0
says err "nothing to do"

about "the quotes that README shows are in the newsroom's table"
run run "$examples/pipelines/newsroom.json" -o news
exits 0
command="compare the table in README"
python3 - "$readme" news/quotes.csv >out 2>err <<'P'
import csv, sys

lines = [l[4:].rstrip("\n") for l in open(sys.argv[1], encoding="utf-8")]
at = next(i for i, l in enumerate(lines) if l.split() == ["speaker", "cue", "quote"])
table = [r for r in csv.DictReader(open(sys.argv[2], encoding="utf-8", newline=""))
         if r["id"] == "kettle-river-flood"]
made = ["%-22s %-10s %s" % (r["speaker"], r["cue"], r["quote"][:90]) for r in table]
n = 0
for line in lines[at + 1:]:
    if line == "...":
        break
    if line not in made:
        print("not there:", line)
    n += 1
print("rows" if n > 0 else "no rows")
P
holds out <<'O'
rows
O
finish
