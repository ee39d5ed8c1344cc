#!/bin/sh
# SPDX-License-Identifier: MIT
# Commands in pipelines, and stages in Python.
. "$srcdir/tests/cli/lib.sh"
python=/usr/bin/python3
[ -x $python ] || { echo "process: no $python"; exit 77; }
mkdir stage
# pipeline COMMAND-AS-JSON
pipeline() {
    cat >p.json <<P
{"copydesk": 1, "stages": [{"plugin": "process", "options":
  {"command": $1, "folder": "stage"}}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
}
# program: what stands on standard input is the stage
program() {
    cat >stage/s.py
    pipeline "[\"$python\", \"s.py\"]"
}
# mistaken MESSAGE: lint says so, and run does not begin
mistaken() {
    run lint p.json
    exits 1
    says err "stage \"process\" cannot start: $1"
    run run p.json in.jsonl -o never
    exits 2
    gone never
}

cat >in.jsonl <<'O'
{"id":"a","text":"One, “two” \u0000 😀","n":[1,2.5,-0.0,1e300,9223372036854775807,true,null,{}]}
{"id":"b","text":"drop"}
{"id":"c","text":"reject"}
{"id":"d","text":"replace"}
{"id":"e","text":"print"}
{"id":"f","text":"odd"}
O

about "a stage in Python changes, drops, rejects, replaces and prints"
program <<'P'
from copydesk_stage import stage

for record in stage:
    if record["text"] == "drop":
        stage.drop()
    elif record["text"] == "reject":
        stage.reject("not this one")
    elif record["text"] == "replace":
        stage.replace({"id": record["id"], "other": True})
    elif record["text"] == "print":
        print("seen")
    elif record["text"] == "odd":
        record["n"] = float("nan")
    else:
        record["words"] = len(record["text"].split())
P
run run p.json in.jsonl -o out.d
exits 3
holds out.d/a.jsonl <<'O'
{"id":"a","text":"One, “two” \u0000 😀","n":[1,2.5,-0.0,1e+300,9223372036854775807,true,null,{}],"words":4}
{"id":"d","other":true}
{"id":"e","text":"print"}
O
says err "process printed: seen" "6 records in: 3 written, 1 dropped, 2 rejected (plugin_error 2)"
zcat out.d/rejects.jsonl.gz >rejects
says rejects '"line":3' '"reason":"not this one"' '"line":6' 'Out of range float values'

about "without processes of their own, and one record, it does the same"
run run p.json in.jsonl -o own.d --isolation none
exits 3
same out.d/a.jsonl own.d/a.jsonl
run show in.jsonl:1 --pipeline p.json
exits 0
says out "words 4"

about "a command that dies in the program's own process is started anew"
program <<'P'
from copydesk_stage import stage

for record in stage:
    if record["text"] == "reject":
        raise SystemExit("enough")
P
run run p.json in.jsonl -o anew.d --isolation none
exits 3
says err "5 written, 0 dropped, 1 rejected (plugin_crash 1)"
zcat anew.d/rejects.jsonl.gz >rejects
says rejects '"line":3' 'the command ended with status 1: enough'

about "mistakes are told before anything is written"
echo 'for x in' | program
mistaken "the command ended with status 1: SyntaxError: invalid syntax"
echo 'print("hello")' | program
mistaken "the command answers where there is nothing to answer"
echo 'import sys; sys.exit(3)' | program
mistaken "the command ended with status 3"
pipeline '["no-such-program"]'
mistaken 'there is no program "no-such-program" in PATH'
pipeline '["./s.py"]'
mistaken 'there is no program "./s.py" that can be run'
pipeline '[]'
mistaken 'option "command" must name a program'

about "it sees a small environment, the same everywhere"
program <<'P'
import os
from copydesk_stage import stage

for record in stage:
    record["seen"] = sorted(os.environ)
    record["order"] = list({"one", "two", "three", "four"})
P
SECRET=x LC_ALL=C run run p.json in.jsonl -o env.d
exits 0
says env.d/a.jsonl '"seen":["HOME","LC_ALL","PATH","PYTHONHASHSEED","PYTHONPATH","TZ"]'
run run p.json in.jsonl -o env2.d
same env.d/a.jsonl env2.d/a.jsonl

about "what PLUGINS.md shows of it works"
mkdir page
# block FIRST-LINE: the indented block of PLUGINS.md that begins so
block() {
    awk -v first="    $1" '$0 == first {on = 1} on && !/^    / && !/^$/ {exit} on {print substr($0, 5)}' "$abs_top_srcdir/PLUGINS.md"
}
block 'from copydesk_stage import stage' >page/topics.py
block '{' >page/topics.json
articles 3 | sed 's/words/a strike/' >page/articles.jsonl
cd page || exit 99
run lint topics.json
exits 0
silent err
run test topics.json
exits 0
says out "$(sed -n 's/^    \(ok 1 - topics.json.*\)/\1/p' "$abs_top_srcdir/PLUGINS.md")"
run show articles.jsonl:1 --pipeline topics.json
exits 0
says out '"strike"'
run run topics.json articles.jsonl -o out.d
exits 0
is "$(grep -c '"topics":\["strike"\]' out.d/topics.jsonl)" 3
echo '{"id":"no text"}' >less.jsonl
run run topics.json less.jsonl -o less
zcat less/rejects.jsonl.gz >rejects
says rejects "$(sed -n "s/.*(\`\(the command ended with status 1: KeyError: 'text'\)\`).*/\1/p" "$abs_top_srcdir/PLUGINS.md")"
cd ..

about "a resume notices that the program has changed"
articles 60000 >many.jsonl
COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json many.jsonl -o made 2>err &
pid=$!
while [ ! -s made/.copydesk/journal ] && kill -0 $pid 2>/dev/null; do sleep 0.02; done
kill -INT $pid
wait $pid
echo '# changed' >>stage/s.py
run run p.json many.jsonl -o made --resume
exits 2
says err 'process.folder'
finish
