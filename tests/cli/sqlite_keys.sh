#!/bin/sh
# SPDX-License-Identifier: MIT
# Articles that the database holds already, runs that are taken back, and
# databases that are not of this copydesk.
. "$srcdir/tests/cli/lib.sh"
"$copydesk" list | grep -q '^sqlite' || { echo "sqlite_keys: this build is without the plugin"; exit 77; }

# rows FILE QUERY: what it gives, one row a line
rows() {
    python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
for row in db.execute(sys.argv[2]):
    print(*row, sep="|")' "$1" "$2"
}
# sound FILE: also the search index holds what the tables hold
sound() {
    is "$(rows "$1" "PRAGMA integrity_check")" ok
    is "$(rows "$1" "INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")" ""
}
# pipeline OPTIONS: p.json, a store in news.db that appends
pipeline() {
    cat >p.json <<P
{"copydesk": 1, "outputs": [{"plugin": "sqlite", "path": "news.db", "append": true, "options": {$1}}]}
P
}
# add FILE: into the same database, in a folder of its own each time
add() {
    nights=$((nights + 1))
    mkdir night$nights
    [ ! -f news.db ] || cp news.db night$nights/
    run run p.json "$1" -o night$nights
    cp night$nights/news.db news.db
}
# again: with no database
again() { rm -rf night* news.db; nights=0; }
nights=0

cat >old.jsonl <<'R'
{"id":"a","url":"u1","title":"Harbour","text":"The crane stands.","authors":["Ada Lind"],"keywords":["port"],"people":[{"name":"Ada Lind","mentions":2}],"quotes":[{"text":"It stands","speaker":"Ada Lind"}]}
{"id":"b","url":"u2","title":"River","text":"The river falls."}
R
cat >new.jsonl <<'R'
{"id":"a","url":"u3","title":"Harbour, again","text":"The crane moves.","authors":["Kofi Mensah"],"keywords":["crane"],"people":[{"name":"Kofi Mensah"}],"quotes":[{"text":"It moves","speaker":"Kofi Mensah"},{"text":"At last","speaker":null}]}
{"id":"c","url":"u2","title":"School","text":"The school opens."}
R
all="SELECT id, title FROM articles ORDER BY id"
found="SELECT group_concat(id) FROM (SELECT id FROM search JOIN articles ON article = search.rowid WHERE search MATCH"

about "an article that is there is rejected"
pipeline ''
add old.jsonl
exits 0
add new.jsonl
exits 3
zcat night2/rejects.jsonl.gz >rejects
says rejects '"line":1,' '"output":"sqlite"' '"code":"plugin_error"' \
    'the database has an article of this \"id\": \"on_conflict\" says what becomes of it'
is "$(rows news.db "$all")" "a|Harbour
b|River
c|School"
sound news.db

about "or left out"
again
pipeline '"on_conflict": "skip"'
add old.jsonl
add new.jsonl
exits 0
is "$(rows news.db "$all")" "a|Harbour
b|River
c|School"
run stats night2
says out "skipped                   1" "added                     1"

about "or takes the place of the other, with all that belongs to it"
again
pipeline '"on_conflict": "update"'
add old.jsonl
add new.jsonl
exits 0
is "$(rows news.db "$all")" "a|Harbour, again
b|River
c|School"
is "$(rows news.db "SELECT text FROM quotes ORDER BY n")" "It moves
At last"
is "$(rows news.db "SELECT a.name, p.name, keyword FROM authors a, people p, keywords")" "Kofi Mensah|Kofi Mensah|crane"
is "$(rows news.db "$found 'stands')")" None
is "$(rows news.db "$found 'moves OR quotes:last')")" a
sound news.db
run stats night2
says out "updated                   1" "added                     1"

about "the same key twice in one run, and many of them"
python3 - >twice.jsonl <<'P'
import json
for i in range(3000):
    print(json.dumps({"id": "k%d" % (i * 7 % 1000), "title": "turn%d" % (i // 1000), "text": "word%d" % i}))
P
for rule in error:turn0:3 skip:turn0:0 update:turn2:0; do
    again
    pipeline "\"on_conflict\": \"${rule%%:*}\""
    add twice.jsonl
    exits "${rule##*:}"
    rest=${rule#*:}
    is "$(rows news.db "SELECT DISTINCT title FROM articles")" "${rest%:*}"
    is "$(rows news.db "SELECT count(*), count(DISTINCT id) FROM articles")" "1000|1000"
    is "$(rows news.db "SELECT count(*) FROM search WHERE search MATCH 'word1 OR word2001'")" 1
    sound news.db
done

about "another field is the key; without it an article is always added"
again
pipeline '"key": "url"'
add old.jsonl
add new.jsonl
exits 3
is "$(rows news.db "SELECT group_concat(id) FROM (SELECT id FROM articles ORDER BY 1)")" "a,a,b"
echo '{"id":"a","title":"No address"}' >none.jsonl
add none.jsonl
exits 0
add none.jsonl
exits 0
is "$(rows news.db "SELECT count(*) FROM articles WHERE url IS NULL")" 2
about "also one that is no column, a number, and inside of an object"
again
sed -i 's/"copydesk": 1,/& "input": {"has": ["meta"]},/' p.json
sed -i 's/"key": "url"/"key": "meta.number"/' p.json
printf '%s\n' '{"id":"a","meta":{"number":7}}' '{"id":"b","meta":{"number":8}}' '{"id":"c","meta":{"number":7}}' '{"id":"d"}' >meta.jsonl
add meta.jsonl
exits 3
is "$(rows news.db "SELECT id, key FROM articles ORDER BY 1")" "a|7
b|8
d|None"
about "or with a point in its name"
again
sed -i 's/meta.number/m\\\\.d/; s/"has": \["meta"\]/"has": ["m\\\\.d"]/' p.json
sed 's/"meta":{"number":\(.\)}/"m.d":\1/' meta.jsonl >point.jsonl
add point.jsonl
exits 3
is "$(rows news.db "SELECT id, key FROM articles ORDER BY 1")" "a|7
b|8
d|None"
about "but not another one than before"
pipeline '"key": "url"'
add old.jsonl
exits 5
says err 'news.db was made with "key": "m\.d", not "url"'

about "a night is taken back: one line of SQL"
again
pipeline '"on_conflict": "skip"'
add old.jsonl
add new.jsonl
rows news.db "DELETE FROM copydesk_runs WHERE run = 2"
is "$(rows news.db "$all")" "a|Harbour
b|River"
is "$(rows news.db "SELECT count(*) FROM copydesk_runs")" 1
is "$(rows news.db "$found 'school')")" None
sound news.db
rows news.db "DELETE FROM copydesk_runs"
for table in articles authors quotes people keywords copydesk_inputs copydesk_runs; do
    is "$table $(rows news.db "SELECT count(*) FROM $table")" "$table 0"
done
sound news.db
add new.jsonl
exits 0
sound news.db

about "the record itself may be left out"
again
pipeline '"record": false'
add old.jsonl
is "$(rows news.db "SELECT count(*), count(record) FROM articles")" "2|0"
sound news.db

about "a quote without words, a person without a name"
again
printf '%s\n' '{"id":"a","quotes":[{"text":"x"},{"text":null}]}' '{"id":"b","people":[{"mentions":2}]}' '{"id":"c"}' >odd.jsonl
add odd.jsonl
exits 3
zcat night1/rejects.jsonl.gz >rejects
says rejects 'a quote has no \"text\"' 'one of \"people\" has no \"name\"'
is "$(rows news.db "SELECT id FROM articles")" c
sound news.db

# refused WORDS...: nothing is done to news.db
refused() {
    cp news.db before.db
    add old.jsonl
    exits 5
    says err 'output "sqlite" cannot open: ' "$@"
    same news.db before.db
}
about "a database of another program"
again
rows news.db "CREATE TABLE recipes (name)"
refused "news.db is a database of another program: give another path"
about "of an older and of a newer copydesk"
again
rows news.db "CREATE TABLE copydesk_runs (run_id TEXT PRIMARY KEY, mark INTEGER NOT NULL)"
refused "news.db has tables of version 1, of an older copydesk; this one writes version 3: make it anew from its inputs, or give another path"
again
pipeline ''
add old.jsonl
rows news.db "PRAGMA user_version = 4"
refused "news.db has tables of version 4, this copydesk writes version 3"
about "no database at all"
again
articles 200 >news.db
refused "file is not a database"
about "an empty text is the key of nothing"
rm -f news.db
for key in id meta.number; do
    rm -rf made
    echo "{\"copydesk\": 1, \"input\": {\"has\": [\"meta\"]}, \"outputs\": [{\"plugin\": \"sqlite\", \"path\": \"k.db\", \"options\": {\"key\": \"$key\"}}]}" >k.json
    for n in 1 2 3; do echo "{\"id\":\"\",\"title\":\"t$n\",\"meta\":{\"number\":\"\"}}"; done >empty.jsonl
    run run k.json empty.jsonl -o made
    exits 0
    is "$(grep -c "warning: sqlite: .*\"$key\" is empty, and so the key of nothing" err)" 1
    is "$(rows made/k.db "SELECT count(*), count(key) FROM articles")" "3|0"
    says made/run.json '"keyless":3'
done
about "a key that leads into an array is none"
for key in 'authors[]' 'quotes[0].speaker'; do
    echo "{\"copydesk\": 1, \"input\": {\"paths\": [\"old.jsonl\"], \"has\": [\"quotes\"]}, \"outputs\": [{\"plugin\": \"sqlite\", \"path\": \"k.db\", \"options\": {\"key\": \"$key\"}}]}" >k.json
    run lint k.json
    exits 1
    says err "option \"key\": \"$key\" leads into an array"
done
finish
