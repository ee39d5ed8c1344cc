#!/bin/sh
# SPDX-License-Identifier: MIT
# From a fresh checkout to real articles: installs what is missing, builds
# copydesk into inst/, runs the newsroom pipeline over the example corpus and
# shows what came out.  COPYDESK names one that is built already.
# usage: [COPYDESK=PROGRAM] sh examples/quickstart.sh
set -eu
cd "$(dirname "$0")/.."
top=$PWD
jobs=$(nproc 2>/dev/null || echo 2)
work=build-quickstart
out=out/newsroom
log=$top/out/quickstart.log
mkdir -p out

# quietly WHAT COMMAND...: the output goes to a log, whose end is shown if the
# command fails.
quietly() {
    echo "* $1"
    shift
    if ! "$@" >"$log" 2>&1; then
        tail -n 30 "$log"
        echo "quickstart: failed: $*" >&2
        echo "quickstart: the whole log: $log" >&2
        exit 1
    fi
}

configure() { mkdir -p "$work" && cd "$work" && "$top/configure" --prefix="$top/inst"; }
build() { cd "$work" && make -j"$jobs" && make install; }
copydesk=${COPYDESK-}
if [ -z "$copydesk" ]; then
    (quietly "installing what is missing" sh bootstrap.sh)
    (quietly "configuring" configure)
    (quietly "building, into inst/" build)
    copydesk=inst/bin/copydesk
fi
pipeline=examples/pipelines/newsroom.json
echo "* copydesk run $pipeline -o $out"
"$copydesk" run "$pipeline" -o "$out" --force

id=kettle-river-flood
line() { zcat "$1" | grep -n "\"id\":\"$id\"" | cut -d: -f1; }
raw=examples/data/news-en.jsonl.gz
articles=$out/articles.jsonl.gz
echo
echo "---- an article as it was crawled ($raw:$(line $raw))"
"$copydesk" show "$raw:$(line $raw)" | fold -s -w 100 | head -n 14
echo "..."
echo
echo "---- and as it came out ($articles:$(line $articles))"
"$copydesk" show "$articles:$(line $articles)" |
    grep -E '^(id|title|subtitle|authors|date|modified|images|summary|text):' | cut -c 1-400 | fold -s -w 100
echo
echo "---- its quotes ($out/quotes.csv)"
{
    echo "speaker,cue,quote"
    grep "^$id," "$out/quotes.csv" | cut -d, -f3,5-
} | awk -F, '{ q = substr($0, length($1) + length($2) + 3); gsub(/\r/, "", q)
               if (q ~ /^".*"$/) { q = substr(q, 2, length(q) - 2); gsub(/""/, "\"", q) }
               printf "%-22s %-10s %s\n", $1, $2, substr(q, 1, 90) }'
echo
echo "---- where things are"
echo "  $articles   the articles, one JSON object a line"
echo "  $out/quotes.csv          all quotes, one a row"
echo "  $out/articles.md         the articles to read"
echo "  $out/run.json            what the run did, in numbers: $copydesk stats $out"
echo
echo "Next: $copydesk list;  $copydesk describe quotes;  README.md"
