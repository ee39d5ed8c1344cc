#!/bin/sh
# SPDX-License-Identifier: MIT
# How good the reported clauses of the option `indirect` are on articles with
# labels.
# usage: sh tests/eval/indirect.sh DATA [COPYDESK]
# DATA is a folder that holds eval_attributions.py and data/quotes/*.jsonl.gz:
# records with "text" and "attributions".  COPYDESK defaults to ./copydesk (run
# it in the build folder).  For each set, and for the even and the odd records
# of it: precision and recall of the clauses, and the speakers named, as
# eval_attributions.py explains them at its head.
data=${1:?usage: indirect.sh DATA [COPYDESK]}
copydesk=${2:-./copydesk}
. "$(dirname "$0")/lib.sh"

for gold in "$data"/data/quotes/*.jsonl.gz; do
    with "$gold" || continue
    gzip -dc "$gold" | head -n 1 | grep -q '"attributions"' || continue
    run quotes:indirect=true "$gold"
    echo "== $(basename "$gold" .jsonl.gz), then its even and its odd records"
    python3 "$data/eval_attributions.py" "$gold" "$out/made"
    gzip -dc "$gold" | awk -v even="$out/even" -v odd="$out/odd" \
        '{ print >(NR % 2 ? even : odd) }'
    for half in even odd; do
        python3 "$data/eval_attributions.py" "$out/$half" "$out/made"
    done
done
finish
