#!/bin/sh
# SPDX-License-Identifier: MIT
# How good the summaries are on a folder of articles with summaries, and the
# sentences on a list of cases.
# usage: sh tests/eval/summaries.sh DATA [COPYDESK]
# DATA is a folder that holds eval_rouge.py and data/summaries/,
# data/sentences/.  COPYDESK defaults to ./copydesk (run it in the build
# folder).  For each set: ROUGE-1, -2 and -L of the method, and its 95 %
# interval of the difference to the first three sentences.
data=${1:?usage: summaries.sh DATA [COPYDESK]}
copydesk=${2:-./copydesk}
. "$(dirname "$0")/lib.sh"

for set in cnndm-dev cnndmmix-dev cnndm-heldout cnndmmix-heldout; do
    gold=$data/data/summaries/$set.jsonl.gz
    with "$gold" || continue
    run summarize:method=lead "$gold" "$out/lead"
    run summarize "$gold" "$out/rank"
    echo "== $set: rank, three sentences; then against lead"
    python3 "$data/eval_rouge.py" "$gold" "$out/rank" --baseline "$out/lead"
done
for set in bbc-dev bbc-heldout; do
    gold=$data/data/summaries/$set.jsonl.gz
    with "$gold" || continue
    run summarize:method=ratio:ratio=0.4 "$gold" "$out/ratio"
    echo "== $set: ratio, 40 % of the sentences"
    python3 "$data/eval_rouge.py" "$gold" "$out/ratio"
done
if [ -x tests/spec/sentences ]; then
    echo "== sentences: golden rules"
    tests/spec/sentences "$data/data/sentences/golden.json" | tail -n 1
fi
finish
