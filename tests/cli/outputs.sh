#!/bin/sh
# SPDX-License-Identifier: MIT
# What is common to all outputs: the records that one gets ("when"), what it
# gets of them ("only", "without"), and how small they are made ("level").
. "$srcdir/tests/cli/lib.sh"

python3 - >in.jsonl <<'P'
import json
for i in range(3000):
    r = {"id": "a%d" % i, "language": "de" if i % 3 == 0 else "en",
         "title": "Title %d" % i, "text": "word " * (i % 40),
         "quality": {"words": i % 40, "lines": 1}}
    if i % 7 == 0:
        r["html"] = "<p>" + "page " * 200
    print(json.dumps(r))
P
cat >p.json <<'P'
{"copydesk": 1, "input": {"has": ["quality"]}, "outputs": [
  {"plugin": "jsonl", "path": "all.jsonl"},
  {"plugin": "jsonl", "id": "german", "path": "de.jsonl.gz", "when": {"equals": {"language": "de"}, "min_words": 20}},
  {"plugin": "jsonl", "id": "light", "path": "light.jsonl", "without": ["html", "quality.lines"]},
  {"plugin": "jsonl", "id": "few", "path": "few.jsonl", "only": ["title", "quality.words", "id"], "when": {"has": ["html"]}},
  {"plugin": "csv", "path": "t.csv", "when": {"lacks": ["html"]}, "options": {"columns": ["id"]}}]}
P
cat >check.py <<'P'
import gzip, json, sys
out = sys.argv[1]
def lines(name):
    return [json.loads(x) for x in (gzip.open if name.endswith("gz") else open)(out + "/" + name, "rt")]
all = [json.loads(x) for x in open(sys.argv[2])]
assert lines("all.jsonl") == all
assert lines("de.jsonl.gz") == [r for r in all if r["language"] == "de" and len(r["text"].split()) >= 20]
want = []
for r in all:
    r = dict(r, quality={"words": r["quality"]["words"]})
    r.pop("html", None)
    want.append(r)
assert lines("light.jsonl") == want
few = lines("few.jsonl")
assert few == [{"title": r["title"], "quality": {"words": r["quality"]["words"]}, "id": r["id"]} for r in all if "html" in r]
assert not few or list(few[0]) == ["title", "quality", "id"]
assert open(out + "/t.csv").read().split() == ["id"] + [r["id"] for r in all if "html" not in r]
print("as it should be")
P
right() {
    command="check $1"
    python3 check.py "$1" "$2" >out 2>err
    says out "as it should be"
}

about "each output gets its records, and its fields of them"
run run p.json in.jsonl -o one -j 1
exits 0
says err "3,000 records in: 3,000 written, 0 dropped, 0 rejected"
right one in.jsonl
about "from any number of workers, and from none"
run run p.json in.jsonl -o three -j 3
run run p.json in.jsonl -o none --isolation none
for f in all.jsonl de.jsonl.gz light.jsonl few.jsonl t.csv; do
    same one/$f three/$f
    same one/$f none/$f
done
about "run.json says how many an output got, and which condition kept others away"
is "$(json one/run.json '[(o["id"], o["records"], o.get("counters", {}).get("equals"), o.get("counters", {}).get("words")) for o in v["outputs"]][1]')" "('german', 500, 1000, 1500)"

if [ -d "$modules" ]; then
    about "a crash costs its record alone, in each output"
    plugins=$COPYDESK_PLUGIN_PATH
    COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
    sed 's/"outputs"/"stages": [{"plugin": "crowd", "id": "c"}], "outputs"/' p.json >c.json
    sed '1500s/"id"/"crowd":"crash","id"/' in.jsonl >crash.jsonl
    sed 1500d in.jsonl >sound.jsonl
    run run c.json crash.jsonl -o crash
    exits 3
    right crash sound.jsonl
    COPYDESK_PLUGIN_PATH=$plugins
fi

about "killed and resumed: the same bytes"
python3 -c 'import sys
s = open("in.jsonl").read()
for i in range(40): sys.stdout.write(s.replace("\"a", "\"b%d_" % i))' >many.jsonl
run run p.json many.jsonl -o whole
COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json many.jsonl -o killed 2>killed.err &
pid=$!
wait_for killed/.copydesk/journal checkpoint $pid
kill -9 $pid
wait $pid 2>/dev/null
run run p.json many.jsonl -o killed --resume
exits 0
for f in all.jsonl de.jsonl.gz light.jsonl few.jsonl t.csv; do same whole/$f killed/$f; done

if [ -e "$abs_top_builddir/plugins/.libs/sqlite.so" ]; then
    about "a store gets its records, too"
    cat >s.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl", "when": {"equals": {"language": "en"}}},
 {"plugin": "sqlite", "path": "a.db", "when": {"equals": {"language": "de"}}, "without": ["title"]}]}
P
    run run s.json in.jsonl -o store
    exits 0
    command="look into a.db"
    python3 - >out 2>err <<'P'
import sqlite3
d = sqlite3.connect("store/a.db")
print(d.execute("select count(*), count(title), min(language), max(language) from articles").fetchone())
P
    holds out <<'O'
(1000, 0, 'de', 'de')
O
fi

about "level 1 is the default, and the others make it smaller"
cat >l.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.gz"},
 {"plugin": "jsonl", "id": "one", "path": "1.gz", "level": 1}, {"plugin": "jsonl", "id": "six", "path": "6.gz", "level": 6}]}
P
run run l.json in.jsonl -o level
exits 0
same level/a.gz level/1.gz
is "$([ "$(wc -c <level/6.gz)" -lt "$(wc -c <level/1.gz)" ] && echo smaller)" smaller
zcat level/6.gz >six
same six one/all.jsonl

# ---- what cannot be, with its place
# wrong PLACE MESSAGE OUTPUT-KEYS
wrong() {
    about "$2"
    printf '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl",\n %s}]}\n' "$3" >w.json
    run lint w.json
    exits 1
    says err "w.json:$1: error: $2"
    is "$(grep -c error: err)" 1
    run run w.json in.jsonl -o made
    exits 2
    gone made
}
wrong 2:12 'plugin "select" has no option "eqals"' '"when": { "eqals": {"language": "de"}}'
wrong 2:23 '"jsonl" reads "lang", which is no field that is known here' '"when": {"equals": { "lang": "de"}}'
wrong 2:21 'output "jsonl" cannot start: option "since": "03/01/2024" is no ISO 8601 date' '"when": {"since":  "03/01/2024"}'
wrong 2:33 'output "jsonl" cannot start: option "matches": the value of "title" must be a pattern' '"when": { "matches": {"title": 3}}'
wrong 2:17 '"jsonl" reads "tilte", which is no field that is known here' '"only": ["id", "tilte"]'
wrong 2:15 '"jsonl" reads "htlm", which is no field that is known here' '"without": [ "htlm"]'
wrong 2:18 '"a..b" is no path of a field: it has an empty name' '"only": ["id",  "a..b"]'
wrong 2:11 '"only" names no field' '"only":  []'
wrong 2:15 'an element here must be a string, not an integer' '"without":  [3]'
wrong 2:10 '"only" must be an array, not a string' '"only": "id"'
finish
