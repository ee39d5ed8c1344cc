#!/bin/sh
# SPDX-License-Identifier: MIT
# A run in whose records no stage finds what it needs stops, and says what the
# records have.
. "$srcdir/tests/cli/lib.sh"

echo '{"copydesk": 1,
 "stages": [{"plugin": "clean"}, {"plugin": "quotes"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json

# records FROM TO [MEMBERS]: one a line, with these numbers
records() {
    python3 -c 'import sys
for i in range(int(sys.argv[1]), int(sys.argv[2])):
    print("{\"id\":\"r%d\"%s}" % (i, sys.argv[3]))' "$1" "$2" "${3:-}"
}

about "a file is looked at before anything is done"
records 0 3 ',"content":{"text":"It rained.","n":1},"url":"http://example.com/a-long-address"' >in.jsonl
run run p.json in.jsonl -o made
exits 2
gone made
says err 'p.json:2:13: error: "clean" reads "text", which is not in any of the first 3 records' \
    'the records have "id", "content", "url": if "content.text" is it, say "fields": {"text": "content.text"} in "input", or --field text=content.text'
is "$(grep -c error: err)" 1
records 0 3 ',"html":"<p>It rained.</p>"' >html.jsonl
run run p.json html.jsonl -o made
exits 2
says err 'the records have "id", "html": "extract" makes "text" of "html", as by -s extract in front'
cp in.jsonl corpus.jsonl
sed 's/"copydesk": 1,/"copydesk": 1, "input": {"paths": ["corpus.jsonl"]},/' p.json >q.json
run lint q.json
exits 1
says err 'q.json:2:13: error: "clean" reads "text"'
about "... and what it proposes works"
run lint q.json --field text=content.text
exits 0
silent err
run run q.json --field text=content.text -o made
exits 0
is "$(json made/run.json 'v["stages"][0].get("without")')" None
about "a key that holds a dot, and one in a list"
echo '{"id":"1","dc.text":"It rained all day."}' >in.jsonl
run run -s clean in.jsonl
exits 2
says err 'say "fields": {"text": "dc\\.text"}' "--field 'text=dc\.text'; if others"
run run -s clean in.jsonl --field 'text=dc\.text'
exits 0
echo "{\"id\":\"1\",\"it's\":\"It rained all day.\"}" >quoted.jsonl
run run -s clean quoted.jsonl
says err "--field 'text=it'\\''s';"
run run -s clean quoted.jsonl --field 'text=it'\''s'
exits 0
cp in.jsonl dotted.jsonl
dotted() {
    echo "{\"copydesk\": 1, \"input\": {\"paths\": [\"dotted.jsonl\"]$1}, \"stages\": [{\"plugin\": \"fields\", \"options\": {\"rename\": {\"body\": \"$2\"}}}], \"outputs\": [{\"plugin\": \"jsonl\", \"path\": \"a\"}]}" >dotted.json
    run lint dotted.json
}
about "... which lint tells of"
dotted '' dc.text
exits 1
says err 'say "has": ["dc"] in "input", or --field dc; a "." that is part of a name stands behind a backslash'
dotted '' 'dc\\.text'
exits 1
says err "say \"has\": [\"dc\\\\.text\"] in \"input\", or --field 'dc\.text'"
dotted ', "has": ["dc.text"]' dc.text
exits 0
says err '"fields" reads "dc.text", which is not in the record' 'help: the records have "dc\\.text", where the "." is part of the name'
dotted ', "fields": {"title": "dc.text"}' id
exits 0
says err '"dc.text" is to become "title", but is not in the record' 'help: the records have "dc\\.text"'
dotted ', "has": ["dc\\.txt"]' 'dc\\.txt'
says err '"fields" reads "dc\.txt", which is not in the record'
dotted ', "has": ["dc\\.text"]' 'dc\\.text'
silent err
echo '{"id":"1","body":["It rained all day."]}' >in.jsonl
run run -s clean in.jsonl
says err '--field text=body[0]'
about "an empty text is none; a field that a stage before makes is not looked for"
echo '{"id":"1","text":"","html":"<p>It rained all day, and then it rained again, and all of it fell into the sea.</p>"}' >in.jsonl
run run -s quotes in.jsonl
exits 2
run run -s extract -s quotes in.jsonl
exits 0
about "all that follows may lack it, if the user says so"
records 0 3 >in.jsonl
run run -s clean in.jsonl --field text
exits 0
says err '3 of 3 records had no "text" for "clean"'

about "... and stats shows which stage, of one run and of several"
records 3 7 ',"text":"It rained."' >more.jsonl
cat in.jsonl more.jsonl >some.jsonl
run run p.json some.jsonl -o some --field text
is "$(json some/run.json '[x.get("without") for x in v["stages"]]')" "[{'text': 3}, {'text': 3}]"
run stats some
exits 0
is "$(sed -n '/^  clean /,/^  quotes /p' out | grep -c -x '    without text *3')" 1
is "$(sed -n '/^  quotes /,/^outputs/p' out | grep -c -x '    without text *3')" 1
run run p.json more.jsonl -o full
run stats full
if grep -q without out; then bad "no record lacked anything"; else ok; fi
run run p.json some.jsonl -o once-more --field text
run stats full some once-more
says out 'without text              6'

about "... also of a run that is not finished"
{ cat some.jsonl && echo bad && cat more.jsonl; } >broken.jsonl
sed 's/"copydesk": 1,/& "limits": {"rejects": 0},/' p.json >strict.json
run run strict.json broken.jsonl -o broken --field text
exits 5
run stats broken
exits 0
says out "interrupted, "
is "$(sed -n '/^  clean /,/^  quotes /p' out | grep -c -x '    without text *3')" 1
run stats broken --json
is "$(json out '[x.get("without") for x in v["stages"] + v["outputs"]]')" \
    "[{'text': 3}, {'text': 3}$(printf '%.0s, None' $(seq "$(json out 'len(v["outputs"])')"))]"

about "standard input: nothing is written"
records 0 3 ',"body":"It rained."' >in.jsonl
run_with in.jsonl run -s clean -s quotes -
exits 5
silent out
says err '"clean" reads "text", which is not in any of the 3 records that came to it; the records have "id", "body": if "body" is it, say "fields": {"text": "body"} in "input", or --field text=body'
run_with in.jsonl run p.json - -o cold
exits 5
gone cold/a.jsonl cold/run.json
says err 'no output in "cold" was finished: after the repair, --force starts anew'
if grep -q -e --resume err; then bad "--resume cannot help"; else ok; fi
run_with in.jsonl run p.json - -o cold --force --field text=body
exits 0
there cold/a.jsonl

about "the first 1,000 count, for any number of workers"
for jobs in 1 3; do
    { records 0 999 && records 999 1100 ',"text":"It rained."'; } >in.jsonl
    run_with in.jsonl run -s clean -s quotes -j $jobs -
    exits 0
    is "$(wc -l <out)" 1100
    says err '999 of 1100 records had no "text" for "clean", "quotes"'
    { records 0 1000 && records 1000 1100 ',"text":"It rained."'; } >in.jsonl
    run_with in.jsonl run -s clean -s quotes -j $jobs -
    exits 5
    silent out
    says err 'is not in any of the first 1000 records that came to it; '
done
about "what was written before that was known is told"
python3 -c 'for i in range(1200): print("{\"id\":\"r%d\",\"n\":[%s1]}" % (i, "100000," * 1500))' >in.jsonl
for jobs in 1 3; do
    run_with in.jsonl run -s clean -j $jobs -
    exits 5
    says err 'records went to standard output before'
    is "$(grep -o '[0-9]* records went' err)" "$(wc -l <out) records went"
done

about "a stage behind a filter, in a folder that is resumed"
{ records 0 1 ',"text":"It rained."' && records 1 60 ',"keep":1,"body":"x"'; } >in.jsonl
echo '{"copydesk": 1, "input": {"has": ["keep"]},
 "stages": [{"plugin": "select", "options": {"has": ["keep"]}}, {"plugin": "clean"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >f.json
for how in "" --resume; do
    run run f.json in.jsonl -o filtered $how
    exits 5
    says err '"clean" reads "text", which is not in any of the 59 records that came to it; '
    gone filtered/a.jsonl
done

about "what the user named and no record had"
printf '%s\n' '{"id":"1","text":"a","quality":{"words":1}}' >in.jsonl
run run -s 'select:lacks=quality.links,quality.words' --field quality --field title=headline in.jsonl
exits 0
says err 'warning: "select" reads "quality.links", which no record had' 'warning: "headline" was to become "title", but no record that could be read had it'
is "$(grep -c warning: err)" 2
echo '{"copydesk": 1, "input": {"paths": ["in.jsonl"], "has": ["quality"], "fields": {"title": "headline"}},
 "stages": [{"plugin": "select", "options": {"lacks": ["quality.links", "quality.words"]}}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >w.json
run lint w.json
exits 0
says err 'w.json:1:90: warning: "headline" is to become "title", but is not in the record' \
    'w.json:2:56: warning: "select" reads "quality.links", which is not in the record'
is "$(grep -c warning: err)" 2

about "a field of input.fields that no record has, where what it is to become is there"
for f in headline meta.headline; do
    printf '%s\n' '{"id":"1","text":"a","title":"T"}' >titled.jsonl
    run run -s clean --field "title=$f" titled.jsonl
    exits 0
    says err "warning: \"$f\" was to become \"title\", but no record that could be read had it"
    echo "{\"copydesk\": 1, \"input\": {\"paths\": [\"titled.jsonl\"], \"fields\": {\"title\": \"$f\"}}, \"outputs\": [{\"plugin\": \"jsonl\", \"path\": \"a.jsonl\"}]}" >t.json
    run lint t.json
    exits 0
    says err "warning: \"$f\" is to become \"title\", but is not in the record"
done
printf '%s\n' '{"id":"1","text":"a"}' '{"id":"2","text":"a","title":"T","headline":"T"}' >both.jsonl
run run -s clean --field title=headline both.jsonl
exits 3
says err 'warning: "headline" was to become "title", but no record that could be read had it' "field_conflict"
printf '%s\n' '{"id":"1","text":"a","headline":"T"}' '{"id":"2","text":"a","title":"T"}' >titled.jsonl
run run -s clean --field title=headline titled.jsonl
exits 0
is "$(grep -c warning: err)" 0

about "a field that an option names is not known because the stage would change it"
for s in mask:fields=txt fields:dates=dat 'fields:dates=dat:keep=id,dat' 'fields:type={"dat":"integer"}:dates=dat'; do
    run run -s "$s" titled.jsonl
    exits 2
    silent out
    says err ', which is no field that is known here'
done
run run -s mask:fields=text,subtitle titled.jsonl
exits 0
says err 'warning: "mask" reads "subtitle", which no record had'
run run -s 'fields:compute={"words":{"words":"text"}}:set={"label":"{words} words"}' titled.jsonl
exits 0
is "$(grep -c warning: err)" 0

about "replay: what was rejected may lack anything"
printf '%s\n' '{"id":"1"}' '{"id":"2","text":1}' '{"id":"3","text":"a"}' >in.jsonl
run run p.json in.jsonl -o first
exits 3
run replay first/rejects.jsonl.gz p.json -o again
exits 3

about "one record"
echo '{"id":"1"}' >one.jsonl
run_with one.jsonl run -s clean -
exits 5
says err '"clean" reads "text", which is not in the record that came to it; '

about "a field that is there and empty is told from one that is not"
# empty RECORD LACK HELP: of a record that is looked at, and of one that came
empty() {
    echo "$1" >empty.jsonl
    run run -s clean empty.jsonl
    exits 2
    says err "\"clean\" reads \"text\", which is missing or empty in $2" "help: $3"
    run_with empty.jsonl run -s clean -
    exits 5
    says err "\"clean\" reads \"text\", which is missing or empty in $(echo "$2" | sed 's/first //') that came to it; $3"
}
empty '{"id":"1","text":""}' 'the record' 'the records have "id", "text"'
empty '{"id":"1","text":""}
{"id":"2"}' 'all of the first 2 records' 'the records have "id", "text"'
empty '{"id":"1","text":"","html":"<p></p>"}' 'the record' \
    'the records have "id", "text", "html": "extract" makes "text" of "html", if the page holds an article'
empty '{"id":"1","text":"","corpus":"One."}' 'the record' \
    'the records have "id", "text", "corpus": if "corpus" is it, say "fields": {"text": "corpus"}'
if grep -q "is not in" err; then bad "it is there"; else ok; fi
echo '{"id":"1","meta":{"headline":""}}' >dotted.jsonl
dotted ', "fields": {"title": "meta.headline"}' id
exits 0
says err '"meta.headline" is to become "title", but is missing or empty in the record'

about "several paths into a field that no record has: one warning"
printf '{"id":"a","text":"One."}\n{"id":"b","text":"Two."}\n' >plain.jsonl
printf '{"id":"a","text":"One.","quotes":[{"text":"One"}]}\n' >quoted.jsonl
cat >csv.json <<'P'
{"copydesk": 1, "input": {"has": ["quotes"]},
 "outputs": [{"plugin": "csv", "path": "a.csv", "options": {"columns": ["id", "quotes[].speaker", "quotes[].text", "quotes[].cue"]}}]}
P
sed 's/"input": {/&"paths": ["plain.jsonl"], /' csv.json >plain.json
run lint plain.json
exits 0
is "$(grep -c 'warning: ' err)" 1
says err '"csv" reads "quotes[].speaker", which is not in any of the first 2 records'
sed 's/"input": {/&"paths": ["quoted.jsonl"], /' csv.json >quoted.json
run lint quoted.json
exits 0
is "$(grep -c 'warning: "csv" reads "quotes\[\].\(speaker\|cue\)"' err)" 2
finish
