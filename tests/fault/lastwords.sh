#!/bin/sh
# SPDX-License-Identifier: MIT
# What plugins said right before they ended their process is told, once, and
# under their name: logged, printed, and lines that had no end yet.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "lastwords: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"

cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "printer", "id": "before"}, {"plugin": "wreck", "id": "w"}, {"plugin": "printer", "id": "after"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
# told N TEXT...: err has N lines with each text
told() {
    count=$1
    shift
    for text; do is "$text: $(grep -cF -e "copydesk: $text" err)" "$text: $count"; done
}
ways="abort crash exit overflow double_free"
if [ -z "$sanitized" ] && grep -q HAVE_SECCOMP=1 "$abs_top_builddir/config.status"; then
    ways="$ways open"
fi
for way in $ways; do
    about "a record for which a plugin speaks, and ends its process: $way"
    { articles 3; echo "{\"id\":\"x\",\"wreck\":\"say_$way\"}"; articles 2; } >in.jsonl
    rm -rf made
    run run p.json in.jsonl -o made
    exits 3
    says err "5 written, 0 dropped, 1 rejected"
    told 1 "w printed: on stdout" "w printed: on stderr" "w: in.jsonl:4: logged" \
        "warning: w: in.jsonl:4: warned" "w printed: a line without an end" \
        "warning: before: in.jsonl:4: seen "
    told 6 "before printed: on stderr"
    told 5 "after printed: on stderr"
    told 0 "a plugin printed"
done

about "the last lines of many, and long ones"
python3 -c '
print("{\"wreck\":\"many_abort\"}")' >in.jsonl
run run -s wreck in.jsonl
exits 3
told 1 "wreck printed: line 999"
is "$(grep -c "wreck printed: line" err | awk '{ print ($1 > 10 && $1 < 999) }')" 1

for way in abort crash; do
    about "a plugin that speaks in open, and ends its process: $way"
    articles 3 >in.jsonl
    rm -rf made
    WRECK_OPEN=say_$way
    export WRECK_OPEN
    run run p.json in.jsonl -o made
    unset WRECK_OPEN
    exits 2
    says err 'stage "w" crashed'
    told 1 "w printed: on stdout" "w printed: on stderr" "w: logged" "warning: w: warned" "w printed: a line without an end"
    about "a plugin that speaks in prepare, and ends its process: $way"
    WRECK_PREPARE=say_$way
    export WRECK_PREPARE
    run run p.json in.jsonl -o made
    unset WRECK_PREPARE
    exits 2
    says err 'plugin "w" crashed'
    told 1 "w printed: on stdout" "w printed: on stderr" "w: logged" "warning: w: warned" "w printed: a line without an end"

    about "a store that speaks, and ends its process: $way"
    echo '{"copydesk": 1, "outputs": [{"plugin": "wreck_store", "id": "db", "path": "s.txt"}]}' >s.json
    for call in process commit; do
        echo "{\"wreck\":\"say_$way\",\"in\":\"$call\"}" >in.jsonl
        [ $call = commit ] || echo "{\"wreck\":\"say_$way\"}" >in.jsonl
        rm -rf made
        run run s.json in.jsonl -o made
        exits 5
        says err 'output "db": its process crashed'
        told 1 "db printed: on stdout" "db printed: on stderr" "db: " "db printed: a line without an end"
    done
done

about "as JSON"
echo '{"wreck":"say_abort"}' >in.jsonl
run run -s wreck in.jsonl --log-format json
exits 3
python3 -c 'import json
for l in open("err"):
    v = json.loads(l)
    if "end" in v["text"] or "warned" in v["text"]: print(v["level"], v["stage"], v["text"])' >told
holds told <<'O'
warning wreck wreck: in.jsonl:1: warned
info wreck wreck printed: a line without an end
O
finish
