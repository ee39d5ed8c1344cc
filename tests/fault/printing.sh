#!/bin/sh
# SPDX-License-Identifier: MIT
# A plugin that prints or logs without end is ended by the bytes it said, not
# by its CPU time, in whichever call; all of it has the name of its stage.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "printing: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"

cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "wreck", "id": "w"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
ways="flood flood_line talk talk_line log"

# bounded: what was printed has a name, and an end
bounded() {
    says err "w printed: "
    is "$(grep -c "a plugin printed" err)" 0
    is "$([ "$(wc -c <err)" -lt 200000 ] && echo bounded)" bounded
}

for way in $ways; do
    about "a record for which a plugin prints without end: $way"
    { articles 3; echo "{\"wreck\":\"$way\"}"; articles 3; } >in.jsonl
    rm -rf made
    run run p.json in.jsonl -o made
    exits 3
    says err "6 written, 0 dropped, 1 rejected (plugin_hang 1)" "bytes more, which are not shown"
    bounded
    zcat made/rejects.jsonl.gz >rejects
    says rejects '"stage":"w","plugin":"wreck","code":"plugin_hang","reason":"printed without end"'
    articles 3 >good
    articles 3 >>good
    same made/a.jsonl good
done

for way in $ways; do
    about "a plugin whose open prints without end: $way"
    WRECK_OPEN=$way
    export WRECK_OPEN
    run run p.json in.jsonl -o never
    unset WRECK_OPEN
    exits 2
    says err 'stage "w" printed without end in open'
    bounded
    gone never
    about "a plugin whose prepare prints without end: $way"
    WRECK_PREPARE=$way
    export WRECK_PREPARE
    run run p.json in.jsonl -o never
    exits 2
    says err 'plugin "w" printed without end in prepare'
    bounded
    gone never
    run lint p.json
    exits 1
    says err 'plugin "w" printed without end in prepare'
    unset WRECK_PREPARE
done

about "many lines, and few for each record, have no end to fear"
python3 -c 'for i in range(9000): print("{\"id\":\"r%d\"}" % i)' >in.jsonl
run run -s printer in.jsonl
exits 0
says err "more lines not shown"
is "$(wc -l <out)" 9000
finish
