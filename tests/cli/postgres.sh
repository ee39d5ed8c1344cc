#!/bin/sh
# SPDX-License-Identifier: MIT
# Tables that `postgres` writes, read by psql: on a server that the test starts
# on a private socket, as an ordinary user.  Killed, continued, taken back; the
# password is in nothing that is said or left.
. "$srcdir/tests/cli/lib.sh"
. "$abs_top_srcdir/tests/cli/server.sh"
hidden() {
    if grep -rl -e swordfish "$@" >leaks; then bad "a secret in: $(cat leaks)"; else ok; fi
}
cat >in.jsonl <<'I'
{"id":"a","url":"u1","title":"Tab\there, \\ and\nline","date":"2024-05-03","text":"The crane \"stands\".","authors":["Ada Lind","Bo Ek"],"keywords":["port"],"summary":["One.","Two."],"people":[{"name":"Ada Lind","mentions":2,"gender":"f"}],"quotes":[{"text":"It stands","speaker":"Ada Lind","start":3,"end":9,"group":0},{"text":"We know","speaker":"Ada Lind","speakers":["Ada Lind","Bo Ek"]}]}
{"id":"b","title":"\\N","text":"\\.","extra":{"deep":[1,2.5,"é\u001f橋"]}}
{"id":"c","quotes":[{"text":null}]}
{"id":"d","text":"nul \u0000 here"}
{"id":"e","people":[{}]}
{"title":"no id, no key"}
I
cat >p.json <<'P'
{"copydesk": 1, "input": {"has": ["extra"]}, "outputs": [{"plugin": "postgres"}]}
P

about "the tables, with the connection from the environment"
PGPASSWORD=swordfish
export PGPASSWORD
run run p.json in.jsonl -o one
exits 3
is "$(rows "SELECT article, run, id, date, summary FROM articles ORDER BY 1")" "1|1|a|2024-05-03|One. Two.
2|1|b||
3|1|in.jsonl:6||"
is "$(rows "SELECT title FROM articles WHERE article = 1")" "$(printf 'Tab\there, \\ and\nline')"
is "$(rows "SELECT title, text, record->'extra'->'deep'->>2 FROM articles WHERE article = 2" | od -c | tr -d ' \n')" "$(printf '\\N|\\.|é\037橋\n' | od -c | tr -d ' \n')"
is "$(rows "SELECT * FROM authors")" "1|0|Ada Lind
1|1|Bo Ek"
is "$(rows "SELECT * FROM quotes ORDER BY n")" '1|0|It stands|Ada Lind||||||3|9|0
1|1|We know|Ada Lind|["Ada Lind", "Bo Ek"]|||||||'
is "$(rows "SELECT name, gender, mentions FROM people")" "Ada Lind|f|2"
is "$(rows "SELECT speaker, quotes, articles, first FROM speakers ORDER BY 1")" "Ada Lind|2|1|2024-05-03
Bo Ek|1|1|2024-05-03"
is "$(rows "SELECT keyword FROM topics")" port
is "$(rows "SELECT run, mark > 0, finished IS NOT NULL FROM copydesk_runs")" "1|t|t"
is "$(json one/run.json '[(o["records"], o["bytes"], o["counters"]) for o in v["outputs"]]')" "[(3, None, {'added': 3})]"
zcat one/rejects.jsonl.gz >rejects
says rejects 'a quote has no \"text\"' 'one of \"people\" has no \"name\"' 'the record has a character U+0000, which PostgreSQL cannot hold'
hidden one err out

about "odd members of quotes and people are kept or counted, and spoil no view"
cat >odd.jsonl <<'I'
{"id":"a","quotes":[{"text":"One","speaker":["Ada","Bo"],"start":1.5,"end":true,"speakers":"Ada"},{"text":"Two","speaker":"Ada","mention":{"x":[1]},"cue":0.1,"speakers":["Ada","Bo"]}]}
{"id":"b","people":[{"name":"Ada","gender":7,"role":["a\\b"],"mentions":"many"}]}
I
echo '{"copydesk": 1, "input": {"has": ["quotes", "people"]}, "outputs": [{"plugin": "postgres", "options": {"schema": "odd"}}]}' >odd.json
run run odd.json odd.jsonl -o odd
exits 0
is "$(rows "SELECT speaker, start, \"end\", speakers, mention, cue FROM quotes ORDER BY n" odd)" '["Ada","Bo"]|||||
Ada|||["Ada", "Bo"]|{"x":[1]}|0.1'
is "$(rows "SELECT name, gender, role, mentions FROM people ORDER BY n" odd)" 'Ada|7|["a\\b"]|'
is "$(rows "SELECT speaker, quotes FROM speakers ORDER BY 1 DESC" odd)" '["Ada","Bo"]|1
Bo|1
Ada|1'
is "$(json odd/run.json 'v["outputs"][0]["counters"]["mismatches"]')" 4

about "or from a file, without saying what is in it"
unset PGPASSWORD PGUSER PGDATABASE PGHOST
sed 's#"postgres"#&, "options": {"connection": "where", "schema": "second", "record": false}#' p.json >file.json
printf 'host=%s user=desk password=swordfish dbname=postgres\n' "$server" >where
run run file.json in.jsonl -o two
exits 3
hidden two err out
PGHOST=$server PGUSER=desk PGDATABASE=postgres
export PGHOST PGUSER PGDATABASE
is "$(rows "SELECT count(*), count(record) FROM articles" second)" "3|0"
for wrong in 'password=swordfish and more' "host='db password=swordfish" 'passwort=swordfish' '' \
    "$(printf 'host=db password=swordfish%09000d' 0)" 'host=db\0 password=swordfish'; do
    printf "$wrong\n" >where
    run lint file.json
    exits 1
    says err 'holds no connection string'
    hidden err out
done
echo 'user=desk password=notthis dbname=postgres' >where
run run file.json in.jsonl -o three
exits 5
says err 'password authentication failed for user "desk"'
if grep -q notthis err out; then bad "a secret"; else ok; fi
rm where
run lint file.json
exits 1
says err '/where": No such file or directory'
PGPASSWORD=swordfish
export PGPASSWORD

about "a key that is there: rejected, left out, or in the place of the other"
cat >new.jsonl <<'I'
{"id":"a","title":"Again","authors":["Kofi Mensah"]}
{"id":"z","title":"First"}
{"id":"z","title":"Second"}
I
run run p.json new.jsonl -o k1
exits 3
zcat k1/rejects.jsonl.gz >rejects
is "$(grep -c 'the database has an article of this \\"id\\": \\"on_conflict\\" says what becomes of it' rejects)" 2
run run p.json new.jsonl -o k2 --set postgres.on_conflict=skip
exits 0
is "$(json k2/run.json 'v["outputs"][0]["counters"]')" "{'skipped': 3}"
run run p.json new.jsonl -o k3 --set postgres.on_conflict=update
exits 0
is "$(rows "SELECT id, title FROM articles WHERE id IN ('a', 'z') ORDER BY 1")" "a|Again
z|Second"
is "$(rows "SELECT name FROM authors")" "Kofi Mensah"
is "$(rows "SELECT count(*) FROM quotes")" 0
about "an empty text is the key of nothing"
printf '{"id":"","title":"one"}\n{"id":"","title":"two"}\n' >empty.jsonl
run run p.json empty.jsonl -o empty
exits 0
is "$(grep -c 'warning: postgres: .*"id" is empty, and so the key of nothing' err)" 1
says empty/run.json '"keyless":2'
is "$(rows "SELECT count(*), count(id) FROM articles WHERE title IN ('one', 'two')")" "2|0"

about "a key of another name, tables of another version"
run run p.json new.jsonl -o k4 --set postgres.key=url
exits 5
says err 'the tables of the schema "copydesk" were made with "key": "id", not "url"'
rows "UPDATE copydesk_settings SET value = '9' WHERE name = 'version'" >/dev/null
run run p.json new.jsonl -o k5
exits 5
says err 'the schema "copydesk" has tables of version 9, this copydesk writes version 1'
is "$(printf '{"id": "%05000d"}\n' 1 | "$copydesk" run p.json - -o k6 --set postgres.schema=long 2>&1 | grep -c 'rejected plugin_error\|refused by a store 1')" 1

about "a path has no place"
echo '{"copydesk": 1, "outputs": [{"plugin": "postgres",  "path": "a"}]}' >path.json
run lint path.json
exits 1
says err 'path.json:1:53: error: output "postgres" is on a server, which has no "path": leave it out'
about "a schema that no server has, a key that names several values"
told() {
    echo "{\"copydesk\": 1, \"input\": {\"has\": [\"quotes\"]}, \"outputs\": [{\"plugin\": \"postgres\", \"options\": {$1}}]}" >told.json
    run lint told.json
    exits "$2"
    [ "$2" = 0 ] || says err "told.json:1:10" "$3"
}
long=$(printf '%063d' 0)
told "\"schema\": \"$long\"" 0
told "\"schema\": \"${long}0\"" 1 'has more than 63 bytes, of which a server keeps no more'
told '"schema": ""' 1 'option "schema": "" is empty'
told '"schema": "pg_news"' 1 "is one of the server's own"
told '"schema": "information_schema"' 1 "is one of the server's own"
for key in 'authors[]' 'quotes[0].speaker'; do
    told "\"key\": \"$key\"" 1 "option \"key\": \"$key\" leads into an array"
done
about "a key inside of an object, or with a point in its name"
sed 's#"postgres"#&, "options": {"schema": "inside", "on_conflict": "skip", "key": "m\\\\.d.number"}#; s/"extra"/"m\\\\.d"/' p.json >inside.json
printf '%s\n' '{"id":"a","m.d":{"number":7}}' '{"id":"b","m.d":{"number":8}}' '{"id":"c","m.d":{"number":7}}' >inside.jsonl
run run inside.json inside.jsonl -o inside
exits 0
is "$(rows "SELECT id, key FROM articles ORDER BY 1" inside)" "a|7
b|8"

python3 - >many.jsonl <<'P'
import json
for i in range(1500):
    print(json.dumps({"id": "r%d" % (i % 1400), "title": "Line %d" % i, "text": "The quay is old. " * 120, "authors": ["Ada Lind"] * (i % 3),
        "quotes": [{"text": "Colour %d," % k, "speaker": "Ada Lind" if k % 2 else None, "start": k} for k in range(i % 4)]}))
P
sed 's#"postgres"#&, "options": {"on_conflict": "update"}#' p.json >many.json
# content: all rows
content() {
    for t in articles authors quotes people keywords; do rows "SELECT * FROM $t ORDER BY 1, 2"; done | sha256sum
}
again
run run many.json many.jsonl -o sound
exits 0
sound=$(content)
is "$(rows "SELECT count(*) FROM articles")" 1400
if strace -o /dev/null true 2>/dev/null; then
    # cut WHEN: killed before row WHEN of the journal; false if it had fewer
    cut() {
        again
        rm -rf cut
        { COPYDESK_TEST_CHECKPOINTS=1 strace -o /dev/null -P "$scratch/cut/.copydesk/journal" \
            -e trace=write -e inject=write:signal=KILL:when="$1" "$copydesk" run many.json many.jsonl -o cut; } 2>err
        [ $? != 0 ]
    }
    when=2
    while cut $when; do
        about "killed before row $when of the journal"
        run run many.json many.jsonl -o cut --resume
        exits 0
        is "$(content)" "$sound"
        is "$(rows "SELECT count(*), count(finished) FROM copydesk_runs")" "1|1"
        when=$((when + 1))
    done
    is $((when > 4)) 1
    about "a server that does not know the run does not continue it"
    cut 4
    again
    run run many.json many.jsonl -o cut --resume
    exits 5
    says err 'output "postgres" holds 0 batches of this run, which has given it '
    about "a file with another connection does not, a file with the same does"
    printf 'host=%s user=desk password=swordfish dbname=postgres\n' "$server" >where
    sed 's#"on_conflict"#"connection": "where", &#' many.json >many.file.json
    mv many.json many.env.json
    cp many.file.json many.json
    cut 4
    printf 'dbname=postgres host=%s user=desk password=swordfish\n' "$server" >where
    run run many.json many.jsonl -o cut --resume
    exits 2
    says err 'the file of the option "postgres.connection" changed since that run began'
    hidden err out
    printf 'host=%s user=desk password=swordfish dbname=postgres\n' "$server" >where
    run run many.json many.jsonl -o cut --resume
    exits 0
    is "$(content)" "$sound"
    mv many.env.json many.json
    about "an unfinished run is taken back"
    cut 3
    run run many.json many.jsonl -o cut --force
    exits 0
    is "$(rows "SELECT count(*), count(finished) FROM copydesk_runs")" "1|1"
    is "$(rows "SELECT count(*) FROM articles")" 1400
fi

about "a server that is gone"
again
sed 's#"outputs"#"stages": [{"plugin": "select", "options": {"min_words": 1}}], &#' many.json >slow.json
{ for i in 1 2 3 4 5 6; do cat many.jsonl; sleep 0.4; done; } | {
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run slow.json - -o lost 2>err
    echo $? >lost.status
} &
wait_for lost/.copydesk/journal checkpoint $!
stop
wait
is "$(cat lost.status)" 5
says err 'output "postgres"'
hidden err lost one two sound
finish
