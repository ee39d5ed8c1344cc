#!/bin/sh
# SPDX-License-Identifier: MIT
# What formats write is read by programs that are not ours.  Where python3 has
# no module for one (yaml, pyld), that is said, and left out.
. "$srcdir/tests/cli/lib.sh"
has() {
    python3 -c "import $1" 2>/dev/null && return 0
    echo "formats: python3 has no module $1: what it would read is not checked"
    return 1
}

python3 - >in.jsonl <<'P'
import json
odd = ["plain", "a: b # c", "---", "- item", "yes", "1.0", "{x}", "\u2028 \u0085 end", "tab\there", "\"quoted\" 'too'", "line\nend", "é ü 日本 🙂", "@at `tick` %per", "null", "", "\x7f\x01", "<b>&amp;</b>", "=1+1", "C #", "# a ##",
       "two\nlines", "a\rb", "a\r\n1. b", "*a* _b_ `c` [d](e) ![f](g) <h>", "a\n---", "a\n===", "    code", "&copy; &#35; \\\\"]
for i, s in enumerate(odd):
    print(json.dumps({"id": "a%d" % i, "url": "https://example.org/%d" % i, "title": s, "date": "2024-0%d-01" % (i % 9 + 1),
                      "images": ["https://example.org/%d.jpg" % i, {"url": "https://example.org/k.jpg"}], "authors": ["Ada Lind", s], "section": s, "score": i / 7, "text": "Text of " + s,
                      "quotes": [{"text": s or "x", "speaker": "Tom Okoye" if i % 2 else None}]}))
P
cat >p.json <<'P'
{"copydesk": 1, "input": {"has": ["quotes", "score"]}, "outputs": [
  {"plugin": "markdown", "path": "a.md", "options": {"fields": ["id", "title", "authors", "section", "score", "quotes[].text"], "title": false}},
  {"plugin": "markdown", "id": "each", "path": "m/{id}.md", "options": {"fields": ["id"]}},
  {"plugin": "jsonld", "path": "a.jsonld"},
  {"plugin": "opensearch", "path": "a.ndjson", "options": {"index": "news-{date:%Y-%m}"}},
  {"plugin": "text", "path": "a.txt", "options": {"template": "{id} {date:%m}", "separator": ""}},
  {"plugin": "csv", "path": "a.csv", "options": {"columns": ["id", "title", "quotes[].text", "score"], "guard": true}}]}
P
about "all are written"
run run p.json in.jsonl -o made
exits 0

# reads WHAT: the Python on standard input finds nothing wrong with it
reads() {
    about "$1 reads what it should"
    command="read $1"
    { cat <<'P'
import csv, json
records = [json.loads(x) for x in open("in.jsonl")]
P
    cat; echo 'print("read")'; } | python3 - >told 2>err
    status=$?
    exits 0
    says told read
}
if has yaml; then
    reads "a YAML parser" <<'P'
import re, yaml
parts = re.split(r"(?m)^---\n", open("made/a.md", encoding="utf-8", newline="").read())[1:]
fronts = parts[0::2]
assert len(fronts) == len(records), len(fronts)
for r, f in zip(records, fronts):
    v = yaml.safe_load(f)
    assert v["title"] == r["title"] and v["authors"] == r["authors"] and v["id"] == r["id"], (v, r)
    assert v["quotes[].text"] == [q["text"] for q in r["quotes"]], v
    assert abs(float(v["score"]) - r["score"]) < 1e-12, v
P
fi
if has commonmark; then
    reads "a CommonMark parser" <<'P'
from commonmark import Parser
def words(s):
    return " ".join(s.replace("\u0085", " ").split())
for r in records:
    text = open("made/m/%s.md" % r["id"], encoding="utf-8", newline="").read().split("---\n", 2)[2]
    seen = {"heading": "", "paragraph": ""}
    for node, entering in Parser().parse(text).walker():
        if entering and node.t in seen:
            kind = node.t
        elif entering and node.t in ("text", "softbreak", "linebreak"):
            seen[kind] += node.literal or " "
        else:
            assert node.t in ("document", "heading", "paragraph"), (node.t, r)
    assert words(seen["heading"]) == words(r["title"]) and words(seen["paragraph"]) == words(r["text"]), (seen, r)
P
fi
if has pyld; then
    reads "a JSON-LD expander" <<'P'
from pyld import jsonld
S = "https://schema.org/"
nodes = jsonld.expand(json.load(open("made/a.jsonld", encoding="utf-8")))
assert len(nodes) == len(records)
for r, n in zip(records, nodes):
    assert n["@type"] == [S + "NewsArticle"] and n["@id"] == r["url"], n
    assert n[S + "headline"][0]["@value"] == r["title"] and n[S + "url"] == [{"@id": r["url"]}], n
    q = n[S + "hasPart"][0]
    assert q["@type"] == [S + "Quotation"] and q[S + "text"][0]["@value"] == r["quotes"][0]["text"], q
    assert [x["@type"] + x[S + "contentUrl"] for x in n[S + "image"]] == [[S + "ImageObject", {"@id": "https://example.org/%s.jpg" % x}] for x in (r["id"][1:], "k")], n
    assert (S + "spokenByCharacter" in q) == bool(r["quotes"][0]["speaker"])
P
fi
reads "a reader of bulk lines" <<'P'
lines = [json.loads(x) for x in open("made/a.ndjson", encoding="utf-8", newline="\n")]
assert lines[1::2] == records
assert [x["index"] for x in lines[0::2]] == [{"_index": "news-" + r["date"][:7], "_id": r["id"]} for r in records]
P
reads "a reader of lines" <<'P'
assert open("made/a.txt").read().split("\n")[:-1] == ["%s %s" % (r["id"], r["date"][5:7]) for r in records]
P
reads "a reader of CSV" <<'P'
rows = list(csv.DictReader(open("made/a.csv", encoding="utf-8", newline="")))
for r, x in zip(records, rows):
    t = r["title"]
    assert x["title"] == ("'" + t if t[:1] in ("=", "+", "-", "@", "\t", "\r") and t else t), (x, r)
    assert x["id"] == r["id"] and float(x["score"]) == r["score"]
assert len(rows) == len(records)
P

about "a document without records is one, too"
: >empty.jsonl
run run p.json empty.jsonl -o none
exits 0
is "$(json none/a.jsonld 'v["@graph"]')" "[]"

about "opensearch: what the server would refuse is rejected"
cat >bad.jsonl <<'O'
{"id":"a","source":"wire"}
{"id":"b"}
{"id":"c","source":"Wire"}
{"id":"d","source":"a,b"}
O
cat >o.json <<'P'
{"copydesk": 1, "limits": {"rejects": "100%"}, "outputs": [{"plugin": "opensearch", "path": "a", "options": {"index": "{source}"}}]}
P
run run o.json bad.jsonl -o refused
exits 3
zcat refused/rejects.jsonl.gz >told
says told 'the record has no value for a field of \"index\"' 'the index \"Wire\" is not in lower case' 'the index \"a,b\" has a character that no index may have'
is "$(grep -c . refused/a)" 2

# wrong PLACE MESSAGE PLUGIN OPTIONS
wrong() {
    about "$2"
    printf '{"copydesk": 1, "outputs": [{"plugin": "%s", "path": "a", "options":\n %s}]}\n' "$3" "$4" >w.json
    run lint w.json
    exits 1
    says err "w.json:$1: error: $2"
}
wrong 2:12 '"opensearch" reads "dat", which is no field that is known here' opensearch '{"index": "n-{dat:%Y}"}'
wrong 2:12 'output "opensearch" cannot start: option "index" has a date form with something other than %Y %m %d %H %M' opensearch '{"index": "n-{date:%%y}"}'
long=$(printf '%0260d' 0)
while IFS='|' read -r index why; do
    wrong 2:12 "output \"opensearch\" cannot start: option \"index\" $why" opensearch "{\"index\": \"$index\"}"
done <<I
News-{date:%Y}|is not in lower case
Über-{date:%Y}|is not in lower case
n-{date:%Y-Ä}|is not in lower case
n-{source}-A1|is not in lower case
_n|begins with _, -, + or .
.n|begins with _, -, + or .
{date:-%Y}|begins with _, -, + or .
a b|has a character that no index may have
n-{source}*|has a character that no index may have
n-{date:%Y/%m}|has a character that no index may have
|is empty or longer than 255 bytes
$long|is empty or longer than 255 bytes
n{source}$long|is empty or longer than 255 bytes
I
for x in '' one '{{id}}'; do
    wrong 2:32 'output "opensearch" cannot start: option "document" names no field: all records would be one document' opensearch \
        "{\"index\": \"news\", \"document\": \"$x\"}"
done
wrong 2:14 'output "markdown" cannot start: option "fields" names "title" twice' markdown '{"fields": ["title", "id", "title"]}'
wrong 2:15 'output "csv" cannot start: option "columns" names "id" twice' csv '{"columns": ["id", "id"]}'
wrong 2:15 'output "text" cannot start: option "template" is empty' text '{"template": ""}'
about "opensearch: what a template may say itself"
for x in 'n_-+.1' '{source}-_a' 'n-{date:%Y.%m-%d}'; do
    printf '{"copydesk": 1, "outputs": [{"plugin": "opensearch", "path": "a", "options": {"index": "%s"}}]}\n' "$x" >w.json
    run lint w.json
    exits 0
done
wrong 2:15 'output "text" cannot start: option "template" has a "}" without a "{"' text '{"template": "title}"}'
finish
