#!/bin/sh
# SPDX-License-Identifier: MIT
# A store that hangs or prints without end, in whichever call, ends the run
# with a message that names it; one that works for long does not.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "stores: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
cat >s.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "wreck_store", "id": "db", "path": "s.txt"}]}
P

about "a store that prints a line for each record"
python3 -c 'for i in range(3000): print("{\"wreck\":\"print\"}")' >in.jsonl
run run s.json in.jsonl -o prints
exits 0
python3 -c 'for i in range(3000): print("{\"wreck\":\"warn\"}")' >in.jsonl
run run s.json in.jsonl -o warns
exits 0
says err "db printed: a warning of a library" "bytes more, which are not shown"

# These take ten seconds of CPU, or thirty of nothing: all at once.
at_once() {
    mkdir "$1-$2"
    cd "$1-$2" || exit 99
    echo "{\"wreck\":\"$1\",\"in\":\"$2\"}" >in.jsonl
    case $2 in
    process) echo "{\"wreck\":\"$1\"}" >in.jsonl ;;
    open) WRECK_OPEN=$1 && export WRECK_OPEN ;;
    esac
    timeout -k 5 $((100 * patience)) "$copydesk" run ../s.json in.jsonl -o made 2>err
    echo $? >status
}
cases="sleep:open sleep:process sleep:commit sleep:finish sleep:close
    spin:process spin:commit spin:finish flood:process flood:commit
    flood:open flood:finish linger:process"
for case in $cases work:finish work:commit; do
    (at_once "${case%:*}" "${case#*:}") &
done
wait
for case in $cases; do
    way=${case%:*}
    call=${case#*:}
    about "a store that does $way in $call"
    command="copydesk run"
    status=$(cat "$way-$call/status")
    cp "$way-$call/err" err
    exits 5
    where=$call
    [ "$call" != close ] || where=finish
    case $way in
    spin | linger) says err "output \"db\" used 10 s of CPU time in $where: its process was ended" ;;
    sleep) says err "output \"db\" did nothing for 30 s in $where: its process was ended" ;;
    flood) says err "output \"db\" printed without end in $where: its process was ended" ;;
    esac
    is "$([ "$(wc -c <err)" -lt 100000 ] && echo bounded)" bounded
    says err "--resume continues"
    gone "$way-$call/made/s.txt"
done
for call in finish commit; do
    about "a store that works for long in $call"
    status=$(cat "work-$call/status")
    cp "work-$call/err" err
    exits 0
    there "work-$call/made/s.txt"
done
finish
