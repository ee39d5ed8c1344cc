#!/bin/sh
# SPDX-License-Identifier: MIT
# The database that `sqlite` writes: what is in it, what search finds, and that
# runs that add to one, are killed or come together leave each record there
# once.
. "$srcdir/tests/cli/lib.sh"
"$copydesk" list | grep -q '^sqlite' || { echo "sqlite: this build is without the plugin"; exit 77; }

cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "quotes"}],
 "outputs": [{"plugin": "sqlite", "path": "a.db"}, {"plugin": "jsonl", "path": "a.jsonl"}]}
P
python3 - >in.jsonl <<'P'
import json
for i in range(5000):
    print(json.dumps({"id": "r%d" % i, "title": "Harbour %d" % i, "authors": ["Ada Lind", "Kofi Mensah"],
        "text": "The quay is old. \u201cWe paint the café in colour %d,\u201d Ada Lind said." % i + " Work goes on." * 330}))
P

# rows FILE QUERY: what it gives, one row a line
rows() {
    python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
for row in db.execute(sys.argv[2]):
    print(*row, sep="|")' "$1" "$2"
}
# whole FILE RUNS RECORDS: the database is sound and holds so many, each once
whole() {
    is "$(rows "$1" "PRAGMA integrity_check")" ok
    is "$(rows "$1" "INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")" ""
    is "$(rows "$1" "SELECT count(*), count(DISTINCT id) FROM articles")" "$3|$3"
    is "$(rows "$1" "SELECT count(*) FROM quotes")" "$3"
    is "$(rows "$1" "SELECT count(*) FROM people")" "$3"
    is "$(rows "$1" "SELECT count(*) FROM copydesk_runs WHERE finished IS NOT NULL")" "$2"
    is "$(rows "$1" "SELECT count(*) FROM search WHERE search MATCH 'colour'")" "$3"
    gone "$1-journal" "$1.part" "$1.part-journal"
}

about "articles, quotes and authors"
run run p.json in.jsonl -o made
exits 0
whole made/a.db 1 5000
is "$(rows made/a.db "SELECT title FROM articles WHERE id = 'r7'")" "Harbour 7"
is "$(rows made/a.db "SELECT speaker, basis, quotes.text FROM quotes JOIN articles USING (article) WHERE id = 'r7'")" \
    "Ada Lind|cue|We paint the café in colour 7,"
is "$(rows made/a.db "SELECT name FROM authors JOIN articles USING (article) WHERE id = 'r7' ORDER BY 1")" "Ada Lind
Kofi Mensah"
about "words that two spoke together count for both"
printf '%s\n' '{"id":"1","text":"\"The bridge is closed,\" said Ada Lind and Tom Okoye. \"We shall see,\" said Tom Okoye."}' >joint.jsonl
run run p.json joint.jsonl -o joint
exits 0
is "$(rows joint/a.db "SELECT speaker, quotes FROM speakers ORDER BY 1")" "Ada Lind|1
Tom Okoye|2"
about "odd members of quotes and people are kept, and spoil no view"
cat >odd.jsonl <<'I'
{"id":"a","quotes":[{"text":"One","speaker":["Ada","Bo"],"start":1.5,"end":true,"speakers":"Ada"},{"text":"Two","speaker":"Ada","mention":{"x":[1]},"cue":0.1,"speakers":["Ada","Bo"]}]}
{"id":"b","people":[{"name":"Ada","gender":7,"role":["a"],"mentions":"many"},{"name":"Bo","mentions":-0.0}]}
I
echo '{"copydesk": 1, "input": {"has": ["quotes", "people"]}, "outputs": [{"plugin": "sqlite", "path": "a.db"}]}' >odd.json
run run odd.json odd.jsonl -o odd
exits 0
is "$(rows odd/a.db "SELECT speaker, start, \"end\", speakers, mention, cue FROM quotes ORDER BY n")" '["Ada","Bo"]|1.5|true|None|None|None
Ada|None|None|["Ada","Bo"]|{"x":[1]}|0.1'
is "$(rows odd/a.db "SELECT name, gender, role, mentions FROM people ORDER BY n")" 'Ada|7|["a"]|many
Bo|None|None|0'
is "$(rows odd/a.db "SELECT speaker, quotes FROM speakers ORDER BY 1")" 'Ada|1
Bo|1
["Ada","Bo"]|1'
is "$(json odd/run.json 'v["outputs"][0]["counters"]["mismatches"]')" 1

about "search in title, text and quotes, without regard to accents"
is "$(rows made/a.db "SELECT count(*) FROM search WHERE search MATCH 'title:\"harbour 7\" AND text:quay AND quotes:cafe'")" 1

about "in as little memory as a store may have"
sed 's/"copydesk": 1,/& "limits": {"worker_bytes": 67108864},/' p.json >small.json
run run small.json in.jsonl -o small
exits 0
whole small/a.db 1 5000

about "a run that adds to what is there"
sed 's#"a.db"#"all.db", "append": true#' p.json >append.json
sed 's/"r\([0-9]*\)"/"s\1"/' in.jsonl >more.jsonl
run run append.json in.jsonl -o one
exits 0
mkdir two
cp one/all.db two/
run run append.json more.jsonl -o two
exits 0
whole two/all.db 2 10000

about "two runs that add to one database at a time"
mkdir left right
: >shared.db
ln -s ../shared.db left/all.db
ln -s ../shared.db right/all.db
"$copydesk" run append.json in.jsonl -o left 2>left.err &
"$copydesk" run append.json more.jsonl -o right 2>right.err
echo $? >right.status
wait $!
echo $? >left.status
for side in left right; do
    status=$(cat $side.status)
    cp $side.err err
    command="copydesk run append.json -o $side"
    if [ "$status" = 5 ]; then # the other one took longer than it would wait
        says err 'output "sqlite" cannot open: ' "another run or program is at work in it (database is locked)" "--resume continues"
        [ $side = left ] && from=in.jsonl || from=more.jsonl
        run run append.json $from -o $side --resume
    fi
    exits 0
done
whole shared.db 2 10000

about "killed between the commit of the database and the row of the journal"
if strace -o /dev/null true 2>/dev/null && [ -z "$sanitized" ]; then
    for row in 2 3; do # the checkpoint, the end
        rm -rf cut
        { COPYDESK_TEST_CHECKPOINTS=1 strace -o /dev/null -P "$scratch/cut/.copydesk/journal" \
            -e trace=write -e inject=write:signal=KILL:when=$row \
            "$copydesk" run append.json in.jsonl -o cut; } 2>err
        there cut/all.db cut/.copydesk/journal
        run run append.json in.jsonl -o cut --resume
        exits 0
        whole cut/all.db 1 5000
        same cut/a.jsonl one/a.jsonl
    done
else
    echo "sqlite: strace cannot trace here"
fi

about "a database that somebody moves away, or replaces, while a run is at work"
mkfifo pipe
echo '{"copydesk": 1, "outputs": [{"plugin": "sqlite", "path": "../night.db", "append": true}]}' >night.json
for with in nothing another; do
    rm -rf night night.db
    "$copydesk" run night.json pipe -o night 2>err &
    exec 9>pipe
    cat in.jsonl >&9
    wait_for night.db "" $!
    mv night.db away.db
    [ $with = nothing ] || : >night.db
    exec 9>&-
    status=0
    wait $! || status=$?
    exits 5
    says err "night.db is not the file that was opened: somebody else moved or removed it"
    gone night/run.json
done

about "a database that lacks what it was given"
awk 'BEGIN { for (i = 0; i < 9000; i++) printf "{\"id\": \"%d\", \"text\": \"a\", \"n\": \"%s\"}\n", i, i < 8500 ? i : "x" }' >lacking.jsonl
cat >lacking.json <<'P'
{ "copydesk": 1, "input": { "paths": ["lacking.jsonl"], "has": ["n"] },
  "stages": [ { "plugin": "fields", "options": { "type": { "n": "integer" } }, "on_error": "stop" } ],
  "outputs": [ { "plugin": "sqlite", "path": "../lacking.db", "append": true } ] }
P
COPYDESK_TEST_CHECKPOINTS=1
export COPYDESK_TEST_CHECKPOINTS
run_with /dev/null run lacking.json -o lacking
exits 5
mv lacking.db away.db
run_with /dev/null run lacking.json -o lacking --resume
exits 5
says err 'output "sqlite" holds 0 batches of this run, which has given it 1: put it back as the run left it, or start anew with --force'
mv away.db lacking.db
run_with /dev/null run lacking.json -o lacking --resume
exits 5
is "$(grep -c 'put it back' err)" 0
unset COPYDESK_TEST_CHECKPOINTS
finish
