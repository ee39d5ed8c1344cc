#!/bin/sh
# SPDX-License-Identifier: MIT
# Where plugins are found: the user's own folder, and those that a pipeline
# names.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "plugin_dirs: this build has no shared modules"; exit 77; }
articles 1 >in.jsonl
data=$scratch/data/copydesk/plugins
mkdir -p "$data" home/.local/share/copydesk/plugins team/mine

about "the user's own folder"
run run -s good_tail in.jsonl
exits 2
says err 'no plugin "good_tail"'
cp "$modules/wreck.so" "$data"
XDG_DATA_HOME=$scratch/data
run run -s wreck in.jsonl
exits 0
same out in.jsonl
run list --json
says out "\"file\":\"$data/wreck.so\""

about "... which others may not write to"
chmod go+w "$data"
run run -s wreck in.jsonl
exits 2
says err "can be written to by"
chmod go-w "$data"

about "... is ~/.local/share/copydesk/plugins where no variable says otherwise"
HOME=$scratch/home
export HOME
for value in "" data; do
    XDG_DATA_HOME=$value
    run run -s wreck in.jsonl
    exits 2
    says err 'no plugin "wreck"'
done
cp "$modules/wreck.so" home/.local/share/copydesk/plugins
run run -s wreck in.jsonl
exits 0
unset XDG_DATA_HOME
run run -s wreck in.jsonl
exits 0

about "... comes behind what the environment names"
cp "$modules/wreck.so" team/mine
save=$COPYDESK_PLUGIN_PATH
COPYDESK_PLUGIN_PATH=$scratch/team/mine:$save
run list --json
says out "\"file\":\"$scratch/team/mine/wreck.so\""
COPYDESK_PLUGIN_PATH=$save
rm home/.local/share/copydesk/plugins/wreck.so

about "the folders of a pipeline are seen from its own, and come first"
cat >team/p.json <<'P'
{ "copydesk": 1, "plugin_dirs": ["mine"], "input": { "paths": ["../in.jsonl"] },
  "stages": [{ "plugin": "wreck" }], "outputs": [{ "plugin": "jsonl", "path": "a.jsonl" }],
  "tests": [{ "name": "a", "input": {}, "dropped": false }] }
P
for verb in lint test; do
    run $verb team/p.json
    exits 0
    silent err
done
run show in.jsonl --pipeline team/p.json
exits 0
run run team/p.json -o made
exits 0
same made/a.jsonl in.jsonl
is "$(json made/run.json '[s["plugin"] for s in v["stages"]]')" "['wreck']"

about "a run goes on where the same plugin lies elsewhere"
mv team/mine team/yours
sed 's/"mine"/"yours"/' team/p.json >team/q.json
run run team/q.json -o made --resume
exits 0
says err "nothing to do"

about "a folder that is not there"
for verb in lint test run; do
    run $verb team/p.json
    case $verb in lint) exits 1 ;; *) exits 2 ;; esac
    says err 'team/p.json:1:34: error: plugin folder "mine": No such file or directory'
    is "$(grep -c error: err)" 1
done
echo '{ "copydesk": 1, "plugin_dirs": [3] }' >p.json
run lint p.json
exits 1
says err 'p.json:1:34: error: an element here must be a string, not an integer'
finish
