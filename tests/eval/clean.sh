#!/bin/sh
# SPDX-License-Identifier: MIT
# How good the text and the metadata are that extract and clean make of pages.
# usage: sh tests/eval/clean.sh DATA [COPYDESK]
# DATA is a folder that holds eval_clean.py, eval_meta.py, pages with labels as
# data/clean/*.dev.jsonl.gz (records with "html", "url", "gold" and for metadata
# "gold_title", "gold_author", "gold_date"), raw texts as data/quotes/en.dev.jsonl.gz
# and data/text/mojibake_cases.json; what is missing is left out, and said.
# COPYDESK defaults to ./copydesk (run it in the build folder).
data=${1:?usage: clean.sh DATA [COPYDESK]}
copydesk=${2:-./copydesk}
. "$(dirname "$0")/lib.sh"

for set in scrapinghub wcxb; do
    pages=$data/data/clean/$set.dev.jsonl.gz
    with "$pages" || continue
    run extract "$pages"
    echo "== text, $set"
    python3 "$data/eval_clean.py" "$pages" "$out/made" --bootstrap 0
    python3 "$data/eval_meta.py" "$pages" "$out/made" >"$out/meta"
    [ ! -s "$out/meta" ] || { echo "== metadata, $set" && cat "$out/meta"; }
done

# News pages, which have records of what clean changed: what a mean hides.
pages=$data/data/clean/newspages.dev.jsonl.gz
if with "$pages"; then
    run extract "$pages" "$out/extracted.jsonl"
    run clean:trace=true "$out/extracted.jsonl"
    echo "== text, newspages"
    python3 "$data/eval_clean.py" "$pages" "$out/made" --bootstrap 0 \
        --norm --gold-field gold_text,gold_body
    echo "== faults, newspages"
    python3 "$here/pages.py" "$pages" "$out/made"
fi

texts=$data/data/quotes/en.dev.jsonl.gz
if with "$texts"; then
    run clean "$texts"
    echo "== sound prose"
    python3 "$here/prose.py" "$texts" "$out/made"
fi

cases=$data/data/text/mojibake_cases.json
if with "$cases"; then
    measured=$((measured + 1))
    echo "== mojibake"
    python3 "$here/mojibake.py" "$copydesk" "$cases"
fi
finish
