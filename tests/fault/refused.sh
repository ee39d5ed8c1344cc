#!/bin/sh
# SPDX-License-Identifier: MIT
# What a store refused survives every kill: it is reported once, also where
# an earlier try refused more, and the exit status is that of a run that
# nobody disturbed.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "refused: this build has no shared modules"; exit 77; }
strace -o /dev/null true 2>/dev/null || { echo "refused: strace cannot trace here"; exit 77; }
[ -z "$sanitized" ] || { echo "refused: not under sanitizers"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
COPYDESK_TEST_CHECKPOINTS=1
export COPYDESK_TEST_CHECKPOINTS

# 40 batches of a mebibyte, with 40 records that the shelf refuses
python3 - >in.jsonl <<'P'
for i in range(4000):
    print('{"id":"r%d","text":"%s"%s}' % (i, "word %d " % i * 1200, ',"shelf":"no"' if i % 100 == 7 else ""))
P
cat >p.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "csv", "path": "a.csv", "options": {"columns": ["id"]}}, {"plugin": "shelf", "path": "s"}]}
P
run run p.json in.jsonl -o sound
exits 3
says err "refused by a store 40"
zcat sound/rejects.jsonl.gz >rejects
is "$(wc -l <rejects)" 40

# killed N ARGUMENT...: SIGKILL at the N-th write to the journal, which is
# behind the commit of the stores
killed() {
    at=$1
    shift
    strace -o /dev/null -P "$scratch/made/.copydesk/journal" -e trace=write \
        -e "inject=write:signal=KILL:when=$at" "$copydesk" run p.json in.jsonl -o made "$@" >out 2>err
    status=$?
    command="copydesk run $*, killed at write $at to the journal"
    there made/.copydesk/journal
}
# whole STATUS REJECTS: --resume ends the run
whole() {
    run run p.json in.jsonl -o made --resume
    exits "$1"
    same made/a.csv sound/a.csv
    zcat made/rejects.jsonl.gz 2>/dev/null >again
    same again "$2"
    gone made/.copydesk/refused
}

about "refused, committed, killed in front of the row"
killed 2
there made/.copydesk/refused
whole 3 rejects
about "and killed again"
rm -rf made
killed 2
killed 1 --resume
killed 1 --resume
whole 3 rejects
about "the status of a run stays, however often it is resumed"
run run p.json in.jsonl -o made --resume
exits 3
says err '"made" is finished: nothing to do'
about "killed while it gives names"
rm -rf made
strace -o /dev/null -e trace='/^renameat' -e inject='/^renameat:signal=KILL:when=2' \
    "$copydesk" run p.json in.jsonl -o made >out 2>err
whole 3 rejects

about "what an earlier try refused does not count where a later one took it"
rm -rf made
SHELF=full "$copydesk" run p.json in.jsonl -o made 2>err
status=$?
exits 5
there made/.copydesk/refused
SHELF=all
export SHELF
killed 1 --resume
: >none
whole 0 none
is "$(cat made/s/????????????????????????????????  | sort -u | wc -l)" 4000
unset SHELF

about "the other way round"
rm -rf made
SHELF=all killed 2
killed 1 --resume
run run p.json in.jsonl -o made --resume
exits 3
is "$(zcat made/rejects.jsonl.gz | wc -l)" "$((4000 - $(cat made/s/???????????????????????????????? | wc -l)))"

about "a row that was torn"
rm -rf made
killed 2
printf '12345678 {"row":"refu' >>made/.copydesk/refused
whole 3 rejects

about "memory does not grow with what is refused"
cat >all.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "shelf", "path": "s"}]}
P
# peak N: kB of the largest process of a run over N records, all refused
peak() {
    python3 - "$1" >all.jsonl <<'P'
import random, sys
for i in range(int(sys.argv[1])):
    print('{"id":"r%d","shelf":"no","text":"%s"}' % (i, ("%06x " % random.getrandbits(24)) * 12000))
P
    rm -rf made
    unset COPYDESK_TEST_CHECKPOINTS # one row at the end, all refused before it
    SHELF=full "$copydesk" run all.json all.jsonl -o made -j 1 2>/dev/null
    python3 - "$copydesk" <<'P'
import os, resource, subprocess, sys
subprocess.run([sys.argv[1], *"run all.json all.jsonl -o made -j 1 --resume".split()], stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
P
}
few=$(peak 200)
many=$(peak 1600)
command="copydesk run, $few kB for 200 refused records, $many kB for 1600"
if [ "$many" -lt $((few + 16384)) ]; then ok; else bad "it grows"; fi
finish
