#!/bin/sh
# SPDX-License-Identifier: MIT
# A verdict is reached once: a run that is killed behind one and continued
# rejects that record again, even if it would pass this time.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "verdicts: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "wreck"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl.gz"}]}
P
python3 - >in.jsonl <<'P'
import json
for i in range(3000):
    r = {"id": "r%d" % i, "text": "word " * 200}
    if i == 40:
        r["wreck"] = "moody"
    if i > 1500 and i % 300 == 0:
        r["wreck"] = "nap"
    print(json.dumps(r))
P
about "an undisturbed run"
WRECK_MOOD=bad "$copydesk" run p.json in.jsonl -o sound 2>err
status=$?
command="copydesk run"
exits 3

about "killed behind the verdict, continued in another mood"
WRECK_MOOD=bad "$copydesk" run p.json in.jsonl -o cut 2>/dev/null &
pid=$!
wait_for cut/.copydesk/journal '"verdict"' $pid
kill -9 $pid
wait $pid 2>/dev/null
is "$(grep -c '"checkpoint"' cut/.copydesk/journal)" 0
run run p.json in.jsonl -o cut --resume
exits 3
says err "2,999 written, 0 dropped, 1 rejected (plugin_crash 1)"
for f in a.jsonl.gz rejects.jsonl.gz; do same cut/$f sound/$f; done
about "without the verdict it would have passed"
run run p.json in.jsonl -o other
exits 0
finish
