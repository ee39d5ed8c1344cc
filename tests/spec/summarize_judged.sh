#!/bin/sh
# SPDX-License-Identifier: MIT
# The summaries of 40 example articles are those that were read and judged
# (tests/examples/summaries.txt).  Where one differs, read the article and the
# new summary and write down a new judgement with its reason.
. "$srcdir/tests/cli/lib.sh"

about "the summaries that were judged"
for file in wire-en news-en news-de news-fr news-es; do
    run run -s clean -s summarize "$abs_top_srcdir/examples/data/$file.jsonl.gz"
    exits 0
    cat out >>articles.jsonl
done
python3 - "$abs_top_srcdir/tests/examples/summaries.txt" >judged <<'P'
import json
import sys

chosen = {r["id"]: [" ".join(s.split()) for s in r["summary"]]
          for r in map(json.loads, open("articles.jsonl"))}
judged, article = {}, None
for number, line in enumerate(open(sys.argv[1]), 1):
    line = line.rstrip("\n")
    if line.startswith("== "):
        article = line[3:]
        judged[article] = [], []
    elif line.startswith("- "):
        judged[article][0].append(line[2:])
    elif article and line and not line.startswith("#"):
        word, _, reason = line.partition(": ")
        if word not in ("tells", "alone", "order", "why") or not reason:
            sys.exit("line %d: no judgement" % number)
        judged[article][1].append(word)
for article, (sentences, words) in judged.items():
    if words != ["tells", "alone", "order", "why"]:
        print(article, "is not judged in full")
    if sentences != chosen.get(article):
        print(article, "has another summary than the one judged:",
              chosen.get(article))
print(len(judged), "articles")
P
is "$(cat judged)" "40 articles"
finish
