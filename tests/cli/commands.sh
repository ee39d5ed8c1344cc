#!/bin/sh
# SPDX-License-Identifier: MIT
# copydesk list, describe, show, stats, lint, --help, --version.
. "$srcdir/tests/cli/lib.sh"

about "--help of the program and of every command"
run --help
exits 0
for c in run lint list describe show stats test schema new; do
    says out "$c"
    run $c --help
    exits 0
    says out "copydesk $c"
    silent err
    run --help
done
run --version
exits 0
says out "copydesk "
about "the commit, of a clone"
if [ -e "$abs_top_srcdir/.git" ] && commit=$(git -C "$abs_top_srcdir" describe --always --dirty 2>/dev/null); then
    says out " ($commit, "
fi
run
exits 2
run nonsense
exits 2
says err '"nonsense"'
run lst
says err 'did you mean "list"?'

about "list"
run list
exits 0
silent err
for p in clean csv jsonl markdown quotes select; do says out "$p"; done
run list --json
exits 0
head -n 1 out >first
is "$(json first 'v["name"], v["kind"]')" "('clean', 'filter')"

about "describe"
run describe select
exits 0
says out "select" "min_words" "an integer, at least 0" "matches"
run describe quotes
says out "reads" "text" "writes" "quotes"
run describe select --json
exits 0
is "$(json out 'v["name"], v["kind"]')" "('select', 'filter')"
is "$(json out '[o["name"] for o in v["options"]][1]')" "min_words"
run describe slect
exits 2
says err 'did you mean "select"?'

articles 3 >in.jsonl
gzip -c in.jsonl >in.gz
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "select", "options": {"max_words": 3}, "id": "short"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P

about "show"
run show in.gz:2
exits 0
says out 'id: a1'
run show in.jsonl
exits 0
says out 'id: a0'
run show in.jsonl:9
exits 2
says err "in.jsonl"
run show in.jsonl:1 --pipeline p.json
exits 0
says out "short"

about "stats"
run run p.json in.jsonl -o made
run stats made
exits 0
says out "3" "short" "dropped"
run stats made --json
exits 0
is "$(json out 'v["records"]["dropped"]')" 3
run stats nowhere
exits 2
says err nowhere
mkdir empty
run stats empty
exits 2

about "lint takes many files"
run lint p.json p.json
exits 0
echo '{' >bad.json
run lint p.json bad.json
exits 1
says err "bad.json:"
finish
