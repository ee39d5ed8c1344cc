#!/bin/sh
# SPDX-License-Identifier: MIT
# A process that a plugin starts in prepare, and forgets, ends with the run: it
# neither outlives it nor hides the end of the process that started it.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "leftovers: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
WRECK_LEFT=$PWD/left WRECK_PREPARE=leave
export WRECK_LEFT WRECK_PREPARE

# none N: of the N processes that were left, none is there any more (one that
# nobody has waited for yet is)
none() {
    touch left
    is "$(wc -l <left)" "$1"
    while read -r pid; do
        case $(sed -n 's/^State:[^A-Z]*//p' "/proc/$pid/status" 2>/dev/null) in
        "" | [ZX]*) continue ;;
        esac
        is "$(cat "/proc/$pid/cmdline" | tr '\0' ' ')" gone
        kill -9 "$pid"
    done <left
    rm left
}
# awaits FILE: until it is there
awaits() {
    waited=0
    until [ -s "$1" ] || [ $waited = 600 ]; do
        sleep 0.1
        waited=$((waited + 1))
    done
}
articles 5 >in.jsonl

cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "wreck"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P

about "a run"
run run p.json in.jsonl -o made
exits 0
same made/a.jsonl in.jsonl
none 1

about "lint"
run lint p.json
exits 0
none 1

about "a run that is stopped by a signal"
mkfifo pipe
"$copydesk" run p.json - -o made --force <pipe 2>err &
pid=$!
exec 3>pipe
awaits left
kill -TERM $pid
status=0
wait $pid || status=$?
exec 3>&-
command="copydesk run, SIGTERM"
exits 75
none 1

about "a plugin that crashes in prepare"
WRECK_PREPARE=leave_crash
run run p.json in.jsonl -o made --force
exits 2
says err 'plugin "wreck" crashed (Segmentation fault) in prepare'
none 1
finish
