#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""differential.py COPYDESK [DOCUMENTS [SEED]]

Makes random feeds, JSON and tables, one in three of them damaged by a byte, and
compares what copydesk reads with what Python's parsers (xml.etree, json, csv)
do.  Without damage the records are equal.  With damage they are those that
Python makes of the damaged document or had made of the sound one, or something
is told: a reject, or damage of the input.

Where we differ on purpose:
  feeds   an "&" that begins no reference is one; references of HTML are known;
          what stands between items and in the head need not be well-formed;
          Python reads nothing of a feed that is broken at one place.
  JSON    objects a line each with others over many lines among them are lines,
          and the others told;
          commas between records may be missing, as values may stand one behind
          the other; numbers beyond 64 bits, NaN and keys that are there twice
          are rejected, which Python takes.
  tables  a row with more or fewer cells than columns is rejected, and so is a
          quote that is not closed or has something behind it; a CR alone ends
          no line.
"""
import csv
import gzip
import html
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"


def text(rng, of="ab cd &<>\"'\u00e9\u2013\U0001f600]", most=20):
    return "".join(rng.choice(of) for _ in range(rng.randrange(1, most))).strip() or "-"


def escaped(rng, s):
    if rng.random() < .4 and "]]>" not in s:
        return "<![CDATA[" + s + "]]>"
    s = html.escape(s)
    return "".join("&#%d;" % ord(c) if ord(c) > 127 and rng.random() < .3 else c for c in s)


# ---- feeds: made, and read by xml.etree ----

def feed(rng):
    items = [(text(rng, "ab\u00e9x", 9), text(rng), text(rng), text(rng, "xyz", 5)) for _ in range(rng.randrange(4))]
    gap = rng.choice(["", "\n", "\n  ", "<!-- <item> -->"])
    if rng.random() < .5:
        out = ["<?xml version='1.0'?>", "<rss version='2.0' xmlns:c='%s' xmlns:dc='%s'><channel><title>T</title>" % (CONTENT[1:-1], DC[1:-1])]
        for i, (title, short, body, tag) in enumerate(items):
            parts = ["<guid isPermaLink='false'>g%d</guid>" % i, "<title>%s</title>" % title, "<description>%s</description>" % escaped(rng, short),
                     "<c:encoded>%s</c:encoded>" % escaped(rng, body), "<category>%s</category>" % tag, "<dc:creator>%s</dc:creator>" % tag]
            rng.shuffle(parts)
            out.append("<item>" + gap.join(parts) + "</item>")
        out.append("</channel></rss>")
    else:
        out = ["<feed xmlns='%s'><title>T</title>" % ATOM[1:-1]]
        for i, (title, short, body, tag) in enumerate(items):
            parts = ["<id>g%d</id>" % i, "<title>%s</title>" % title, "<summary type='html'>%s</summary>" % escaped(rng, short),
                     "<content type='html'>%s</content>" % escaped(rng, body), "<category term='%s'/>" % tag, "<author><name>%s</name></author>" % tag]
            rng.shuffle(parts)
            out.append("<entry>" + gap.join(parts) + "</entry>")
        out.append("</feed>")
    return gap.join(out)


def read_feed(s):
    parts = re.split(r"(<!\[CDATA\[.*?\]\]>|<!--.*?-->)", s, flags=re.S)
    parts[::2] = [re.sub(r"&(?!(#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z]+);)", "&amp;", x) for x in parts[::2]]
    s = "".join(parts)
    root = ET.fromstring(s)
    rss = root.tag == "rss"
    ns = "" if rss else ATOM
    made = []
    for x in root.iter("item" if rss else ATOM + "entry"):
        def markup(name):
            e = x.find(name)
            if e is None or e.text is None or rss or e.get("type") == "html":
                return e.text if e is not None else None
            return html.escape(e.text, quote=False) if e.get("type", "text") == "text" else None

        r = {"id": x.findtext("guid" if rss else ATOM + "id"), "title": x.findtext(ns + "title"),
             "description": markup("description" if rss else ATOM + "summary"),
             "html": markup(CONTENT + "encoded" if rss else ATOM + "content")}
        tag = x.find(ns + "category")
        r["tags"] = [tag.text if rss else tag.get("term")] if tag is not None else None
        r["tags"] = r["tags"] if r["tags"] != [None] else None
        name = x.findtext(DC + "creator" if rss else ATOM + "author/" + ATOM + "name")
        r["authors"] = [name] if name else None
        made.append({k: v for k, v in r.items() if v})
    return made


# ---- JSON ----

def value(rng, depth):
    kind = rng.randrange(7 if depth else 4)
    if kind == 0:
        return text(rng, 'ab {}[]",:\\\n\u00e9/')
    if kind < 4:
        return rng.choice([1, -7, 0.5, True, False, "x"])
    if kind == 4:
        return [value(rng, depth - 1) for _ in range(rng.randrange(3))]
    return {text(rng, 'abc"\\') + str(i): value(rng, depth - 1) for i in range(rng.randrange(3))}


def records(rng):
    return [{"id": "r%d" % i, "v": value(rng, 3)} for i in range(rng.randrange(5))]


def dumped(rng, x):
    return json.dumps(x, ensure_ascii=rng.random() < .5, indent=rng.choice([None, None, 1, "\t"]))


def values(rng):
    if rng.random() < .5:
        return dumped(rng, records(rng))
    indent = rng.choice([None, 1, "\t"])
    return rng.choice(["\n", "\n\n"]).join(json.dumps(r, indent=indent) for r in records(rng) or [{"id": "r"}]) + "\n"


def decoded(s):
    s, made, decoder = s.strip(), [], json.JSONDecoder()
    while s:
        v, end = decoder.raw_decode(s)
        made.append(v)
        s = s[end:].strip()
    return made


def read_values(s):
    made = []
    for v in decoded(s):
        made += v if isinstance(v, list) else [v]
    return made


def inside(rng):
    around = {"meta": value(rng, 2), "a": {"n": value(rng, 2), "b": records(rng), "m": value(rng, 1)}, "z": value(rng, 2)}
    return dumped(rng, around)


def read_inside(s):
    return [r for v in decoded(s) for r in v["a"]["b"]]


# ---- tables ----

def table(rng):
    columns, separator = rng.randrange(2, 4), rng.choice(",;\t|")
    to = io.StringIO(newline="")
    writer = csv.writer(to, delimiter=separator, quoting=rng.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), lineterminator=rng.choice(["\n", "\r\n"]))
    writer.writerow("c%d" % k for k in range(columns))
    for _ in range(rng.randrange(4)):
        writer.writerow(text(rng, 'xy"\n' + separator, 6) for _ in range(columns))
    return to.getvalue()


def read_table(s):
    separator = next(c for c in s if c in ",;\t|")
    rows = [r for r in csv.reader(io.StringIO(s, newline=""), delimiter=separator) if r]
    return [dict(zip(rows[0], r)) for r in rows[1:]]


KINDS = {
    "feed": (feed, read_feed, {"reader": "feed"}, "<>&x/'\""),
    "json": (values, read_values, {}, '{}[]",:x\\'),
    "items": (inside, read_inside, {"items": "a.b"}, '{}[]",:x\\'),
    "csv": (table, read_table, {"reader": "csv"}, '"x\n'),
}


def damage(rng, s, of):
    head = s.find("T</title>") + 9 if "T</title>" in s else len(s) // 4
    at = rng.randrange(max(head, 2), len(s) + 1)
    if "x\n" in of: # behind the names of the columns
        at = rng.randrange(min(s.find("\n") + 1, len(s)), len(s) + 1)
    how = rng.randrange(4)
    d = s[:at] if how == 0 else s[:at] + (rng.choice(of) if how < 3 else "") + s[at + (how > 1):]
    return s if re.search("\r(?!\n)", d) else d


def read(kind_read, s):
    try:
        return kind_read(s)
    except Exception:
        return None


def run(copydesk, documents, how):
    """Read all: the records of each, and which of them something is told of."""
    for i, (_, s) in enumerate(documents):
        with open("%06d.json" % i, "w", encoding="utf-8", newline="") as f:
            f.write(s)
    # Renamed, the id leaves its place to FILE:N.
    pipeline = {"copydesk": 1, "input": dict(how, paths=["0*.json"], fields={"own": "id"}), "limits": {"rejects": "100%"},
                "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
    with open("p.json", "w") as f:
        json.dump(pipeline, f)
    done = subprocess.run([copydesk, "run", "p.json", "-o", "out"], stderr=subprocess.PIPE)
    if done.returncode not in (0, 3, 4):
        sys.exit("%s: exit %d: %s" % (how, done.returncode, done.stderr.decode()[:2000]))
    made, told = {}, set()
    with open("out/a.jsonl", encoding="utf-8") as f:
        for line in f:
            r = json.loads(line)
            at = int(r.pop("id")[:6])
            if "own" in r:
                r["id"] = r.pop("own")
            made.setdefault(at, []).append(r)
    if os.path.exists("out/rejects.jsonl.gz"):
        with gzip.open("out/rejects.jsonl.gz", "rt", encoding="utf-8") as f:
            told = {int(json.loads(line)["input"][:6]) for line in f}
    return made, told


def compare(copydesk, kind, n, seed):
    """The number of documents that are read in another way, and not told."""
    make, kind_read, how, of = KINDS[kind]
    rng = random.Random("%s %d" % (kind, seed))
    documents = []
    for i in range(n):
        sound = make(rng)
        documents.append((sound, damage(rng, sound, of) if i % 3 == 1 else sound))
    made, told = run(copydesk, documents, how)
    equal = wrong = 0
    for i, (sound, s) in enumerate(documents):
        got = made.get(i, [])
        if s == sound and (i in told or got != read(kind_read, s)) or \
                s != sound and i not in told and got not in (read(kind_read, s), read(kind_read, sound)):
            wrong += 1
            if wrong < 4:
                print("%s, document %d of seed %d: %r\n  copydesk: %r\n  Python:   %r" % (kind, i, seed, s, got, read(kind_read, s)))
        else:
            equal += i not in told
    print("%s: %d documents, %d equal, %d told, %d wrong" % (kind, n, equal, len(told), wrong))
    return wrong


def main():
    copydesk = os.path.abspath(sys.argv[1])
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 150
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    listed = subprocess.run([copydesk, "list"], stdout=subprocess.PIPE).stdout.decode()
    wrong = 0
    for kind in KINDS:
        if kind == "feed" and "\nfeed " not in listed:
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            wrong += compare(copydesk, kind, n, seed)
            os.chdir("/")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
