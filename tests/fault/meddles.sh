#!/bin/sh
# SPDX-License-Identifier: MIT
# What a plugin's prepare does to signals, timers and children of the process
# that forks the workers keeps nobody from hearing of a worker's death; what it
# does to limits, modes and the folder is not done to others.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "meddles: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"

{ articles 20; echo '{"id":"w","wreck":"x"}'; } >in.jsonl
articles 20 >good.jsonl

# meddles WAY: one record is lost, by name, and the run ends
meddles() {
    about "$1 in prepare"
    rm -rf made
    echo "{\"copydesk\":1,\"stages\":[{\"plugin\":\"meddle\",\"options\":{\"way\":\"$1\"}}],\"outputs\":[{\"plugin\":\"jsonl\",\"path\":\"a.jsonl\"}]}" >p.json
    command="copydesk run, $1"
    status=0
    timeout -k 5 $((20 * patience)) "$copydesk" run p.json in.jsonl -o made >out 2>err || status=$?
    exits 3
    zcat made/rejects.jsonl.gz >rejects
    says rejects "\"code\":\"plugin_crash\",\"reason\":\"$2"
    same made/a.jsonl good.jsonl
}
meddles ignore_sigchld "crashed (Aborted)"
meddles catch_sigchld "crashed (Aborted)"
meddles block_signals "crashed (Aborted)"
meddles set_timer "crashed (Aborted)"
meddles start_children "crashed (Aborted)"
# The thread may have the status before us: then it is not known.
meddles start_thread ""

meddles limit_files "crashed (Aborted)"
meddles leave_folder "crashed (Aborted)"
meddles mask_modes "crashed (Aborted)"
for way in leave_folder mask_modes limit_files; do
    about "what $way did is set back in front of the next prepare"
    cat >q.json <<P
{ "copydesk": 1, "stages": [ { "plugin": "meddle", "options": { "way": "$way" } },
    { "plugin": "meddle", "id": "next", "options": { "way": "look_around" } } ],
  "outputs": [ { "plugin": "jsonl", "path": "a.jsonl" } ] }
P
    for isolation in process none; do
        rm -rf made
        run run q.json good.jsonl -o made --isolation $isolation
        exits 0
        same made/a.jsonl good.jsonl
    done
done

about "files that a store makes have the modes that they have otherwise"
echo '{"copydesk":1,"outputs":[{"plugin":"parquet","path":"t","options":{"columns":{"id":"string"}}}]}' >t.json
if "$copydesk" lint t.json >/dev/null 2>&1; then
    run run t.json good.jsonl -o plain
    exits 0
    for way in mask_modes leave_folder limit_files; do
        rm -rf made
        sed "s/\"outputs\"/\"stages\":[{\"plugin\":\"meddle\",\"options\":{\"way\":\"$way\"}}],&/" t.json >w.json
        run run w.json good.jsonl -o made
        exits 0
        is "$(cd made && find t -printf '%P %m\n' | sort)" "$(cd plain && find t -printf '%P %m\n' | sort)"
    done
fi

about "a plugin that leaves no descriptor to others is an error, not a wait"
sed 's/"way":"[a-z_]*"/"way":"take_descriptors"/' p.json >q.json
command="copydesk run, take_descriptors"
status=0
timeout -k 5 $((20 * patience)) "$copydesk" run q.json in.jsonl -o none >out 2>err || status=$?
is "$status $(grep -c error: err)" "2 1"

# refused WAY WHY
refused() {
    about "$1 in prepare"
    sed "s/\"way\":\"[a-z_]*\"/\"way\":\"$1\"/" p.json >q.json
    run run q.json in.jsonl -o none
    exits 2
    says err "plugin \"meddle\" $2 in prepare"
    is "$([ "$(wc -c <err)" -lt 100000 ] && echo bounded)" bounded
}
refused print_for_ever "printed without end"
refused print_one_line_for_ever "printed without end"
finish
