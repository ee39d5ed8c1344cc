#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A reader of Parquet of its own: it shares nothing with the plugin that
writes, and takes nothing on trust.  Prints the records as JSON Lines.

usage: read_parquet.py FILE...             the records
       read_parquet.py --stats FILE...     a line for each column chunk

Source: README.md, Encodings.md, LogicalTypes.md and parquet.thrift of
parquet-format.  It knows what the plugin may write: data pages of version 1,
PLAIN and RLE_DICTIONARY, without compression and with zstd (by the package
python3-zstandard or the command zstd).
"""
import datetime
import json
import struct
import subprocess
import sys
import zlib

BOOLEAN, INT32, INT64, DOUBLE, BYTES = 0, 1, 2, 5, 6
OPTIONAL, REPEATED = 1, 2
STRING, LIST, DATE, TIMESTAMP, JSON = 1, 3, 6, 8, 12
CONVERTED = {STRING: 0, LIST: 3, DATE: 6, TIMESTAMP: 10, JSON: 19}
PLAIN, RLE, RLE_DICTIONARY = 0, 3, 8
DATA_PAGE, DICTIONARY_PAGE = 0, 2


def check(true, what):
    if not true:
        sys.exit("read_parquet.py: " + what)


# ---- Thrift's compact protocol: structs as {field: value} --------------------

class Thrift:
    def __init__(self, data, at):
        self.data, self.at = data, at

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def varint(self):
        v = shift = 0
        while True:
            b = self.byte()
            v |= (b & 0x7F) << shift
            shift += 7
            if b < 0x80:
                return v

    def zigzag(self):
        v = self.varint()
        return v >> 1 ^ -(v & 1)

    def value(self, kind):
        if kind in (1, 2):
            return kind == 1
        if kind in (4, 5, 6):
            return self.zigzag()
        if kind == 8:
            n = self.varint()
            self.at += n
            return self.data[self.at - n:self.at]
        if kind == 9:
            head = self.byte()
            n = head >> 4
            if n == 15:
                n = self.varint()
            return [self.value(head & 15) for _ in range(n)]
        check(kind == 12, "type %d of Thrift" % kind)
        return self.struct()

    def struct(self):
        fields, last = {}, 0
        while True:
            head = self.byte()
            if head == 0:
                return fields
            last = last + (head >> 4) if head >> 4 else self.zigzag()
            check(last not in fields, "field %d stands twice" % last)
            fields[last] = self.value(head & 15)


# ---- the schema ----------------------------------------------------------------

class Node:
    def __init__(self, elements, rep, definition, path):
        e = next(elements)
        self.name = e[4].decode()
        self.type = e.get(1)
        self.repetition = e.get(3)
        self.path = path + [self.name] if path is not None else []
        logical = e.get(10, {})
        self.logical = next(iter(logical), None)
        check(self.logical is None or e.get(6) == CONVERTED[self.logical],
              "%s: logical and converted type differ" % self.name)
        if self.logical == TIMESTAMP:
            check(logical[TIMESTAMP] == {1: True, 2: {2: {}}}, "no timestamp in UTC and microseconds")
        self.rep = rep + (self.repetition == REPEATED)
        self.definition = definition + (self.repetition in (OPTIONAL, REPEATED))
        self.children = [Node(elements, self.rep, self.definition, self.path) for _ in range(e.get(5, 0))]
        check(bool(self.children) == (self.type is None), "%s is neither group nor value" % self.name)

    def leaves(self):
        return [x for c in self.children for x in c.leaves()] if self.children else [self]


# ---- encodings -------------------------------------------------------------------

def hybrid(data, width, n):
    v, at = [], 0
    t = Thrift(data, 0)
    while len(v) < n:
        head = t.varint()
        if head & 1:
            size = (head >> 1) * width
            bits = int.from_bytes(data[t.at:t.at + size], "little")
            check(len(data) >= t.at + size, "a run of packed numbers is cut off")
            t.at += size
            mask = (1 << width) - 1
            for group in range((head >> 1) * 8):
                v.append(bits >> group * width & mask)
        else:
            size = (width + 7) // 8
            v += [int.from_bytes(data[t.at:t.at + size], "little")] * (head >> 1)
            t.at += size
    check(not any(v[n:]), "what fills up the last group is not 0")
    check(t.at == len(data), "%d bytes behind the numbers" % (len(data) - t.at))
    return v[:n]


def plain(data, kind, n):
    if kind == BOOLEAN:
        check(len(data) == (n + 7) // 8, "size of a page of booleans")
        return [bool(data[i // 8] >> i % 8 & 1) for i in range(n)]
    if kind != BYTES:
        form = {INT32: "i", INT64: "q", DOUBLE: "d"}[kind]
        return list(struct.unpack("<%d%s" % (n, form), data))
    v, at = [], 0
    for _ in range(n):
        size = int.from_bytes(data[at:at + 4], "little")
        v.append(data[at + 4:at + 4 + size])
        at += 4 + size
    check(at == len(data), "bytes behind the strings of a page")
    return v


def unzstd(data, size):
    try:
        import zstandard
        return zstandard.ZstdDecompressor().decompress(data, max_output_size=size)
    except ImportError:
        return subprocess.run(["zstd", "-dc"], input=data, stdout=subprocess.PIPE, check=True).stdout


# ---- columns -----------------------------------------------------------------------

class Column:
    """All entries of a column chunk: (repetition, definition, value)."""

    def __init__(self, data, chunk, leaf):
        m = self.meta = chunk[3]
        self.leaf, self.data, self.entries = leaf, data, []
        self.dictionary, self.pages, self.plain_size = None, 0, 0
        check(chunk[2] == 0, "file_offset is not 0")
        check(m[1] == leaf.type, "%s: type" % leaf.path)
        check([x.decode() for x in m[3]] == leaf.path, "%s: path" % leaf.path)
        self.begin = m.get(11, m[9])
        at, end = self.begin, self.begin + m[7]
        while at < end:
            at = self.page(at)
        check(at == end, "%s: pages end at %d, not %d" % (leaf.path, at, end))
        self.end = end
        check(self.plain_size == m[6], "%s: total_uncompressed_size" % leaf.path)
        check(len(self.entries) == m[5], "%s: num_values" % leaf.path)
        used = {PLAIN, RLE} | ({RLE_DICTIONARY} if self.dictionary is not None else set())
        check(set(m[2]) == used, "%s: encodings" % leaf.path)
        check(sum(s[3] for s in m[13] if s[1] == DATA_PAGE) == self.pages, "%s: number of pages" % leaf.path)
        self.statistics(m[12])

    def page(self, at):
        t = Thrift(self.data, at)
        h = t.struct()
        body = self.data[t.at:t.at + h[3]]
        check(len(body) == h[3], "a page is cut off")
        check(zlib.crc32(body) == h[4] & 0xFFFFFFFF, "%s: CRC of a page" % self.leaf.path)
        if self.meta[4] == 6:
            body = unzstd(body, h[2])
        check(len(body) == h[2], "%s: size of a page" % self.leaf.path)
        self.plain_size += t.at - at + h[2]
        if h[1] == DICTIONARY_PAGE:
            check(at == self.meta[11] and self.dictionary is None, "a dictionary out of place")
            check(h[7][2] == PLAIN, "encoding of the dictionary")
            self.dictionary = plain(body, self.leaf.type, h[7][1])
            check(len({repr(v) for v in self.dictionary}) == len(self.dictionary), "a value stands twice in the dictionary")
        else:
            check(h[1] == DATA_PAGE and (self.pages > 0 or at == self.meta[9]), "a page out of place")
            self.pages += 1
            self.values(body, h[5])
        return t.at + h[3]

    def levels(self, body, most, n):
        if most == 0:
            return [0] * n, body
        size = int.from_bytes(body[:4], "little")
        v = hybrid(body[4:4 + size], most.bit_length(), n)
        check(max(v) <= most, "a level above the highest")
        return v, body[4 + size:]

    def values(self, body, h):
        n, encoding = h[1], h[2]
        check(h[3] == RLE and h[4] == RLE, "encoding of levels")
        check(n > 0, "%s: a page without an entry" % self.leaf.path)
        rep, body = self.levels(body, self.leaf.rep, n)
        check(rep[0] == 0, "%s: a page begins inside a record" % self.leaf.path)
        definition, body = self.levels(body, self.leaf.definition, n)
        there = definition.count(self.leaf.definition)
        if encoding == RLE_DICTIONARY:
            v = [self.dictionary[i] for i in hybrid(body[1:], body[0], there)]
        else:
            check(encoding == PLAIN, "encoding %d" % encoding)
            v = plain(body, self.leaf.type, there)
        v = iter(v)
        self.entries += [(r, d, next(v) if d == self.leaf.definition else None) for r, d in zip(rep, definition)]

    def statistics(self, s):
        there = [v for _, _, v in self.entries if v is not None]
        check(s[3] == len(self.entries) - len(there), "%s: null_count" % self.leaf.path)
        check((6 in s) == bool(there), "%s: a least value" % self.leaf.path)
        if not there:
            return
        one = (lambda b: b) if self.leaf.type == BYTES else (lambda b: plain(b, self.leaf.type, 1)[0])
        least = one(s[6])
        check(least == min(there) if s[8] else least < min(there), "%s: least value" % self.leaf.path)
        if 5 in s:
            most = one(s[5])
            check(most == max(there) if s[7] else most > max(there), "%s: greatest value" % self.leaf.path)
        if self.leaf.type == BYTES:
            check(len(s[6]) <= 64 and len(s.get(5, b"")) <= 64, "%s: bounds are long" % self.leaf.path)
            s[6].decode()
            s.get(5, b"").decode()

    def records(self):
        """The entries, a list for each record."""
        out = []
        for e in self.entries:
            if e[0] == 0:
                out.append([])
            out[-1].append(e)
        return out


# ---- records: Dremel's assembly ----------------------------------------------------

def show(leaf, v):
    if leaf.logical == STRING:
        return v.decode()
    if leaf.logical == JSON:
        return json.loads(v)
    if leaf.logical == DATE:
        return (datetime.date(1970, 1, 1) + datetime.timedelta(days=v)).isoformat()
    if leaf.logical == TIMESTAMP:
        t = datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=v)
        return t.isoformat() + "Z"
    return v


def build(node, entries):
    """What a node is, of the entries of its leaves."""
    leaves = node.leaves()
    first = entries[tuple(leaves[0].path)][0]
    for leaf in leaves:
        here = entries[tuple(leaf.path)]
        check((here[0][1] >= node.definition) == (first[1] >= node.definition), "%s: leaves disagree" % node.path)
    if first[1] < node.definition:
        check(all(len(entries[tuple(x.path)]) == 1 for x in leaves), "null with entries")
        return None
    if not node.children:
        check(len(entries[tuple(node.path)]) == 1, "%s: two values" % node.path)
        return show(node, first[2])
    if node.logical != LIST:
        return {c.name: build(c, {tuple(x.path): entries[tuple(x.path)] for x in c.leaves()}) for c in node.children}
    inner = node.children[0]
    check(inner.name == "list" and inner.repetition == REPEATED and len(inner.children) == 1, "a list of another form")
    if first[1] < inner.definition:
        return []
    parts = {}
    for leaf in leaves:
        split = []
        for e in entries[tuple(leaf.path)]:
            if not split or e[0] <= inner.rep:
                split.append([])
            split[-1].append(e)
        parts[tuple(leaf.path)] = split
    n = {len(v) for v in parts.values()}
    check(len(n) == 1, "%s: leaves of different length" % node.path)
    return [build(inner.children[0], {k: v[i] for k, v in parts.items()}) for i in range(n.pop())]


def read(name, stats):
    with open(name, "rb") as f:
        data = f.read()
    check(data[:4] == b"PAR1" and data[-4:] == b"PAR1", "%s: no Parquet" % name)
    size = int.from_bytes(data[-8:-4], "little")
    t = Thrift(data, len(data) - 8 - size)
    footer = t.struct()
    check(t.at == len(data) - 8, "the footer's size")
    elements = iter(footer[2])
    root = Node(elements, 0, 0, None)
    root.path = []
    check(next(elements, None) is None, "elements behind the schema")
    leaves = root.leaves()
    check(footer[7] == [{1: {}}] * len(leaves), "column orders")
    check(footer[1] == 1 and footer[6].startswith(b"copydesk version "), "version or creator")
    at, total = 4, 0
    for group in footer[4]:
        columns = [Column(data, c, x) for c, x in zip(group[1], leaves)]
        check(len(group[1]) == len(leaves), "columns of a row group")
        for c in columns:
            check(c.begin == at, "a gap before a column")
            at = c.end
        check(group[2] == sum(c.meta[6] for c in columns), "total_byte_size")
        check(group[6] == sum(c.meta[7] for c in columns) and group[5] == 4, "total_compressed_size")
        if stats:
            for c in columns:
                s = c.meta[12]
                print(".".join(c.leaf.path), "dictionary" if c.dictionary is not None else "plain",
                      c.pages, "pages", s[3], "null", s.get(6), s.get(5))
        rows = [c.records() for c in columns]
        check({len(r) for r in rows} == {group[3]}, "num_rows")
        total += group[3]
        for i in range(group[3] if not stats else 0):
            entries = {tuple(c.leaf.path): r[i] for c, r in zip(columns, rows)}
            print(json.dumps({c.name: build(c, {tuple(x.path): entries[tuple(x.path)] for x in c.leaves()})
                              for c in root.children}, ensure_ascii=False))
    check(footer[3] == total, "rows of the file")
    check(at == len(data) - 8 - size, "bytes between the columns and the footer")


if __name__ == "__main__":
    names = [x for x in sys.argv[1:] if x != "--stats"]
    for name in names:
        read(name, "--stats" in sys.argv)
