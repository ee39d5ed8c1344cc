#!/bin/sh
# SPDX-License-Identifier: MIT
# libcopydesk in programs that have threads, fork, or take SIGCHLD for
# themselves, and what a stage may do there: the same as in a run.
. "$srcdir/tests/cli/lib.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL
[ -f "$abs_top_builddir/libcopydesk.la" ] || { echo "embedding: this build has no libcopydesk"; exit 77; }
library=$abs_top_builddir/.libs
command="compile"
status=0
$CC -std=gnu11 -Wall -Wextra -Werror -pthread ${sanitized:+-fsanitize=address,undefined} -I"$abs_top_srcdir/include" \
    "$abs_top_srcdir/tests/lib/embedding.c" -o embedding -L"$library" -lcopydesk >out 2>err || status=$?
exits 0
silent err
LD_LIBRARY_PATH=$library${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export LD_LIBRARY_PATH

# embedded WHAT PIPELINE RECORD...
embedded() {
    command="embedding $*"
    status=0
    # Counters of the program and of the library in one file do not merge, and say so in err.
    LLVM_PROFILE_FILE=$scratch/embedding.profraw timeout $((patience * 15)) ./embedding "$@" >out 2>err </dev/null || status=$?
    exits 0
    silent err
}

about "children that are forked beside a call neither hang nor get what is half done"
embedded forks '{"copydesk": 1, "stages": [{"plugin": "clean"}, {"plugin": "summarize"}]}' \
    '{"id":"a","text":"It rained all day. Nobody went out."}'
holds out <<'O'
0 bad children, 0 wrong results
kept {"id":"a","text":"It rained all day. Nobody went out.","blocks":[{"kind":"paragr
O

about "byte order marks are left out as a run leaves them out"
mark=$(printf '\357\273\277')
printf '%s{"copydesk": 1, "stages": [{"plugin": "clean"}], "x": 1}' "$mark" >marked.json
run lint marked.json
exits 1
says err 'marked.json:1:50: error: unknown key "x" in the pipeline'
sed -i 's/, "x": 1//' marked.json
run lint marked.json
exits 0
silent err
embedded plain marked.json "$mark"'{"id":"a"}' "$mark$mark"'{"id":"b"}' "$mark"
holds out <<'O'
kept {"id":"a"}
rejected : json_syntax: byte 0: byte 0xef where a value should be
rejected : json_syntax: byte 0: text ends where a value should be
O

about "what comes out is bounded as the outputs of a run are"
if [ -e "$abs_top_builddir/plugins/.libs/lua.so" ]; then
    cat >grows.json <<'P'
{ "copydesk": 1,
  "stages": [ { "plugin": "lua", "options": { "program": "function process(r) r.x = string.rep('a', r.n); r.n = nil end" } } ],
  "limits": { "record_bytes": 1024 } }
P
    most=$(((16 << 20) + 2048)) # and a line end
    around=$(printf '{"id":"a","x":""}\n' | wc -c)
    cat >grows.jsonl <<O
{"id":"a","n":$((most - around))}
{"id":"a","n":$((most - around + 1))}
O
    embedded plain grows.json "$(sed -n 1p grows.jsonl)" "$(sed -n 2p grows.jsonl)" # the second has a byte too many
    grep '^rejected' out | sed 's/^rejected : //' >told
    is "$(grep -c '^kept' out)" 1
    run run grows.json grows.jsonl --rejects rejects
    is "$(wc -c <out)" "$most"
    : >out
    python3 -c 'import json
for line in open("rejects"):
    r = json.loads(line)
    print(r["code"], r["reason"], sep=": ")' >expected
    same told expected
    is "$(wc -l <told)" 1
fi

if [ -d "$modules" ]; then
    # meddled WAY
    meddled() {
        COPYDESK_PLUGIN_PATH=$COPYDESK_PLUGIN_PATH:$modules embedded left \
            '{"copydesk": 1, "stages": [{"plugin": "meddle", "options": {"way": "'"$1"'"}}]}' '{"id":"a"}'
    }
    if [ -z "$sanitized" ]; then # which tells that such a call keeps its memory
        about "a call that fails for want of memory leaves no descriptor open"
        meddled lack_memory
        says out "out of memory" "0 descriptors more, in $PWD"
    fi
    about "what is done to the process is not taken back: it may be another thread of the program that does it"
    meddled leave_folder
    says out 'kept {"id":"a"}' "0 descriptors more, in /"
    is "$(sed -n '$s/.* in //p' out)" /
fi

about "what of a pipeline does nothing here is told when it is opened"
cat >idle.json <<'P'
{ "copydesk": 1, "input": { "paths": ["x"], "new_only": false, "items": "a" },
  "outputs": [ { "plugin": "no_such_thing" }, 3 ],
  "limits": { "rejects": 0, "worker_bytes": 100000000 },
  "tests": [ { "name": 3 } ] }
P
embedded plain idle.json '{"id":"a"}'
holds out <<'O'
idle.json:1:29: warning: "paths" are not read here: records come from the program and go back to it
idle.json:1:45: warning: "new_only" does nothing here: records come from the program and go back to it
idle.json:1:64: warning: "items" leads to nothing here: records come from the program and go back to it
idle.json:2:3: warning: "outputs" are neither written nor checked here: records come from the program and go back to it
idle.json:3:15: warning: "rejects" stops nothing here: records come from the program and go back to it
idle.json:3:29: warning: "worker_bytes" bounds commands, and a quarter of it what comes out, but no plugin here: records come from the program and go back to it
idle.json:4:3: warning: "tests" are neither run nor checked here: records come from the program and go back to it
kept {"id":"a"}
O

[ -x /usr/bin/python3 ] || { echo "embedding: no /usr/bin/python3: stages that ask commands are not tried"; finish; }
cat >odd.py <<'P'
import os, sys, time
from copydesk_stage import stage

for record in stage:
    if record["text"] == "die":
        print("I go", flush=True)
        os._exit(3)
    if record["text"] == "socket":
        import socket
        socket.socket()
    if record["text"] == "abort":
        os.abort()
    if record["text"] == "no json":
        os.write(1, b"hello\n")
        time.sleep(600) # it is killed
    if record["text"] == "refuse":
        stage.reject("no good")
    if record["text"] == "slow":
        time.sleep(0.5)
P
odd() {
    printf '{"copydesk": 1, "stages": [{"plugin": "process", "options": {"command": ["/usr/bin/python3", "odd.py"], "folder": "."}%s}]}' \
        "${1:+, \"on_error\": \"$1\"}"
}
a='{"id":"a","text":"one"}' die='{"id":"b","text":"die"}' refuse='{"id":"c","text":"refuse"}'

about "a reject has the code that it has in a run, whatever becomes of records that a stage refuses"
printf '%s\n' "$a" "$die" "$refuse" >few.jsonl
for kind in socket abort "no json"; do
    [ "$kind" != socket ] || [ -z "$sanitized" ] || continue # nothing is denied there
    printf '{"id":"%s","text":"%s"}\n' "$kind" "$kind" >>few.jsonl
done
for on_error in reject keep drop; do
    odd $on_error >odd.json
    set --
    while read -r line; do
        set -- "$@" "$line"
    done <few.jsonl
    embedded plain odd.json "$@"
    grep '^rejected' out | sed 's/^rejected //' >told
    run run odd.json few.jsonl --rejects expected.jsonl
    python3 -c 'import json
for line in open("expected.jsonl"):
    r = json.loads(line)
    print(r["stage"], r["code"], r["reason"], sep=": ")' >expected
    same told expected
    says told 'plugin_crash: the command ended with status 3: I go'
done

for what in ignored reaped; do
    about "a program with SIGCHLD $what"
    embedded $what "$(odd)" "$a" "$die" "$a" "$refuse"
    # The kernel may tell of the end before it sends SIGCHLD: then we wait first.
    [ $what != reaped ] ||
        sed -i 's/the command ended with status 3:/the command ended, and how is not known: the program ignores SIGCHLD, or waits for every process itself:/' out
    holds out <<'O'
kept {"id":"a","text":"one"}
rejected process: plugin_crash: the command ended, and how is not known: the program ignores SIGCHLD, or waits for every process itself: I go
kept {"id":"a","text":"one"}
rejected process: plugin_error: no good
O
done

about "a thread that ends takes no command with it"
embedded handed_on "$(odd)" "$a" '{"id":"d","text":"slow"}'
holds out <<'O'
kept {"id":"a","text":"one"}
kept {"id":"a","text":"one"}
kept {"id":"d","text":"slow"}
O
finish
