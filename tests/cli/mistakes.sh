#!/bin/sh
# SPDX-License-Identifier: MIT
# A mistake in a pipeline file is one line, FILE:LINE:COLUMN, with a help line
# where there is something to suggest.  `run` exits 2 and writes nothing;
# `lint` says the same and exits 1.
. "$srcdir/tests/cli/lib.sh"

articles 1 >in.jsonl

# mistake PLACE MESSAGE [HELP]: of the pipeline on standard input
mistake() {
    about "$2"
    cat >p.json
    run run p.json in.jsonl -o made
    exits 2
    silent out
    gone made
    says err "p.json:$1: error: $2"
    [ $# -lt 3 ] || says err "  help: $3"
    is "$(grep -c error: err)" 1
    mv err err.run
    run lint p.json
    exits 1
    says err "p.json:$1: error: $2"
}

# ---- unknown keys, at any level
mistake 2:2 'unknown key "stags" in the pipeline' 'did you mean "stages"?' <<'P'
{"copydesk": 1,
 "stags": [],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:30 'unknown key "path" in "input"' 'did you mean "paths"?' <<'P'
{"copydesk": 1, "input": {   "path": ["x"]}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:48 'unknown key "onerror" in a stage' 'did you mean "on_error"?' <<'P'
{"copydesk": 1, "stages": [{"plugin": "clean", "onerror": "drop"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:48 'unknown key "levl" in an output' 'did you mean "level"?' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl","levl": 3, "path": "a.jsonl"}]}
P
mistake 1:29 'unknown key "record_byte" in "limits"' 'did you mean "record_bytes"?' <<'P'
{"copydesk": 1, "limits": { "record_byte": 3}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P

# ---- paths that would not become what they look like
mistake 1:57 'output path "~/a.jsonl" is taken as it stands, as no shell reads it: write the whole path' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "~/a.jsonl"}]}
P
mistake 1:57 'output path "$HOME/a.jsonl" is taken as it stands, as no shell reads it' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "$HOME/a.jsonl"}]}
P
mistake 1:57 'output path "a*.jsonl" is the name of one file: a pattern names inputs' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a*.jsonl"}]}
P
mistake 1:57 'output path "a-%Y.jsonl" is taken as it stands: a date of the records is written {date:%Y}' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a-%Y.jsonl"}]}
P

# ---- wrong types and values
mistake 1:27 '"stages" must be an array, not an object' <<'P'
{"copydesk": 1, "stages": {}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:14 'this is a pipeline of format 2, this copydesk reads format 1' <<'P'
{"copydesk": 2, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:72 'option "min_words" cannot be a string: "3"' '"min_words" is an integer, at least 0' <<'P'
{"copydesk": 1, "stages": [{"plugin": "select","options":{"min_words": "3"}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:72 'option "min_words" is out of range' '"min_words" is an integer, at least 0' <<'P'
{"copydesk": 1, "stages": [{"plugin": "select","options":{"min_words": -1}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:30 'plugin "opensearch" needs the option "index"' <<'P'
{"copydesk": 1, "outputs": [ {"plugin": "opensearch", "path": "a", "options": {"index": null}}]}
P
mistake 1:80 '"level" is 99, outside 1 to 19' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl.zst","level": 99}]}
P

mistake 1:70 '"level" does nothing here: it is of gzip and zstd, for a path that ends in ".gz" or ".zst"' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl",   "level": 9}]}
P
mistake 1:79 '"level" of gzip is 1 to 9' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl.gz","level": 10}]}
P

mistake 1:30 '"level" does nothing here' <<'P'
{"copydesk": 1, "outputs": [{"level": 6, "plugin": "csv", "path": "a.gz.csv", "options": {"columns": ["id"]}}]}
P

# ---- plugins and options
mistake 1:39 'no plugin "cleen"; did you mean "clean"?' <<'P'
{"copydesk": 1, "stages": [{"plugin": "cleen"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:60 'plugin "select" has no option "minwords"' 'did you mean "min_words"?' <<'P'
{"copydesk": 1, "stages": [{"plugin": "select", "options":{"minwords": 3}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
# ---- paths, functions and templates inside an option
mistake 3:69 'stage "fields" cannot start: option "compute": "n": there is no function "wrds"' <<'P'
{"copydesk": 1,
 "stages": [{"plugin": "fields", "options":
  {"set": {"a": 1}, "compute": {"n":             {          "wrds": "text"}}}}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:86 'stage "fields" cannot start: option "compute": "n": "words" takes one value, and "quotes[].text" names several: name one, as with "[0]"' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"compute": {"n":{"words":"quotes[].text"}}}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:73 'stage "fields" cannot start: option "set": "b": the template has a "}" without a "{"' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"set": {"b":{"c":["a","}"]}}}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:82 'stage "fields" cannot start: option "set": "b": the template has a "{" without a "}"' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"set": {"a": 1, "b": "{title"}}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:75 '"fields" reads "tilte", which is no field that is known here' 'did you mean "title"?' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"set": {"a" : "{tilte} ({source})"}}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:87 '"fields" reads "txt", which is no field that is known here' 'did you mean "text"?' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"compute": {"a":{"words": "txt"}}}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:77 '"fields" reads "headlin", which is no field that is known here' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"rename": {"b": "headlin"}}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:80 'stage "fields" cannot start: option "type": "date": it must be' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"type": {"date" :  "int"}}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:102 '"clean" reads "text", which "fields" before it removes' 'have "fields" keep it' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"keep": ["id", "title"]}}             ,  {"plugin": "clean"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P

mistake 1:75 '"select" reads "text" as an integer or a real number, but it is a string here' <<'P'
{"copydesk": 1, "stages": [{"plugin": "select", "options": {"min":       {"text": 5}}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:69 '"select" reads "authors" as an integer or a real number, but it is an array here' <<'P'
{"copydesk": 1, "stages": [{"plugin": "select", "options": {"max": {"authors": 5}}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:107 '"select" reads "quality" as a string or an array, but it is an object here' <<'P'
{"copydesk": 1, "input": {"has": ["quality"]}, "stages": [{"plugin": "select", "options": {"matches":    {"quality": "good*"}}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P

mistake 1:68 'stage "fields" cannot start: option "utc" does nothing without "dates"' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"utc": true}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:90 'stage "fields" cannot start: option "date_order" does nothing without "dates" or "compute"' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"compute": {}, "date_order": "day_first"}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:94 'stage "fields" cannot start: option "unreadable" does nothing without "dates" or "type"' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"drop": ["title"], "unreadable": "null"}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:91 'stage "fields" cannot start: option "compute": "key": "sha256" takes one field or several' <<'P'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"compute": {"key": {"sha256": []}}}}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:40 'plugin "clean" is a filter, not an output' 'put it into "stages"' <<'P'
{"copydesk": 1, "outputs": [{ "plugin":"clean", "path": "a.jsonl"}]}
P
mistake 1:39 'plugin "jsonl" is a format, not a stage' 'put it into "outputs"' <<'P'
{"copydesk": 1, "stages": [{"plugin": "jsonl"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl", "id": "other"}]}
P
mistake 1:57 'another stage or output is called "a", too' 'give each an "id" of its own' <<'P'
{"copydesk": 1, "stages": [{"plugin": "clean","id":"a"},{"id": "a", "plugin": "quotes"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 1:29 'output "sqlite" has no "path"' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "sqlite"}]}
P
# left_out PLACE MESSAGE HELP OUTPUT: what a part of an output takes from it
left_out() {
    about "$2"
    printf '{"copydesk": 1, "input": {"has": ["x"]}, "stages": [{"plugin": "fields", "options": {"drop": ["url"]}}], "outputs": [\n %s]}\n' "$4" >p.json
    run lint p.json
    exits 0
    says err "p.json:$1: warning: $2" "  help: $3"
    is "$(grep -c warning: err)" 1
}
left_out 2:79 '"csv" reads "x", which "only" of the output leaves out' 'name it in "only", too' \
    '{"plugin": "csv", "path": "a", "only": ["id"], "options": {"columns": ["id", "x"]}}'
left_out 2:78 '"csv" reads "text", which "without" of the output leaves out' 'take it out of "without"' \
    '{"plugin": "csv", "path": "a", "without": ["text"], "options": {"columns": ["text"]}}'
left_out 2:63 '"csv" reads "url", which "fields" before it removes' 'have "fields" keep it' \
    '{"plugin": "csv", "path": "a", "options": {"columns": ["id", "url"]}}'
left_out 2:70 '"opensearch" reads "id", which "without" of the output leaves out' 'take it out of "without"' \
    '{"plugin": "opensearch", "path": "a", "without": ["id"], "options": {"index": "a"}}'
left_out 2:2 '"sqlite" reads "id", which "only" of the output leaves out' 'name it in "only", too' \
    '{"plugin": "sqlite", "path": "a", "only": ["title"]}'
about "columns that are so by default may be left out"
echo '{"copydesk": 1, "outputs": [{"plugin": "markdown", "path": "a", "without": ["title"]}, {"plugin": "csv", "path": "b", "only": ["id"]},
 {"plugin": "sqlite", "path": "c", "without": ["text"]}]}' >p.json
run lint p.json
exits 0
silent err
if [ -d "$modules" ]; then
    COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
    mistake 1:28 '"reader" reads "quotes", which nothing before it writes' 'put a stage that writes it in front' <<'P'
{"copydesk": 1, "stages": [{"plugin": "reader"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
    mistake 1:28 '"reader" reads "quotes", which nothing before it writes' '"quotes" writes it: put that stage in front' <<'P'
{"copydesk": 1, "stages": [{"plugin": "reader"}, {"plugin": "quotes"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
    about "a stage behind the one that writes what it reads"
    echo '{"copydesk": 1, "stages": [{"plugin": "quotes"}, {"plugin": "reader"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
    run lint p.json
    exits 0
fi

# ---- files
mistake 1:57 'output path "../a.jsonl"' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "../a.jsonl"}]}
P
mistake 1:57 'output path "/tmp/a.jsonl"' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "/tmp/a.jsonl"}]}
P
mistake 1:109 'output path "a.jsonl" is already taken by "jsonl"' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}, {"plugin": "jsonl", "id": "b", "path":  "a.jsonl"}]}
P

mistake 1:57 'output path "run.json/a.jsonl" is a name that the run itself writes' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "run.json/a.jsonl"}]}
P
mistake 1:57 'output path "rejects.jsonl.gz/a" is a name that the run itself writes' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "rejects.jsonl.gz/a"}]}
P
mistake 1:105 'output path "a.part/b" ends in ".part", the mark of unfinished files' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a"}, {"plugin": "jsonl", "id": "b", "path":    "a.part/b"}]}
P
mistake 1:108 'output path "A.JSONL" is already taken by "jsonl"' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}, {"plugin": "jsonl", "id": "b", "path": "A.JSONL"}]}
P

# ---- many
stages() {
    python3 -c 'import json, sys
print(json.dumps({"copydesk": 1, "stages": [{"plugin": "select", "id": "s%d" % i} for i in range(int(sys.argv[1]))],
    "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}))' "$1"
}
stages 20000 >many.json
mistake 1:27 '20000 stages; there may be 16384' <many.json
about "5,000 stages: what lint takes, run takes"
stages 5000 >p.json
run lint p.json
exits 0
run run p.json in.jsonl -o many
exits 0
same many/a.jsonl in.jsonl

mistake 1:57 'output path "a.jsonl.xz" would not be compressed so: only .gz and .zst are' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl.xz"}]}
P

# ---- JSON itself
mistake 2:2 'key "copydesk" stands here twice' <<'P'
{"copydesk": 1,
 "copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mistake 2:1 'text ends where a key should be' <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl",
P
printf '{"copydesk": 1, "//": "\377"}\n' >bytes
mistake 1:24 'byte 0xff is not UTF-8' <bytes

about "an input that is not there"
cat >p.json <<'P'
{"copydesk": 1, "input": {"paths": ["nowhere/*.jsonl"]},
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
run run p.json -o made
exits 2
gone made
says err 'p.json:1:37: error: '
run lint p.json
exits 1
says err 'p.json:1:37: error: '
run run p.json missing.jsonl -o made
exits 2
gone made
says err 'command line: error: ' missing.jsonl

about "all mistakes are shown at once"
cat >p.json <<'P'
{"copydesk": 1,
 "stages": [{"plugin": "cleen"}, {"plugin": "quotes", "options": {"a": 1, "b": 2}}],
 "outputs": [{"plugin": "jsonl", "path": "/x"}],
 "extra": 0}
P
run lint p.json
exits 1
is "$(grep -c ': error: ' err)" 5

about "a sound pipeline says nothing"
echo '{"copydesk": 1, "stages": [{"plugin": "clean"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
run lint p.json
exits 0
silent err
about "a pipeline that is not there"
run lint nowhere.json
exits 1
says err nowhere.json
run run nowhere.json in.jsonl -o made
exits 2
gone made
about "a field that is mapped twice on the command line"
run run -s clean --field text=body --field title=head --field text=content in.jsonl
exits 2
silent out
says err '--field text=content: error: "text" is mapped twice'
about "options that no sentence can meet"
run run -s summarize:min_length=50:max_length=10 in.jsonl
exits 2
silent out
says err 'min_length 50 is above max_length 10'
run run -s summarize:max_words=3 in.jsonl
exits 2
silent out
says err 'min_length 4 is above max_words 3: no sentence could fit'
run run -s summarize:max_chars=7 in.jsonl
exits 2
silent out
says err 'no sentence of min_length 4 words could fit into max_chars 7'
run run -s summarize:overflow=cut in.jsonl
exits 2
silent out
says err 'overflow "cut" says what to do beyond max_words or max_chars'
about "an input where the pipeline should stand; a line that is none"
printf '{"id":"a","text":"One."}\n{"id":"b","text":"Two."}\n' >two.jsonl
head -n 1 two.jsonl >one.jsonl
gzip -c two.jsonl >two.jsonl.gz
for f in one.jsonl two.jsonl two.jsonl.gz; do
    run run $f -o made
    exits 2
    is "$(wc -l <err)" 2
    says err "$f:1:1: error: it is an input, and stands where the pipeline should" "or copydesk run -s clean $f"
done
printf 'id,text\n1,One\n2,Two\n' >rows.csv
printf '<!DOCTYPE html><p>One.</p>\n' >page.html
printf '<rss><channel><item><title>One</title></item></channel></rss>\n' >items.rss
printf 'WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n' >pages.warc
for f in rows.csv:'-s clean' page.html:'-s extract -s clean' items.rss:'-s extract -s clean' pages.warc:'-s extract -s clean'; do
    run run ${f%%:*} -o made
    exits 2
    says err "${f%%:*}:1:1: error: it is an input, and stands where the pipeline should" "or copydesk run ${f#*:} ${f%%:*}"
done
run show two.jsonl:0
exits 2
says err 'cannot open input "two.jsonl:0"'

about "what plugins say of their options is told of all at once, and beside what else is wrong"
cat >p.json <<'P'
{"copydesk": 1, "stages": [
 {"plugin": "fields", "options": {"compute": {"n": "words"}}},
 {"plugin": "fields", "id": "same", "options": {"rename": {"title": "title"}}},
 {"plugin": "select", "options": {"since": "2024-13"}}],
 "outputs": [
 {"plugin": "jsonl", "path": "a", "when": {"min_words": 3, "max_words": 1}},
 {"plugin": "jsonl", "id": "b", "path": "b", "only": ["id", "quality.words"], "without": ["text", "quality"]}]}
P
for way in "2 run p.json in.jsonl -o made" "1 lint p.json"; do
    # shellcheck disable=SC2086 # words
    run ${way#* }
    exits "${way%% *}"
    says err 'p.json:2:52: error: "fields" reads "words", which is no field that is known here' \
        'p.json:2:52: error: stage "fields" cannot start: option "compute": "n" must be one function of a field, as in {"words": "text"}' \
        'p.json:3:69: error: stage "same" cannot start: option "rename": "title" is its name already' \
        'p.json:4:44: error: stage "select" cannot start: option "since": "2024-13"' \
        'p.json:6:57: error: output "jsonl" cannot start: "min_words" 3 is above "max_words" 1' \
        'p.json:7:90: error: output "b" cannot start: "without": "quality.words" is to be kept, too'
    gone made
done

about "options that no record can meet, or that do nothing"
# option MESSAGE
while read -r option message; do
    run run -s "$option" in.jsonl
    exits 2
    silent out
    says err "$message"
done <<'O'
select:equals={"language":[]} option "equals": no record can have a "language" out of an empty list
select:matches={"url":[]} option "matches": no record can have a "url" out of an empty list
select:has=title:lacks=title no record can both have and lack "title"
select:matches="*x*" option "matches" must be an object
mask:fields= option "fields" is empty: nothing would be masked
mask:kinds= option "kinds" is empty: nothing would be masked
fields:rename={"x":"title","y":"title"} option "rename": "x" and "y" are made of one value
fields:rename={"a.b":"title","a":"text"} option "rename": "a.b" and "a" are one inside the other
fields:set={"a":1,"a.b":2} option "set": "a" and "a.b" are one inside the other
fields:keep=["quotes[0].text","id"]:drop=["quotes[].text"] option "drop": "quotes[0].text" is to be kept, too
O
finish
