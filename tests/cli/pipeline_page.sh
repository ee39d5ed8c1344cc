#!/bin/sh
# SPDX-License-Identifier: MIT
# copydesk-pipeline(5): its keys, with their types and bounds, are those that
# the program knows, and what it shows is sound.
. "$srcdir/tests/cli/lib.sh"
page=$abs_top_srcdir/core/man/copydesk-pipeline.5

about "the keys are those of the schema, which lint's tables make"
run schema
exits 0
cp out schema.json
command="compare keys"
python3 - "$page" >out 2>err <<'P'
import json, re, sys

schema = json.load(open("schema.json"))
defs = schema["$defs"]
place = defs["test"]["properties"]["input"]["then"]
tests = {"properties": {k: schema["properties"][k] for k in ("$schema", "tests")}, "required": ["tests"]}
sections = {"THE PIPELINE": schema, "INPUT": defs["input"], "STAGES": defs["stage"], "OUTPUTS": defs["output"],
            "LIMITS": defs["limits"], "TESTS": defs["test"], "Place of a record": place, "A file of tests": tests}

def resolve(v):
    return {**defs[v["$ref"].split("/")[-1]], **v} if v.get("$ref", "").count("/") == 2 else v

def told(name, v, required):
    """What must stand behind the key."""
    v = resolve(v)
    types = v.get("type", "object")
    types = types if isinstance(types, list) else [types]
    words = list(types)
    for w in v.get("enum", []) if name != "rejected" else []:
        words.append(w)
    if "items" in v and "$ref" not in v["items"]:
        words.append("array of strings")
    for k, prefix in (("maxItems", "at most "), ("minItems", "at least ")):
        if k in v:
            words.append(prefix + str(v[k]))
    if "minimum" in v and "maximum" in v:
        words.append("%d to %d" % (v["minimum"], v["maximum"]))
    elif "minimum" in v:
        words.append("from %d" % v["minimum"])
    if v.get("pattern", "").startswith("^[a-z]"):
        words.append("a name")
    if "minLength" in v:
        words.append("not empty")
    words.append("required" if required else "default: ")
    return words

keys, section = {}, None
for line in open(page := sys.argv[1], encoding="utf-8"):
    m = re.match(r"\.S[HS] (.*)", line)
    if m:
        section = m.group(1)
    m = re.match(r'\.BR (\S+) " \((.*)\)"$', line)
    if m:
        if section not in sections:
            print("no object has keys in", section)
            continue
        if m.group(1) in keys.setdefault(section, {}):
            print(section, m.group(1), "stands twice")
        keys[section][m.group(1)] = m.group(2).replace("\\-", "-")
for name, of in sections.items():
    mine = keys.get(name, {})
    for key in of["properties"]:
        if key not in mine:
            print(name, "has no", key)
            continue
        text = mine.pop(key)
        required = key in of.get("required", []) or (of is schema and key == "copydesk")
        for word in told(key, of["properties"][key], required):
            if not re.search(r"(?<![\w-])" + re.escape(word), text):
                print(name, key, "does not say", word)
        numbers = {int(n) for n in re.findall(r"\b\d+\b", re.sub(r'default.*|"".*?""', "", text))}
        v = resolve(of["properties"][key])
        known = {v.get(k) for k in ("minimum", "maximum", "maxItems", "minItems")} | ({64} if key == "fields" else set())
        if numbers - known:
            print(name, key, "says", numbers - known)
    for key in mine:
        print("the program knows no", key, "in", name)
P
silent out
silent err

# lints NAME < FILE: what the page shows, made into a pipeline
about "what it shows is sound"
command="take the examples out"
python3 - "$page" >out 2>err <<'P'
import json, re, sys

page = open(sys.argv[1], encoding="utf-8").read()
page = re.sub(r"\\e", r"\\", page.replace("\\-", "-").replace("\\(lq", '"').replace("\\(rq", '"'))
n = other = 0
filters = {"clean", "quotes", "summarize"}
for block in re.findall(r"^\.nf\n(.*?)^\.fi", page, re.M | re.S):
    texts = [block]
    if block.startswith('{"plugin"'):
        texts = re.split(r"\n(?=\{)", block)
    for text in texts:
        text = text.strip()
        if text.startswith('{ "$schema"') or text.startswith('"json.schemas"') or text[0] not in '{"':
            other += 1 # of an editor, a command or a table
            continue
        value = json.loads(text if text[0] == "{" else "{%s}" % text)
        if "plugin" in value:
            value = {"stages" if value["plugin"] in filters else "outputs": [value]}
        n += 1
        json.dump({"copydesk": 1, **value}, open("shown-%d.json" % n, "w"))
print(n, other)
P
silent err
read -r shown _ <out
if [ "$shown" -ge 8 ]; then ok; else bad "only $shown examples"; fi
mkdir corpus data
articles 9 | gzip -1 >data/a.jsonl.gz
sed 's/"text"/"body"/' <<A | gzip -1 >corpus/a.jsonl.gz
$(articles 3)
A
for file in shown-*.json; do
    run lint "$file"
    exits 0
done

about "the defaults are what holds where a key is left out"
# A run with all keys at their defaults is that without them.
cat >least.json <<'P'
{ "copydesk": 1, "stages": [ { "plugin": "select", "options": { "has": ["text"] } } ], "outputs": [ { "plugin": "jsonl", "path": "a.jsonl.gz" } ] }
P
python3 - "$page" >out 2>err <<'P'
import json, re, sys

page = open(sys.argv[1], encoding="utf-8").read().replace("\\-", "-")
def default(section, key):
    part = re.search(r"^\.SH %s\n(.*?)(?=^\.SH )" % section, page, re.M | re.S).group(1)
    text = re.search(r'^\.BR %s " \(.*default: (.*)\)"$' % re.escape(key), part, re.M).group(1)
    try:
        return json.loads(text)
    except ValueError:
        return text
p = json.load(open("least.json"))
p["stages"][0].update(id="select", on_error=default("STAGES", "on_error"))
p["outputs"][0].update(id="jsonl", options=default("OUTPUTS", "options"), level=int(default("OUTPUTS", "level").split()[0]),
                       append=default("OUTPUTS", "append"))
p["limits"] = {k: default("LIMITS", k) for k in ("record_bytes", "worker_bytes")}
p["tests"], p["plugin_dirs"] = default("THE PIPELINE", "tests"), default("THE PIPELINE", "plugin_dirs")
p["input"] = {k: default("INPUT", k) for k in ("paths", "fields", "has", "big_numbers", "new_only")}
json.dump(p, open("all.json", "w"))
print(default("LIMITS", "record_bytes"), default("LIMITS", "worker_bytes"))
P
silent err
numbers="$(sed -n 's/^#define CONFIG_\(RECORD\|WORKER\)_BYTES ((uint64_t)\([0-9]*\) << 20).*/\2/p' "$abs_top_srcdir/core/host/config.h" |
    while read -r n; do echo $((n << 20)); done | xargs)"
is "$(cat out)" "$numbers"
{
    articles 3
    echo '{"id":"n","text":"x","n":123456789012345678901234567890}'
    echo '{"id":"t","text":3}'
} >in.jsonl
for p in least all; do
    run run $p.json in.jsonl -o $p
    exits 3
done
same least/a.jsonl.gz all/a.jsonl.gz
zcat least/rejects.jsonl.gz >first
zcat all/rejects.jsonl.gz >second
same first second

about "copydesk(1) leaves it to the page"
is "$(grep -c '^\.B \(paths\|on_error\|record_bytes\|expect\|without\)$' "$abs_top_srcdir/core/man/copydesk.1")" 0
finish
