# SPDX-License-Identifier: MIT
"""Writes web archives, and the same pages as JSON Lines, into the folder that it
is called in.  Nothing here is taken from copydesk: sizes, codings and members are
made by Python's own modules."""
import gzip, json, random, zlib

random.seed(5)
CRLF = b"\r\n"
# "The café on the pier ...", packed by the reference encoder of br.
BR_PAGE = "<html><body><article><p>The caf\u00e9 on the pier burned down on Monday, the fire brigade said.</p></article></body></html>"
BR = bytes.fromhex("1b7600e0c56c47fae703dc0d2c0b64b555b3dd2cc484d3c91d0fcadf8f898401061830e631f68e21e543b267ec9662e44138a51fc7d4f51fb21026c30bbb"
                   "add4159aad4d2f15955c18155bcd2fd3915b11b6430403")


def record(kind, fields, body, length=None, version="WARC/1.0", end=CRLF):
    head = [version, "WARC-Type: " + kind] + ["%s: %s" % f for f in fields]
    head.append("Content-Length: %d" % (len(body) if length is None else length))
    return end.join(h.encode() for h in head) + 2 * end + body + 2 * CRLF


def chunked(body):
    out, at = b"", 0
    while at < len(body):
        n = random.randrange(1, 400)
        out += b"%x%s" % (len(body[at:at + n]), random.choice([b"", b";a=b"])) + CRLF + body[at:at + n] + CRLF
        at += n
    return out + b"0" + CRLF + CRLF


def http(body, fields=(), status="200 OK", type="text/html"):
    head = ["HTTP/1.1 " + status] + (["Content-Type: " + type] if type else []) + list(fields)
    return CRLF.join(h.encode() for h in head) + 2 * CRLF + body


def fields(i, type="application/http; msgtype=response"):
    f = [("WARC-Record-ID", "<urn:uuid:%08d>" % i), ("WARC-Date", "2026-01-%02dT06:%02d:00Z" % (1 + i % 28, i % 60)),
         ("WARC-Target-URI", "https://harbour.example/%d" % i)]
    return f + [("Content-Type", type)] if type else f


def page(i, charset="utf-8"):
    said = "\u201cThe ferry %d sank,\u201d said Ada Lind, the harbour master." % i
    if charset != "utf-8":
        said = "\u00abFerry %d sank\u00bb, said the caf\u00e9." % i if charset == "iso-8859-15" else "\u041f\u0430\u0440\u043e\u043c %d." % i
    p = "<p>%s All of its %d passengers were taken off on Monday, the port said in a statement.</p>\n" % (said, i)
    return "<!DOCTYPE html><html><head><title>Ferry %d sinks</title></head><body><article><h1>Ferry %d sinks</h1>%s</article></body></html>" % (
        i, i, p * random.randrange(2, 9))


def write(name, records):
    open(name + ".warc", "wb").write(b"".join(records))
    open(name + ".one.warc.gz", "wb").write(gzip.compress(b"".join(records), mtime=0))
    open(name + ".warc.gz", "wb").write(b"".join(gzip.compress(r, mtime=0) for r in records))


# ---- a thousand pages, in every coding, among records of all types
records, lines = [record("warcinfo", [("WARC-Date", "2026-01-01T00:00:00Z")], b"software: hand\r\n")], []
for i in range(1000):
    text = page(i, {3: "iso-8859-15", 5: "windows-1251"}.get(i % 10, "utf-8"))
    body, extra, type = text.encode(), [], "text/html"
    if i % 10 == 0:
        extra, body = ["Transfer-Encoding: chunked"], chunked(body)
    elif i % 10 == 1:
        extra, body = ["content-encoding:gzip"], gzip.compress(body, mtime=0)
    elif i % 10 == 2:
        extra, body = ["Content-Encoding: deflate"], zlib.compress(body) if i % 20 == 2 else zlib.compress(body)[2:-4]
    elif i % 10 == 3:
        type, body = "text/html; charset=ISO-8859-15", text.encode("iso-8859-15")
    elif i % 10 == 4:
        extra, body = ["Transfer-Encoding: chunked", "Content-Encoding: gzip"], chunked(gzip.compress(body, mtime=0))
    elif i % 10 == 5:
        body = text.replace("<head>", '<head><meta charset="windows-1251">').encode("windows-1251")
        text = text.replace("<head>", '<head><meta charset="windows-1251">')
    elif i % 10 == 6:
        extra = ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]  # kept decoded by the crawler
    elif i % 10 == 7:
        type = 'Text/HTML ;  Charset="utf-8"'
    elif i % 10 == 8:
        type = "application/xhtml+xml"
    elif i == 9:
        text, body, extra = BR_PAGE, BR, ["Content-Encoding: br"]
    records.append(record("request", fields(i), b"GET / HTTP/1.1\r\n\r\n"))
    kind, version = ("resource", "WARC/1.1") if i % 10 == 8 else ("response", "WARC/1.0")
    if kind == "resource":
        records.append(record(kind, fields(i, type), body, version=version))
    else:
        records.append(record(kind, fields(i), http(body, extra, type=type), version=version, end=b"\n" if i % 7 == 0 else CRLF))
    records.append(record("metadata", fields(i, "application/warc-fields"), b"fetchTimeMs: 1\r\n"))
    line = {"id": "urn:uuid:%08d" % i, "url": "https://harbour.example/%d" % i,
            "crawled": "2026-01-%02dT06:%02d:00Z" % (1 + i % 28, i % 60), "status": 200, "html": text}
    if kind == "resource":
        del line["status"]
    lines.append(line)
write("pages", records)
open("pages.jsonl", "w", encoding="utf-8").write("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines))

# ---- what is no page
image = http(b"\x89PNG", type="image/png")
write("others", [
    record("revisit", fields(1), http(b"")), record("response", fields(2), http(b"gone", status="404 Not Found")),
    record("response", fields(3), image), record("response", fields(4, "text/dns"), b"20260101\r\nharbour.example. 1 IN A 127.0.0.1\r\n"),
    record("response", fields(5), http(b"<html>no type</html>", type=None)), record("response", fields(6), http(b"a text", type="text/plain")),
    record("response", fields(7), b"SMTP"), record("response", fields(8), http(b"<p>cut", ["Transfer-Encoding: chunked"]).replace(b"<p>cut", b"ff\r\n<p>cut")),
    record("response", fields(9), http(gzip.compress(b"<p>" * 999)[:-12], ["Content-Encoding: gzip"])),
    record("response", fields(10), http(b"<p>", ["Content-Encoding: rot13"])),
    record("response", fields(11), http(b"<p>", [], "200")), record("response", fields(12) + [("WARC-Truncated", "length")], http(b"<p>Half a")),
    record("response", fields(13), http(gzip.compress(bytes(40 << 20), mtime=0), ["Content-Encoding: gzip"])),
    record("response", fields(14), http(b"<p>A caf\xc3\xa9, \xff.</p>", type="text/html; charset=utf-8")),
    record("continuation", fields(15), b"x"), record("response", fields(16), http(b""))])
write("wet", [record("conversion", fields(i, "text/plain"), ("The ferry %d sank. \u2013 All were saved.\n" % i).encode()) for i in range(5)])

# ---- damage
whole = [record("response", fields(i), http(page(i).encode())) for i in range(12)]
body = http(page(3).encode())
odd = list(whole)
odd[2] = odd[2] + b"junk between records\r\nWARC/1.0 is no header\r\n\r\n"
odd[3] = record("response", fields(3), body, length=len(body) - 100)
odd[5] = record("response", fields(5), http(page(5).encode()), length=len(whole[5]) + 300)
odd[7] = record("response", fields(7), http(b"<html>\n\nWARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n</html>"))
odd[8] = record("response", fields(8), http(page(8).encode()), length=50 << 20)
odd[10] = odd[10].replace(b"Content-Length: ", b"Content-Length: x", 1)
write("odd", odd)
write("cut", whole[:3] + [whole[3][:-200]])
write("front", [b"HTTP/1.1 200 OK\r\n\r\na page of a proxy\r\n"] + whole[:3])
write("lengthless", [whole[0], whole[1].replace(b"Content-Length", b"Content-Size"), whole[2]])
open("trailing.warc", "wb").write(b"".join(whole) + b"\0" * 40)
for i in range(12):  # a bit in each member
    members = [bytearray(gzip.compress(r, mtime=0)) for r in whole]
    members[i][random.randrange(len(members[i]))] ^= 1 << random.randrange(8)
    members[(i + 5) % 12][random.randrange(len(members[i - 7]) // 2)] ^= 1 << random.randrange(8)
    open("bits%d.warc.gz" % i, "wb").write(b"".join(bytes(m) for m in members))

# ---- codings, types, languages, and what the crawler cut
ferry = b"<html><p>The ferry sank. All of its passengers were taken off.</p></html>"
twice = gzip.compress(gzip.compress(ferry, mtime=0), mtime=0)
half = gzip.compress(bytes(random.randrange(97, 123) for i in range(4000)), mtime=0)[:1500]
unknown = ["Content-Encoding: rot13"]


def said(i, lang="", head=(), warc=()):
    return record("response", fields(i) + list(warc), http(b"<!doctype html><html%s><p>The ferry</p></html>" % lang.encode(), head))


write("more", [
    record("response", fields(1), http(twice, ["Content-Encoding: gzip", "X-Between: a", "content-encoding: gzip"])),
    record("response", fields(2), http(twice, ["Content-Encoding: gzip, gzip"])),
    record("response", fields(3), http(chunked(gzip.compress(zlib.compress(ferry), mtime=0)),
                                       ["Transfer-Encoding: gzip, chunked", "Content-Encoding: deflate"])),
    record("response", fields(4), http(b"x", unknown, type="image/png")), record("response", fields(5), http(b"x", unknown, status="404 No")),
    record("response", fields(6), http(gzip.compress(ferry, mtime=0), ["Content-Encoding: gzip"], type=None)),
    record("response", fields(7), http(gzip.compress(b"\x89PNG", mtime=0), ["Content-Encoding: gzip"], type=None)),
    record("response", fields(8), http(ferry, ["Content-Encoding: " + ", ".join(9 * ["gzip"])])),
    record("response", fields(9), http("<p>caf\u00e9".encode("cp1252"), type="text/html;\r\n charset=windows-1252")),
    record("conversion", fields(10, "image/png"), b"\x89PNG"), record("conversion", fields(11, None), b"A text"),
    record("conversion", fields(12, "text/html"), ferry), record("conversion", fields(13, "text/markdown"), b"A *text*"),
    record("response", fields(14) + [("WARC-Truncated", "length")], http(half, ["Content-Encoding: gzip"])),
    record("response", fields(15) + [("WARC-Truncated", "time")], http(chunked(ferry)[:-12], ["Transfer-Encoding: chunked"])),
    record("response", fields(16), http(ferry[:30], ["Content-Length: %d" % len(ferry)])),
    record("response", fields(17), http(ferry, ["Content-Length: 30", "Content-Encoding: gzip"])),
    record("response", fields(18) + [("WARC-Segment-Number", "1")], http(ferry[:40])),
    record("request", fields(19), b"GET / HTTP/1.1\r\n\r\n"), record("sequel", fields(20), b""),
    record("response", fields(21), http(b"<p>\xa3 5", type="text/html; charset=windows-12\0\0"))])
write("said", [said(1), said(2, ' class=a lang="en-GB"'), said(3, " lang=de"), said(4, " LANG='fr'", ["Content-Language: de, en"]),
               said(5, ' lang="en"', ["Content-Language: fr"]), said(6, ' data-lang="de" xml:lang="de"'),
               said(7, ' lang="de"', warc=[("WARC-Identified-Content-Language", "eng")]), said(8, ' lang=""')])

# ---- a length too large by all that stands in front of the next page: behind the
# end that it tells is an empty line, and no record
whole = [record("response", fields(i), http(page(i).encode())) for i in range(4)]
head = whole[2].index(b"text/html") + len(b"text/html")
body = http(page(1).encode())
whole[1] = record("response", fields(1), body, length=len(body) + 4 + head)
write("empty_line", whole)
