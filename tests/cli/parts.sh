#!/bin/sh
# SPDX-License-Identifier: MIT
# Parts of an unfinished run: cut where the journal says, compared with what it
# says, and never somebody else's.
. "$srcdir/tests/cli/lib.sh"

articles 200000 >many.jsonl
cat >p.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}, {"plugin": "jsonl", "id": "z", "path": "z.jsonl.gz"}]}
P
run run p.json many.jsonl -o sound
exits 0
# unfinished: a run in made that was killed behind a checkpoint
unfinished() {
    rm -rf made
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json many.jsonl -o made 2>killed.err &
    pid=$!
    wait_for made/.copydesk/journal checkpoint $pid
    kill -9 $pid
    wait $pid 2>/dev/null
}
# finished: --resume makes of it what an undisturbed run made
finished() {
    run run p.json many.jsonl -o made --resume
    exits 0
    for f in a.jsonl z.jsonl.gz; do same made/$f sound/$f; done
}

about "a torn tail that is longer than what is still to come"
unfinished
for f in a.jsonl z.jsonl.gz; do cat sound/$f sound/$f >>made/$f.part; done
finished
about "a tail of zeros"
unfinished
for f in a.jsonl z.jsonl.gz; do head -c 100000 /dev/zero >>made/$f.part; done
finished

# spoilt FILE HOW...: what --resume says after that was done to the file
spoilt() {
    unfinished
    file=$1
    shift
    "$@" made/"$file".part
    cp made/"$file".part before
    run run p.json many.jsonl -o made --resume
    exits 5
    says err "$file.part has $what than were written: the run cannot be continued, --force starts anew"
    if grep -q -e "--resume continues" err; then bad "nothing can be continued"; else ok; fi
    same made/"$file".part before
    gone made/"$file" made/run.json
    run run p.json many.jsonl -o made --force
    exits 0
    same made/"$file" "sound/$file"
}
zeros() { dd if=/dev/zero of="$1" bs=1 seek=10 count=64 conv=notrunc 2>/dev/null; }
one_bit() { python3 -c 'import sys
f = open(sys.argv[1], "r+b"); f.seek(5000); b = f.read(1)[0]; f.seek(5000); f.write(bytes([b ^ 1]))' "$1"; }
what="other bytes"
about "a part with other bytes"
spoilt a.jsonl zeros
spoilt z.jsonl.gz one_bit

about "a part of somebody else's"
for part in a.jsonl rejects.jsonl.gz; do
    for how in --resume --force "--progress never"; do
        rm -rf made
        mkdir made
        echo mine >made/$part.part
        # shellcheck disable=SC2086
        run run p.json many.jsonl -o made $how
        exits 2
        says err "\"made/$part.part\" is there and belongs to no run: move it away, or choose another folder"
        is "$(cat made/$part.part)" mine
        gone made/a.jsonl made/run.json made/.copydesk
    done
done
about "names of the run's own that are folders"
COPYDESK_TEST_CHECKPOINTS=1
export COPYDESK_TEST_CHECKPOINTS
python3 -c '
for half in "rq":
    for i in range(3000):
        print("{\"id\":\"%s%d\",\"text\":\"%s\"}" % (half, i, "word " * 400))
    print("no record")' >many.jsonl
echo '{"copydesk": 1, "limits": {"rejects": 0},
 "outputs": [{"plugin": "csv", "path": "a.csv.gz", "options": {"columns": ["id"]}}]}' >stops.json
sed 's/"rejects": 0/"rejects": 9/' stops.json >goes.json
run run stops.json many.jsonl -o begun
exits 5
for name in run.json.part .copydesk/thin.0 .copydesk/thin.1; do
    cp -r begun with
    rm -f with/$name
    mkdir with/$name
    run run goes.json many.jsonl -o with --resume
    exits 5
    cat err >>errors
    rm -rf with
done
# One of the two is read when the run goes on, the other is written next.
says errors 'cannot write "run.json"' 'cannot write ".copydesk/thin.' 'cannot read ".copydesk/thin.'
run run goes.json many.jsonl -o begun --resume
exits 3
unset COPYDESK_TEST_CHECKPOINTS
finish
