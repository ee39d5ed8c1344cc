#!/bin/sh
# SPDX-License-Identifier: MIT
# Damaged and strange inputs: what is sound comes out, what is not is said,
# and the run exits 4.
. "$srcdir/tests/cli/lib.sh"

echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json

# damaged RECORDS TEXT...: of in.gz
damaged() {
    n=$1
    shift
    rm -rf made
    run run p.json in.gz -o made
    exits 4
    is "$(wc -l <made/a.jsonl)" "$n"
    zcat made/rejects.jsonl.gz >damage
    says damage '"code":"damaged_gzip"' "$@"
    says err "; damage in 1 place"
}
# sound RECORDS [FILE]: of in.gz
sound() {
    rm -rf made
    run run p.json "${2:-in.gz}" -o made
    exits 0
    is "$(wc -l <made/a.jsonl)" "$1"
}

articles 400 | gzip >one.gz
articles 300 | gzip >two.gz
articles 20000 >many.jsonl

about "members one after the other, zeros between and behind them"
cat one.gz two.gz >in.gz
sound 700
# padded FILE...: each filled up to a block of 512 bytes
padded() {
    for f; do
        cat "$f"
        head -c $((512 - $(wc -c <"$f") % 512)) /dev/zero
    done
}
padded one.gz two.gz >in.gz
sound 700

about "an empty file, and empty members"
: >in.gz
sound 0
says err 'in.gz: warning: the file is empty, and a gzip file never is'
: >in2.gz
rm -rf made
run run p.json in.gz in2.gz -o made
exits 0
says err 'in.gz: warning: this and other inputs, 2 in all, are empty, and a compressed file never is'
run run p.json in.gz -o strict --strict
exits 2
gone strict
gzip </dev/null >in.gz
sound 0
is "$(grep -c "never is" err)" 0
(gzip </dev/null && cat one.gz && gzip </dev/null) >in.gz
sound 400

about "plain text, CRLF, a byte order mark, blank lines, no last newline"
printf '\357\273\277{"text":"a"}\r\n\n   \n{"text":"b"}' >in.jsonl
sound 2 in.jsonl
about "a byte order mark in front of a later line: files put together"
echo >>in.jsonl
printf '\357\273\277{"text":"c"}\n' >>in.jsonl
sound 3 in.jsonl

about "a truncated file"
gzip <many.jsonl >whole.gz
head -c 40000 whole.gz >in.gz
rm -rf made
run run p.json in.gz -o made
exits 4
head -n "$(wc -l <made/a.jsonl)" many.jsonl >sound.jsonl
same made/a.jsonl sound.jsonl
zcat made/rejects.jsonl.gz >damage
is "$(json damage 'v["code"], v["input"], v["member"], v["compressed_offset"]')" "('damaged_gzip', 'in.gz', 1, 0)"
says damage '"record":"{\"id\":\"a'
says err "; damage in 1 place"

about "garbage between members"
(cat one.gz && echo "some garbage" && cat two.gz) >in.gz
damaged 700 '"member":1'

about "a broken member in the middle"
python3 - <<'P'
a, b = open("one.gz", "rb").read(), open("two.gz", "rb").read()
broken = bytearray(a)
broken[len(a) // 2] ^= 0x55
open("in.gz", "wb").write(a + bytes(broken) + b)
P
rm -rf made
run run p.json in.gz -o made
exits 4
zcat made/rejects.jsonl.gz | grep damaged_gzip >damage
is "$(json damage 'v["code"], v["member"], v["compressed_offset"]')" "('damaged_gzip', 2, $(wc -c <one.gz))"
about "the members around it are whole"
head -n 400 made/a.jsonl >first
articles 400 | cmp -s - first && ok || bad "the first member must be whole"
tail -n 300 made/a.jsonl >last
articles 300 | cmp -s - last && ok || bad "the last member must be whole"

about "a wrong check sum"
python3 - <<'P'
a = bytearray(open("one.gz", "rb").read())
a[-5] ^= 1
open("in.gz", "wb").write(bytes(a) + open("two.gz", "rb").read())
P
damaged 300 'the check sum does not fit: all of it is left out'

about "the first bytes of a file that is named .gz"
python3 - <<'P'
one, two = open("one.gz", "rb").read(), open("two.gz", "rb").read()
def put(name, data):
    open(name + ".jsonl.gz", "wb").write(data)
put("bit", bytes([one[0] ^ 1]) + one[1:] + two)
put("sector", bytes(512) + one[512:] + two)
put("newline", b"\n" + one + two)
put("text", b'{"text":"a"}\n' * 90 + one + two)
put("zeros", bytes(5000))
P
# first NAME RECORDS
first() {
    rm -rf made
    run run p.json "$1.jsonl.gz" -o made
    exits 4
    is "$(wc -l <made/a.jsonl)" "$2"
    says err "; damage in 1 place"
    rm -rf made
    run_with "$1.jsonl.gz" run p.json - -o made
    [ "$1" = text ] || is "$(wc -l <made/a.jsonl)" "$2"
}
first bit 300
first sector 300
first newline 700
first text 700
rm -rf made
run run p.json zeros.jsonl.gz -o made
exits 4
zcat made/rejects.jsonl.gz >damage
says damage 'no gzip member is in it'

about "a first member whose damage makes other text of it"
python3 - <<'P'
import gzip
sound = open("one.gz", "rb").read() + open("two.gz", "rb").read()
def spoil(text):
    member = bytearray(gzip.compress(text))
    member[-5] ^= 1
    return bytes(member)
looks = {"objects": b'{"n": \n1, "text": "a"}\n{{"n": 2}\n' * 9,
    "array": b'[\n{"n": 1},\n' * 9, "table": b"id,text\n1,a\n2,b\n" * 9,
    "text": b"Rain.\n" * 90, "page": b"<!doctype html><p>Rain.\n" * 9,
    "warc": b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n" * 9,
    "feed": b"<rss><channel>\n" * 30, "packed": b"\x1f\x8b\x08" * 99,
    "utf16": b"\xff\xfe{" * 99}
for name, text in looks.items():
    open("as_" + name + ".jsonl.gz", "wb").write(spoil(text) + sound)
P
for name in objects array table text page warc feed packed utf16; do
    first as_$name 700
done

about "text that is named .gz"
articles 3 >text.gz
run run p.json text.gz -o refused
exits 2
says err 'input "text.gz" is text, not gzip: give it a name without .gz'
gone refused

about "a member that is too large to be held: its lines are told by number"
python3 - <<'P'
import gzip, json
def lines(first, n):
    return "".join(json.dumps({"id": "a%d" % i, "text": "Article %d has words. " % i * 50}) + "\n" for i in range(first, first + n)).encode()
small, large = lines(0, 100), lines(100, 20000)
assert len(large) > 8 << 20
data = bytearray(gzip.compress(small) + gzip.compress(large, 1) + gzip.compress(lines(20100, 50)))
at = len(gzip.compress(small)) + len(gzip.compress(large, 1)) - 8
data[at] ^= 1
open("large.jsonl.gz", "wb").write(data)
P
rm -rf made
run run p.json large.jsonl.gz -o made
exits 4
is "$(wc -l <made/a.jsonl)" 20150
zcat made/rejects.jsonl.gz >damage
says damage 'the check sum does not fit; reading goes on at byte' '; lines 101 to 20100 came from it'
about "the same, continued after a kill"
if strace -o /dev/null true 2>/dev/null && [ -z "$sanitized" ]; then
    { COPYDESK_TEST_CHECKPOINTS=1 strace -o /dev/null -P a.jsonl.part -e trace="/^renameat" \
        -e inject="/^renameat":signal=KILL "$copydesk" run p.json large.jsonl.gz -o cut; } 2>err
    sed -i '/"finalising"/d' cut/.copydesk/journal
    says cut/.copydesk/journal '"row":"checkpoint"'
    # Of the checkpoints, the first one is inside the large member.
    python3 - <<'P'
rows = open("cut/.copydesk/journal").read().splitlines(True)
first = next(i for i, r in enumerate(rows) if '"checkpoint"' in r)
open("cut/.copydesk/journal", "w").writelines(rows[:first + 1])
P
    run run p.json large.jsonl.gz -o cut --resume
    exits 4
    same cut/a.jsonl made/a.jsonl
    same cut/rejects.jsonl.gz made/rejects.jsonl.gz
fi

about "other compressions are refused by name"
if command -v xz >/dev/null; then
    xz <many.jsonl >in.xz
    run run p.json in.xz -o refused
    exits 2
    says err 'in.xz' 'xz'
    gone refused
fi
bzip2 -c many.jsonl >in.bz2 2>/dev/null && {
    run run p.json in.bz2 -o refused
    exits 2
    says err 'bzip2'
}

about "a folder, and a file that may not be read"
mkdir folder
run run p.json folder -o refused
exits 2
says err '"folder"'
finish
