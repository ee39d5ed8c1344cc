#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""differential.py COPYDESK [DOCUMENTS [SEED]]

Makes random feeds, JSON, tables and web archives, one in three of them damaged
by a byte, and compares what copydesk reads with what Python's parsers
(xml.etree, json, csv; of archives a parser of our own) do.  Without damage the
records are equal.  With damage they are those that Python makes of the damaged
document or had made of the sound one, or something is told: a reject, or damage
of the input.

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
  WARC    a line of a header block that is no field is passed over, and a body
          that is not packed as its fields say taken as it is, if it is a text.
"""
import codecs
import csv
import email.message
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
import zlib

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


# ---- web archives: bytes, each of which stands here as a character of Latin-1

CHARSETS = "utf-8", "koi8-r", "iso-8859-2"
codecs.register_error("each", lambda e: ("\ufffd" * (e.end - e.start), e.end))


def block(first, fields, end):
    return (end.join([first] + ["%s: %s" % f for f in fields]) + 2 * end).encode()


def chunked(rng, body):
    out = b""
    while body:
        n = rng.randrange(1, len(body) + 1)
        out += b"%x\r\n%s\r\n" % (n, body[:n])
        body = body[n:]
    return out + b"0\r\n\r\n"


def response(rng):
    """A response of HTTP: its fields and body packed in one of the ways."""
    charset = rng.choice([None, *CHARSETS])
    said = text(rng, {"koi8-r": "\u0430\u0431 <", "iso-8859-2": "\u0142a &"}.get(charset, "ab\u00e9<\U0001f600"))
    inside = charset is not None and rng.random() < .5
    body = "<html>%s<p>%s\n</html>" % ('<meta charset="%s">' % charset if inside else "", said)
    body = body.encode(charset or rng.choice(["utf-8", "latin-1"]), "replace")
    kind = rng.choice(["text/html"] * 4 + ["application/xhtml+xml", "image/png"])
    fields = [("Content-Type", kind + ("" if inside or charset is None else "; charset=" + charset))]
    coding = rng.choice([None, None, "gzip", "deflate"])
    if coding:
        body = gzip.compress(body, mtime=0) if coding == "gzip" else zlib.compress(body)
        fields.append(("Content-Encoding", coding))
    if rng.random() < .3:
        body = chunked(rng, body)
        fields.append(("Transfer-Encoding", "chunked"))
    rng.shuffle(fields)
    return block(rng.choice(["HTTP/1.1 200 OK", "HTTP/1.1 200 OK", "HTTP/1.0 404 Not Found"]), fields, "\r\n") + body


def archive(rng):
    parts = []
    for i in range(rng.randrange(1, 5)):
        kind, of = rng.choice([("response", "application/http; msgtype=response")] * 4 + [("resource", "text/html"), ("conversion", "text/plain"),
                               ("request", "application/http"), ("metadata", "application/warc-fields"), ("revisit", "application/http")])
        body = response(rng) if kind in ("response", "revisit") else text(rng, "ab <>\u00e9\r\n:").encode()
        fields = [("WARC-Type", kind), ("WARC-Date", "2026-01-02T03:04:%02dZ" % i), ("Content-Type", of), ("Content-Length", len(body)),
                  ("WARC-Target-URI", "https://a.example/%d" % i)]
        fields += [("WARC-Record-ID", "<urn:%d>" % i)] * (rng.random() < .8) + [("WARC-Truncated", "time")] * (rng.random() < .1)
        rng.shuffle(fields)
        parts.append(block(rng.choice(["WARC/1.0", "WARC/1.1"]), fields, "\r\n") + body + b"\r\n\r\n")
    packed = rng.choice([None, None, "members", "one"])
    if packed == "members":
        parts = [gzip.compress(p, mtime=0) for p in parts]
    whole = b"".join(parts)
    return (gzip.compress(whole, mtime=0) if packed == "one" else whole).decode("latin-1")


def block_of(rest):
    """The fields of a header block, whose lines end with LF or CR LF."""
    lines, fields = [], email.message.Message()
    while line := rest.readline().removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "each"):
        if line[0] not in " \t":
            lines.append(line)
        elif lines:
            lines[-1] += " " + line.strip(" \t")
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            fields[name] = value.strip(" \t\r")
    return fields


def bare_type(fields):
    return (fields["Content-Type"] or "").partition(";")[0].strip(" \t").lower()


def unpacked(fields, body):
    if not body:
        return body
    if fields["Transfer-Encoding"] == "chunked":
        rest, body = io.BytesIO(body), b""
        while n := int(rest.readline(), 16):
            body += rest.read(n)
            if rest.read(2) != b"\r\n":
                raise ValueError("no end of a chunk")
    coding = fields["Content-Encoding"]
    return {"gzip": gzip.decompress, "deflate": zlib.decompress, None: bytes}[coding](body)


def as_text(fields, body):
    said = fields.get_content_charset()
    meta = re.search(rb'<meta charset="([^"]*)"', body)
    try:
        return body.decode()
    except UnicodeDecodeError:
        pass
    charset = said or (meta.group(1).decode() if meta else "")
    return body.decode(charset if charset in CHARSETS else "latin-1", "each")


def page(fields, body):
    """What is read of a record, or None."""
    kind, made = fields["WARC-Type"], {}
    if kind is None:
        raise ValueError("no type")
    for name, field in ("id", "Record-ID"), ("url", "Target-URI"), ("crawled", "Date"), ("truncated", "Truncated"):
        if "WARC-" + field in fields:
            made[name] = re.sub("^<(.*)>$", r"\1", fields["WARC-" + field])
    if kind in ("response", "resource") and bare_type(fields) == "application/http":
        rest = io.BytesIO(body)
        made["status"] = int(rest.readline().split()[1])
        fields = block_of(rest)
        body = unpacked(fields, rest.read())
    pages = ["text/html", "application/xhtml+xml"]
    of = {"conversion": pages + ["text/plain"], "response": pages, "resource": pages}.get(kind, [])
    unsaid = of and not bare_type(fields) and (kind == "conversion" or body.startswith(b"<html"))
    if made.get("status", 200) != 200 or not (bare_type(fields) in of or unsaid):
        return None
    made["text" if kind == "conversion" and bare_type(fields) not in pages else "html"] = as_text(fields, body)
    return made


def read_archive(s):
    whole = s.encode("latin-1")
    rest, made = io.BytesIO(gzip.decompress(whole) if whole[:2] == b"\x1f\x8b" else whole), []
    while line := rest.readline():
        if line not in (b"WARC/1.0\r\n", b"WARC/1.1\r\n"):
            raise ValueError("no record")
        fields = block_of(rest)
        body = rest.read(int(fields["Content-Length"].split()[0]))
        if rest.read(4) != b"\r\n\r\n":
            raise ValueError("no record")
        made.append(page(fields, body))
    return [r for r in made if r]


# How a document is made and read, the pipeline's input, what damages one, and
# how its characters are written.
KINDS = {
    "feed": (feed, read_feed, {"reader": "feed"}, "<>&x/'\"", "utf-8"),
    "json": (values, read_values, {}, '{}[]",:x\\', "utf-8"),
    "items": (inside, read_inside, {"items": "a.b"}, '{}[]",:x\\', "utf-8"),
    "csv": (table, read_table, {"reader": "csv"}, '"x\n', "utf-8"),
    "warc": (archive, read_archive, {"reader": "warc"}, "\r\n :/x1\xff", "latin-1"),
}


def damage(rng, s, of):
    head = s.find("T</title>") + 9 if "T</title>" in s else len(s) // 4
    at = rng.randrange(max(head, 2), len(s) + 1)
    table = "x\n" in of
    if table: # behind the names of the columns
        at = rng.randrange(min(s.find("\n") + 1, len(s)), len(s) + 1)
    how = rng.randrange(4)
    d = s[:at] if how == 0 else s[:at] + (rng.choice(of) if how < 3 else "") + s[at + (how > 1):]
    return s if table and re.search("\r(?!\n)", d) else d


def read(kind_read, s):
    try:
        return kind_read(s)
    except Exception:
        return None


def run(copydesk, documents, how, encoding):
    """Read all: the records of each, and which of them something is told of."""
    for i, (_, s) in enumerate(documents):
        with open("%06d.json" % i, "w", encoding=encoding, newline="") as f:
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
    make, kind_read, how, of, encoding = KINDS[kind]
    rng = random.Random("%s %d" % (kind, seed))
    documents = []
    for i in range(n):
        sound = make(rng)
        documents.append((sound, damage(rng, sound, of) if i % 3 == 1 else sound))
    made, told = run(copydesk, documents, how, encoding)
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
