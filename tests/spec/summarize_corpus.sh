#!/bin/sh
# SPDX-License-Identifier: MIT
# No summary of an example article has a question, a caption, a heading, a time
# stamp or half a quotation in it: rank with one to three sentences, and lead.
. "$srcdir/tests/cli/lib.sh"

cat >faults.py <<'P'
import json
import re
import sys

OPENERS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"'}
TIME = re.compile(r"\W*\d{1,2}[.:h]\d{2}\b")
ENDS = re.compile(r"[.!?…][\"“”«»’'‘)]*$")
QUESTION = re.compile(r"\?[\"“”«»’'‘)]*$")


def inside_quotation(text):
    """For each offset: does it stand inside a quotation of its paragraph?"""
    inside, closers = [False], None
    for at, sign in enumerate(text):
        if text.startswith("\n\n", at):
            closers = None
        elif closers is None:
            closers = OPENERS.get(sign)
        elif sign in closers:
            closers = None
        inside.append(closers is not None)
    return inside


def faults(record):
    text, spans = record["text"], record["summary_spans"]
    inside = inside_quotation(text)
    begins, ends = {b for b, _ in spans}, {e for _, e in spans}
    blocks = [b for b in record.get("blocks", ())
              if b["kind"] in ("heading", "caption")]
    for begin, end in spans:
        sentence = text[begin:end]
        before, behind = text[:begin].rstrip(" "), text[end:].lstrip(" ")
        if QUESTION.search(sentence):
            yield "question", sentence
        if TIME.match(sentence):
            yield "time", sentence
        if inside[begin] and len(before) not in ends:
            yield "half", sentence
        if inside[end] and len(text) - len(behind) not in begins:
            yield "half", sentence
        if (before[-1:] in ("", "\n") and behind[:1] in ("", "\n")
                and not ENDS.search(sentence)):
            yield "heading", sentence
        for block in blocks:
            if begin < block["end"] and block["start"] < end:
                yield block["kind"], sentence


for line in open(sys.argv[1], encoding="utf-8"):
    record = json.loads(line)
    if not record.get("summary"):
        print(record["id"], "has no summary")
        continue
    for kind, sentence in faults(record):
        print(record["id"], kind, sentence)
P

about "what the test finds in summaries that were made up"
python3 - >planted.jsonl <<'P'
import json


def plant(name, text, sentence, **more):
    begin = text.index(sentence)
    print(json.dumps({"id": name, "text": text, "summary": [sentence],
                      "summary_spans": [[begin, begin + len(sentence)]],
                      **more}))


plant("a", "Why? Rain fell.", "Why?")
plant("b", "12:40 Rain fell.", "12:40 Rain fell.")
plant("c", "“It rained. It poured,” she said.", "“It rained.")
plant("d", "»It rained. It poured«, she said.", "It poured«, she said.")
plant("e", "Rain in Corran\n\nIt fell.", "Rain in Corran")
plant("f", "A boat. Rain fell.", "A boat.",
      blocks=[{"kind": "caption", "start": 0, "end": 7}])
plant("g", "“It rained.” She left.", "She left.")
P
command="python3 faults.py planted.jsonl"
is "$(python3 faults.py planted.jsonl | cut -d' ' -f1,2 | tr '\n' ' ')" \
    "a question b time c half d half e heading f caption "

for options in sentences=1 sentences=2 sentences=3 method=lead; do
    about "summaries of the example articles, $options"
    : >articles.jsonl
    for file in wire-en news-en features-en news-de news-fr news-es; do
        run run -s clean -s "summarize:$options" \
            "$abs_top_srcdir/examples/data/$file.jsonl.gz"
        exits 0
        cat out >>articles.jsonl
    done
    is "$(wc -l <articles.jsonl | tr -d ' ')" "$(
        gzip -dc "$abs_top_srcdir"/examples/data/*-??.jsonl.gz | wc -l | tr -d ' ')"
    command="python3 faults.py articles.jsonl"
    python3 faults.py articles.jsonl >found 2>err
    status=$?
    exits 0
    is "$(cat found)" ""
done
finish
