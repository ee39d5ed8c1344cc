#!/bin/sh
# SPDX-License-Identifier: MIT
# Checkpoints fall behind any batch: at the first signal, and every 5 seconds
# of work, also where output is so thin that a member takes many batches.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "checkpoints: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"

# Batches of a mebibyte that leave 20 records each, one of which takes a second
# and one of which prints.
python3 - <<'P'
import json
slow, quick = open("in.jsonl", "w"), open("quick.jsonl", "w")
for b in range(40):
    for i in range(21):
        r = {"id": "b%d.%d" % (b, i), "text": "word " * 10}
        quick.write(json.dumps(r) + "\n")
        if i < 2:
            r["wreck"] = ["nap", "print"][i]
        slow.write(json.dumps(r) + "\n")
    for f in slow, quick:
        f.write(json.dumps({"id": "pad%d" % b, "drop": "x" * (1 << 20)}) + "\n")
P
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "wreck", "id": "w"}],
 "outputs": [{"plugin": "csv", "path": "a.csv.gz", "options": {"columns": ["id"]}},
             {"plugin": "csv", "id": "other", "path": "b.csv.gz", "options": {"columns": ["id", "text"]}},
             {"plugin": "csv", "id": "plain", "path": "c.csv", "options": {"columns": ["id"]}}]}
P

# The bytes must be those of a run that nobody disturbed.
run run p.json quick.jsonl -o sound -j 2
exits 0

# batches FOLDER: that the last checkpoint tells of
batches() { sed -n 's/.*"row":"checkpoint","next":\([0-9]*\).*/\1/p' "$1/.copydesk/journal" | tail -n 1; }

about "killed behind whichever batch, with bytes that wait for a member"
COPYDESK_TEST_CHECKPOINTS=1
export COPYDESK_TEST_CHECKPOINTS
for turn in 1 2 3; do
    rm -rf cut
    "$copydesk" run p.json quick.jsonl -o cut -j $turn 2>err &
    pid=$!
    wait_for cut/.copydesk/journal "\"next\":$((turn * 5))" $pid
    kill -9 $pid
    wait $pid 2>/dev/null
    command="killed copydesk run"
    status=0
    there cut/.copydesk/journal cut/.copydesk/thin.0 cut/.copydesk/thin.1
    run run p.json quick.jsonl -o cut --resume
    exits 0
    for f in a.csv.gz b.csv.gz c.csv; do same cut/$f sound/$f; done
    gone cut/.copydesk/thin.0 cut/.copydesk/thin.1
done

about "bytes that wait and were changed since"
# Every 16 batches they are a member, and none wait: a kill that comes late may
# find that.
for turn in 1 2 3 4 5; do
    rm -rf cut
    "$copydesk" run p.json quick.jsonl -o cut 2>err &
    pid=$!
    wait_for cut/.copydesk/journal '"next":7' $pid
    kill -9 $pid
    wait $pid 2>/dev/null
    [ $(($(batches cut) % 16)) = 0 ] || break
done
for f in cut/.copydesk/thin.?; do printf x | dd of=$f bs=1 conv=notrunc 2>/dev/null; done
run run p.json quick.jsonl -o cut --resume
exits 5
says err "has other bytes than were written: the run cannot be continued, --force starts anew"
unset COPYDESK_TEST_CHECKPOINTS

# stopped SIGNAL STATUS JOBS
stopped() {
    about "SIG$1 with -j $3: the batches under way are finished, and saved"
    rm -rf cut err # what the last run printed must not be taken for this one's
    "$copydesk" run p.json in.jsonl -o cut -j "$3" 2>err &
    pid=$!
    wait_for err "w printed: hello from wreck" $pid
    kill -"$1" $pid
    wait $pid
    status=$?
    command="stopped copydesk run"
    exits "$2"
    says err "stopped by SIG$1; --resume continues"
    next=$(batches cut)
    is "$([ "${next:-0}" -gt 0 ] && [ "${next:-0}" -lt 16 ] && echo saved)" saved
    is "$next" "$(grep -c "printed: hello" err)"
}
stopped TERM 75 1
stopped HUP 75 2

about "without a signal one falls after 5 seconds of work"
rm -rf cut
"$copydesk" run p.json in.jsonl -o cut -j 1 2>err &
pid=$!
wait_for cut/.copydesk/journal '"row":"checkpoint"' $pid
kill -9 $pid
wait $pid 2>/dev/null
command="copydesk run"
status=0
next=$(batches cut)
is "$([ "${next:-0}" -gt 0 ] && [ "${next:-0}" -lt 16 ] && echo early)" early
finish
