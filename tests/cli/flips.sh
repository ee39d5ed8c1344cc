#!/bin/sh
# SPDX-License-Identifier: MIT
# A gzip file with a bit flipped, a piece set to zero, bytes put in or taken out,
# or cut off, at many places: every record of a member that is sound comes
# through, none that was not there, and the damage is told.
. "$srcdir/tests/cli/lib.sh"

echo '{"copydesk": 1, "input": {"paths": ["damaged/*"]}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
cat >flips.py <<'P'
import gzip, json, os, random, sys

rng = random.Random(5)
words = ["harbour", "council", "vote", "budget", "river", "rain", "strike"]
def record():
    return {"n": rng.randrange(10**9), "text": " ".join(
        rng.choice(words) + str(rng.randrange(100)) for _ in range(rng.randrange(3, 30)))}
groups = [[record() for _ in range(n)] for n in (30, 3, 20, 1, 1, 40, 25)]
packed = [gzip.compress(("\n".join(map(json.dumps, g)) + "\n").encode(), mtime=0) for g in groups]
whole = b"".join(packed)
starts = [0]
for m in packed:
    starts.append(starts[-1] + len(m))

def sound(at, end):
    """The members that [at, end) does not touch."""
    return [k for k in range(len(packed)) if end <= starts[k] or at >= starts[k + 1]]

cases = []  # bytes, sound members, whether lines may be told by number
for i in range(0, len(whole), 3):
    cases.append((whole[:i] + bytes([whole[i] ^ 1 << rng.randrange(8)]) + whole[i + 1:], sound(i, i + 1)))
for i in range(0, len(whole), 23):
    cases.append((whole[:i] + bytes(len(whole[i:i + 64])) + whole[i + 64:], sound(i, i + 64)))
    n = rng.randrange(1, 9)
    cases.append((whole[:i] + rng.randbytes(n) + whole[i:], sound(i, i + (i not in starts))))
    cases.append((whole[:i] + whole[i + n:], sound(i, i + n)))
    if i not in starts:
        cases.append((whole[:i], sound(i, len(whole))))
for a, b in zip(starts, starts[1:]):  # members set to zero, or taken out
    cases.append((whole[:a] + bytes(b - a) + whole[b:], sound(a, b)))

if sys.argv[1] == "make":
    os.mkdir("damaged")
    for k, (data, _) in enumerate(cases):
        with open("damaged/%05d.jsonl.gz" % k, "wb") as f:
            f.write(data)
    sys.exit()

number = lambda name: int(name.split("/")[1][:5])
came = [set() for _ in cases]
for line in open("made/a.jsonl"):
    r = json.loads(line)
    came[number(r["id"])].add((r["n"], r["text"], int(r["id"].split(":")[1])))
told = [[] for _ in cases]
for line in gzip.open("made/rejects.jsonl.gz", "rt"):
    r = json.loads(line)
    told[number(r["input"])].append(r)
wrong = []
for k, (data, members) in enumerate(cases):
    got = {(n, text) for n, text, _ in came[k]}
    every = {(r["n"], r["text"]) for g in groups for r in g}
    lost = [m for m in members if any((r["n"], r["text"]) not in got for r in groups[m])]
    # Lines that came out unverified are told by number.
    doubted = set()
    for r in told[k]:
        if "; lines " in r.get("reason", ""):
            words = r["reason"].split("; lines ")[1].split()
            doubted.update(range(int(words[0]), int(words[2]) + 1))
    altered = [x for x in came[k] if x[:2] not in every and x[2] not in doubted]
    silent = got != every and not any(r["code"] == "damaged_gzip" for r in told[k])
    if lost or altered or silent:
        wrong.append((k, lost, altered[:1], silent))
print("%d files, %d wrong" % (len(cases), len(wrong)), wrong[:5])
P
about "damage of all kinds, at many places"
python3 flips.py make
run run p.json -o made
exits 4
python3 flips.py check >report
says report " files, 0 wrong"
cat report

about "the same for any number of workers"
run run p.json -o more -j 3
same more/a.jsonl made/a.jsonl
same more/rejects.jsonl.gz made/rejects.jsonl.gz
finish
