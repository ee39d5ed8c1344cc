#!/bin/sh
# SPDX-License-Identifier: MIT
# Where entries cannot be separated: number of the entry, decoded byte, member.
. "$srcdir/tests/cli/lib.sh"

echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}], "limits": {"rejects": "100%"}}' >p.json
# Three ways to pack each: as it is, as one member, in a member an entry; and
# in the file NAME.at the decoded byte at which the damage begins.
python3 - <<'P'
import gzip

def write(name, suffix, parts, at):
    open(name + suffix, "wb").write(b"".join(parts))
    open(name + ".one" + suffix + ".gz", "wb").write(gzip.compress(b"".join(parts), mtime=0))
    open(name + ".each" + suffix + ".gz", "wb").write(b"".join(gzip.compress(p, mtime=0) for p in parts))
    open(name + ".at", "w").write(str(sum(map(len, parts[:at]))))

def record(i, more=0):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The ferry %d sank.</p>" % i
    return (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nWARC-Record-ID: <urn:x:%d>\r\nContent-Length: %d\r\n\r\n"
            % (i, len(body) + more) + body + b"\r\n\r\n")

# Behind the damage much follows, which is read before it is told.
records = [record(i) for i in range(400)]
write("length", ".warc", records[:2] + [record(2, 50)] + records[3:], 2)
write("junk", ".warc", records[:5] + [b"neither one nor the other\r\n" * 9] + records[5:], 5)
write("cut", ".warc", records[:7] + [records[7][:-40]], 7)
lines = [b'  {"id": "%d", "text": "The ferry sank."}' % i for i in range(9)]
array = [b"[\n"] + [line + b",\n" for line in lines]
write("array", ".json", array, len(array))
feed = [b"<rss><channel><title>Port</title>\n"] + [b"<item><guid>%d</guid><title>The ferry sank</title></item>\n" % i for i in range(9)]
write("stray", ".rss", feed[:4] + [b"<title>x</title></item>\n"] + feed[4:] + [b"</channel></rss>\n"], 4)
P

# told NAME.SUFFIX ENTRY NUMBER MEMBER
told() {
    suffix=${1##*.}
    name=${1%.*}
    for input in $name.$suffix $name.one.$suffix.gz $name.each.$suffix.gz; do
        about "$input"
        member=0
        where=
        case $input in *.one.*) member=1 ;; *.each.*) member=$4 ;; esac
        [ $member = 0 ] || where=" of what is unpacked, in member $member"
        rm -rf d
        run run p.json $input -o d
        exits 4
        at=$(cat $name.at)
        [ $name != stray ] || at=$((at + 16))
        zcat d/rejects.jsonl.gz | grep damaged_input >damage
        is "$(json damage 'v["line"], v["offset"], v["member"], "compressed_offset" in v')" "($3, $at, $member, False)"
        run run p.json $input
        says err "$input: $2 $3 at byte $at$where: damaged_input: "
        says err "rejected; damage in 1 place"
        run run --log-format json p.json $input
        says err "\"line\":$3,\"member\":$member,\"offset\":$at"
    done
}
told length.warc record 3 3
told junk.warc record 6 6
told cut.warc record 8 8
told array.json entry 10 10
told stray.rss item 4 5

about "replay leaves them out, as all damage"
run run p.json length.warc -o first
run replay first/rejects.jsonl.gz p.json -o again
exits 0
is "$(json again/run.json 'v["records"]["in"]')" 0

about "--resume tells the same place"
for n in 1 2 3; do
    rm -rf k$n
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json junk.each.warc.gz length.one.warc.gz -o k$n 2>/dev/null &
    pid=$!
    while [ ! -s k$n/a.jsonl.part ] && kill -0 $pid 2>/dev/null; do sleep 0.01; done
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    run run p.json junk.each.warc.gz length.one.warc.gz -o k$n --resume
    zcat k$n/rejects.jsonl.gz | python3 -c 'import json, sys; print([(v["line"], v["member"]) for v in map(json.loads, sys.stdin)])' >verdict
    is "$(cat verdict)" "[(6, 6), (3, 1)]"
done
finish
