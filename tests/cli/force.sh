#!/bin/sh
# SPDX-License-Identifier: MIT
# --force: what goes is said and checked before it goes; what the run reads,
# and what a store appends to, stays.
. "$srcdir/tests/cli/lib.sh"

articles 50 >in.jsonl
cat >p.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"},
                            {"plugin": "csv", "path": "sub/b.csv", "options": {"columns": ["id"]}}]}
P
fresh() {
    rm -rf made
    "$copydesk" run p.json in.jsonl -o made 2>err || bad "a run must finish"
    cp -r made before
}
# untouched: made is what `fresh` left there
untouched() {
    if diff -r before made >diff; then ok; else bad "made must be untouched:" "$(cat diff)"; fi
    rm -rf before
}

about "what goes is named before it goes"
fresh
run run p.json in.jsonl -o made --force
exits 0
says err 'removing from "made": run.json, a.jsonl, sub/b.csv'
rm -rf before

# refused WORD... : --force with these arguments is refused, since they read
# what would go
refused() {
    run run "$@" -o made --force
    exits 2
    says err 'which this run reads, and --force would remove it: move it away, or choose another folder'
    untouched
}
about "an input that would go"
fresh
refused p.json made/a.jsonl
about "the same by another way"
fresh
ln -s made/a.jsonl link.jsonl
refused p.json link.jsonl
fresh
refused p.json made/sub/../a.jsonl
fresh
ln made/a.jsonl hard.jsonl
refused p.json hard.jsonl
about "a link that would go, which an input is read through"
fresh
rm made/a.jsonl
ln -s ../in.jsonl made/a.jsonl
rm -rf before
cp -r made before
refused p.json made/a.jsonl
there in.jsonl
about "standard input that would go"
fresh
command="copydesk run --force <made/a.jsonl"
status=0
"$copydesk" run p.json - -o made --force 2>err <made/a.jsonl || status=$?
exits 2
says err 'is the input "-", which this run reads'
untouched
about "a file that was changed since"
fresh
echo more >>made/a.jsonl
cp made/a.jsonl before
run run p.json in.jsonl -o made --force
exits 2
says err '"made/a.jsonl" has ' 'it was changed or replaced since; move it away'
untouched

about "a file that was changed since, of the same size"
fresh
sed -i '1s/"id"/"ID"/' made/a.jsonl
cp made/a.jsonl before
run run p.json in.jsonl -o made --force
exits 2
says err '"made/a.jsonl" is not what the run made (another SHA-256)'
untouched

about "a link in the place of an empty file"
: >void.jsonl
run run p.json void.jsonl -o void
exits 0
rm void/a.jsonl
ln -s ../p.json void/a.jsonl
run run p.json void.jsonl -o void --force
exits 2
says err 'cannot open "void/a.jsonl"'
there void/run.json p.json

about "somebody else's files in the folder of an output"
articles 3 >three.jsonl
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "each/{id}.jsonl"}]}' >each.json
run run each.json three.jsonl -o apart
exits 0
run run each.json three.jsonl -o apart --force
exits 0
echo mine >apart/each/notes.txt
run run each.json three.jsonl -o apart --force
exits 2
says err '"apart/each" holds 5 files of ' 'move away what is not of it, or all of the folder'
there apart/each/notes.txt
there apart/run.json
rm apart/each/notes.txt
run run each.json three.jsonl -o apart --force
exits 0

about "the pipeline file"
fresh
cp p.json made/a.jsonl
rm -rf before
cp -r made before
refused made/a.jsonl in.jsonl
about "the rejects that are replayed"
rm -rf made
{ cat in.jsonl && echo bad; } >some.jsonl
run run p.json some.jsonl -o made
exits 3
cp -r made before
run replay made/rejects.jsonl.gz p.json -o made --force
exits 2
says err 'is the file of rejects "made/rejects.jsonl.gz"'
untouched
if [ -d "$modules" ]; then
    about "a plugin"
    fresh
    mkdir plugins && chmod 755 plugins
    cp "$modules/reader.so" plugins/ && chmod 755 plugins/reader.so
    ln -f plugins/reader.so made/a.jsonl
    rm -rf before
    cp -r made before
    sed 's/"outputs"/"input": {"has": ["quotes"]}, "stages": [{"plugin": "reader"}], "outputs"/' p.json >r.json
    refused r.json in.jsonl --plugin-dir plugins
fi
about "standard output and --rejects"
cp in.jsonl loop.jsonl
command="copydesk run >>loop.jsonl"
status=0
"$copydesk" run -s select:min_words=1 loop.jsonl 2>err >>loop.jsonl || status=$?
exits 2
says err 'standard output is the input "loop.jsonl", which this run reads'
same loop.jsonl in.jsonl
run run -s select:min_words=1 loop.jsonl --rejects loop.jsonl
exits 2
says err 'the file of --rejects is the input "loop.jsonl", which this run reads'
same loop.jsonl in.jsonl
command="copydesk run --rejects both >both"
status=0
"$copydesk" run -s select:min_words=1 loop.jsonl --rejects both 2>err >both || status=$?
exits 2
says err '"both" is standard output, too'

about "a folder of somebody else's under the name of a file"
fresh
rm made/a.jsonl
mkdir made/a.jsonl
echo mine >made/a.jsonl/mine
rm -rf before
cp -r made before
run run p.json in.jsonl -o made --force
exits 2
says err '"made/a.jsonl" is a folder, and the run made a file of that name: move it away'
untouched
about "a run.json that names what no run makes"
fresh
echo mine >mine
mkdir -p made/.copydesk
echo mine >made/.copydesk/mine
sed -i 's|"files":\[|&"../mine","'"$scratch"'/mine",".copydesk/mine",|' made/run.json
grep -q '"../mine"' made/run.json || bad "run.json must name it"
run run p.json in.jsonl -o made --force
exits 0
is "$(cat mine made/.copydesk/mine)" "mine
mine"
rm -rf before made/.copydesk/mine
about "a link to elsewhere among the folders"
fresh
mkdir elsewhere
mv made/sub/b.csv elsewhere/
rmdir made/sub
ln -s ../elsewhere made/sub
run run p.json in.jsonl -o made --force
exits 2
there elsewhere/b.csv
says err '"sub" is a link, and no file of a run is reached through one: make it a folder'
about "and for a run that begins"
rm -rf made before
mkdir made
ln -s ../elsewhere made/sub
run run p.json in.jsonl -o made
exits 2
says err '"made/sub" is a link, and no file of a run is reached through one: make it a folder'
gone made/a.jsonl.part elsewhere/b.csv.part
run lint p.json -o made
exits 1
says err '"made/sub" is a link, and'
about "and a file where a folder should be"
rm made/sub
echo mine >made/sub
run run p.json in.jsonl -o made
exits 2
says err '"made/sub" is no folder, and "sub/b.csv" belongs in it: move it away'
about "a file of somebody else's that came while the run was unfinished"
rm -rf made

# unfinished PIPELINE [INPUT]: a run in made that was stopped behind a checkpoint
articles 200000 >many.jsonl
unfinished() {
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run "$1" "${2:-many.jsonl}" -o made 2>killed.err &
    pid=$!
    wait_for made/.copydesk/journal checkpoint $pid
    kill -9 $pid
    wait $pid 2>/dev/null
}
unfinished p.json
echo mine >made/a.jsonl
run run p.json many.jsonl -o made --force
exits 2
says err '"made/a.jsonl" is there and belongs to no run'
run run p.json many.jsonl -o made --resume
exits 5
says err '"made/a.jsonl" is there and belongs to no run'
is "$(cat made/a.jsonl)" mine
rm made/a.jsonl
run run p.json many.jsonl -o made --resume
exits 0
same made/a.jsonl many.jsonl

about "a part that is an input, or another part"
rm -rf made
unfinished p.json
cp many.jsonl kept.jsonl
ln -f many.jsonl made/a.jsonl.part
run run p.json many.jsonl -o made --resume
exits 2
says err '"made/a.jsonl.part", which this run writes, is also its input "many.jsonl"'
same many.jsonl kept.jsonl
rm -rf made
unfinished p.json
ln -f made/a.jsonl.part made/sub/b.csv.part
run run p.json many.jsonl -o made --resume
exits 2
says err '"made/sub/b.csv.part", which this run writes, is also its output "a.jsonl.part"'
rm -rf made

if [ -d "$modules" ]; then
    COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
    cat >s.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "shelf", "path": "md"}]}
P
    sed 's/"md"/"md", "append": true/' s.json >append.json
    about "a store whose output is a folder"
    run run s.json in.jsonl -o made
    exits 0
    ln -s ../../in.jsonl made/md/link
    mkdir made/md/deeper
    : >made/md/deeper/empty
    run run s.json in.jsonl -o made --force
    exits 0
    says err 'removing from "made": run.json, md/ (4 files)'
    there in.jsonl
    gone made/md/link made/md/deeper
    is "$(cat made/md/????????????????????????????????* | grep -c a)" 50
    about "an input in it"
    cp in.jsonl made/md/in.jsonl
    run run s.json made/md/in.jsonl -o made --force
    exits 2
    says err '"made/md" is the input "made/md/in.jsonl"'
    there made/md/in.jsonl
    about "a store that appends keeps what earlier runs put there"
    run run append.json in.jsonl -o made --force
    exits 0
    says err 'removing from "made": run.json'
    is "$(cat made/md/????????????????????????????????  | grep -c a)" 100
    about "but not what an unfinished run put there"
    rm -rf made
    run run append.json in.jsonl -o made
    exits 0
    run run append.json in.jsonl -o made --force
    exits 0
    rm made/run.json # so that the next one may begin
    unfinished append.json
    run run append.json in.jsonl -o made
    exits 2
    run run p.json in.jsonl -o made --force
    exits 2
    says err '"md" holds what the unfinished run in "made" put there, and --force takes that back only with a pipeline that has the same output (plugin "shelf", "append": true); --resume finishes that run'
    run run append.json in.jsonl -o made --force
    exits 0
    says err 'removing from "md" in "made": what the unfinished run '
    is "$(cat made/md/????????????????????????????????  | grep -c a)" 150
    about "--isolation none does so, too"
    rm made/run.json
    unfinished append.json
    run run append.json in.jsonl -o made --force --isolation none
    exits 0
    is "$(cat made/md/????????????????????????????????  | grep -c a)" 200
fi

if [ -d "$modules" ]; then
    about "one store by two names"
    rm -rf made
    out='{"plugin": "shelf", "id": "%s", "path": "%s", "append": true}'
    # shellcheck disable=SC2059
    twice() { printf "{\"copydesk\": 1, \"outputs\": [$out, $out]}" a "$1" b "$2" >twice.json; }
    twice ../rows ../made/../rows
    run run twice.json in.jsonl -o made
    exits 2
    says err 'outputs "../rows" and "../made/../rows" are one file'
    gone rows made/.copydesk
    twice ../rows "$scratch/made/run.json"
    run run twice.json in.jsonl -o made
    exits 2
    says err "leads back into \"made\": write it as seen from there"
    gone rows made/.copydesk

    about "a store that cannot take a run back"
    rm -rf made
    echo '{"copydesk": 1, "outputs": [{"plugin": "wreck_store", "path": "w", "append": true}]}' >w.json
    unfinished w.json
    run run w.json many.jsonl -o made --force
    exits 2
    says err '"w" holds what the unfinished run in "made" put there, and the plugin "wreck_store" cannot take it back; --resume finishes that run'
    there made/.copydesk/journal made/w

    about "a folder that an option names"
    rm -rf made before
    echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "words/a.jsonl"}]}' >words.json
    run run words.json in.jsonl -o made
    exits 0
    cp -r made before
    sed 's#"outputs"#"stages": [{"plugin": "options", "options": {"needed": "x", "file": "made/words"}}], "outputs"#' words.json >o.json
    run run o.json in.jsonl -o made --force
    exits 2
    says err '"made/words/a.jsonl" lies in the file of an option "'
    untouched
fi
finish
