#!/bin/sh
# SPDX-License-Identifier: MIT
# The trainer of `summarize` reads articles as the plugin does, and makes the
# same tables of the same articles.
. "$srcdir/tests/cli/lib.sh"
train=$abs_top_builddir/tests/eval/train/train
[ -x "$train" ] || { echo "train: this build has no plugin summarize"; exit 77; }

about "tables of a few articles, the same twice"
mkdir data once twice
python3 - "$abs_top_srcdir/examples/data" data <<'P'
import glob
import gzip
import json
import sys

articles = []
for path in sorted(glob.glob(sys.argv[1] + "/*-en.jsonl.gz")):
    for record in map(json.loads, gzip.open(path, "rt", encoding="utf-8")):
        lines = [p for p in record["text"].split("\n\n") if len(p) > 60]
        if len(lines) > 3:
            articles.append({"id": record["id"], "text": "\n\n".join(lines),
                             "reference_summary": lines[0] + " " + lines[2]})
for i, name in enumerate(("cnndm-dev", "cnndmmix-dev", "cnndm-trainextra",
                          "bbc-dev")):
    with gzip.open("%s/%s.jsonl.gz" % (sys.argv[2], name), "wt") as out:
        out.writelines(json.dumps(a) + "\n" for a in articles[i::4])
P
for out in once twice; do
    command="train data $out"
    status=0
    "$train" data $out >out 2>err || status=$?
    exits 0
done
for table in weights.c weights_plain.c weights_nouns.c frequencies.txt; do
    if [ -s once/$table ] && cmp -s once/$table twice/$table; then
        ok
    else
        bad "$table" "once and twice must be the same"
    fi
done
finish
