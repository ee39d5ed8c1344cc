#!/bin/sh
# SPDX-License-Identifier: MIT
# What somebody else does to the parts of a run, and marks that a store holds
# though nobody gave them: told, and nothing gets its name.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "disturbed: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
cat >p.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "id": "lines", "path": "a.jsonl"},
                            {"plugin": "wreck_store", "id": "db", "path": "s.txt"}]}
P
articles 20000 >in.jsonl

# Records before and behind the one at which the store cuts the part.
about "a store that cuts the part of another output"
{ cat in.jsonl; echo "{\"empty\":\"$scratch/made/a.jsonl.part\"}"; sed 's/"id":"/&b/' in.jsonl; } >cut.jsonl
for more in "" "--isolation none"; do
    rm -rf made
    # shellcheck disable=SC2086
    run run p.json cut.jsonl $more -o made
    exits 5
    says err "a.jsonl.part has " "were written: somebody else changed it"
    gone made/a.jsonl
    gone made/run.json
done

about "a part that somebody moves away"
mkfifo pipe
"$copydesk" run p.json pipe -o moved 2>err &
exec 9>pipe
cat in.jsonl >&9
wait_for moved/a.jsonl.part "" $!
mv moved/a.jsonl.part elsewhere
: >moved/a.jsonl.part
exec 9>&-
status=0
wait $! || status=$?
exits 5
says err "a.jsonl.part is not the file that was written: somebody else moved or removed it"
gone moved/a.jsonl

about "a folder that somebody moves or removes while a run is at work"
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >lines.json
for to in elsewhere nowhere; do
    "$copydesk" run lines.json pipe -o folder 2>err &
    exec 9>pipe
    cat in.jsonl >&9
    wait_for folder/a.jsonl.part "" $!
    if [ $to = nowhere ]; then rm -rf folder; else rm elsewhere && mv folder elsewhere; fi
    exec 9>&-
    status=0
    wait $! || status=$?
    if [ $to = nowhere ]; then exits 5; else exits 0; fi
    says err '"folder" was moved or removed while the run was at work: what it wrote has gone with it'
    is "$(grep -c -e "--resume continues" err)" 0
done
there elsewhere/a.jsonl elsewhere/run.json

about "a store that holds what a new run cannot have given it"
WRECK_MARK=1000
export WRECK_MARK
for more in "" "--isolation none"; do
    rm -rf made
    # shellcheck disable=SC2086
    run run p.json in.jsonl $more -o made
    exits 5
    says err 'output "db" says that it holds mark 1000 of this run, which has given it none beyond 0'
    gone made/run.json
done
unset WRECK_MARK

about "a store that holds more than a resumed run has given it"
articles 100000 >many.jsonl
COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json many.jsonl -j 1 -o cut 2>killed &
wait_for cut/.copydesk/journal checkpoint $!
kill -9 $!
wait $! 2>/dev/null
WRECK_MARK=1000
export WRECK_MARK
run run p.json many.jsonl -o cut --resume
exits 5
says err 'the stores hold more of the run than ".copydesk/refused" tells of'
gone cut/run.json
unset WRECK_MARK
finish
