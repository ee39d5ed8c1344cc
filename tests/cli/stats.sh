#!/bin/sh
# SPDX-License-Identifier: MIT
# What a run says of itself in numbers: run.json and copydesk stats.
. "$srcdir/tests/cli/lib.sh"

about "counters stay at the largest number there is"
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "printer", "id": "p"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
if [ -e "$modules/printer.so" ]; then
    python3 -c '
for i in range(9000):
    n = 9223372036854775807 if i in (3, 5, 8900) else 0
    print("{\"id\":\"r%d\",\"count\":%d}" % (i, n))
for i in range(2):
    print("{\"id\":\"k%d\",\"key\":1}" % i)' >in.jsonl
    run run p.json in.jsonl -o counted --plugin-dir "$modules"
    exits 3
    is "$(json counted/run.json 'v["stages"][0]["counters"]["seen"]')" 9002
    is "$(json counted/run.json 'v["stages"][0]["counters"]["sum\\xff"]')" 9223372036854775807

    about "a reason that quotes what is not UTF-8 is whole"
    zcat counted/rejects.jsonl.gz | head -n 1 >reject
    is "$(json reject 'v["reason"]')" '"caf\xe9" holds text that is not valid UTF-8'
fi

about "rows of a table, which are not records"
python3 -c '
for i in range(10):
    print("{\"id\":\"%d\",\"text\":\"x\",\"quotes\":[%s]}" % (i, ",".join(["{\"text\":\"q\"}"] * (i % 3))))' >quotes.jsonl
cat >csv.json <<'P'
{"copydesk": 1, "input": {"has": ["quotes"]},
 "outputs": [{"plugin": "csv", "id": "q", "path": "q.csv", "options": {"rows": "quote", "columns": ["id", "quotes[].text"], "header": false}},
             {"plugin": "csv", "id": "a", "path": "a.csv", "options": {"columns": ["id"]}}]}
P
run run csv.json quotes.jsonl -o rows
exits 0
is "$(json rows/run.json '[(x["records"], x["counters"]["rows"]) for x in v["outputs"]]')" "[(6, 9), (10, 10)]"
is "$(wc -l <rows/q.csv)" 9
run stats rows
says out "rows"
about "a record that a later output refuses is in no table"
cat >csv.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "csv", "path": "a.csv", "options": {"columns": ["id"], "header": false}},
                            {"plugin": "markdown", "path": "a.md"}]}
P
{ articles 6; echo '{"id":"no","title":5}'; articles 3; } >title.jsonl
run run csv.json title.jsonl -o refused
exits 3
is "$(json refused/run.json 'v["outputs"][0]["records"], v["outputs"][0]["counters"]["rows"]')" "(9, 9)"
is "$(wc -l <refused/a.csv)" 9

if [ -e "$abs_top_builddir/plugins/.libs/sqlite.so" ]; then
    about "a store: records it holds, bytes of its file, CPU time that is no more than all"
    cat >store.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "sqlite", "path": "a.db"}]}
P
    articles 20000 >many.jsonl
    { cat many.jsonl; head -n 3 many.jsonl; } >twice.jsonl
    for how in process none; do
        cpu=$(python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stderr=open("err", "w"))
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print(u.ru_utime + u.ru_stime)' "$copydesk" run store.json twice.jsonl -o "db-$how" --isolation $how)
        in_db=$(python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("select count(*) from articles").fetchone()[0])' "db-$how/a.db")
        is "$(json "db-$how/run.json" '(lambda o: [o["records"], o["bytes"], v["records"]["written"] - v["records"].get("unstored", 0)])(v["outputs"][0])')" \
            "[$in_db, $(stat -c %s "db-$how/a.db"), $in_db]"
        is "$(json "db-$how/run.json" "0.02 < sum(x['cpu_seconds'] for x in v['stages'] + v['outputs']) + sum(t for k, t in v['time'].items() if k.endswith('cpu_seconds')) <= $cpu + 0.01")" True
        is "$(json "db-$how/run.json" 'v["outputs"][0]["cpu_seconds"] > 0')" True
    done
    run stats db-process
    says out "sqlite" "$(stat -c %s db-process/a.db) bytes"
fi

about "all legs of a run that was resumed, and what is known before its end"
pipeline() {
    echo '{"copydesk": 1, "limits": {"rejects": '$1'}, "stages": [{"plugin": "select", "id": "keep"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >plain.json
}
{ echo '{'; articles 200000; echo '{'; articles 10; } >big.jsonl
COPYDESK_TEST_CHECKPOINTS=1
export COPYDESK_TEST_CHECKPOINTS
pipeline 0
run run plain.json big.jsonl -o legs
exits 5
run stats legs
exits 0
says out "interrupted, " " % read at the last checkpoint"
pipeline 1
run run plain.json big.jsonl -o legs --resume
exits 5
first=$(sed -n 's/.*"row":"header".*"started":\([0-9]*\).*/\1/p' legs/.copydesk/journal)
python3 -c 'import json
print(json.dumps([json.loads(l[9:]) for l in open("legs/.copydesk/journal") if "checkpoint" in l][-1]))' >last
run stats legs
exits 0
says out "interrupted, " " in 2 legs" "keep"
run stats legs --json
is "$(json out 'v["workers"]["most"]')" None
is "$(json out 'v["state"], v["records"]["in"] == v["records"]["written"] + v["records"]["rejected"] > 100000, "files" in v')" "('interrupted', True, False)"
is "$(json out 'v["outputs"][0]["records"], v["input"]["bytes"], v["input"]["read"]')" \
    "($(json last 'v["files"][0]["records"]'), $(stat -c %s big.jsonl), $(json last 'v["at"]["read"]'))"
is "$(json out 'v["input"]["read"] > 1000000')" True
pipeline 2
run run plain.json big.jsonl -o legs --resume
exits 3
is "$(json legs/run.json 'v["time"]["legs"]')" 3
is "$(json legs/run.json "v['time']['seconds'] > $(json last 'v["counters"]["time"][0] / 1e9')")" True
is "$(json legs/run.json 'v["time"]["started"]')" "$(date -u -d "@$first" +%Y-%m-%dT%H:%M:%SZ)"
run stats legs
says out " in 3 legs"
unset COPYDESK_TEST_CHECKPOINTS

about "a run that had everything but its names"
mkdir -p last-step/.copydesk
python3 -c '
import json, sys, zlib
run = json.load(open("legs/run.json"))
node = lambda x: {k: x[k] for k in ("id", "plugin", "version", "path") if k in x}
rows = [{"row": "header", "run_id": run["run_id"], "input": run["input"], "needs": [],
         "stages": [node(x) for x in run["stages"]], "outputs": [node(x) for x in run["outputs"]]},
        {"row": "finalising", "run": run}]
with open("last-step/.copydesk/journal", "w") as f:
    for r in rows:
        s = json.dumps(r)
        f.write("%08x %s\n" % (zlib.crc32(s.encode()), s))'
run stats last-step
exits 0
says out "interrupted, 100 % read" " in 3 legs"

about "a run that goes on"
mkfifo pipe
"$copydesk" run plain.json - -o goes <pipe 2>err &
exec 3>pipe
echo '{"id":"a"}' >&3
while ! grep -q header goes/.copydesk/journal 2>/dev/null && kill -0 $!; do sleep 0.02; done
run stats goes
exits 0
says out "running"
run run plain.json big.jsonl -o goes
exits 2
exec 3>&-
wait $!
run stats goes --json
exits 0
is "$(json out 'v["records"]["in"], v.get("state")')" "(1, None)"

about "several folders: their sums; shards run apart and merged"
sed 's/2}/"100%"}/' plain.json >shard.json
head -n 60000 big.jsonl >whole.jsonl
mkdir shards
split -n l/3 -d whole.jsonl part-
for i in 0 1 2; do
    run run shard.json part-0$i -o shards/$i
done
run run shard.json whole.jsonl -o shards/whole
cat shards/[012]/a.jsonl >merged
same merged shards/whole/a.jsonl
run stats shards/0 shards/1 shards/2 --json
exits 0
is "$(json out '[v["runs"], v["input"]["files"], v["records"]["in"], v["records"]["codes"], v["outputs"][0]["records"], v["outputs"][0]["bytes"]]')" \
    "[3, 3, 60000, {'json_syntax': 1}, 59999, $(stat -c %s merged)]"
is "$(json out '[round(v["time"]["seconds"], 3), v["time"]["legs"], v["stages"][0]["id"]]')" \
    "[$(python3 -c 'import json
print(round(sum(json.load(open("shards/%d/run.json" % i))["time"]["seconds"] for i in range(3)), 3))'), 3, 'keep']"
is "$(json out 'v["workers"]["most"]')" "$(python3 -c 'import json
print(max(json.load(open("shards/%d/run.json" % i))["workers"]["most"] for i in range(3)))')"
about "a counter is added up, whatever a plugin calls it"
for i in 0 1; do
    mkdir -p named/$i
    python3 -c 'import json, sys
run = json.load(open(sys.argv[1]))
run["run_id"] = sys.argv[2]
run["stages"][0]["counters"] = {"most": 5, "started": 6, "died": 7, "bytes": 8}
json.dump(run, open(sys.argv[2] + "/run.json", "w"))' shards/$i/run.json named/$i
done
run stats named/0 named/1 --json
exits 0
is "$(json out 'v["stages"][0]["counters"]')" "{'most': 10, 'started': 12, 'died': 14, 'bytes': 16}"
about "several folders are told as one run"
run stats shards/0 shards/1 legs
says out "3 runs of copydesk"
about "what several runs have added to has no size of its own in their sum"
echo '{"id": "1"}' >n1.jsonl
echo '{"id": "2"}' >n2.jsonl
mkdir nights
echo '{"copydesk": 1, "outputs": [{"plugin": "sqlite", "path": "../all.db", "append": true},
 {"plugin": "jsonl", "path": "../all/{id}.jsonl", "append": true}, {"plugin": "jsonl", "id": "one", "path": "all.jsonl"}]}' >night.json
for i in 1 2; do
    run run night.json n$i.jsonl -o nights/$i
    exits 0
done
run stats nights/1 nights/2 --json
is "$(json out '[(o["records"], o["bytes"]) for o in v["outputs"]]')" "[(2, None), (2, 22), (2, 22)]"
run stats nights/1 --json
is "$(json out '[o["bytes"] is None for o in v["outputs"]]')" "[False, False, False]"

about "a run that is named twice counts once"
ln -s 0 shards/link
run stats shards/0 shards/1 shards/link shards/0 --json
exits 0
is "$(json out '[v["runs"], v["input"]["files"]]')" "[2, 2]"
says err 'warning: "shards/link" holds the same run as "shards/0": it is counted once' 'warning: "shards/0" holds the same'
run stats shards/0 shards/link
exits 0
says out "run "
run stats shards/0 nowhere shards/1
exits 2
says err '"nowhere" holds no run'
silent out
mkdir bare
run stats bare
exits 2
says err '"bare" holds no run: it has neither a run.json nor the journal of a run'
mkdir -p foreign/.copydesk
python3 -c '
import zlib
s = "{\"row\":\"header\",\"run_id\":\"x\",\"outputs\":[{\"id\":\"a\"}]}"
print("%08x %s" % (zlib.crc32(s.encode()), s))' >foreign/.copydesk/journal
run stats foreign
exits 2
says err 'its journal is of another version of copydesk'
mkdir empty && echo '{"x": 1}' >empty/run.json
run stats empty
exits 2
says err '"empty" holds no run: its run.json is not one of copydesk'

finish
