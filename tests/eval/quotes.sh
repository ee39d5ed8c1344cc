#!/bin/sh
# How good the quotes and speakers are on a folder of articles with labels.
# usage: sh tests/eval/quotes.sh DATA [COPYDESK]
# DATA is a folder that holds eval_quotes.py and data/quotes/*.jsonl.gz: records
# with "text" and "gold_quotes".  COPYDESK defaults to ./copydesk (run it in
# the build folder).  For each set: F1 of the spans, accuracy of the speakers
# and both at once, as eval_quotes.py explains them at its head; then the
# figures on the example corpus.
set -eu
data=${1:?usage: quotes.sh DATA [COPYDESK]}
copydesk=${2:-./copydesk}
here=$(dirname "$0")
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
COPYDESK_PLUGIN_PATH=${COPYDESK_PLUGIN_PATH:-$PWD/plugins/.libs}
export COPYDESK_PLUGIN_PATH

found=0
for gold in "$data"/data/quotes/*.jsonl.gz; do
    [ -f "$gold" ] || continue
    found=1
    "$copydesk" run -s quotes "$gold" >"$out/quotes" 2>"$out/talk" || {
        cat "$out/talk" >&2
        exit 1
    }
    echo "== $(basename "$gold" .jsonl.gz)"
    python3 "$data/eval_quotes.py" "$gold" "$out/quotes"
done
[ "$found" = 1 ] || {
    echo "quotes.sh: no data/quotes/*.jsonl.gz in $data" >&2
    exit 1
}
echo "== example corpus"
python3 "$here/quotes-examples.py" --copydesk "$copydesk" \
    "$here/../examples/labels" "$here/../../examples/data"
