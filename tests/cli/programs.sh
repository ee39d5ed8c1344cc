#!/bin/sh
# SPDX-License-Identifier: MIT
# Programs in pipelines: what a mistake in one looks like, and what one cannot
# do to a run.
. "$srcdir/tests/cli/lib.sh"
plugins=$abs_top_builddir/plugins/.libs

cat >in.jsonl <<'O'
{"id":"a","date":"2024-02-28T12:00:00Z","text":"one"}
{"id":"b","bad":true,"text":"two"}
{"id":"c","text":"three"}
O
# pipeline PLUGIN KEY VALUE
pipeline() {
    python3 - "$@" >p.json <<'P'
import json, sys
plugin, key, value = sys.argv[1:]
print('{"copydesk": 1, "limits": {"rejects": "100%%"}, "stages": [{"plugin": "%s", "options":\n  {"%s": %s}}],\n "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' % (plugin, key, json.dumps(value)))
P
}
# rejects CODE REASON: the program costs the record with "bad", and nothing else
rejects() {
    rm -rf out.d
    run run p.json in.jsonl -o out.d -j 1
    exits 3
    zcat out.d/rejects.jsonl.gz >told
    is "$(grep -c . told)" 1
    says told '"line":2' "\"code\":\"$1\"" "$2"
    is "$(cut -d'"' -f4 out.d/a.jsonl | tr '\n' ' ')" "a c "
}
# mistaken PLACE MESSAGE
mistaken() {
    run lint p.json
    exits 1
    says err "p.json:$1: error: $2"
    run run p.json in.jsonl -o never
    exits 2
    gone never
}

if [ -e "$plugins/jq.so" ]; then
    about "jq: a mistake has its place in the pipeline, and its line in the program"
    pipeline jq program '.title |
 ('
    mistaken 2:15 'stage "jq" cannot start: option "program": syntax error, unexpected $end at <top-level>, line 2'
    pipeline jq program 'nosuch'
    mistaken 2:15 'stage "jq" cannot start: option "program": nosuch/0 is not defined at <top-level>, line 1'
    echo '. +' >prog.jq
    pipeline jq file prog.jq
    mistaken 2:12 "stage \"jq\" cannot start: option \"file\": $scratch/prog.jq: syntax error"
    pipeline jq file none.jq
    mistaken 2:12 'option "file": cannot read'
    pipeline jq file .
    mistaken 2:12 "stage \"jq\" cannot start: option \"file\": $scratch/.: Is a directory"
    about "jq: no modules"
    for m in 'import "m" as m; .' 'include "m"; .'; do
        pipeline jq program "$m"
        mistaken 2:15 'stage "jq" cannot start: option "program": syntax error'
    done
    about "jq: what goes wrong costs its record"
    pipeline jq program 'if .bad then error("no good") else . end'
    rejects plugin_error "no good"
    pipeline jq program 'if .bad then [range(1e9)] else . end'
    sed 's/"limits": {/"limits": {"worker_bytes": 200000000, /' p.json >q.json && mv q.json p.json
    [ -n "$sanitized" ] || rejects memory_limit "needs more memory" # which have no limit
    pipeline jq program 'if .bad then input else . end'
    rejects plugin_error "input is not there"
    about "jq: times in a worker, which may read no file"
    pipeline jq program 'if .date then .d = (.date | fromdate + 86400 | strftime("%A %d %Z")) else . end'
    run run p.json in.jsonl -o dates
    exits 0
    says dates/a.jsonl '"d":"Thursday 29 UTC"'
    about "jq: fields that a program makes may be named behind it"
    run run -s 'jq:program=.n = 1' -s 'select:min={"n"\: 1}' in.jsonl
    exits 0
    is "$(grep -c . out)" 3
fi

if [ -e "$plugins/lua.so" ]; then
    about "lua: a mistake has its place in the pipeline, and its line in the program"
    pipeline lua program 'function process(r)
 r.x = = 1
end'
    mistaken 2:15 "stage \"lua\" cannot start: option \"program\": program:2: unexpected symbol near '='"
    pipeline lua program 'x = 1'
    mistaken 2:15 'stage "lua" cannot start: option "program": it defines no function process(record)'
    pipeline lua program 'local f = io.open("x")'
    mistaken 2:15 "stage \"lua\" cannot start: option \"program\": program:1: attempt to index a nil value (global 'io')"
    printf 'function process(r)\n return r\nend end\n' >prog.lua
    pipeline lua file prog.lua
    mistaken 2:12 "stage \"lua\" cannot start: option \"file\": $scratch/prog.lua:3: <eof> expected near 'end'"
    about "lua: loading it has a bound of memory, in one piece and in many"
    pipeline lua program 't = ("x"):rep(200000000) function process() end'
    mistaken 2:15 'stage "lua" cannot start: option "program": loading it takes more than 128 MiB of memory'
    pipeline lua program 't = {} for i = 1, 1e9 do t[i] = {i} end function process() end'
    mistaken 2:15 'stage "lua" cannot start: option "program": loading it takes more than 128 MiB of memory'
    about "lua: no compiled code"
    printf '\033Lua' >prog.lua
    pipeline lua file prog.lua
    mistaken 2:12 "stage \"lua\" cannot start: option \"file\": attempt to load a binary chunk (mode is 't')"
    about "lua: what goes wrong costs its record"
    pipeline lua program 'function process(r)
 if r.bad then error("no good") end
end'
    rejects plugin_error 'program:2: no good\\x0astack traceback:'
    pipeline lua program 'function process(r) if r.bad then local t = {} while true do t[#t + 1] = ("x"):rep(1e6) .. #t end end end'
    sed 's/"limits": {/"limits": {"worker_bytes": 200000000, /' p.json >q.json && mv q.json p.json
    [ -n "$sanitized" ] || rejects memory_limit "needs more memory" # which have no limit
    pipeline lua program 'function process(r) if r.bad then local function f() return 1 + f() end f() end end'
    rejects plugin_error "stack overflow"
    about "lua: a record can take away neither process nor what strings can do"
    pipeline lua program 'function process(r) if r.bad then process = nil getmetatable("").__index = nil end r.up = r.text:upper() end'
    rejects plugin_error "attempt to index"
    says out.d/a.jsonl '"up":"THREE"'
    about "lua: counted and logged"
    pipeline lua program 'function process(r) copydesk.count("seen") copydesk.count("letters", #r.text) if r.bad then copydesk.log("what is this?") end end'
    run run p.json in.jsonl -o counted
    exits 0
    says err "lua: in.jsonl:2: what is this?"
    is "$(json counted/run.json 'v["stages"][0]["counters"]')" "{'seen': 3, 'letters': 11}"
fi
if "$copydesk" list | grep -q '^lua'; then
    about "a program in Lua that does not come to an end while it is loaded"
    printf 'local x = 1\nwhile true do\n  x = x + 1\nend\n' >endless.lua
    echo '{"copydesk": 1, "stages": [{"plugin": "lua", "options": {"file": "endless.lua"}}]}' >endless.json
    run lint endless.json
    exits 1
    says err "endless.lua:" "the program does not come to an end"
    is "$(grep -c 'endless.lua:[23]: ' err)" 1
fi
finish
