#!/bin/sh
# SPDX-License-Identifier: MIT
# The field blocks tells of the paragraphs of text, and is gone where a stage
# has made it lie.
. "$srcdir/tests/cli/lib.sh"

# field NAME: of each record in out, a line of JSON
field() { python3 -c 'import json, sys
for line in open("out"): print(json.dumps(json.loads(line).get(sys.argv[1])))' "$1"; }

# paragraphs: kind, level and words of each block in out
paragraphs() { python3 -c 'import json
for line in open("out"):
    r = json.loads(line)
    for b in r["blocks"]:
        print(b["kind"], b.get("level", 0), r["text"][b["start"]:b["end"]], sep="|")'; }

cat >in.jsonl <<'J'
{"id":"1","text":"Überall\n\nCall 0123 at ada@news.example.","blocks":[{"kind":"heading","level":2,"start":0,"end":7},{"kind":"paragraph","start":9,"end":39}]}
{"id":"2","text":"Nothing to mask.","blocks":[{"kind":"paragraph","start":0,"end":16}]}
J

about "a stage that changes text and leaves blocks: the host drops them"
run run -s mask in.jsonl
exits 0
is "$(field blocks | tr '\n' ' ')" 'null [{"kind": "paragraph", "start": 0, "end": 16}] '
about "... one that changes neither keeps them"
run run -s fields:drop=id in.jsonl
exits 0
is "$(field blocks | grep -c heading)" 1
about "... and so does one that takes the text away, or has it under another name"
run run -s 'fields:drop=text' in.jsonl
exits 0
is "$(field blocks | grep -c heading)" 1

if [ -f "$COPYDESK_PLUGIN_PATH/jq.so" ]; then
    about "a stage that makes the record anew: blocks that say the same are those of before"
    cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "jq", "options": {"program": ".text = .text + \"!\""}}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
    run run p.json in.jsonl -o a
    exits 0
    cp a/a.jsonl out
    is "$(field blocks | sort -u)" null
    about "... others are its own"
    sed 's/\.text = .*"!\\""/.text = .text + \\"!\\" | .blocks[-1].end += 1"/' p.json >q.json
    run run q.json in.jsonl -o b
    exits 0
    cp b/a.jsonl out
    is "$(paragraphs)" "heading|2|Überall
paragraph|0|Call 0123 at ada@news.example.!
paragraph|0|Nothing to mask.!"
    about "... and a text that stays keeps them"
    sed 's/\.text = .*"!\\""/.id = \\"9\\""/' p.json >q.json
    run run q.json in.jsonl -o c
    exits 0
    cp c/a.jsonl out
    is "$(field blocks | grep -c heading)" 1
fi
finish
