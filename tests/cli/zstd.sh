#!/bin/sh
# SPDX-License-Identifier: MIT
# zstd in and out: frames are what gzip members are.
. "$srcdir/tests/cli/lib.sh"

if "$copydesk" --version | grep -q 'without libzstd'; then
    about "built without libzstd: inputs and outputs are refused in one line"
    printf '\050\265\057\375\004\130' >a.jsonl.zst
    echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
    run run p.json a.jsonl.zst -o out
    exits 2
    says err 'input "a.jsonl.zst" is zstd data, which this copydesk was built without' 'zstdcat FILE | copydesk run ... -'
    run_with a.jsonl.zst run p.json - -o out
    exits 2
    says err 'zstd data, which this copydesk was built without'
    echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl.zst"}]}' >q.json
    run lint q.json
    exits 1
    says err 'output path "a.jsonl.zst" cannot be compressed so'
    finish
    exit
fi

python3 - <<'P'
import gzip, json, random
rng = random.Random(11)
words = "harbour council vote budget river bridge school strike harvest rain".split()
lines = [json.dumps({"id": "a%d" % i, "title": "On the " + rng.choice(words), "month": rng.choice(("01", "02", "03")),
    "text": " ".join(rng.choice(words) + str(rng.randrange(1000)) for _ in range(rng.randint(20, 300)))}, separators=(",", ":")) + "\n" for i in range(3000)]
open("in.jsonl", "w").write("".join(lines))
open("in.jsonl.gz", "wb").write(gzip.compress("".join(lines).encode()))
open("few.jsonl", "w").write("".join(lines[:40]))
P
cat >p.json <<'P'
{"copydesk": 1, "input": {"has": ["month"]}, "outputs": [
  {"plugin": "jsonl", "path": "a.jsonl.zst"}, {"plugin": "jsonl", "path": "plain.jsonl", "id": "plain"},
  {"plugin": "jsonl", "path": "high.jsonl.zst", "id": "high", "level": 9, "only": ["id", "title"]},
  {"plugin": "csv", "path": "b.csv.zst", "options": {"columns": ["id", "title"]}},
  {"plugin": "csv", "id": "months", "path": "months/{month}.csv.zst", "options": {"columns": ["id", "title"]}}]}
P

about "what is written, this program reads"
run run p.json in.jsonl -j 1 -o one
exits 0
same one/plain.jsonl in.jsonl
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >copy.json
run run copy.json one/a.jsonl.zst -o again
exits 0
same again/a.jsonl in.jsonl
run_with one/a.jsonl.zst run copy.json - -o stdin
exits 0
same stdin/a.jsonl in.jsonl
cp one/a.jsonl.zst other-name.jsonl.gz
run run copy.json other-name.jsonl.gz -o named
exits 0
same named/a.jsonl in.jsonl
run show one/a.jsonl.zst:2999
exits 0
says out 'id: a2998'

about "a web archive whose frames refer to the dictionary in front of them"
if command -v zstd >/dev/null; then
    python3 - <<'P'
import os, struct, subprocess

def zstd(data, *options):
    return subprocess.run(["zstd", "-qc", *options], input=data, stdout=subprocess.PIPE, check=True).stdout

def skippable(data, number=0x184D2A5D):
    return struct.pack("<II", number, len(data)) + data

def record(i):
    body = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>The ferry %d left the harbour of %x on Monday.</p>" % (i, i * 7919)).encode()
    return b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:%d>\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (
        i, len(body), body)

records = [record(i) for i in range(500)]
os.mkdir("samples")
for i, r in enumerate(records):
    open("samples/%d" % i, "wb").write(r)
subprocess.run(["zstd", "-q", "--train", "-r", "samples", "-o", "dict", "--maxdict=4096"], stderr=subprocess.DEVNULL, check=True)
dictionary = open("dict", "rb").read()
frames = [zstd(r, "-D", "dict") for r in records]
open("pages.warc.zst", "wb").write(b"".join(zstd(r) for r in records))
write = lambda name, *parts: open(name, "wb").write(b"".join(parts))
write("dict.warc.zst", skippable(dictionary), *frames)
write("packed.warc.zst", skippable(zstd(dictionary)), *frames)
flipped = bytearray(frames[250])
flipped[len(flipped) // 2] ^= 4
write("flipped.warc.zst", skippable(dictionary), *frames[:250], flipped, *frames[251:])
write("none.warc.zst", *frames[:3])
write("spoiled.warc.zst", skippable(zstd(dictionary)[:-9]), *frames[:3])
write("other.warc.zst", skippable(b"something else"), *[zstd(r) for r in records])
write("later.warc.zst", zstd(records[0]), skippable(dictionary, 0x184D2A5E), *[zstd(r) for r in records[1:]])
P
    run run copy.json pages.warc.zst -o w.pages
    exits 0
    is "$(wc -l <w.pages/a.jsonl)" 500
    for f in dict packed other later; do
        for j in 1 8; do
            rm -rf w.$f
            run run copy.json -j $j $f.warc.zst -o w.$f
            exits 0
            same w.$f/a.jsonl w.pages/a.jsonl
        done
    done
    run run copy.json dict.warc.zst one/a.jsonl.zst packed.warc.zst -o w.three
    exits 0
    is "$(grep -c urn w.three/a.jsonl) $(wc -l <w.three/a.jsonl)" "1000 4000"
    run run copy.json flipped.warc.zst -o w.flipped
    exits 4
    sed 251d w.pages/a.jsonl >want
    same w.flipped/a.jsonl want
    run run copy.json none.warc.zst -o w.none
    exits 4
    says err 'damage in 1 place'
    zcat w.none/rejects.jsonl.gz >rejects
    says rejects 'it needs a dictionary: unpack it first, as in'
    run run copy.json spoiled.warc.zst -o w.spoiled
    exits 4
    zcat w.spoiled/rejects.jsonl.gz >rejects
    says rejects 'the dictionary in front, to which each frame may refer, is damaged: it is cut off'
    run show dict.warc.zst:400
    exits 0
    says out 'id: urn:x:399'
fi

about "and so does the command zstd, whose frames this program reads"
if command -v zstd >/dev/null; then
    zstd -tq one/a.jsonl.zst one/high.jsonl.zst one/b.csv.zst one/months/*.csv.zst
    is $? 0
    zstd -dqc one/a.jsonl.zst >x
    same x in.jsonl
    zstd -dqc one/b.csv.zst >x
    is "$(head -1 x | tr -d "\r") $(wc -l <x)" "id,title 3001"
    cat one/months/*.csv.zst | zstd -dqc >x
    is "$(wc -l <x) $(grep -c '^id,title' x)" "3003 3"
    # Each frame has a check sum.
    is "$(zstd -lv one/a.jsonl.zst 2>/dev/null | grep -c 'Check: XXH64')" 1
    for how in -1 -3 -19 --no-check --no-content-size -T2; do
        zstd -qfc $how in.jsonl >made.jsonl.zst
        rm -rf x.d
        run run copy.json made.jsonl.zst -o x.d
        exits 0
        same x.d/a.jsonl in.jsonl
    done
    zstd -qc --long=27 <in.jsonl >long.jsonl.zst
    run run copy.json long.jsonl.zst -o long
    exits 4
    zcat long/rejects.jsonl.gz >rejects
    says rejects '"member":1,"compressed_offset":0' 'more than 8 MiB' 'zstdcat --long=31'
    run_with long.jsonl.zst run -s select -
    exits 4
    says err 'more than 8 MiB'
fi

about "the same bytes for any number of workers"
run run p.json in.jsonl -j 8 -o eight
exits 0
for f in a.jsonl.zst high.jsonl.zst b.csv.zst months/01.csv.zst months/02.csv.zst months/03.csv.zst; do
    same eight/$f one/$f
done

about "killed at any moment, --resume ends in the same bytes"
for n in 1 2 3 4; do
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json one/a.jsonl.zst in.jsonl.gz -o k$n >/dev/null 2>&1 &
    pid=$!
    tries=0
    while [ $tries -lt 200 ] && kill -0 $pid 2>/dev/null &&
        [ "$(wc -c 2>/dev/null <k$n/a.jsonl.zst.part || echo 0)" -lt $((n * 120000)) ]; do
        sleep 0.01
        tries=$((tries + 1))
    done
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    run run p.json one/a.jsonl.zst in.jsonl.gz -o k$n --resume
    exits 0
    [ $n = 1 ] && continue
    for f in a.jsonl.zst high.jsonl.zst b.csv.zst plain.jsonl months/01.csv.zst; do
        same k$n/$f k1/$f
    done
done
run run p.json one/a.jsonl.zst in.jsonl.gz -o whole
exits 0
for f in a.jsonl.zst high.jsonl.zst b.csv.zst plain.jsonl months/01.csv.zst; do
    same whole/$f k1/$f
done

cat >zst.py <<'P'
"""zstd frames of blocks as they are, by RFC 8878 alone."""
M = (1 << 64) - 1
P1, P2, P3, P4, P5 = (11400714785074694791, 14029467366897019727, 1609587929392839161,
    9650029242287828579, 2870177450012600261)
rotl = lambda x, r: (x << r | x >> (64 - r)) & M
turn = lambda acc, v: rotl((acc + v * P2) & M, 31) * P1 & M
def xxh64(data):
    at, n = 0, len(data)
    word = lambda k: int.from_bytes(data[at:at + k], "little")
    if n >= 32:
        v = [(P1 + P2) & M, P2, 0, -P1 & M]
        while at + 32 <= n:
            for i in range(4):
                v[i] = turn(v[i], word(8))
                at += 8
        h = sum(rotl(x, r) for x, r in zip(v, (1, 7, 12, 18))) & M
        for x in v:
            h = ((h ^ turn(0, x)) * P1 + P4) & M
    else:
        h = P5
    h = (h + n) & M
    while at + 8 <= n:
        h = (rotl(h ^ turn(0, word(8)), 27) * P1 + P4) & M
        at += 8
    if at + 4 <= n:
        h = (rotl(h ^ word(4) * P1 & M, 23) * P2 + P3) & M
        at += 4
    while at < n:
        h = rotl(h ^ word(1) * P5 & M, 11) * P1 & M
        at += 1
    for shift, p in ((33, P2), (29, P3)):
        h = (h ^ h >> shift) * p & M
    return h ^ h >> 32
def frame(data):
    out = b"\x28\xb5\x2f\xfd\xa4" + len(data).to_bytes(4, "little")
    for i in range(0, max(len(data), 1), 1 << 16):
        block = data[i:i + (1 << 16)]
        out += (len(block) << 3 | (i + (1 << 16) >= len(data))).to_bytes(3, "little") + block
    return out + (xxh64(data) & 0xffffffff).to_bytes(4, "little")
def skippable(data, kind=0):
    return bytes([0x50 + kind]) + b"\x2a\x4d\x18" + len(data).to_bytes(4, "little") + data
P
python3 "$abs_top_srcdir/tests/cli/make_warc.py" || exit 1
cat >pack.py <<'P'
import json
from zst import frame, skippable
rows = [json.loads(x) for x in open("few.jsonl")]
json.dump(rows, open("few.json", "w"), indent=1)
open("few.csv", "w").write("id,title\n" + "".join("%s,%s\n" % (r["id"], r["title"]) for r in rows))
open("few.html", "w").write("<html><p>A ferry sank.</p></html>\n")
open("few.txt", "w").write("A ferry sank.\n")
for name in ("few.jsonl", "few.json", "few.csv", "few.html", "few.txt"):
    data = open(name, "rb").read()
    half = len(data) // 2
    open(name + ".zst", "wb").write(skippable(b"index") + frame(data[:half]) + skippable(b"", 15) + frame(data[half:]))
data = open("pages.warc", "rb").read()
parts = data.split(b"WARC/1.")
frames = [frame(b"WARC/1." + x) for x in parts[1:]]
assert not parts[0]
open("pages.warc.zst", "wb").write(b"".join(frames))
k = len(frames) // 2
while b"Type: response" not in frames[k]:
    k += 1
spoiled = bytearray(frames[k])
spoiled[-9] ^= 4
open("spoiled.warc.zst", "wb").write(b"".join(frames[:k]) + bytes(spoiled) + b"".join(frames[k + 1:]))
P
python3 pack.py

about "what is inside tells who reads it, then the name; also without a name"
run run copy.json few.jsonl -o few
for f in few.jsonl few.json few.csv few.html few.txt pages.warc; do
    rm -rf x.d y.d
    run run copy.json $f -o x.d
    was=$status
    run run copy.json $f.zst -o y.d
    exits $was
    sed 's/\.zst//' y.d/a.jsonl >y
    same y x.d/a.jsonl
done
cp few.json.zst few-json
cp pages.warc.zst pages
for f in few-json pages; do
    rm -rf x.d
    run run -v copy.json $f -o x.d
    [ $f = pages ] && says err 'it begins as a WARC'
    [ $f = few-json ] && same x.d/a.jsonl few/a.jsonl
done
run_with few.json.zst run copy.json - -o array
exits 0
same array/a.jsonl few/a.jsonl

about "a damaged frame of a web archive costs its page, and is told"
rm -rf x.d
run run copy.json pages.warc.zst -o x.d
run run copy.json spoiled.warc.zst -o y2.d
exits 4
is "$(($(wc -l <x.d/a.jsonl) - $(wc -l <y2.d/a.jsonl)))" 1
zcat y2.d/rejects.jsonl.gz >rejects
says rejects '"code":"damaged_zstd"' 'the check sum does not fit: all of it is left out; reading goes on at byte'

about "damage of all kinds, at many places"
cat >flips.py <<'P'
import gzip, json, os, random, subprocess, sys
from zst import frame, skippable
rng = random.Random(5)
words = ["harbour", "council", "vote", "budget", "river", "rain", "strike"]
def record():
    return {"n": rng.randrange(10**9), "text": " ".join(
        rng.choice(words) + str(rng.randrange(100)) for _ in range(rng.randrange(3, 30)))}
groups = [[record() for _ in range(n)] for n in (30, 3, 20, 1, 1, 25)]
def pack(data, k):
    if k % 2 == 0: # compressed blocks: as this program makes them
        open("one.jsonl", "wb").write(data)
        subprocess.run([sys.argv[2], "run", "pack.json", "one.jsonl", "-o", "packed", "--force"], check=True, stderr=subprocess.DEVNULL)
        return open("packed/a.jsonl.zst", "rb").read()
    return frame(data)
if sys.argv[1] == "make":
    packed = [pack(("\n".join(map(json.dumps, g)) + "\n").encode(), k) for k, g in enumerate(groups)]
    open("packed.json", "w").write(json.dumps([x.hex() for x in packed]))
packed = [bytes.fromhex(x) for x in json.load(open("packed.json"))]
whole = b"".join(packed)
starts = [0]
for m in packed:
    starts.append(starts[-1] + len(m))
def sound(at, end):
    return [k for k in range(len(packed)) if end <= starts[k] or at >= starts[k + 1]]
cases = []
for i in range(0, len(whole), 29):
    cases.append((whole[:i] + bytes([whole[i] ^ 1 << rng.randrange(8)]) + whole[i + 1:], sound(i, i + 1)))
for a in starts[:-1]: # every bit of every header
    for i in range(a, a + 9):
        for bit in range(8):
            cases.append((whole[:i] + bytes([whole[i] ^ 1 << bit]) + whole[i + 1:], sound(i, i + 1)))
for i in range(0, len(whole), 301):
    cases.append((whole[:i] + bytes(len(whole[i:i + 64])) + whole[i + 64:], sound(i, i + 64)))
    n = rng.randrange(1, 9)
    cases.append((whole[:i] + rng.randbytes(n) + whole[i:], sound(i, i + (i not in starts))))
    cases.append((whole[:i] + whole[i + n:], sound(i, i + n)))
    if i not in starts:
        cases.append((whole[:i], sound(i, len(whole))))
for a, b in zip(starts, starts[1:]):
    cases.append((whole[:a] + bytes(b - a) + whole[b:], sound(a, b)))
if sys.argv[1] == "make":
    os.mkdir("damaged")
    for k, (data, _) in enumerate(cases):
        with open("damaged/%05d.jsonl.zst" % k, "wb") as f:
            f.write(data)
    sys.exit()
number = lambda name: int(name.split("/")[1][:5])
came = [set() for _ in cases]
for line in open("made/a.jsonl"):
    r = json.loads(line)
    came[number(r["id"])].add((r.get("n"), r.get("text"), int(r["id"].split(":")[1])))
told = [[] for _ in cases]
for line in gzip.open("made/rejects.jsonl.gz", "rt"):
    r = json.loads(line)
    told[number(r["input"])].append(r)
wrong = []
every = {(r["n"], r["text"]) for g in groups for r in g}
for k, (data, members) in enumerate(cases):
    got = {(n, text) for n, text, _ in came[k]}
    lost = [m for m in members if any((r["n"], r["text"]) not in got for r in groups[m])]
    doubted = set()
    for r in told[k]:
        if "; lines " in r.get("reason", ""):
            said = r["reason"].split("; lines ")[1].split()
            doubted.update(range(int(said[0]), int(said[2]) + 1))
    altered = [x for x in came[k] if x[:2] not in every and x[2] not in doubted]
    silent = got != every and not any(r["code"] == "damaged_zstd" for r in told[k])
    if lost or altered or silent:
        wrong.append((k, lost, altered[:1], silent))
print("%d files, %d wrong" % (len(cases), len(wrong)), wrong[:5])
P
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl.zst", "without": ["id"]}]}' >pack.json
echo '{"copydesk": 1, "input": {"paths": ["damaged/*"]}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}], "limits": {"rejects": "100%"}}' >flips.json
python3 flips.py make "$copydesk"
run run flips.json -o made
exits 4
python3 flips.py check >report
says report " files, 0 wrong"
cat report

about "what is said at lint"
for level in 1 19; do
    echo "{\"copydesk\": 1, \"outputs\": [{\"plugin\": \"jsonl\", \"path\": \"a.jsonl.zst\", \"level\": $level}]}" >l.json
    run lint l.json
    exits 0
done
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl.zst", "level": 20}]}' >l.json
run lint l.json
exits 1
says err '"level" is 20, outside 1 to 19'

about "rejects may be zstd, too; an output without records is a frame"
printf '{"id": "a"}\n{oops\n' >odd.jsonl
run run -s select odd.jsonl --rejects r.jsonl.zst
exits 3
run run copy.json r.jsonl.zst -o read
exits 0
says read/a.jsonl json_syntax
: >nothing.jsonl
run run pack.json nothing.jsonl -o none
exits 0
is "$(od -An -tx1 -N4 none/a.jsonl.zst | tr -d ' ')" 28b52ffd
finish
