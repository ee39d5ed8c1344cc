#!/bin/sh
# SPDX-License-Identifier: MIT
# What cannot be processed is counted, kept and explained: code, place, reason.
. "$srcdir/tests/cli/lib.sh"

echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json

# rejected CODE REASON: the one record in the file `one`
rejected() {
    about "$1"
    (echo '{"id":"before","text":"b"}' && cat one && echo '{"id":"after","text":"a"}') >in.jsonl
    rm -rf made
    run run p.json in.jsonl -o made
    exits 3
    says err "3 records in: 2 written, 0 dropped, 1 rejected ($1 1)" "what was rejected, and why: made/rejects.jsonl.gz"
    zcat made/rejects.jsonl.gz >reject
    is "$(json reject 'v["code"]')" "$1"
    is "$(json reject 'v["input"], v["line"], v["offset"]')" "('in.jsonl', 2, 27)"
    says reject "$2"
    is "$(wc -l <made/a.jsonl)" 2
}

echo '{"id":1,"text":"a" "b"}' >one
rejected json_syntax 'byte 19: '
is "$(json reject 'v["record"]')" '{"id":1,"text":"a" "b"}'
echo '{"id":1} {"id":2}' >one
rejected json_syntax 'byte 9: '"'{'"' where the end of the line, which \"jq -c .\" makes behind each object, should be'
printf '{"text":"\377"}\n' >one
rejected utf8_invalid 'byte 9: '
is "$(json reject 'v["record_base64"]')" eyJ0ZXh0Ijoi/yJ9
printf '{"text":"\\ud800"}\n' >one
rejected surrogate 'byte 9: '
echo '{"text":"a","n":1e999}' >one
rejected number_range 'byte 16: '
printf '{"text":"a","\\u0000":1}\n' >one
rejected nul_in_key 'byte '
echo '{"text":"a","text":"b"}' >one
rejected duplicate_key 'text'
python3 -c 'print("[" * 300 + "]" * 300)' >one
rejected too_deep 'byte 256: '
echo '["a"]' >one
rejected not_object 'a record is a JSON object'
echo '{"id":[],"text":"x"}' >one
rejected wrong_type '"id\"'

about too_large
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}], "limits": {"record_bytes": 1024}}' >small.json
python3 -c 'print("{\"text\":\"" + "x" * 2000 + "\"}")' >in.jsonl
run run small.json in.jsonl -o large
exits 3
zcat large/rejects.jsonl.gz >reject
is "$(json reject 'v["code"], v["bytes"], v["reason"]')" "('too_large', 2011, 'the line has 2011 bytes, limits.record_bytes is 1024')"

echo '{"copydesk": 1, "stages": [{"plugin": "quotes"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >q.json
about "an article without a text is passed on"
printf '%s\n' '{"id":"x"}' '{"id":"y","text":"It rained."}' >in.jsonl
run run q.json in.jsonl -o without
exits 0
holds without/a.jsonl <<'O'
{"id":"x","quotes":[],"people":[]}
{"id":"y","text":"It rained.","quotes":[],"people":[]}
O
says err '1 of 2 records had no "text" for "quotes"'
is "$(json without/run.json 'v["stages"][0]["without"]')" "{'text': 1}"

about "wrong_type of what a stage reads"
echo '{"id":"x","text":1}' >in.jsonl
run run q.json in.jsonl -o type
exits 3
zcat type/rejects.jsonl.gz >reject
is "$(json reject 'v["code"], v["stage"], v["reason"]')" "('wrong_type', 'quotes', '\"text\" must be a string, not an integer')"

about field_conflict
echo '{"copydesk": 1, "input": {"fields": {"text": "body"}}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >f.json
echo '{"body":"x","text":"y"}' >in.jsonl
run run f.json in.jsonl -o conflict
exits 3
zcat conflict/rejects.jsonl.gz >reject
is "$(json reject 'v["code"]')" field_conflict

if [ -d "$modules" ]; then
    COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
    about "plugin_error names the stage, and other records are not touched"
    printf '{"id":"a","text":"x"}\n{"id":"b","text":"x","fail":1}\n{"id":"c","text":"x","drop":1}\n' >in.jsonl
    echo '{"copydesk": 1, "stages": [{"plugin": "printer", "id": "p"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >e.json
    run run e.json in.jsonl -o error
    exits 3
    says err "3 records in: 1 written, 1 dropped, 1 rejected (plugin_error 1)"
    zcat error/rejects.jsonl.gz >reject
    is "$(json reject 'v["code"], v["stage"], v["plugin"]')" "('plugin_error', 'p', 'printer')"
    says reject '"reason":"asked to'
    about "missing_field"
    echo '{"id":"x"}' >one.jsonl
    echo '{"copydesk": 1, "input": {"has": ["quotes"]}, "stages": [{"plugin": "reader"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >r.json
    run run r.json one.jsonl -o missing
    exits 3
    zcat missing/rejects.jsonl.gz >reject
    is "$(json reject 'v["code"], v["stage"], v["plugin"], v["reason"]')" "('missing_field', 'reader', 'reader', 'the record has no \"quotes\"')"

    about "on_error"
    for how in keep drop; do
        sed 's/"id": "p"/"id": "p", "on_error": "'$how'"/' e.json >$how.json
        run run $how.json in.jsonl -o $how
        exits 0
        mv err err.$how
        run stats $how
        exits 0
        mv out out.$how
    done
    says err.keep '; failures that "on_error" kept 1'
    is "$(grep -c '^ *kept_on_error  *1$' out.keep)" 1
    is "$(grep -c '^ *dropped_on_error  *1$' out.drop)" 1
    is "$(json keep/run.json 'v["stages"][0]["counters"]["kept_on_error"]')" 1
    is "$(json drop/run.json 'v["stages"][0]["counters"]["dropped_on_error"]')" 1
    is "$(wc -l <keep/a.jsonl) $(wc -l <drop/a.jsonl)" "2 1"
    sed 's/"id": "p"/"id": "p", "on_error": "stop"/' e.json >stop.json
    run run stop.json in.jsonl -o stop
    exits 5
    says err 'stage "p" failed on in.jsonl:2 and has "on_error": "stop": asked to'
    gone stop/a.jsonl stop/run.json

    about "what a plugin leaves that cannot be written"
    printf '{"id":"a","text":"x","deep":1}\n{"id":"b","text":"x","bytes":1}\n{"id":"c","text":"x","status":1}\n' >in.jsonl
    echo '{"copydesk": 1, "stages": [{"plugin": "mangler"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >m.json
    run run m.json in.jsonl -o mangled
    exits 3
    zcat mangled/rejects.jsonl.gz >rejects
    says rejects '"summary\" ' 'UTF-8' 'process returned 7, which means nothing'
    is "$(grep -c plugin_error rejects)" 3
fi

about "without a folder, rejects are lines for people on standard error"
printf '{"id":"a","text":"x"}\n{oops\n' >in.jsonl
run run -s select in.jsonl
exits 3
holds out <<'O'
{"id":"a","text":"x"}
O
says err "in.jsonl:2: json_syntax: byte 1: "
about "or JSON Lines in the file of --rejects"
run run -s select in.jsonl --rejects r.jsonl
exits 3
is "$(json r.jsonl 'v["code"]')" json_syntax
about "which may hold the rejects of an earlier run"
echo '{oops' >in.jsonl
run run -s select in.jsonl --rejects r.jsonl
exits 3
is "$(json r.jsonl 'v["line"]')" 1
run run -s select in.jsonl --rejects r.jsonl.gz
exits 3
run run -s select in.jsonl --rejects r.jsonl.gz
exits 3
: >r.jsonl
run run -s select in.jsonl --rejects r.jsonl
exits 3
about "and nothing else"
echo '{"id":"mine"}' >mine.jsonl
echo 'my notes' | gzip >mine.gz
for f in mine.jsonl mine.gz; do
    cp $f kept
    run run -s select in.jsonl --rejects $f
    exits 2
    says err "the file of --rejects, \"$f\", holds something else than rejects: move it away, or name another file"
    same $f kept
done

about "limits.rejects, a number"
(articles 3000 && yes '{oops' | head -n 20 && articles 3000) >in.jsonl
limit() { echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}], "limits": {"rejects": '"$1"'}}' >l.json; }
limit 10
run run l.json in.jsonl -o limited
exits 5
says err "20 records were rejected, and limits.rejects is 10: a larger limit and --resume continue"
gone limited/run.json
limit 20
run run l.json in.jsonl -o limited --resume
exits 3
says err "6,020 records in: 6,000 written, 0 dropped, 20 rejected"
about "as many as that are not too many"
run run l.json in.jsonl -o exact
exits 3
about "limits.rejects, a share"
limit '"0.1%"'
run run l.json in.jsonl -o share
exits 5
says err "limits.rejects is 0.1%"
limit '"1%"'
run run l.json in.jsonl -o share --resume
exits 3

about "more than half of the first 1,000 records, unless limits.rejects says otherwise"
{ python3 -c 'for i in range(400): print("{\"id\":\"r%d\"}" % i)' && yes 'no json' | head -n 700; } >half.jsonl
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >early.json
for how in "" --resume; do
    run run early.json half.jsonl -o early $how
    exits 5
    says err '700 of the first 1100 records were rejected: is the input what the pipeline is for?'
    gone early/a.jsonl
done
sed 's/"outputs"/"limits": {"rejects": "100%"}, "outputs"/' early.json >never.json
run run never.json half.jsonl -o early --resume
exits 3
is "$(wc -l <early/a.jsonl)" 400
run run -s select half.jsonl
exits 5
head -n 999 half.jsonl >short.jsonl
run run early.json short.jsonl -o short
exits 3
finish
