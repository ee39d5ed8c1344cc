#!/bin/sh
# SPDX-License-Identifier: MIT
# What a crash costs: one record, and the work of a few processes, however
# large its batch.  `workers` of run.json says how many were started.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "crashes: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "crowd", "id": "c"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"},
             {"plugin": "jsonl", "id": "z", "path": "z.jsonl.gz"}]}
P

# records N WORDS [WAY PLACE...]: N records, and at each place one that does
# that to its process
records() {
    python3 - "$@" <<'P'
import json, sys
n, words = int(sys.argv[1]), int(sys.argv[2])
deeds = dict(a.split("=")[::-1] for a in sys.argv[3:])
with open("in.jsonl", "w") as f, open("good.jsonl", "w") as g:
    for i in range(n):
        r = {"id": "r%d" % i, "text": "word " * (i * 7 % words)}
        deed = deeds.get(str(i))
        if deed:
            r["crowd"] = deed
        line = json.dumps(r, separators=(",", ":")) + "\n"
        f.write(line)
        if deed != "crash":
            g.write(line)
P
}

# passes REJECTED MOST: so many rejected, the others as they should be, with at
# most so many workers, and the same bytes from three
passes() {
    rm -rf one three
    run run p.json in.jsonl -o one -j 1
    exits "$([ "$1" = 0 ] && echo 0 || echo 3)"
    same one/a.jsonl good.jsonl
    is "$(json one/run.json 'v["records"]["rejected"]')" "$1"
    workers=$(json one/run.json 'v["workers"]["started"]')
    is "$([ "$workers" -le "$2" ] && echo few || echo "$workers, not $2")" few
    run run p.json in.jsonl -o three -j 3
    for f in a.jsonl z.jsonl.gz $([ "$1" = 0 ] || echo rejects.jsonl.gz); do
        same one/$f three/$f
    done
}

about "without a crash there is one worker"
records 8192 3
passes 0 1
is "$(json one/run.json 'v["workers"]["died"]')" 0

for place in 0 1 4000 8191; do
    about "one crash in a batch of 8,192, at $place"
    records 8192 3 crash=$place
    passes 1 4
done
is "$(json one/run.json 'v["workers"]["died"]')" 2
run stats one
says out "workers" "started"

about "five crashes in a batch, two of them neighbours"
records 8192 3 crash=10 crash=700 crash=701 crash=5000 crash=8000
passes 5 16

about "members are cut where they would be without the records that crash"
records 1500 2000 crash=0 crash=77 crash=300 crash=301 crash=1499
passes 5 18
CROWD=drop "$copydesk" run p.json in.jsonl -o dropped 2>err
for f in a.jsonl z.jsonl.gz; do same one/$f dropped/$f; done

about "a record that spoils memory harms no other, and few processes find it"
records 8192 3 taint=3000 frail=3002 frail=5000
passes 0 40
records 8192 3 taint=0 frail=8191
passes 0 40

about "beside one that crashes"
records 4000 3 taint=1000 frail=1001 crash=900 crash=1100
passes 2 60

about "a process that ends at so many records, whatever they are"
records 3000 3
CROWD_MOST=300
export CROWD_MOST
passes 0 50
CROWD_MOST=5000
records 8192 3
passes 0 8
unset CROWD_MOST

about "every other record crashes"
records 200 3 $(python3 -c 'print(*("crash=%d" % i for i in range(0, 200, 2)))')
passes 100 301
finish
