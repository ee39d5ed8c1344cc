#!/bin/sh
# SPDX-License-Identifier: MIT
# copydesk run: inputs, outputs, options, exit statuses.
. "$srcdir/tests/cli/lib.sh"

articles 5 >in.jsonl

about "stages on the command line, records on standard output"
run run -s select in.jsonl
exits 0
same out in.jsonl
says err "5 records in: 5 written, 0 dropped, 0 rejected"
is "$(wc -l <err)" 1
run run -s select:min_words=5 in.jsonl
exits 0
silent out
says err "5 records in: 0 written, 5 dropped, 0 rejected"
run run -s select:min_words=2:max_words=4 in.jsonl
same out in.jsonl

about "standard input"
run_with in.jsonl run -s select -
exits 0
same out in.jsonl
gzip -c in.jsonl >in.gz
run_with in.gz run -s select -
same out in.jsonl

about "--input-name: ids of standard input that differ from call to call"
printf '{"text":"One."}\n\n{"text":"Two.","id":"own"}\n{"text":\n' >noid.jsonl
run_with noid.jsonl run -s select --input-name chunk-7 --rejects r.jsonl -
exits 3
holds out <<'O'
{"text":"One.","id":"chunk-7:1"}
{"text":"Two.","id":"own"}
O
is "$(json r.jsonl 'v["input"], v["line"]')" "('chunk-7', 4)"
run_with noid.jsonl run -s select -
says out '"id":"-:1"'
says err "-:4: json_syntax"
run_with noid.jsonl run -s select --input-name in.jsonl in.jsonl -
exits 2
says err '--input-name "in.jsonl" is that of another input'
run run -s select --input-name a in.jsonl
exits 2
says err 'is for standard input, which is not read'
run_with noid.jsonl run -s select --input-name "" -
exits 2
run_with noid.jsonl run -s select --input-name "$(printf 'a\nb')" -
exits 2

about "several inputs, one after the other"
run run -s select in.jsonl in.gz
exits 0
is "$(wc -l <out)" 10

about "a glob in the pipeline, in the order of bytes, each file once"
mkdir corpus
for i in 10 9 a; do echo '{"id":"'$i'","text":"x"}' >corpus/$i.jsonl; done
cat >p.json <<'P'
{"copydesk": 1, "input": {"paths": ["corpus/9*", "corpus/*.jsonl"]},
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
run run p.json -o made
exits 0
is "$(python3 -c 'import json
print([json.loads(l)["id"] for l in open("made/a.jsonl")])')" "['9', '10', 'a']"
about "inputs are seen from the pipeline's folder, those of the command line from here"
mkdir elsewhere
(cd elsewhere && "$copydesk" run ../p.json -o out 2>/dev/null) && ok || bad "it must find ../corpus"
run run p.json in.jsonl -o given
is "$(wc -l <given/a.jsonl)" 5

about "fields"
echo '{"headline":"H","body":"B","x":1}' >f.jsonl
cat >f.json <<'P'
{"copydesk": 1, "input": {"fields": {"text": "body", "title": "headline"}},
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
run run f.json f.jsonl -o fields
exits 0
holds fields/a.jsonl <<'O'
{"title":"H","text":"B","x":1,"id":"f.jsonl:1"}
O

about "--set"
cat >s.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "select", "id": "keep"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
run run s.json in.jsonl -o set --set keep.min_words=100
exits 0
silent set/a.jsonl
run run s.json in.jsonl -o set2 --set keep.nonsense=1
exits 2
says err 'nonsense'
run run s.json in.jsonl -o set2 --set nobody.min_words=1
exits 2
says err '"nobody"'

about "--set of a condition of an output"
run run p.json in.jsonl -o when --set jsonl.when.min_words=100
exits 0
silent when/a.jsonl
run run p.json in.jsonl -o when2 --set jsonl.when.max_words=100
exits 0
same when2/a.jsonl in.jsonl
run run p.json in.jsonl -o when3 --set jsonl.when.min_words=many
exits 2
says err '--set jsonl.when.min_words: error: '
run run p.json in.jsonl -o when3 --set jsonl.when.min_wrds=1
exits 2
says err 'did you mean "min_words"?'

about "--limit is the first records framed"
run run s.json in.jsonl -o limit --limit 3
exits 0
head -n 3 in.jsonl >three
same limit/a.jsonl three

about "the same bytes for any number of workers, and for none"
articles 60000 >many.jsonl
for how in "-j 1" "-j 2" "-j 8" "--isolation none"; do
    # shellcheck disable=SC2086
    run run p.json many.jsonl -o "many$how" $how
    exits 0
    same "many$how/a.jsonl" many.jsonl
done

about "run.json"
run run s.json in.jsonl -o stats --set keep.max_words=100
is "$(json stats/run.json '[v["records"][k] for k in ("in","written","dropped","rejected","damaged")]')" "[5, 5, 0, 0, 0]"
is "$(json stats/run.json 'v["files"]')" "['a.jsonl', 'run.json']"
is "$(json stats/run.json 'v["outputs"][0]["sha256"]')" "$(sha256sum stats/a.jsonl | cut -d' ' -f1)"
is "$(json stats/run.json 'v["outputs"][0]["bytes"]')" "$(wc -c <stats/a.jsonl)"

about "a closed pipe ends the run quietly"
"$copydesk" run -s select many.jsonl 2>err | head -n 1 >out
silent err

about "a full disk"
if [ -w /dev/full ]; then
    "$copydesk" run -s select many.jsonl >/dev/full 2>err
    status=$?
    exits 5
    says err "cannot write the output: No space left on device"
    echo '{bad' >bad.jsonl
    run run -s select bad.jsonl --rejects /dev/full
    exits 5
    says err "cannot write the rejects: No space left on device"
fi

about "without -o: what is not written is said"
two='{"plugin": "csv", "path": "a.csv", "options": {"columns": ["id"]}},
 {"plugin": "jsonl", "path": "b/c.jsonl"}'
echo '{"copydesk": 1, "stages": [{"plugin": "select"}],
 "outputs": ['"$two"']}' >two.json
run run two.json in.jsonl
exits 0
same out in.jsonl
says err 'two.json:2:2: warning: "a.csv", "b/c.jsonl" are not written without -o DIR: records go to standard output instead'
is "$(wc -l <err)" 2
run run s.json in.jsonl
says err 'warning: "a.jsonl" is not written without -o DIR'
run run two.json in.jsonl --strict
exits 2
silent out
says err 'two.json:2:2: error: "a.csv", "b/c.jsonl" are not written'
run run two.json in.jsonl --strict -o strict
exits 0
is "$(wc -l <err)" 1
run run two.json in.jsonl --log-format json
head -n 1 err >line
is "$(json line 'v["level"], v["file"], v["line"]')" "('warning', 'two.json', 2)"
echo '{"copydesk": 1, "outputs": ['"$two, $two"', {"plugin": "jsonl"}, 5]}' >six.json
run run six.json in.jsonl
exits 0
says err '"a.csv", "b/c.jsonl", "a.csv" and 3 more are not written'
echo '{"copydesk": 1, "outputs": [{"id": "x", "plugin": "jsonl"}, {"plugin": "csv"}, 5]}' >names.json
run run names.json in.jsonl
says err '"x", "csv", "?" are not written'
run run -s select in.jsonl --strict
exits 0
is "$(wc -l <err)" 1

about "no outputs"
echo '{"copydesk": 1, "stages": [{"plugin": "select"}],
 "outputs": []}' >none.json
run run none.json in.jsonl -o none
exits 0
says err 'none.json:2:2: warning: there are no outputs: nothing is written but rejects and run.json' \
    '  help: name them in "outputs", or leave out -o: then records go to standard output'
is "$(ls none)" run.json
run run none.json in.jsonl -o none2 --strict
exits 2
gone none2
says err 'none.json:2:2: error: there are no outputs'
run run none.json in.jsonl --strict
exits 0
same out in.jsonl
is "$(wc -l <err)" 1
run show in.jsonl:1 --pipeline none.json
exits 0
silent err
echo '{"copydesk": 1, "stages": [{"plugin": "select"}]}' >none.json
run run none.json in.jsonl -o none2
exits 0
says err 'none.json:1:1: warning: there are no outputs'
run run none.json in.jsonl --strict
exits 0
run lint none.json --strict
exits 0
silent err

about "usage"
run run
exits 2
says err "which pipeline?" "copydesk run --help"
run run p.json --resume
exits 2
says err "--resume and --force need -o DIR"
run run p.json -o x --resume --force
exits 2
run run p.json --nonsense
exits 2
says err "--nonsense"
run run p.json -j
exits 2
run run -s select
exits 2
says err "there is no input"
finish
