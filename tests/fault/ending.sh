#!/bin/sh
# SPDX-License-Identifier: MIT
# The first signal is heard at the very end of a run, too: between the renames,
# while what an earlier process wrote is compared, and while --force removes.
# The next command goes on from there.
. "$srcdir/tests/cli/lib.sh"
strace -o /dev/null true 2>/dev/null || { echo "ending: strace cannot trace here"; exit 77; }
[ -z "$sanitized" ] || { echo "ending: not under sanitizers"; exit 77; }

articles 50 >in.jsonl
names="a b c d e f"
for n in $names; do
    printf '%s{"plugin": "jsonl", "path": "%s.jsonl", "id": "%s"}' "${sep-}" $n $n
    sep=", "
done >outputs
echo "{\"copydesk\": 1, \"outputs\": [$(cat outputs)]}" >p.json
run run p.json in.jsonl -o sound
exits 0

# hears SIGNAL STATUS CALL WHEN ARGUMENT...: the signal comes with that call
hears() {
    signal=$1 wanted=$2 call=$3 when=$4
    shift 4
    status=0
    { strace -o /dev/null -e "trace=$call" -e "inject=$call:signal=$signal:when=$when" \
        "$copydesk" "$@" >out 2>err <in.jsonl || status=$?; } 2>/dev/null
    command="copydesk $*, SIG$signal with call $when of $call"
    exits "$wanted"
    says err "stopped by SIG$signal; "
}

# whole FOLDER: it holds what an undisturbed run leaves
whole() {
    for n in $names; do same "$1/$n.jsonl" sound/a.jsonl; done
    there "$1/run.json"
    gone "$1/.copydesk/journal" "$1/a.jsonl.part" "$1/f.jsonl.part"
}

about "between the renames"
for when in 1 2 6; do
    rm -rf cut
    hears TERM 75 renameat2 $when run p.json in.jsonl -o cut
    says err "--resume continues"
    is "$(ls cut/*.jsonl | wc -l) $(ls cut/*.part | wc -l)" "$when $((7 - when))"
    gone cut/run.json
    run run p.json in.jsonl -o cut
    exits 2
    says err '"cut" holds an unfinished run'
    run run p.json in.jsonl -o cut --resume
    exits 0
    whole cut
done
rm -rf cut
hears INT 130 renameat2 3 run p.json in.jsonl -o cut
run run p.json in.jsonl -o cut --force
exits 0
whole cut

about "once more, while --resume gives the names"
rm -rf cut
hears TERM 75 renameat2 2 run p.json in.jsonl -o cut
hears HUP 75 renameat2 2 run p.json in.jsonl -o cut --resume
says err "--resume continues"
run run p.json in.jsonl -o cut --resume
exits 0
whole cut

about "while what was written is compared"
rm -rf cut
hears TERM 75 renameat2 2 run p.json in.jsonl -o cut
strace -o trace -e trace=openat "$copydesk" run p.json in.jsonl -o cut --resume 2>err
is "$(grep -c 'f.jsonl.part", O_RDWR' trace)" 1
at=$(grep -n 'f.jsonl.part", O_RDWR' trace | cut -d: -f1)
rm -rf cut
hears TERM 75 renameat2 2 run p.json in.jsonl -o cut
hears TERM 75 openat "$at" run p.json in.jsonl -o cut --resume
says err "--resume continues"
is "$(ls cut/*.part | wc -l)" 5
run run p.json in.jsonl -o cut --resume
exits 0
whole cut

about "what came from standard input was read to its end"
rm -rf cut
hears TERM 75 renameat2 2 run p.json - -o cut
says err "--resume continues"
run run p.json - -o cut --resume
exits 0
whole cut

about "when all has its name, the run is done"
rm -rf cut
status=0
strace -o /dev/null -e trace=renameat -e inject=renameat:signal=TERM:when=1 \
    "$copydesk" run p.json in.jsonl -o cut 2>err || status=$?
exits 0
whole cut

about "while --force removes"
for call in unlinkat:1 unlinkat:4; do
    rm -rf cut
    cp -r sound cut
    hears TERM 75 "${call%:*}" "${call#*:}" run p.json in.jsonl -o cut --force
    says err "the old run is half removed: --resume or --force goes on with that"
    gone cut/run.json
    run run p.json in.jsonl -o cut
    exits 2
    says err 'the run in "cut" was being removed'
    run run p.json in.jsonl -o cut --resume
    exits 0
    whole cut
done
if [ -d "$modules" ]; then
    # a folder of many files is one output
    rm -rf cut
    echo '{"copydesk": 1, "outputs": [{"plugin": "shelf", "path": "site"}, {"plugin": "jsonl", "path": "a.jsonl"}]}' >site.json
    run run site.json in.jsonl -o cut --plugin-dir "$modules"
    exits 0
    for i in 1 2 3 4 5 6 7 8; do touch cut/site/page$i; done
    hears TERM 75 unlinkat 3 run site.json in.jsonl -o cut --plugin-dir "$modules" --force
    says err "the old run is half removed"
    is "$(test "$(ls cut/site | wc -l)" -gt 2 && echo some)" some
    run run site.json in.jsonl -o cut --plugin-dir "$modules" --force
    exits 0
    gone cut/site/page8
    there cut/site
fi
finish
