#!/bin/sh
# SPDX-License-Identifier: MIT
# --log-format json: every line on standard error is a JSON object.
. "$srcdir/tests/cli/lib.sh"

# lines FILE EXPRESSION: what the expression makes of v, the objects in FILE
lines() {
    python3 -c 'import json, sys
v = [json.loads(l) for l in open(sys.argv[1])]
assert all(set(("time", "level", "text")) <= set(x) for x in v), v
print(eval(sys.argv[2]))' "$1" "$2"
}

articles 5 >in.jsonl
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "select", "id": "keep"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P

about "counts as numbers"
run run p.json in.jsonl -o counts --log-format json
exits 0
is "$(lines err '[(x["level"], x["records"]["in"], x["records"]["written"]) for x in v]')" "[('info', 5, 5)]"

about "rejects without a folder"
{ cat in.jsonl; echo '{"id":'; printf '{"id":"\377"}\n'; } >broken.jsonl
run run -s select broken.jsonl --log-format json
exits 3
is "$(lines err '[(x["level"], x["input"], x["line"], x["code"]) for x in v[:2]]')" "[('warning', 'broken.jsonl', 6, 'json_syntax'), ('warning', 'broken.jsonl', 7, 'utf8_invalid')]"
is "$(lines err 'v[0]["text"].startswith("broken.jsonl:6: json_syntax: byte"), v[0]["reason"].startswith("byte")')" "(True, True)"
is "$(lines err 'v[-1]["records"]["codes"]')" "{'json_syntax': 1, 'utf8_invalid': 1}"
run run -s select broken.jsonl --log-format json --isolation none
is "$(lines err 'len(v), v[0]["line"]')" "(3, 6)"

about "damage"
python3 - <<'P'
import gzip, random
random.seed(5)
m = [gzip.compress(("".join('{"id":"%d-%d","text":"%s"}\n' % (k, i, random.random()) for i in range(200))).encode()) for k in range(3)]
m[1] = m[1][:60] + b"\0" * 40 + m[1][100:]
open("damaged.jsonl.gz", "wb").write(b"".join(m))
P
run run -s select damaged.jsonl.gz --log-format json
exits 4
is "$(lines err '[(x["code"], x["input"], x["member"] > 0, x["compressed_offset"] > 0) for x in v[:1]]')" "[('damaged_gzip', 'damaged.jsonl.gz', True, True)]"
is "$(lines err 'v[-1]["records"]["damaged"]')" 1

about "what plugins print and log, with their stage"
if [ -e "$modules/printer.so" ]; then
    head -n 1 in.jsonl >one.jsonl
    run run -s printer one.jsonl --plugin-dir "$modules" --log-format json
    exits 0
    is "$(lines err '[(x.get("stage"), x["level"]) for x in v]')" "[('printer', 'info'), ('printer', 'info'), ('printer', 'warning'), (None, 'info')]"
fi
if [ -e "$modules/bad_babble.so" ]; then
    run run -s bad_babble one.jsonl --plugin-dir "$modules" --log-format json
    is "$(lines err 'len(v) > 0')" True
fi

about "errors and warnings of a pipeline, with their place; lint's as well"
echo '{"copydesk": 1,
 "stages": [{"plugin": "selct"}], "outputs": [{"plugin": "jsonl", "path": "a"}]}' >wrong.json
for c in "lint wrong.json" "run wrong.json in.jsonl -o x"; do
    # shellcheck disable=SC2086
    run $c --log-format json
    is "$(lines err '[(x["level"], x["file"], x["line"], x["column"]) for x in v]')" "[('error', 'wrong.json', 2, 24)]"
done
run lint --log-format json nowhere.json
is "$(lines err '[x["level"] for x in v]')" "['error']"
for c in "describe nobody" "show nowhere" "stats nowhere" "list rubbish" "completion ksh"; do
    # shellcheck disable=SC2086
    run ${c%% *} --log-format json ${c#* }
    exits 2
    is "$(lines err '[x["level"] for x in v]')" "['error']"
done

about "usage, once the option was read"
run run --log-format json --nonsense
exits 2
is "$(lines err '[(x["level"], x["usage"][:4]) for x in v]')" "[('error', 'run ')]"
run run --log-format json
is "$(lines err 'v[0]["text"]')" "run: which pipeline?"
run run p.json in.jsonl -o x --log-format json --progress allways
is "$(lines err 'v[0]["text"]')" 'run: --progress cannot be "allways"; did you mean "always"?'
run run p.json --log-format yaml
exits 2
says err '--log-format cannot be "yaml"'

about "the option counts wherever it stands: before, behind and in a mistake"
for c in "run -x --log-format json" "run --nonsense --log-format=json" "lint --strict -s --log-format json" \
    "frob --log-format json" "help nobody --log-format json" "--log-format json run p.json"; do
    # shellcheck disable=SC2086
    run $c
    exits 2
    is "$(lines err '[x["level"] for x in v]')" "['error']"
done
run lint -- --log-format json
says err '--log-format: error: '
about "an option before the command"
run --log-format json run p.json
is "$(lines err 'v[0]["text"]')" '--log-format stands behind the command, as in "copydesk run --log-format"'
run -s select
exits 2
says err '-s stands behind the command, as in "copydesk COMMAND -s"'
run --hepl
exits 2
says err 'did you mean "--help"?'

about "standard output that cannot be written"
if [ -w /dev/full ]; then
    command="describe > /dev/full"
    "$copydesk" describe select --log-format json >/dev/full 2>err
    status=$?
    exits 5
    is "$(lines err 'v[0]["level"]')" error
fi

about "a signal"
yes '{"id":"a","text":"Words without end."}' |
    "$copydesk" run -s select - --log-format json >out 2>err &
command="run, and SIGTERM"
while [ ! -s out ] && kill -0 $!; do sleep 0.02; done
kill -TERM $!
status=0
wait $! || status=$?
exits 75
is "$(lines err '[x["level"] for x in v]')" "['info', 'info']"
finish
