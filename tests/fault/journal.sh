#!/bin/sh
# SPDX-License-Identifier: MIT
# Files beside an unfinished run that are cut off or have a bit changed, at
# the end of each row and elsewhere: --resume ends in the bytes of a run that
# nobody disturbed, or refuses in one line.  PLACES=N for more of them.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "journal: this build has no shared modules"; exit 77; }
strace -o /dev/null true 2>/dev/null || { echo "journal: strace cannot trace here"; exit 77; }
[ -z "$sanitized" ] || { echo "journal: not under sanitizers"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
COPYDESK_TEST_CHECKPOINTS=1
export COPYDESK_TEST_CHECKPOINTS

# Five batches of a mebibyte; of the records of each, one crashes and some are
# refused by the store.
python3 - >in.jsonl <<'P'
import json
for b in range(5):
    for i in range(10):
        r = {"id": "b%d.%d" % (b, i), "text": "word " * 10}
        if i == 4:
            r["wreck"] = "crash"
        if i % 5 == 2:
            r["shelf"] = "no"
        print(json.dumps(r))
    print(json.dumps({"id": "pad%d" % b, "drop": "x" * (1 << 20)}))
P
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "wreck"}],
 "outputs": [{"plugin": "csv", "path": "a.csv.gz", "options": {"columns": ["id", "text"]}}, {"plugin": "shelf", "path": "s"}]}
P
run run p.json in.jsonl -o sound
exits 3

# killed CALL N FOLDER ARGUMENT...: SIGKILL at the N-th such call about the
# journal, or of all where it is a rename
killed() {
    call=$1
    at=$2
    folder=$3
    shift 3
    set -- "$copydesk" run p.json in.jsonl -o "$folder" "$@"
    [ "$call" = /^renameat ] || set -- -P "$scratch/$folder/.copydesk/journal" "$@"
    strace -o /dev/null -e "trace=$call" -e "inject=$call:signal=KILL:when=$at" "$@" >out 2>err
    status=$?
    command="copydesk run, killed at $call $at"
    there "$folder/.copydesk/journal"
}
# each FOLDER: damage what lies beside the run there, in each way
each() {
    if python3 "$abs_top_srcdir/tests/fault/journal.py" "$copydesk" p.json in.jsonl sound "$1" "${PLACES:-3}" >out 2>&1
    then ok; else bad "all must be continued or refused"; fi
}

about "killed before a row is there"
killed write 7 early
each early
about "killed after the store committed, in a second leg"
killed write 4 twice
killed write 4 twice --resume
each twice
about "killed while files get their names"
killed /^renameat 2 names
each names
about "killed where a store that appends is all that the run wrote"
cat >p.json <<'P'
{"copydesk": 1, "input": {"has": ["wreck", "shelf"]}, "stages": [{"plugin": "select", "options": {"lacks": ["wreck", "shelf"]}}],
 "outputs": [{"plugin": "shelf", "path": "s", "append": true}]}
P
rm -r sound
run run p.json in.jsonl -o sound
exits 0
killed /^renameat 1 only
each only
run run p.json in.jsonl -o only --resume
exits 0
finish
