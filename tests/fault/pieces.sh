#!/bin/sh
# SPDX-License-Identifier: MIT
# What a batch makes comes back in pieces: a format that writes a megabyte a
# record needs no more memory than another, and the bytes are the same for
# every -j, also where records crash.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "pieces: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "crowd", "id": "c"}],
 "outputs": [{"plugin": "swell", "id": "plain", "path": "a.txt"},
             {"plugin": "swell", "id": "packed", "path": "b.txt.gz", "level": 1},
             {"plugin": "jsonl", "path": "c.jsonl.gz"}]}
P

# records N BYTES [PLACE=MEMBERS...]: N records that make so many bytes, and
# more members of some
records() {
    python3 - "$@" <<'P'
import json, sys
n, size = int(sys.argv[1]), int(sys.argv[2])
more = dict(a.split("=", 1) for a in sys.argv[3:])
with open("in.jsonl", "w") as f:
    for i in range(n):
        r = {"id": "r%d" % i, "bytes": size + i}
        r.update(json.loads(more.get(str(i), "{}")))
        f.write(json.dumps(r) + "\n")
P
}

# fits MB COMMAND...: all processes together use so many MB of memory at most
fits() {
    most=$1
    shift
    command="copydesk $*"
    status=0
    peaks=$(python3 "$abs_top_srcdir/tests/fault/pss.py" "$copydesk" "$@") || status=$?
    # shellcheck disable=SC2086
    set -- $peaks
    echo "$title: supervisor, slots and the process that forks workers $2 KB"
    if [ -n "$sanitized" ] || [ "$2" -le $((most * 1024)) ]; then ok; else bad "$2 KB are more than $most MB"; fi
}

about "a megabyte a record"
records 60 1000000
fits 104 run p.json in.jsonl -o one -j 1
exits 0
fits 184 run p.json in.jsonl -o three -j 3
exits 0
for f in a.txt b.txt.gz c.jsonl.gz; do same one/$f three/$f; done
is "$(wc -c <one/a.txt)" $((60 * 1000000 + 59 * 30 + 59))
zcat one/b.txt.gz >b.txt
same b.txt one/a.txt
run run p.json in.jsonl -o none --isolation none
for f in a.txt b.txt.gz c.jsonl.gz; do same one/$f none/$f; done
is "$(json one/run.json 'v["workers"]["started"]')" 1

about "records crash among them"
records 60 400000 0='{"crowd": "crash"}' 3='{"crowd": "crash"}' 29='{"crowd": "crash"}' 59='{"crowd": "crash"}'
fits 104 run p.json in.jsonl -o crash -j 1
exits 3
run run p.json in.jsonl -o crashes -j 3
command="copydesk run"
CROWD=drop "$copydesk" run p.json in.jsonl -o dropped 2>err
for f in a.txt b.txt.gz c.jsonl.gz; do
    same crash/$f dropped/$f
    same crash/$f crashes/$f
done

about "what is too much for one record is its reject, by the output's name"
records 20 1000 5='{"bytes": 17000000}' 6='{"bytes": 500000000}' 7='{"bytes": 40000000, "swell": "on"}' 8='{"bytes": 16000000}'
fits 120 run p.json in.jsonl -o much -j 1
exits 3
is "$(json much/run.json 'v["records"]["written"], v["records"]["codes"]')" "(17, {'too_large': 3})"
zcat much/rejects.jsonl.gz >rejects
is "$(grep -c '"output":"packed","code":"too_large","reason":"the outputs of the record have more than 33554432 bytes together' rejects)" 1
is "$(grep -c '"output":"plain","code":"too_large"' rejects)" 2
is "$(json much/run.json 'v["workers"]["died"]')" 0

about "large replies of several workers are taken in turn"
records 12 8000000
fits 184 run p.json in.jsonl -o large3 -j 3
exits 0
run run p.json in.jsonl -o large1 -j 1
for f in a.txt b.txt.gz c.jsonl.gz; do same large3/$f large1/$f; done
finish
