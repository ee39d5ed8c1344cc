#!/bin/sh
# SPDX-License-Identifier: MIT
# The articles in plugins/summarize/README.md are summarized there as the
# plugin summarizes them: lead, rank, ratio and key phrases.
# With an argument, the section is written to that file instead of compared.
write=${1:-}
. "$srcdir/tests/cli/lib.sh"
readme=$abs_top_srcdir/plugins/summarize/README.md

about "the section of the examples"
for method in lead rank ratio; do
    for file in wire-en news-en features-en; do
        run run -s clean -s "summarize:method=$method:ratio=0.2:keywords=6" \
            "$abs_top_srcdir/examples/data/$file.jsonl.gz"
        exits 0
        cat out >>"$method.jsonl"
    done
done
sed -n '/^## Three articles$/,$p' "$readme" >shown
python3 - shown >made <<'P'
import json
import sys

methods = ["lead", "rank", "ratio"]
records = {m: {r["title"]: r for r in map(json.loads, open(m + ".jsonl"))
               if "title" in r} for m in methods}
lines = open(sys.argv[1]).read().splitlines()
titles = [line[4:] for line in lines if line.startswith("### ")]
if len(titles) != 3:
    sys.exit("there are not three articles")
print("\n".join(lines[:lines.index("### " + titles[0])]))
for i, title in enumerate(titles):
    print("### " + title)
    for m in methods:
        print("\n**%s**\n" % m)
        for sentence in records[m][title]["summary"]:
            print("- " + " ".join(sentence.split()))
    print("\n**keywords**: " + ", ".join(records["rank"][title]["keywords"]))
    if i < 2:
        print()
P
if [ -n "$write" ]; then
    cp made "$write"
    exit 0
fi
same shown made
finish
