#!/bin/sh
# SPDX-License-Identifier: MIT
# How good the quotes and speakers are on a folder of articles with labels.
# usage: sh tests/eval/quotes.sh DATA [COPYDESK]
# DATA is a folder that holds eval_quotes.py and data/quotes/*.jsonl.gz: records
# with "text" and "gold_quotes".  COPYDESK defaults to ./copydesk (run it in
# the build folder).  For each set: F1 of the spans, accuracy of the speakers
# and both at once, as eval_quotes.py explains them at its head; then the
# figures on the example corpus.  The option `nearby` is on, so that all quotes
# have a speaker; then it is off, and what has no speaker is counted and left
# out: the accuracy is that of the speakers named.
data=${1:?usage: quotes.sh DATA [COPYDESK]}
copydesk=${2:-./copydesk}
. "$(dirname "$0")/lib.sh"

for gold in "$data"/data/quotes/*.jsonl.gz; do
    with "$gold" || continue
    gzip -dc "$gold" | head -n 1 | grep -q '"gold_quotes"' || continue
    run quotes:nearby=true "$gold"
    echo "== $(basename "$gold" .jsonl.gz)"
    python3 "$data/eval_quotes.py" "$gold" "$out/made"
    run quotes "$gold"
    python3 "$here/quotes-named.py" <"$out/made" >"$out/named"
    python3 "$data/eval_quotes.py" "$gold" "$out/named" | grep '^speaker'
done
finish
echo "== example corpus"
python3 "$here/quotes-examples.py" --copydesk "$copydesk" \
    "$here/../examples/labels" "$here/../../examples/data"
