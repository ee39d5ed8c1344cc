#!/bin/sh
# SPDX-License-Identifier: MIT
# A plugin that reads: what the pipeline says of it, and what becomes of what it
# reads.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "readers: this build has no shared modules"; exit 77; }

python3 - <<'P'
with open("a.sheet", "w") as f:
    f.write("# names and texts\n\n")
    for i in range(20000):
        f.write("n%d|The ferry to the harbour sank, %d times.\r\n" % (i, i))
    f.write("no separator here\n")
P
pipeline() {
    echo "{\"copydesk\": 1, \"input\": {\"paths\": [\"a.sheet\"], $1}, \"stages\": [{\"plugin\": \"clean\"}], \"outputs\": [{\"plugin\": \"jsonl\", \"path\": \"a.jsonl\"}]}"
}
pipeline '"reader": "sheet", "fields": {"id": "name", "text": "body"}' >p.json

about "lines: kept, dropped, rejected; fields get their names"
run run p.json -o one -j 1 --plugin-dir "$modules"
exits 3
is "$(json one/run.json '[v["records"][k] for k in ("in", "written", "dropped", "rejected")]')" "[20002, 20000, 1, 1]"
is "$(head -n 1 one/a.jsonl)" '{"id":"n0","text":"The ferry to the harbour sank, 0 times.","blocks":[{"kind":"paragraph","start":0,"end":39}]}'
zcat one/rejects.jsonl.gz >rejects
says rejects '"input":"a.sheet","line":20003,' '"reader":"sheet","stage":"sheet"' 'entry 20003 of \"a.sheet\" has no \"|\"' '"record":"no separator here"'
run run p.json -o eight -j 8 --plugin-dir "$modules"
exits 3
same one/a.jsonl eight/a.jsonl

about "killed and continued"
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules" python3 "$abs_top_srcdir/tests/fault/kill.py" "$copydesk" p.json "${KILLS:-5}" 4 >out
status=$?
exits 0
says out " passed, 0 failed"

about "replay knows who read it"
pipeline '"reader": "sheet", "options": {"separator": " "}, "fields": {"id": "name", "text": "body"}' >space.json
run replay one/rejects.jsonl.gz space.json -o again --plugin-dir "$modules"
exits 0
is "$(cat again/a.jsonl)" '{"id":"no","text":"separator here","blocks":[{"kind":"paragraph","start":0,"end":14}]}'
pipeline '"has": ["text"]' >none.json
run replay one/rejects.jsonl.gz none.json -o none --plugin-dir "$modules"
exits 2
says err '"a.sheet" was read by "sheet": say "reader": "sheet" in "input"'
gone none

about "mistakes have their place"
# refused INPUT MESSAGE
refused() {
    pipeline "$1" >bad.json
    run lint bad.json --plugin-dir "$modules"
    exits 1
    says err "$2"
}
refused '"reader": "sheet"' '"clean" reads "text", which nothing before it writes'
refused '"reader": "sheets"' 'bad.json:1:59: error: no plugin "sheets"; did you mean "sheet"?'
refused '"reader": "select"' 'bad.json:1:59: error: plugin "select" is a filter, not a reader'
refused '"reader": 5' '"reader" must be a string'
refused '"options": {}' '"options" are those of a reader, and "reader" names none'
refused '"reader": "sheet", "options": {"separators": "x"}' 'did you mean "separator"?'
refused '"reader": "sheet", "fields": {"text": "bodi"}' '"sheet" does not write "bodi", which is to become "text"'
says err 'did you mean "body"?'
refused '"reader": "sheet", "fields": {"title": "body"}' '"clean" reads "text", which nothing before it writes'
refused '"reader": "bad_framing"' 'its framing is "rows", which this copydesk does not know: "lines", "json", "csv", "warc", "feed" and "file" are there'
refused '"reader": "bad_read"' 'its descriptor lacks the read function'
echo '{"copydesk": 1, "stages": [{"plugin": "sheet"}]}' >bad.json
run lint bad.json --plugin-dir "$modules"
exits 1
says err 'plugin "sheet" is a reader, not a stage' 'say "reader": "sheet" in "input"'

about "two fields of one name"
pipeline '"reader": "sheet", "fields": {"name": "body"}, "has": ["text"]' >p2.json
run run p2.json --limit 2 --plugin-dir "$modules"
exits 3
says err 'field_conflict: two fields would be called "name" by input.fields'

about "check"
run check sheet --plugin-dir "$modules"
exits 0
says out 'ok 3 - sheet examples' 'ok 4 - sheet entries' '1..11'
finish
