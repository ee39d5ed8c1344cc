#!/bin/sh
# SPDX-License-Identifier: MIT
# The life of an output folder: new or empty, unfinished, finished, taken.
. "$srcdir/tests/cli/lib.sh"

articles 50 >in.jsonl
cat >p.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl.gz"},
                            {"plugin": "csv", "path": "sub/b.csv"}]}
P

about "a new folder"
run run p.json in.jsonl -o made
exits 0
silent out
says err "50 records in: 50 written, 0 dropped, 0 rejected -> made"
there made/a.jsonl.gz made/sub/b.csv made/run.json
gone made/a.jsonl.gz.part made/sub/b.csv.part made/rejects.jsonl.gz made/rejects.jsonl.gz.part made/.copydesk/journal
zcat made/a.jsonl.gz >a.jsonl
same a.jsonl in.jsonl

about "a finished run is not written over"
run run p.json in.jsonl -o made
exits 2
says err '"made" holds a finished run: --force removes it and starts anew, or choose another folder'
about "--resume of a finished run has nothing to do"
run run p.json in.jsonl -o made --resume
exits 0
says err '"made" is finished: nothing to do'
about "--force removes what the run made, and nothing else"
echo mine >made/notes.txt
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "c.jsonl"}]}' >q.json
run run q.json in.jsonl -o made --force
exits 0
there made/c.jsonl made/notes.txt made/run.json
gone made/a.jsonl.gz made/sub/b.csv

about "an empty folder"
mkdir empty
run run p.json in.jsonl -o empty
exits 0

about "a file of somebody else's under the name of an output"
mkdir foreign
echo mine >foreign/a.jsonl.gz
run run p.json in.jsonl -o foreign
exits 2
says err '"foreign/a.jsonl.gz" is there and belongs to no run: move it away, or choose another folder'
echo mine | cmp -s - foreign/a.jsonl.gz && ok || bad "it must be untouched"
gone foreign/.copydesk foreign/sub
run run p.json in.jsonl -o foreign --force
exits 2
there foreign/a.jsonl.gz

about "such a file in the way of a run that is continued: nothing of the run changes"
cat >none.json <<'P'
{"copydesk": 1, "limits": {"rejects": 0}, "stages": [{"plugin": "select"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
printf '{"id":"1","text":"a"}\n{"id":\n' >one_bad.jsonl
run run none.json one_bad.jsonl -o goes_on
exits 5
says err "1 record was rejected, and limits.rejects is 0: a larger limit and --resume continue"
echo mine >goes_on/a.jsonl
cp goes_on/.copydesk/journal journal
run run none.json one_bad.jsonl -o goes_on --resume
exits 5
says err '"goes_on/a.jsonl" is there and belongs to no run: move it away, and --resume continues'
same goes_on/.copydesk/journal journal
rm goes_on/a.jsonl
sed 's/"rejects": 0/"rejects": 1/' none.json >one.json
run run one.json one_bad.jsonl -o goes_on --resume
exits 3
is "$(cat goes_on/a.jsonl)" '{"id":"1","text":"a"}'

about "a folder that is a file"
echo x >file
run run p.json in.jsonl -o file
exits 2
says err '"file"'

about "a folder that cannot be made"
run run p.json in.jsonl -o nowhere/deep
exits 2
says err 'cannot make the folder "nowhere/deep"'

about "a second run on the same folder"
mkfifo pipe
"$copydesk" run p.json pipe -o busy 2>first.err &
first=$!
exec 9>pipe
head -n 1 in.jsonl >&9 # what it reads is looked at before the folder is made
wait_for busy/.copydesk/journal header $first
for how in "" --force --resume; do
    run run p.json in.jsonl -o busy $how
    exits 2
    says err 'another run is writing to "busy"'
    run lint p.json -o busy
    exits 1
    says err 'another run is writing to "busy"'
done
tail -n +2 in.jsonl >&9
exec 9>&-
wait $first
is $? 0
zcat busy/a.jsonl.gz >a.jsonl
same a.jsonl in.jsonl

about "an unfinished run, and what may be done with it"
articles 200000 >many.jsonl
unfinished() {
    rm -rf "$1"
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json many.jsonl -o "$1" 2>killed.err &
    pid=$!
    wait_for "$1/.copydesk/journal" checkpoint $pid
    kill -9 $pid
    wait $pid 2>/dev/null
}
unfinished cut
there cut/a.jsonl.gz.part cut/.copydesk/journal
gone cut/a.jsonl.gz cut/run.json
run run p.json many.jsonl -o cut
exits 2
says err '"cut" holds an unfinished run: --resume continues it, --force removes it and starts anew'
about "it is continued by the same run only"
run run q.json many.jsonl -o cut --resume
exits 2
says err '"cut" cannot be continued: the pipeline changed since that run began; with what it was, --resume continues; --force starts anew'
run run p.json in.jsonl -o cut --resume
exits 2
says err '"cut" cannot be continued: the inputs: their names, order or sizes changed since that run began'
run run p.json many.jsonl -o cut --resume --limit 10
exits 2
says err '"cut" cannot be continued: --limit changed'
about "comments and the number of workers may change"
sed 's/"copydesk": 1,/"copydesk": 1, "\/\/": "x",/' p.json >p2.json
run run p2.json many.jsonl -o cut --resume -j 3
exits 0
zcat cut/a.jsonl.gz >a.jsonl
same a.jsonl many.jsonl
about "an input that changed where it was read"
unfinished cut
sed 's/Article 0 has words/Article 0 had words/' many.jsonl >new.jsonl && cat new.jsonl >many.jsonl
run run p.json many.jsonl -o cut --resume
exits 2
says err 'input "many.jsonl" has changed since the run began'
about "--force on an unfinished run"
run run p.json in.jsonl -o cut --force
exits 0
there cut/a.jsonl.gz
gone cut/a.jsonl.gz.part

about "lint -o says of a folder what run says, and changes nothing"
state() { find "$@" -printf '%p %i %s %T@ %C@\n' 2>/dev/null | sort; }
# alike FOLDER [PIPELINE]: what run refuses, lint refuses in the same words
alike() {
    title="lint -o $1"
    run run "${2:-p.json}" in.jsonl -o "$1"
    exits 2
    cp err refused
    state "$1" >before
    run lint "${2:-p.json}" -o "$1"
    exits 1
    same err refused
    state "$1" >after
    same before after
}
alike made
alike foreign
alike file
alike file/below
alike nowhere/deep
unfinished cut
alike cut
mkdir linked
ln -s ../made linked/.copydesk
alike linked
mkdir part
echo mine >part/a.jsonl.gz.part
alike part
mkdir -p sidelong/elsewhere
ln -s elsewhere sidelong/sub
alike sidelong
ln -s gone dangling
alike dangling
mkdir own
echo '{"copydesk": 1, "input": {"paths": ["in.jsonl", "own/a.jsonl.part"]}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >own.json
ln in.jsonl own/a.jsonl.part
run lint own.json -o own
exits 1
says err '"own/a.jsonl.part" is there and belongs to no run'
rm own/a.jsonl.part
mkdir own/.copydesk
ln in.jsonl own/.copydesk/lock
sed -i 's#, "own/a.jsonl.part"##' own.json
run run own.json -o own
exits 2
cp err refused
run lint own.json -o own
exits 1
same err refused
about "lint -o of a folder that another run writes to"
mkdir -p locked/.copydesk
flock -E 9 locked/.copydesk/lock "$copydesk" lint p.json -o locked 2>err
is $? 1
says err 'another run is writing to "locked"'
about "lint -o where nothing is wrong makes nothing"
rm -rf fresh empty && mkdir empty
for f in fresh empty foreign/below; do
    run lint p.json -o $f
    exits 0
    silent err
done
gone fresh empty/.copydesk foreign/below
about "lint -o of a pipeline without outputs"
echo '{"copydesk": 1}' >none.json
run lint none.json -o fresh --strict
exits 1
says err "there are no outputs"
run lint none.json --strict
exits 0
about "lint -o of a folder that cannot be written to"
user="setpriv --reuid=65534 --regid=65534 --clear-groups"
if [ "$(id -u)" = 0 ] && chmod 755 "$scratch" && $user "$copydesk" list >/dev/null 2>&1; then
    mkdir -m 755 closed
    mkdir -m 755 -p shut/.copydesk
    : >shut/.copydesk/lock
    chmod 644 shut/.copydesk/lock
    for f in closed shut new; do
        $user "$copydesk" run p.json in.jsonl -o $f 2>refused
        is $? 2
        $user "$copydesk" lint p.json -o $f 2>err
        is $? 1
        same err refused
    done
fi
finish
