#!/bin/sh
# SPDX-License-Identifier: MIT
# One I/O error, a full disk and short writes under `sqlite`, `parquet` and paths
# with fields: the
# run stops, and goes on to the rows, or bytes, of one that nobody disturbed.
. "$srcdir/tests/cli/lib.sh"
[ -f "$modules/iofault.so" ] || { echo "iofault: this build has no shared modules"; exit 77; }
[ -z "$sanitized" ] || { echo "iofault: not under sanitizers"; exit 77; }

# Two checkpoints: one falls behind 16 MiB.
python3 - >in.jsonl <<'P'
import json
words = "harbour council vote budget river bridge school strike harvest rain".split()
for i in range(140):
    text = " ".join(words[(i * k) % 10] for k in range(40))
    print(json.dumps({"id": "r%d" % i, "title": words[i % 10], "text": text, "filler": "x" * 130000,
        "quotes": [{"text": text[:20], "speaker": "Ada Lind"}], "authors": ["Ada Lind"]}))
for i in range(0, 140, 7):
    print(json.dumps({"id": "r%d" % i, "title": "again", "text": "new words %d" % i}))
P
cat >p.json <<'P'
{"copydesk": 1, "input": {"paths": ["in.jsonl"], "has": ["filler"]},
 "outputs": [{"plugin": "sqlite", "path": "a.db", "append": true, "options": {"record": false, "on_conflict": "update"}}]}
P
# calls_fail PIPELINE OUTPUT
calls_fail() {
    about "calls that fail, $2"
    command="iofault.py $2"
    status=0
    python3 "$abs_top_srcdir/tests/fault/iofault.py" "$copydesk" "$modules/iofault.so" "$1" "$2" "${STEPS:-4}" >out 2>err || status=$?
    exits 0
    says out " 0 failed"
    cat out
}
if "$copydesk" list | grep -q '^sqlite'; then calls_fail p.json a.db; fi
cat >f.json <<'P'
{"copydesk": 1, "input": {"paths": ["in.jsonl"], "has": ["filler"]}, "outputs": [{"plugin": "jsonl", "path": "titles/{title}.jsonl.gz"}]}
P
calls_fail f.json titles
if "$copydesk" list | grep -q '^parquet'; then
    cat >t.json <<'P'
{"copydesk": 1, "input": {"paths": ["in.jsonl"], "has": ["filler"]},
 "outputs": [{"plugin": "parquet", "path": "table", "options": {"rest": "rest", "row_group_bytes": 4000000}}]}
P
    calls_fail t.json table
fi
finish
