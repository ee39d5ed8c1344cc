#!/bin/sh
# SPDX-License-Identifier: MIT
# Paths into records: what input.fields moves, what options name, and how both
# are said on the command line.
. "$srcdir/tests/cli/lib.sh"

# pipeline INPUT [STAGES]: p.json with these
pipeline() {
    echo "{\"copydesk\": 1, \"input\": $1, \"stages\": ${2:-[]},
 \"outputs\": [{\"plugin\": \"jsonl\", \"path\": \"a.jsonl\"}]}" >p.json
}

# becomes RECORD: what the pipeline made of in.jsonl
becomes() {
    rm -rf made
    run run p.json in.jsonl -o made
    exits 0
    is "$(cat made/a.jsonl)" "$1"
}

# refuses PLACE MESSAGE: of lint
refuses() {
    run lint p.json
    exits 1
    says err "p.json:$1: error: $2"
}

# ---- input.fields
about "a value moves to the outermost level; what it stood in stays"
echo '{"id":"1","content":{"body":"B","n":[1]},"z":0}' >in.jsonl
pipeline '{"fields": {"text": "content.body"}}'
becomes '{"id":"1","content":{"n":[1]},"z":0,"text":"B"}'
about "an element of an array"
echo '{"id":"1","article":{"body":["B","C","D"]}}' >in.jsonl
pipeline '{"fields": {"text": "article.body[0]", "subtitle": "article.body[2]"}}'
becomes '{"id":"1","article":{"body":["C"]},"text":"B","subtitle":"D"}'
about "a name with a dot in it"
echo '{"id":"1","dc.title":"T","dc":{"title":"U"}}' >in.jsonl
pipeline '{"fields": {"title": "dc\\.title"}}'
becomes '{"id":"1","title":"T","dc":{"title":"U"}}'
about "out of a field of its own name, if nothing else is in it"
echo '{"id":"1","text":{"body":"B"}}' >in.jsonl
pipeline '{"fields": {"text": "text.body"}}'
becomes '{"id":"1","text":"B"}'
about "a source that is missing or null, and a target that is null"
echo '{"id":"1","text":null,"content":{"body":"B","t":null}}' >in.jsonl
pipeline '{"fields": {"text": "content.body", "title": "content.t", "url": "a.b[3]"}}'
becomes '{"id":"1","text":"B","content":{"t":null}}'
about "a field that is there already"
echo '{"id":"1","text":"A","content":{"body":"B"}}' >in.jsonl
pipeline '{"fields": {"text": "content.body"}}'
run run p.json in.jsonl -o conflict
exits 3
says err 'field_conflict 1'
echo '{"id":"1","text":{"body":"B","n":1}}' >in.jsonl
pipeline '{"fields": {"text": "text.body"}}'
run run p.json in.jsonl -o conflict2
exits 3
says err 'field_conflict 1'

about "what cannot be mapped"
pipeline '{"fields": {"authors": "by[].name"}}'
refuses 1:49 '"by[].name" may name many values'
pipeline '{"fields": {"text": "a..b"}}'
refuses 1:46 '"a..b" is no path: it has an empty name'
pipeline '{"fields": {"a.b": "c"}}'
refuses 1:45 '"a" must be mapped as a whole: nothing can be put inside it'
pipeline '{"fields": {"text": "c.b", "title": "c"}}'
refuses 1:62 '"c" and "c.b", which is mapped to "text", are one inside the other'
pipeline '{"fields": {"text": "c", "title": "text.t"}}'
refuses 1:60 '"c" and "text.t": what one leads into is made by the other'
pipeline '{"has": ["a["]}'
refuses 1:35 '"a[" is no path'
about "the wrong way round"
pipeline '{"fields": {"body": "text"}}'
run lint p.json
exits 0
says err '1:38: warning: "text" of the input becomes "body", which no plugin knows' 'the standard name comes first: "text": "body"'

about "on the command line"
echo '{"id":"1","content":{"body":"one two three"},"x":{"y":5}}' >in.jsonl
run run -s 'select:min_words=3:min={"x.y":5}' --field text=content.body --field x in.jsonl
exits 0
is "$(cat out)" '{"id":"1","content":{},"x":{"y":5},"text":"one two three"}'
silent_but_the_end=$(grep -vc 'record in' err)
is "$silent_but_the_end" 0
run run -s select --field =b in.jsonl
exits 2
says err 'is neither NAME nor NAME=PATH'
run run -s select --field text=a.. in.jsonl
exits 2
says err '--field text=a..: error: "a.." is no path'
pipeline '{"has": ["q"]}' '[{"plugin": "select", "options": {"has": ["q", "x"]}}]'
run lint p.json --field x
exits 0
silent err

# ---- what options name
# named MESSAGE OPTION=VALUE [HELP]: select with it is refused
named() {
    about "select:$2"
    run run -s "select:$2" in.jsonl
    exits 2
    silent out
    says err "-s select:${2%%=*}: error: $1"
    [ $# -lt 3 ] || says err "  help: $3"
    is "$(grep -c error: err)" 1
}
named '"select" reads "langauge", which is no field that is known here' 'equals={"langauge":"en"}' 'did you mean "language"?'
named '"select" reads "mine", which is no field that is known here' has=mine 'if the input has it, say "has": ["mine"] in "input", or --field mine'
named '"select" reads "quotes[].speeker": "quotes" has no "speeker"; did you mean "speaker"?' 'matches={"quotes[].speeker":"A*"}'
named '"select" reads "quotes.speaker": "quotes" is an array: write "quotes[].speaker"' 'lacks=quotes.speaker'
named '"select" reads "title[0]": "title" is a string, with nothing in it to name' 'has=["title[0]"]'
named '"a[" is no path of a field' 'min={"a[":1}'
named '"*" is no path of a field: it would be every field: name those that are meant' 'has=*'
named '"*" is no path of a field: it would be every field' 'equals={"*":1}'
named '"select" reads "authors" as a string, but it is an array here' field=authors
about "csv and markdown"
cat >p.json <<'P'
{"copydesk": 1, "outputs": [
 {"plugin": "csv", "path": "a.csv", "options": {"columns": ["id", "images[].urll"]}},
 {"plugin": "markdown", "path": "a.md", "options": {"fields": ["title", "autors"]}}]}
P
run lint p.json
exits 1
says err 'p.json:2:67: error: "csv" reads "images[].urll": "images" has no "urll"; did you mean "url"?' \
    'p.json:3:73: error: "markdown" reads "autors", which is no field that is known here'

about "no field is called *, whatever stands in front: nothing is left of a record where it is to be kept"
for stage in 'fields:keep=*' 'fields:drop=*' 'fields:rename={"*":"id"}' 'fields:rename={"id":"*"}' 'mask:fields=*'; do
    run run -s 'jq:program=.' -s "$stage" in.jsonl
    exits 2
    silent out
    says err '"*" is no path of a field'
    is "$(grep -c error: err)" 1
done

about "an input that has a field called * has no other by that"
printf '{"*": 1, "id": "s"}\n' >star.jsonl
run run -s 'select:has=langauge' --field '*' star.jsonl
exits 2
silent out
says err '"select" reads "langauge", which is no field that is known here' 'did you mean "language"?'
run run -s 'select:has=langauge' --field 'langauge=*' star.jsonl
exits 0
is "$(cat out)" '{"langauge":1,"id":"s"}'
about "an output may name a field that a stage before it may make"
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "jq", "options": {"program": "."}}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl", "only": ["langauge"]}]}
P
run lint p.json
exits 0
silent err
about "behind a stage that keeps some fields alone, one that may make any is forgotten"
run run -s 'jq:program=.' -s 'fields:keep=title' -s 'select:has=langauge' in.jsonl
exits 2
says err '"select" reads "langauge", which is no field that is known here'

about "a key of an object is shown where it stands"
pipeline '{}' '[{"plugin": "select", "options": {"min": {"langauge": 1}}}]'
refuses 1:82 '"select" reads "langauge"'
about "what a later stage writes"
pipeline '{}' '[{"plugin": "select", "options": {"has": ["quotes"]}}, {"plugin": "quotes"}]'
run lint p.json
exits 0
says err 'warning: "select" reads "quotes", which nothing before it writes' '"quotes" writes it: put that stage in front'
run lint p.json --strict
exits 1
says err 'error: "select" reads "quotes", which nothing before it writes'
run run p.json in.jsonl --strict -o strict
exits 2
gone strict
about "a warning a field; none about what is there by default"
cat >p.json <<'P'
{"copydesk": 1, "outputs": [
 {"plugin": "markdown", "path": "a.md"},
 {"plugin": "csv", "path": "a.csv", "options": {"rows": "quote", "columns": ["id", "quotes[].speaker", "quotes[].cue", "quotes[].text"]}}]}
P
run lint p.json
exits 0
is "$(grep -c warning: err)" 1

# ---- -s
about "a plugin twice"
printf '%s\n' '{"id":"1","text":"a b"}' '{"id":"2","text":"a b c"}' '{"id":"3","text":"a b c d"}' >in.jsonl
run run -s select:min_words=3 -s select:max_words=9 --set select_2.max_words=3 in.jsonl
exits 0
is "$(cat out)" '{"id":"2","text":"a b c"}'
about "a list as JSON, and as text"
run run -s 'select:has=["id","text"]' in.jsonl
exits 0
is "$(wc -l <out)" 3
run run -s select:has=id,title in.jsonl
exits 0
silent out
run run -s 'select:has=["id",1]' in.jsonl
exits 2
says err '-s select:has: error: option "has" has an element that is not a string'
about "one mistake in a list is one error, in a file as well"
echo '{"copydesk": 1, "stages": [{"plugin": "select", "options": {"has": ["id", 1, 2]}}]}' >list.json
for command in "run -s select:has=[\"date\",1] in.jsonl" "run -s select:has=[1,\"\",2] in.jsonl" "lint list.json"; do
    run $command
    is "$(grep -c "error: " err)" 1
    says err 'option "has" has an element that is not a string'
done
run run -s 'select:has=["id"' in.jsonl
exits 2
says err '-s select:has: error: option "has" begins as a JSON array, but is not valid JSON'
about "colons"
echo '{"id":"a:b=c","url":"http://x/"}' >in.jsonl
run run -s 'select:equals={"id":"a\:b=c"}:matches={"url":"http://*"}' in.jsonl
exits 0
is "$(wc -l <out)" 1
about "what is no option, and what is given twice"
run run -s select:min_words=1:min_words=2 in.jsonl
exits 2
says err '-s select: error: option "min_words" is given twice'
for number in 0x10 1e3 nan 3x '' 99999999999999999999; do
    run run -s "select:min_words=$number" in.jsonl
    exits 2
    says err '-s select:min_words: error: option "min_words" is '
done

# ---- what prepare refuses, lint refuses, at the option
about "conditions that nothing can meet"
pipeline '{}' '[{"plugin": "select", "options": {"since": "01.03.2024"}}]'
refuses 1:83 'stage "select" cannot start: option "since": "01.03.2024" is no ISO 8601 date'
pipeline '{}' '[{"plugin": "select", "options": {"since": "2024-05", "until": "2024-04"}}]'
refuses 1:83 'stage "select" cannot start: "since" 2024-05 is after "until" 2024-04'
pipeline '{"has": ["n"]}' '[{"plugin": "select", "options": {"max": {"n": 1}, "min": {"n": 2}}}]'
run lint p.json
exits 1
says err '"min" of "n" is above its "max"'
pipeline '{}' '[{"plugin": "select", "options": {"min_words": 5, "max_words": 4}}]'
run lint p.json
exits 1
says err '"min_words" 5 is above "max_words" 4'

about "a date that is none: it does not fit, and that is said once a worker"
printf '%s\n' '{"id":"1","text":"x y","date":1709287200}' '{"id":"2","text":"x","date":"03/01/2024"}' \
    '{"id":"3","text":"x","date":"2024-05-01"}' >dates.jsonl
run run -s select:since=2024 dates.jsonl
exits 0
is "$(cat out)" '{"id":"3","text":"x","date":"2024-05-01"}'
says err "copydesk: warning: select: dates.jsonl:1: the date cannot be read, so it does not fit"
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl", "when": {"since": "2024"}}]}' >when.json
run run when.json dates.jsonl -o when
says err "copydesk: warning: jsonl: dates.jsonl:1: the date cannot be read, so it does not fit"
is "$(grep -c "cannot be read" err)" 1
about "where no condition asks for the date, it may be anything"
run run -s select:min_words=2 dates.jsonl
exits 0
is "$(cat out)" '{"id":"1","text":"x y","date":1709287200}'
finish
