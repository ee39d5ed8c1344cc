#!/bin/sh
# SPDX-License-Identifier: MIT
# core/article.schema.json, the host's table of fields, and what comes out of
# the newsroom pipeline agree.
. "$srcdir/tests/cli/lib.sh"
schema=$abs_top_srcdir/core/article.schema.json

about "the schema has the fields of core/host/fields.c, in that order"
json "$schema" '"\n".join(v["properties"])' >of_schema
sed -n 's/^    { "\([a-z_]*\)", CD_T_.*/\1/p' "$abs_top_srcdir/core/host/fields.c" >of_host
command="compare"
status=0
: >out
: >err
same of_schema of_host

about "... and the members that objects in their arrays have"
json "$schema" '"\n".join(" ".join([k] + list(p["items"]["properties"])) for k, p in v["properties"].items()
    if "properties" in p.get("items", {}))' >of_schema
python3 - "$abs_top_srcdir/core/host/fields.c" >of_host <<'P'
import re, sys

text = open(sys.argv[1]).read()
for name, table in re.findall(r'{ "([a-z]+)", CD_T_ARRAY, \w+, ([a-z]+) }', text):
    rows = re.search(r'\*const %s\[\] = {(.*?)}' % table, text, re.S).group(1)
    print(" ".join([name] + re.findall(r'"([a-z]+)"', rows)))
P
same of_schema of_host
is "$(wc -l <of_host)" 5

about "every article of the newsroom is valid"
run run "$abs_top_srcdir/examples/pipelines/newsroom.json" -o news --set clean.trace=true --set clean.quality=true
exits 0
zcat news/articles.jsonl.gz >articles
command="validate"
python3 - "$schema" articles >out <<'P'
import json, sys

NAMES = {"string": str, "array": list, "object": dict, "null": type(None)}

def is_type(v, t):
    if t == "integer":
        return isinstance(v, int) and not isinstance(v, bool)
    if t == "number":
        return isinstance(v, (int, float)) and not isinstance(v, bool)
    if t == "boolean":
        return isinstance(v, bool)
    return isinstance(v, NAMES[t])

def check(v, s, where):
    """The part of JSON Schema that the schema uses."""
    types = s.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_type(v, t) for t in types):
        yield "%s: %r is no %s" % (where, v, " or ".join(types))
        return
    if "enum" in s and v not in s["enum"]:
        yield "%s: %r" % (where, v)
    if "minimum" in s and v < s["minimum"]:
        yield "%s: %r is too small" % (where, v)
    if isinstance(v, list):
        if not s.get("minItems", 0) <= len(v) <= s.get("maxItems", len(v)):
            yield "%s has %d items" % (where, len(v))
        for i, x in enumerate(v):
            yield from check(x, s.get("items", {}), "%s[%d]" % (where, i))
    if isinstance(v, dict):
        for k in s.get("required", []):
            if k not in v:
                yield "%s has no %s" % (where, k)
        for k, x in v.items():
            sub = s.get("properties", {}).get(k, s.get("additionalProperties", {}))
            yield from check(x, sub, where + "." + k)

schema = json.load(open(sys.argv[1]))
n = 0
for line in open(sys.argv[2]):
    r = json.loads(line)
    for fault in check(r, schema, r["id"]):
        print(fault)
    for q in r["quotes"]:
        if r["text"][q["start"]:q["end"]] != q["text"]:
            print("%s: a quote's offsets lie" % r["id"])
    for s, (a, b) in zip(r["summary"], r["summary_spans"]):
        if r["text"][a:b] != s:
            print("%s: a summary's offsets lie" % r["id"])
    n += 1
print(n, "articles")
P
holds out <<'O'
72 articles
O
finish
