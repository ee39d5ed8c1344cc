#!/bin/sh
# SPDX-License-Identifier: MIT
# copydesk schema: an editor takes what lint takes, and refuses those mistakes of
# these tests that a schema can express.
. "$srcdir/tests/cli/lib.sh"

about "the schema has every plugin and each of its options"
run schema
exits 0
silent err
cp out schema.json
run list --json
cp out plugins
command="compare with list and describe"
python3 - "$copydesk" >out 2>err <<'P'
import json, subprocess, sys

s = json.load(open("schema.json"))
for line in open("plugins"):
    p = json.loads(line)
    kind = {"filter": "stage", "reader": "input"}.get(p["kind"], "output")
    member = "reader" if kind == "input" else "plugin"
    if {"const": p["name"], "description": p["summary"]} not in s["$defs"][kind]["properties"][member]["anyOf"]:
        print(p["name"], "is no", kind)
    d = json.loads(subprocess.check_output([sys.argv[1], "describe", p["name"], "--json"]))
    mine = s["$defs"]["options_" + p["name"]]["properties"]
    for o in d["options"]:
        m = mine.pop(o["name"])
        if m["description"] != o["help"] or m.get("default") != o.get("default", m.get("default")) \
                or m.get("enum") != o.get("choices"):
            print(p["name"], o, m)
    if mine:
        print(p["name"], "has no", mine)
P
silent out
silent err
run schema more
exits 2
says err 'what is "more"?'

about "a plugin that cannot be loaded is told and left out"
mkdir broken
echo x >broken/wreckage.so
run schema --plugin-dir broken
exits 0
says err 'warning: plugin "wreckage" is left out: '
same out schema.json

about "without plugins"
save=$COPYDESK_PLUGIN_PATH
if [ -d "$abs_top_builddir/plugins/.libs" ]; then
    mkdir none
    COPYDESK_PLUGIN_PATH=$scratch/none
    run schema
    exits 0
    COPYDESK_PLUGIN_PATH=$save
fi

python3 -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null || {
    echo "pipeline_schema: no python3-jsonschema for 2020-12: what the schema accepts is not tested"
    finish
}

# valid FILE...: what the schema says of each, as "FILE: REASON"; nothing where
# all is well
cat >valid.py <<'P'
import json, sys
from jsonschema import Draft202012Validator as Validator

schema = json.load(open("schema.json"))
Validator.check_schema(schema)
validator = Validator(schema)
for name in sys.argv[1:]:
    for e in validator.iter_errors(json.load(open(name, encoding="utf-8"))):
        print("%s: /%s: %s" % (name, "/".join(map(str, e.absolute_path)), e.message[:300]))
P
valid() {
    command="valid $*"
    status=0
    python3 valid.py "$@" >out 2>err || status=$?
    exits 0
    silent err
}

about "it takes every example"
valid $(for f in "$abs_top_srcdir"/examples/pipelines/*.json; do
    for plugin in jq lua language; do
        [ -e "$abs_top_builddir/plugins/.libs/$plugin.so" ] || ! grep -q "\"plugin\": \"$plugin\"" "$f" || f=
    done
    [ -z "$f" ] || echo "$f"
done)
silent out

about "it takes what lint takes"
articles 1 >in.jsonl
cat >all.json <<'P'
{
  "$schema": "schema.json", "// a": 1, "copydesk": 1,
  "input": { "// a": 1, "paths": ["in.jsonl"], "fields": { "// a": 1, "title": "a.b" }, "has": ["x"], "big_numbers": "string", "new_only": false },
  "stages": [ { "// a": 1, "plugin": "select", "id": "s_1", "options": { "// a": 1, "since": null, "min_words": 0, "has": [], "equals": { "x": [1, null] } }, "on_error": "keep" },
              { "plugin": "fields", "options": {} } ],
  "outputs": [ { "plugin": "jsonl", "path": "a.gz", "level": 9, "append": false, "when": { "// a": 1, "has": ["x"] }, "only": ["id", "text"] },
               { "plugin": "csv", "path": "a.csv", "options": { "columns": ["id"] }, "without": ["text"] } ],
  "limits": { "record_bytes": 1024, "worker_bytes": 1099511627776, "rejects": "0.5%" },
  "tests": [ { "// a": 1, "name": "a", "input": { "file": "in.jsonl", "line": 1 }, "dropped": false },
             { "name": "b", "input": {}, "dropped": false, "rejected": "too_deep" },
             { "name": "c", "input": { "text": "t" }, "expect": { "// a": 1, "text": null, "x": { "min": 2 } } } ]
}
P
run lint all.json
exits 0
valid all.json
silent out
for rejects in 0 7 '"100%"' '"1e1%"' '"07.5%"'; do
    sed "s/\"0.5%\"/$rejects/" all.json >some.json
    run lint some.json
    exits 0
    valid some.json
    silent out
done
sed 's/"path": "a.gz"/"path": "a.jsonl.gz"/; s/"copydesk": 1,//; s/"stages"/"copydesk": 1, "stages"/' all.json >some.json
valid some.json
silent out

about "a reader"
reads() {
    echo "{\"copydesk\": 1, \"input\": {\"paths\": [\"in.jsonl\"], $1}}" >some.json
    run lint some.json
    exits "$2"
    valid some.json
    is "$(grep -c . out)" "$2"
}
reads '"reader": "files"' 0
reads '"reader": "files", "options": {"// a": 1}' 0
reads '"options": {}' 1
reads '"reader": "clean"' 1
reads '"reader": "csv"' 0
reads '"reader": "csv", "options": {"separator": ";"}' 0
reads '"reader": "csv", "options": {"columns": ["id"]}' 1
reads '"reader": "read_csv", "options": {"separator": ";"}' 0
reads '"reader": "files", "options": {"a": 1}' 1

about "a file of tests beside a pipeline"
echo '{"$schema": "s", "// a": 1, "tests": [{"name": "a", "input": {}, "dropped": true}]}' >all.tests.json
valid all.tests.json
silent out
sed 's/"tests"/"stages": [], "tests"/' all.tests.json >some.json
valid some.json
says out "'copydesk' is a required property"
rm all.tests.json

about "it refuses the mistakes that a schema can express"
# The mistakes are those of other tests; what no schema can know is listed.
command="try mistakes"
python3 - "$abs_top_srcdir/tests/cli" >out 2>err <<'P'
import json, re, sys
from jsonschema import Draft202012Validator as Validator

# Two values that must differ or agree; the syntax of paths and programs; what
# files hold; what only a plugin knows of the value of its option.
CANNOT = [
    "cannot start", "reads ", "called", "taken", "output path", "stands here twice", "another test", "is no path",
    "the value of", "are for \"date\"", "cannot open",
]
validator = Validator(json.load(open("schema.json")))
refused = cannot = 0
for script, words in (("mistakes.sh", "mistake"), ("tests.sh", "wrong")):
    text = open("%s/%s" % (sys.argv[1], script), encoding="utf-8").read()
    for message, body in re.findall(r"^%s \S+ '([^\n]*?)'(?: '[^\n]*')? <<'P'\n(.*?)^P$" % words, text, re.M | re.S):
        if script == "tests.sh":
            body = '{"copydesk": 1, "tests": [%s]}' % body
        try:
            v = json.loads(body)
        except ValueError:
            continue
        if not validator.is_valid(v):
            refused += 1
        elif any(re.search(c, message) for c in CANNOT):
            cannot += 1
        else:
            print("accepted:", message)
print("many" if refused >= 20 else "only %d" % refused, "of", refused + cannot, file=sys.stderr)
P
silent out
says err "many of"
echo "$(cat err)"

# refuses MESSAGE JSON-EDIT: all.json with the edit, by sed
refuses() {
    about "it refuses: $1"
    sed "$2" all.json >some.json
    run lint some.json
    exits 1
    valid some.json
    if [ -s out ]; then ok; else bad "$1 must be refused"; fi
}
refuses "no version" 's/"copydesk": 1,//'
refuses "another version" 's/"copydesk": 1/"copydesk": 2/'
refuses "an option out of range" 's/"min_words": 0/"min_words": -1/'
refuses "an unknown option" 's/"min_words": 0/"min_word": 0/'
refuses "an option of a condition" 's/"when": {/"when": { "hass": [],/'
refuses "a filter as an output" 's/"plugin": "csv"/"plugin": "clean"/'
refuses "a format that appends" 's/"append": false/"append": true/'
refuses "an empty path of an output" 's/"path": "a.csv"/"path": ""/'
refuses "an empty path to items" 's/"has": \["x"\], "big_numbers"/"has": ["x"], "items": "", "big_numbers"/'
refuses "null for what is needed" 's/"plugin": "csv", "path": "a.csv", "options": { "columns": \["id"\] }/"plugin": "opensearch", "path": "b", "options": { "index": null }/'
refuses "a format without a path" 's/"path": "a.csv", //'
refuses "an option that is needed" 's/"plugin": "csv", "path": "a.csv", "options": { "columns": \["id"\] }/"plugin": "opensearch", "path": "b"/'
refuses "a level of what is not compressed" 's/"path": "a.gz"/"path": "a.jsonl"/'
refuses "a level that gzip has not" 's/"level": 9/"level": 10/'
refuses "a word" 's/"on_error": "keep"/"on_error": "skip"/'
refuses "a name" 's/"s_1"/"S-1"/'
refuses "an empty list" 's/"only": \["id", "text"\]/"only": []/'
refuses "an empty path" 's/"paths": \["in.jsonl"\]/"paths": [""]/'
refuses "a share" 's/"0.5%"/"half"/'
refuses "a bound" 's/"record_bytes": 1024/"record_bytes": 1023/'
refuses "a code" 's/"too_deep"/"to_deep"/'
refuses "dropped and rejected" 's/"dropped": false, "rejected"/"dropped": true, "rejected"/'
refuses "a test without a name" 's/"name": "b"/"name": ""/'

about "one mutation more or less: it takes what lint takes, and refuses what lint refuses"
cat >other.json <<'P'
{ "copydesk": 1, "input": { "paths": ["in.jsonl"], "reader": "csv", "options": { "separator": ";" } },
  "stages": [ { "plugin": "clean" }, { "plugin": "quotes", "options": { "indirect": true } } ],
  "outputs": [ { "plugin": "markdown", "path": "a/{id}.md", "append": true },
               { "plugin": "opensearch", "path": "a.ndjson", "options": { "index": "x" } },
               { "plugin": "text", "path": "t.txt.gz", "level": 9 } ] }
P
command="mutate"
python3 - "$copydesk" all.json other.json >out 2>err <<'P'
import copy, hashlib, json, re, subprocess, sys
from jsonschema import Draft202012Validator as Validator

# What lint knows and a schema cannot: what files hold, what of two values must
# differ or agree, that 1.0 is no integer of ours, syntax of paths and options.
CANNOT = ["cannot open", "is a folder", "reads ", "called", "another test", "remembers", "not a real number", "be a real number",
          "is no path", "cannot start", "the value of", "an output path", "output path", "means nothing", "option \"separator\""]
VALUES = (None, True, 0, -1, 1, 20, 2**40 + 1, 2**63 - 1, 1.5, 1.0, "", "a", "A b", "x" * 70, [], [""], [1], {}, {"a": 1}, {"// c": 1})
validator = Validator(json.load(open("schema.json")))

def places(v, path=()):
    yield path
    for key in v if isinstance(v, dict) else range(len(v)) if isinstance(v, list) else ():
        yield from places(v[key], path + (key,))

def at(v, path):
    for key in path:
        v = v[key]
    return v

def mutants(v):
    for path in list(places(v))[1:]:
        edits = [lambda of, key, x=x: of.__setitem__(key, x) for x in VALUES]
        edits.append(lambda of, key: of.__delitem__(key))
        old = at(v, path)
        if isinstance(old, dict):
            edits += [lambda of, key, k=k: of[key].__setitem__(k, 1) for k in ("zork", "// c", "path", "id")]
        if isinstance(old, list) and old:
            edits.append(lambda of, key: of[key].append(of[key][0]))
        for edit in edits:
            w = copy.deepcopy(v)
            edit(at(w, path[:-1]), path[-1])
            if json.dumps(w) != json.dumps(v):
                yield w

n = taken = 0
for file in sys.argv[2:]:
    for w in mutants(json.load(open(file))):
        text = json.dumps(w)
        if hashlib.md5(text.encode()).digest()[0] % 16:
            continue # some of them, always the same
        open("mutant.json", "w").write(text)
        lint = subprocess.run([sys.argv[1], "lint", "mutant.json"], capture_output=True, text=True)
        accepted = validator.is_valid(w)
        n += 1
        taken += accepted
        why = [line for line in lint.stderr.split("\n") if "error: " in line]
        if lint.returncode == 0 and not accepted:
            print("schema alone refuses:", [e.message for e in validator.iter_errors(w)], text)
        if lint.returncode != 0 and accepted and not any(c in why[0] for c in CANNOT):
            print("lint alone refuses:", why, text)
print("enough" if n >= 100 and taken >= 10 and n - taken >= 50 else "too few", "of", n, "with", taken, "accepted", file=sys.stderr)
P
silent out
says err "enough of"
echo "$(cat err)"
finish
