#!/bin/sh
# SPDX-License-Identifier: MIT
# copydesk test: a pipeline says what it makes of records.
. "$srcdir/tests/cli/lib.sh"

valley="It rained in the valley all night, and the river rose by two metres."

# pipeline TESTS: p.json with these tests
pipeline() {
    cat >p.json <<P
{
  "\$schema": "pipeline.schema.json",
  "copydesk": 1,
  "input": { "paths": ["corpus/*.jsonl.gz"], "fields": { "text": "body" } },
  "stages": [
    { "plugin": "clean" },
    { "plugin": "select", "options": { "min_words": 3 } },
    { "plugin": "fields", "options": { "drop": ["source", "blocks"], "compute": { "n": { "words": "text" } } } }
  ],
  "outputs": [ { "plugin": "jsonl", "path": "a.jsonl" } ],
  "tests": [
$1
  ]
}
P
}

# passes TESTS: each of them
passes() {
    pipeline "$1"
    run test p.json
    exits 0
    silent err
    is "$(grep -c '^ok' out)" "$(sed -n 's/^1\.\.//p' out)"
}

# fails TEST TEXT...: the test, and the reason has these lines
fails() {
    pipeline "$1"
    shift
    run test p.json
    exits 1
    silent err
    says out "not ok 1 - p.json: x" "1..1"
    for line; do
        if grep -qxF -e "# $line" out; then ok; else bad "a line must be: # $line"; fi
    done
}

about "what is so passes"
passes "
    { \"name\": \"values\", \"input\": { \"body\": \"By Ann Lee\n\n$valley\" },
      \"expect\": { \"// why\": \"a comment\", \"authors\": [\"Ann Lee\"], \"authors[]\": [\"Ann Lee\"], \"authors[0]\": \"Ann Lee\",
                  \"text\": \"$valley\", \"id\": \"test:1\", \"n\": 14 } },
    { \"name\": \"null is what is not there\", \"input\": { \"body\": \"$valley\", \"source\": \"x\" },
      \"expect\": { \"authors\": null, \"source\": null, \"quality.words\": null } },
    { \"name\": \"and so is an empty list of what elements have\", \"input\": { \"body\": \"$valley\", \"quotes\": [{ \"text\": \"x\" }] },
      \"expect\": { \"authors[]\": [], \"quotes[].speaker\": [], \"quotes[].text\": [\"x\"] } },
    { \"name\": \"conditions\", \"input\": { \"body\": \"$valley\", \"date\": \"2024-05-01\" },
      \"expect\": { \"text\": { \"matches\": \"*valley*\", \"min_words\": 5, \"max_words\": 50, \"// c\": 1 },
                  \"n\": { \"min\": 10, \"max\": 20, \"equals\": [13, 14] }, \"title\": { \"lacks\": true }, \"id\": { \"has\": true },
                  \"date\": { \"since\": \"2024-04\", \"until\": \"2024-05\" }, \"section\": { \"invert\": true, \"matches\": \"*\" } } },
    { \"name\": \"dropped\", \"input\": { \"body\": \"Two words\" }, \"dropped\": true },
    { \"name\": \"kept\", \"input\": { \"body\": \"$valley\" }, \"dropped\": false },
    { \"name\": \"rejected\", \"input\": { \"body\": 3 }, \"rejected\": \"wrong_type\" },
    { \"name\": \"a field of that name\", \"input\": { \"file\": \"x\", \"line\": 3, \"body\": \"$valley\" }, \"expect\": { \"n\": 14 } }"

about "a difference has its field and the stage that made it"
fails "{ \"name\": \"x\", \"input\": { \"body\": \"By Ann Lee\n\n$valley\" }, \"expect\": { \"authors\": [\"Ann Bee\"] } }" \
    'authors: differs; stage "clean" changed it last' '    - ["Ann Bee"]' '    + ["Ann Lee"]'
fails "{ \"name\": \"x\", \"input\": { \"body\": \"$valley\" }, \"expect\": { \"n\": 1.0 } }" \
    'n: differs; stage "fields" changed it last' '    - 1.0' '    + 14'
fails "{ \"name\": \"x\", \"input\": { \"body\": \"One two three.\n\nFour five six.\" }, \"expect\": { \"text\": \"One two three.\n\nFour six.\" } }" \
    'text: differs; no stage changed it' '    - Four six.' '    + Four five six.'
fails "{ \"name\": \"x\", \"input\": { \"body\": \"$valley\", \"source\": \"s\" }, \"expect\": { \"source\": \"s\" } }" \
    'source: is not there; stage "fields" removed it last' '    - "s"'
fails "{ \"name\": \"x\", \"input\": { \"body\": \"$valley\", \"title\": \"t\" }, \"expect\": { \"title\": null } }" \
    'title: must not be there; no stage changed it' '    + "t"'
fails "{ \"name\": \"x\", \"input\": { \"body\": \"By Ann Lee\n\n$valley\" }, \"expect\": { \"authors[]\": [] } }" \
    'authors[]: must not be there; stage "clean" changed it last' '    + ["Ann Lee"]'
fails "{ \"name\": \"x\", \"input\": { \"body\": \"$valley\" }, \"expect\": { \"n\": { \"max\": 9 } } }" \
    'n: does not fulfil {"max":9}; stage "fields" changed it last' '    + 14'
fails "{ \"name\": \"x\", \"input\": { \"body\": \"$valley\" }, \"expect\": { \"title\": { \"matches\": \"R*\" } } }" \
    'title: is not there, and must fulfil {"matches":"R*"}; no stage changed it'
pipeline "{ \"name\": \"x\", \"input\": { \"body\": \"$valley\" }, \"expect\": { \"n\": { \"maxx\": 20 } } }"
run test p.json
exits 1
says out 'n: differs; stage "fields" changed it last'
says err '"maxx" is no condition: the field is compared with this object' 'did you mean "max"?  To compare, write {"equals": {...}}'
fails '{ "name": "x", "input": { "body": "Two words" }, "expect": { "n": 2 } }' \
    'the record must be written; stage "select" dropped it'
fails "{ \"name\": \"x\", \"input\": { \"body\": \"$valley\" }, \"dropped\": true }" \
    'the record must be dropped; it was written'
fails '{ "name": "x", "input": { "body": "Two words" }, "rejected": "wrong_type" }' \
    'the record must be rejected (wrong_type); stage "select" dropped it'
fails '{ "name": "x", "input": { "body": [] }, "rejected": "missing_field" }' \
    'the record must be rejected (missing_field); stage "clean" rejected it: wrong_type: "text" must be a string, not an array'
fails '{ "name": "x", "input": { "id": {}, "body": "b" }, "dropped": true }' \
    'the record must be dropped; it was rejected: wrong_type: "id" must be a string or an integer, not an object'

about "a record on a line of a file"
mkdir data
{ echo; echo "{\"body\": \"$valley\"}"; } >data/in.jsonl
gzip -k data/in.jsonl
passes '{ "name": "x", "input": { "file": "data/in.jsonl.gz", "line": 2 }, "expect": { "id": "data/in.jsonl.gz:2", "n": 14 } }'
(cd data && "$copydesk" test ../p.json) >out2
sed 's|p.json|../p.json|' out >out.seen
same out2 out.seen
fails '{ "name": "x", "input": { "file": "data/in.jsonl", "line": 1 }, "expect": { "n": 14 } }' \
    'data/in.jsonl has no record on line 1'

about "a file that the pipeline's reader reads"
printf '<p>It rained.</p>' >data/page.html
: >data/empty.html
cat >r.json <<'P'
{"copydesk": 1, "input": {"reader": "files"}, "outputs": [{"plugin": "jsonl", "path": "a"}], "tests": [
 {"name": "page", "input": {"file": "data/page.html", "line": 1}, "expect": {"html": "<p>It rained.</p>"}},
 {"name": "empty", "input": {"file": "data/empty.html", "line": 1}, "rejected": "plugin_error"},
 {"name": "own", "input": {"text": "It rained."}, "expect": {"text": "It rained.", "id": "test:3"}}]}
P
run test r.json
exits 0
silent err

about "tests in a file beside the pipeline, and several pipelines"
pipeline '{ "name": "own", "input": { "body": "Two words" }, "dropped": true }'
cp p.json q.json
sed -i 's/"own"/"# own"/' q.json
cat >p.tests.json <<P
{ "\$schema": "x", "// tests": "of p.json", "tests": [ { "name": "beside", "input": { "body": "$valley" }, "expect": { "n": 3 } } ] }
P
run test p.json q.json
exits 1
says out "ok 1 - p.json: own" "not ok 2 - p.json: beside" 'ok 3 - q.json: \# own' "1..3"

about "--update writes what came out, and nothing else"
pipeline "    { \"name\": \"new\",
      \"input\": { \"body\": \"By Ann Lee\n\n$valley\" } },
    { \"name\": \"fields\", \"input\": { \"body\": \"$valley\" },
      \"expect\": { \"n\": 3, \"// c\": 1, \"text\": { \"matches\": \"It*\" }, \"title\": \"t\" } },
    { \"name\": \"end\", \"input\": { \"body\": \"Two words\" }, \"dropped\": false, \"expect\": { \"n\": 2 } },
    { \"name\": \"code\", \"dropped\": true, \"input\": { \"body\": 3 } },
    { \"name\": \"was rejected\", \"rejected\": \"too_deep\", \"input\": { \"body\": \"$valley\" } }"
chmod 640 p.json
run test p.json --update
exits 0
says out "ok 6 - p.json: beside" "# the test expects now what came out"
is "$(stat -c %a p.json)" 640
tail -n +12 p.json >tests
holds tests <<P
    { "name": "new",
      "input": { "body": "By Ann Lee\n\n$valley" },
      "expect": {
        "text": "$valley",
        "authors": ["Ann Lee"],
        "n": 14
      } },
    { "name": "fields", "input": { "body": "$valley" },
      "expect": {
        "n": 14,
        "// c": 1,
        "text": {"matches":"It*"},
        "title": null
      } },
    { "name": "end", "input": { "body": "Two words" }, "dropped": true },
    { "name": "code", "input": { "body": 3 },
      "rejected": "wrong_type" },
    { "name": "was rejected", "input": { "body": "$valley" },
      "expect": { "n": 14 } }
  ]
}
P
is "$(cat p.tests.json)" "{ \"\$schema\": \"x\", \"// tests\": \"of p.json\", \"tests\": [ { \"name\": \"beside\", \"input\": { \"body\": \"$valley\" }, \"expect\": { \"n\": 14 } } ] }"
cp p.json before
run test p.json --update
exits 0
same p.json before
run test p.json
exits 0
silent err
rm p.tests.json

about "--update calls no test good before the file is written"
long=$(printf '%0244d' 0).json # and with what a file has behind its name until it is whole, too long
pipeline "{ \"name\": \"x\", \"input\": { \"body\": \"$valley\" }, \"expect\": { \"n\": 3 } }, { \"name\": \"y\", \"input\": { \"body\": 3 }, \"rejected\": \"wrong_type\" }"
mv p.json "$long"
run test "$long" --update
exits 2
says out "not ok 1 - $long: x" "# cannot write \"$long\": File name too long" "ok 2 - $long: y"
is "$(grep -c 'expects now' out)" 0
says err "cannot write"
rm "$long"

about "--update says what a test can hold, and tells what it cannot"
printf '%s\n' '{"id": "1", "m": {"min": 1}, "//c": 1, "text": "a"}' '{"id": "2", "z": "a\u0000b", "text": "a"}' >odd.jsonl
cat >odd.json <<'P'
{ "copydesk": 1, "input": { "has": ["m", "z", "\\//c"] },
  "stages": [ { "plugin": "fields", "options": { "rename": { "m2": "m", "z2": "z", "\\//d": "\\//c" } } } ],
  "tests": [ { "name": "new", "input": { "file": "odd.jsonl", "line": 1 } }, { "name": "NUL", "input": { "file": "odd.jsonl", "line": 2 } },
             { "name": "other", "input": { "file": "odd.jsonl", "line": 1 }, "expect": { "m2": 5 } } ] }
P
run test odd.json --update
exits 1
says out 'ok 1 - odd.json: new' 'not ok 2 - odd.json: NUL' '# a pipeline file cannot hold "z2"' 'ok 3 - odd.json: other'
is "$(json odd.json '[t.get("expect") for t in v["tests"]]')" "[{'m2': {'equals': {'min': 1}}, '\\\\//d': 1, 'm': None, '\\\\//c': None}, {'z': None}, {'m2': {'equals': {'min': 1}}}]"
run lint odd.json
exits 0
run test odd.json
exits 0

# wrong PLACE MESSAGE [HELP]: the tests on standard input, which begin on line 12
wrong() {
    about "$2"
    pipeline "$(cat)"
    mkdir -p corpus
    cp data/in.jsonl.gz corpus/
    run lint p.json
    exits 1
    says err "p.json:$1: error: $2"
    [ $# -lt 3 ] || says err "  help: $3"
    is "$(grep -c error: err)" 1
    run test p.json
    exits 2
    says err "p.json:$1: error: $2"
    says out "1..0"
}
wrong 12:28 'unknown key "expects" in a test' 'did you mean "expect"?' <<'P'
{"name": "x", "input": {}, "expects": {"n": 1}, "dropped": true}
P
wrong 12:1 'a test has no key "input"' <<'P'
{"name": "x", "dropped": true}
P
wrong 12:24 '"input" must be an object, not a string' <<'P'
{"name": "x", "input": "body", "dropped": true}
P
wrong 13:10 'another test has the same name' <<'P'
{"name": "x", "input": {}, "dropped": true},
{"name": "x", "input": {}, "dropped": true}
P
wrong 12:10 'a test needs a name' <<'P'
{"name": "", "input": {}, "dropped": true}
P
wrong 12:40 '"titel" reads "titel"' 'did you mean "title"?' <<'P'
{"name": "titel", "input":{},"expect":{"titel": null}}
P
wrong 12:34 '"x" reads "quotes.text": "quotes" is an array: write "quotes[].text"' <<'P'
{"name":"x","input":{},"expect":{"quotes.text":null}}
P
wrong 12:34 '"n..m" is no path of a field: it has an empty name' <<'P'
{"name":"x","input":{},"expect":{"n..m": 1}}
P
wrong 12:52 'there is no condition "matchs"' 'did you mean "matches"?' <<'P'
{"name":"x","input":{},"expect":{"n": { "min" : 3, "matchs": "x"}}}
P
wrong 12:47 'option "min": the value of "n" must be a number' <<'P'
{"name":"x","input":{},"expect":{"n": {"min": "3"}}}
P
wrong 12:53 'option "min_words" is out of range' <<'P'
{"name":"x","input":{},"expect":{"n": {"min_words": -3}}}
P
wrong 12:47 'a field can only be said to be there or not: write true' <<'P'
{"name":"x","input":{},"expect":{"n": {"has": false}}}
P
wrong 12:40 '"since" and "until" are for "date"' <<'P'
{"name":"x","input":{},"expect":{"n": {"since": "2024"}}}
P
wrong 12:36 'there is no reject code "wrong_typ"' 'did you mean "wrong_type"?' <<'P'
{"name":"x","input":{}, "rejected":"wrong_typ"}
P
wrong 12:25 'a record that is dropped has no fields to expect' <<'P'
{"name":"x","input":{}, "dropped": true, "expect": {"n": 1}}
P
wrong 12:25 'a record that is rejected has no fields to expect' <<'P'
{"name":"x","input":{}, "rejected": "too_deep", "expect": {"n": 1}}
P
wrong 12:21 'a place has no key "line"' <<'P'
{"name":"x","input":{"file": "data/in.jsonl"}, "dropped": true}
P
wrong 12:29 'cannot open "data/none.jsonl": No such file or directory' <<'P'
{"name":"x","input":{"file":"data/none.jsonl", "line": 1}, "dropped": true}
P
wrong 12:53 '"line" is 0, outside 1 to' <<'P'
{"name":"x","input":{"file":"data/in.jsonl", "line":0}, "dropped": true}
P

about "the same in the file beside"
pipeline '{ "name": "own", "input": { "body": "Two words" }, "dropped": true }'
cat >p.tests.json <<'P'
{"tests":
 [{"name": "own", "input": {}, "expect": {"titel": 1, "n": {"max": []}}}],
 "test": []}
P
run lint p.json
exits 1
says err 'p.tests.json:3:2: error: unknown key "test" in a file of tests' 'p.tests.json:2:12: error: another test has the same name' \
    'p.tests.json:2:43: error: "own" reads "titel", which is no field that is known here'
sed -i 's/"titel": 1, //; s/"own"/"other"/; s/"test": \[\]/"\/\/": 1/' p.tests.json
run lint p.json
exits 1
says err 'p.tests.json:2:58: error: option "max": the value of "n" must be a number'
echo '[' >p.tests.json
run test p.json
exits 2
says err 'p.tests.json:2:1: error:'
rm p.tests.json

about "a test that expects nothing, and no tests"
pipeline '{ "name": "x", "input": { "body": "b" } }'
run test p.json
exits 1
says out '# nothing is expected; stage "select" dropped it'
run lint p.json
exits 0
says err 'p.json:12:1: warning: the test "x" expects nothing' '"copydesk test --update"'
pipeline ""
run test p.json
exits 2
says err '"p.json" has no tests'
run test
exits 2
says err "which pipeline?"
run test none.json p.json
exits 2
says err 'none.json: error: cannot open'

about "tests do not change what a run is"
pipeline '{ "name": "own", "input": { "body": "Two words" }, "dropped": true }'
run run p.json -o made
exits 0
pipeline '{ "name": "own", "nput": { "body": "Three words too" }, "dropped": false }'
run run p.json -o made --resume
exits 0
says err "nothing to do"

if [ -d "$modules" ]; then
    about "what a plugin does to its process is a result"
    COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
    cat >p.json <<'P'
{"copydesk": 1, "input": {"has": ["wreck"]}, "stages": [{"plugin": "wreck"}], "tests": [
 {"name": "crash", "input": {"wreck": "crash"}, "rejected": "plugin_crash"},
 {"name": "exit", "input": {"wreck": "exit"}, "rejected": "plugin_crash"},
 {"name": "denied", "input": {"wreck": "socket"}, "rejected": "plugin_denied"},
 {"name": "memory", "input": {"wreck": "eat"}, "rejected": "memory_limit"},
 {"name": "error", "input": {"wreck": "nothing"}, "rejected": "plugin_error"},
 {"name": "behind", "input": {"text": "t"}, "expect": {"text": "t"}},
 {"name": "told", "input": {"wreck": "crash"}, "dropped": true},
 {"name": "memory told", "input": {"wreck": "eat"}, "dropped": true},
 {"name": "time told", "input": {"wreck": "spin"}, "dropped": true}]}
P
    run test p.json
    exits 1
    says out 'not ok 7 - p.json: told' '# the record must be dropped; stage "wreck" rejected it: plugin_crash: it crashed'
    says out 'not ok 9 - p.json: time told' '# the record must be dropped; stage "wreck" rejected it: plugin_hang: it used 10 s of CPU time'
    [ -n "$sanitized" ] || says out 'rejected it: memory_limit: it needs more memory than limits.worker_bytes, 536870912, allows'
    # sanitized workers have no limit of memory and may make any call
    if [ -z "$sanitized" ]; then is "$(grep -c ^ok out)" 6; else is "$(grep -c ^ok out)" 4; fi
fi

about "what is wrong with the process when a condition is prepared is said"
if [ -d "$modules" ]; then
    mkdir own
    cat >select.c <<'C'
#include <copydesk/plugin.h>
#include <copydesk/record.h>
#include "faulty_process.h"
struct opts {
    const json_t *equals;
};
static const struct cd_option options[] = {
    CD_OPT_JSON(struct opts, equals, 0, "Nothing."), { 0 },
};
static int
prepare(const struct cd_host *h, const void *opts, void **shared)
{
    lower_limit();
    return 0;
}
static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    return CD_KEEP;
}
const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER, .name = "select", .version = "1.0", .license = "MIT",
    .summary = "Lowers a limit for good.", .kind = CD_FILTER, .options = options,
    .options_size = sizeof(struct opts), .prepare = prepare, .process = process,
};
C
    # shellcheck disable=SC2086
    ${CC:-cc} -std=gnu11 -w -fPIC -shared -DFAULT_lowers_limit -I"$abs_top_srcdir/include" -I"$abs_top_builddir/include" \
        -I"$abs_top_srcdir/tests/check" ${sanitized:+-fsanitize=address,undefined} -o own/select.so select.c || exit 99
    cat >p.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}],
 "tests": [{"name": "x", "input": {"title": "x"}, "expect": {"title": {"equals": "x"}}}]}
P
    run test p.json --plugin-dir own
    exits 2
    says err 'error: plugin "select" changed the limits or the folder of the process in prepare'
fi
finish
