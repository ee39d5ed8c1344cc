#!/bin/sh
# SPDX-License-Identifier: MIT
# Web archives: each page is a record.
. "$srcdir/tests/cli/lib.sh"

python3 "$abs_top_srcdir/tests/cli/make_warc.py" || exit 1
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}], "limits": {"rejects": "100%"}}' >p.json

about "the records are those of JSON Lines, however the archive is packed"
if "$copydesk" show pages.warc:27 --pipeline p.json | grep -q 'built without'; then
    echo "warc: built without br"
    grep -v 'urn:uuid:00000009' pages.jsonl >x && mv x pages.jsonl
fi
run run p.json pages.jsonl -o lines
exits 0
for f in pages.warc pages.warc.gz pages.one.warc.gz; do
    for j in 1 8; do
        rm -rf out.d
        run run p.json -j $j $f -o out.d
        exits 0
        same out.d/a.jsonl lines/a.jsonl
    done
done
is "$(json out.d/run.json '[v["records"][k] for k in ("in", "written", "dropped", "rejected")]')" "[3001, 1000, 2001, 0]"
run stats out.d
says out 'request' 'metadata' 'warcinfo'

about "who was taken, and why; standard input"
run run -v p.json pages.warc.gz -o v1
says err 'pages.warc.gz: note: "warc" reads it: it begins as a WARC'
run_with pages.warc run p.json - -o v2
exits 2
says err 'input "-" is a WARC, not JSON Lines: "reader": "warc" in "input" reads its pages'
echo '{"copydesk": 1, "input": {"reader": "warc"}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >in.json
run_with pages.warc.gz run in.json - -o v3
exits 0
same v3/a.jsonl lines/a.jsonl

about "inputs of all kinds in one run"
printf 'id,text\nrow,A ferry sank.\n' >a.csv
printf '<html><p>A ferry sank.</p></html>\n' >a.html
printf '{"id": "line", "text": "A ferry sank."}\n' >a.jsonl
run run -v p.json a.csv a.html wet.warc a.jsonl -o kinds
exits 0
is "$(grep -c ' reads it: ' err)" 3
is "$(python3 -c 'import json; print(*[json.loads(x)["id"][-4:] for x in open("kinds/a.jsonl")])')" "row html 0000 0001 0002 0003 0004 line"

about "equal through a pipeline"
if "$copydesk" list | grep -q '^extract'; then
    run run "$abs_top_srcdir/examples/pipelines/ccnews.json" pages.jsonl -o one
    exits 0
    run run "$abs_top_srcdir/examples/pipelines/ccnews.json" pages.warc.gz -o two
    exits 0
    same one/quotes.csv two/quotes.csv
    same one/articles.jsonl two/articles.jsonl
    is "$(grep -c 'Ada Lind' two/quotes.csv | awk '{ print ($1 > 600) }')" 1
fi

about "what is no page is dropped and counted, or rejected"
run run p.json others.warc.gz -o others
exits 3
is "$(python3 -c 'import json; print(*[json.loads(x)["id"][-2:] for x in open("others/a.jsonl")])')" "05 11 12 14 16"
says others/a.jsonl '"truncated":"length"' '"html":"<html>no type</html>"' '"html":"<p>A café, �.</p>"'
is "$(json others/run.json 'sorted(v["stages"][0]["counters"].items())')" "[('continuation', 1), ('not_utf8', 1), ('other_status', 1), ('other_type', 3), ('revisit', 1), ('truncated', 1)]"
zcat others/rejects.jsonl.gz >rejects
is "$(grep -c . rejects)" 5
says rejects '"line":7,"offset"' 'it is no response of HTTP' 'its body ends inside a chunk' 'its body cannot be unpacked: it is cut off' \
    'the coding \"rot13\", which is not known' 'its body has more than 32 MiB once it is decoded'
run replay rejects p.json -o again
exits 3
is "$(json again/run.json 'v["records"]["rejected"]')" 5
echo '{"copydesk": 1, "input": {"reader": "warc", "options": {"status": ["404"], "types": ["text/html", "text/plain"]}}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >o.json
run run o.json others.warc -o gone
is "$(cat gone/a.jsonl)" '{"id":"urn:uuid:00000002","url":"https://harbour.example/2","crawled":"2026-01-03T06:02:00Z","status":404,"html":"gone"}'
run run -s select wet.warc.gz
exits 0
is "$(head -n 1 out)" '{"id":"urn:uuid:00000000","url":"https://harbour.example/0","crawled":"2026-01-01T06:00:00Z","text":"The ferry 0 sank. – All were saved.\n"}'
is "$(wc -l <out)" 5

about "several codings; what its fields rule out is not decoded; pages that were cut"
run run p.json more.warc.gz -o more
exits 3
python3 - more/a.jsonl <<'P' >verdict
import json, sys
got = {int(r["id"][-2:]): r for r in map(json.loads, open(sys.argv[1]))}
ferry = "<html><p>The ferry sank. All of its passengers were taken off.</p></html>"
for i in sorted(got):
    r = got[i]
    print(i, "html" if "html" in r else "text", r.get("truncated", "-"), r.get("html", r.get("text")) == ferry)
print(got[9]["html"], got[21]["html"], got[11]["text"], 900 < len(got[14]["html"]) < 4000, ferry.startswith(got[15]["html"]) and len(got[15]["html"]) > 40)
P
cat >want <<'T'
1 html - True
2 html - True
3 html - True
6 html - True
9 html - False
11 text - False
12 html - True
14 html length False
15 html time False
16 html unspecified False
17 html - True
18 html segmented False
21 html - False
<p>café <p>£ 5 A text True True
T
same verdict want
is "$(json more/run.json 'sorted(v["stages"][0]["counters"].items())')" \
    "[('charset_unknown', 1), ('not_utf8', 2), ('other_records', 1), ('other_status', 1), ('other_type', 4), ('request', 1), ('truncated', 4)]"
is "$(zcat more/rejects.jsonl.gz | grep -c .)" 1
zcat more/rejects.jsonl.gz >rejects
says rejects '"line":8,' 'its body has more than 8 codings'

about "a body that is not packed as its fields say is a text, or a reject"
cat >bodies.py <<'P'
import gzip, zlib
text = b"<p>The ferry sank. All of its passengers were taken off.</p>"
packed, noise = gzip.compress(text, mtime=0), bytes(range(128, 160)) + bytes(range(32))
bodies = [ # the field, the body
    ("Content-Encoding: gzip", text), ("Content-Encoding: gzip", b"Plain words."), ("Content-Encoding: deflate", b"Plain words."),
    ("Content-Encoding: br", b"Plain words."), ("Transfer-Encoding: chunked", b"Bad weather.\n"),
    ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", packed), ("Content-Encoding: gzip", "\ufeffWords.".encode("utf-16-le")),
    ("Content-Encoding: deflate", zlib.compress(text)[2:-4]),
    ("Content-Encoding: gzip", zlib.compress(text)), ("Content-Encoding: gzip", noise), ("Content-Encoding: br", packed),
    ("Transfer-Encoding: chunked", packed), ("Content-Encoding: deflate", noise), ("Server: a", packed), ("Content-Encoding: zstd", text)]
with open("bodies.warc", "wb") as out:
    for field, body in bodies:
        body = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\n\r\n" % field).encode() + body
        out.write(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(body))
        out.write(body + b"\r\n\r\n")
P
python3 bodies.py
run run p.json bodies.warc -o bodies
exits 3
is "$(grep -c '"html":"[<PBW]' bodies/a.jsonl)" 8
is "$(grep -c . bodies/a.jsonl)" 8
zcat bodies/rejects.jsonl.gz >rejects
is "$(grep -c '"line":\(9\|1[0-5]\),' rejects)" 7
is "$(grep -c 'it is no gzip, and no text' rejects)" 2
says rejects 'it is not chunked, and no text' 'its body is gzip, which its fields do not say' 'the coding \"zstd\", which is not known'

about "languages, as the archive, HTTP or the page says"
# options JSON
options() { echo "{\"copydesk\": 1, \"input\": {\"reader\": \"warc\", \"options\": $1}, \"outputs\": [{\"plugin\": \"jsonl\", \"path\": \"a.jsonl\"}]}" >o.json; }
options '{"languages": ["en", "ENG"]}'
run run o.json said.warc.gz -o said
exits 0
is "$(python3 -c 'import json; print(*[json.loads(x)["id"][-1:] for x in open("said/a.jsonl")])')" "1 2 4 6 7 8"
is "$(json said/run.json 'v["stages"][0]["counters"]')" "{'other_language': 2}"

about "options that would read nothing, or something else, are refused"
# refused OPTIONS TEXT
refused() {
    options "$1"
    run run o.json said.warc.gz -o none
    exits 2
    says err "$2"
    [ ! -e none ] && ok || bad "nothing must be made"
}
refused '{"status": ["2O0"]}' 'option "status": "2O0" is no status code of HTTP, such as "200"'
refused '{"status": ["20"]}' '"20" is no status code'
refused '{"status": []}' 'option "status" is empty, so that no page would be read'
refused '{"status": [200]}' 'option "status" has an element that is not a string'
refused '{"status": "200"}' 'option "status" cannot be a string'
refused '{"types": ["html"]}' 'option "types": "html" is no type of pages or texts, such as "text/html" and "text/plain"'
refused '{"types": ["text/*"]}' '"text/*" is no type of pages or texts'
refused '{"types": ["application/pdf"]}' '"application/pdf" is no type of pages or texts'
refused '{"types": []}' 'option "types" is empty'
refused '{"languages": ["english"]}' 'option "languages": "english" is no code of a language of two or three letters, such as "en"'
refused '{"languages": ["en-GB"]}' '"en-GB" is no code'
refused '{"language": ["en"]}' 'languages'

about "show and --limit"
run show pages.warc:6
exits 0
says out 'id: urn:uuid:00000001' 'title>Ferry 1 sinks'
run show pages.warc.gz:2
exits 2
says err 'drops it'
for f in pages.warc pages.warc.gz; do # the first record that is a page
    run show $f
    exits 0
    says out 'id: urn:uuid:00000000' 'title>Ferry 0 sinks'
done
run run p.json pages.warc --limit 7 -o seven
is "$(json seven/run.json 'v["records"]["in"]')" 7

about "a wrong length, junk, an end too soon: told, and reading goes on"
# damage FILE IDS TEXT...: what is written, and what is told
damage() {
    input=$1
    want=$2
    shift 2
    rm -rf d
    run run p.json "$input" -o d
    exits 4
    is "$(python3 -c 'import json; print(*[json.loads(x)["id"][-2:] for x in open("d/a.jsonl")])')" "$want"
    zcat d/rejects.jsonl.gz >rejects
    says rejects "$@"
}
for f in odd.warc odd.one.warc.gz odd.warc.gz; do
    damage $f "00 01 02 03 04 06 07 09 11" '"code":"damaged_input"' 'bytes belong to no record' \
        'its Content-Length says that the record has' 'and another one begins behind'
    is "$(grep -c . rejects)" 5
done
damage cut.warc "00 01 02" 'and it ends behind'
damage cut.warc.gz "00 01 02" 'and it ends behind'
for f in front.warc front.one.warc.gz front.warc.gz; do
    damage $f "00 01 02" '38 bytes in front of the first record belong to none'
done
for f in empty_line.warc empty_line.one.warc.gz; do
    damage $f "00 02 03" 'and another one begins behind'
done
damage lengthless.warc.gz "00 02" 'bytes begin as a record does, and belong to none: its header block has no end within 64 KiB, or no Content-Length'
damage trailing.warc "00 01 02 03 04 05 06 07 08 09 10 11" '40 bytes belong to no record'

about "a Content-Length that is wrong by a few bytes costs nothing, and is told"
# record ID LENGTH [END]: a page of 19 bytes; END replaces its two line ends
record() {
    printf 'WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:%s>\r\nContent-Type: text/html\r\nContent-Length: %s\r\n\r\n<p>Ferry %s sank.\n\n' "$1" "$2" "$1"
    printf "${3-\r\n\r\n}"
}
for wrong in 17 18 20 21 22 23; do
    { record 01 19 && record 02 $wrong && record 03 19; } >near.warc
    damage near.warc "01 02 03" "its Content-Length says that the record has $((109 + wrong)) bytes, and it may be wrong" '"line":2'
    is "$(grep -c . rejects)" 1
done
for end in '\r\n' '\n' '' '\r\n\r\n\r\n'; do # the last one, too
    { record 01 19 && record 02 19 "$end"; } >near.warc
    damage near.warc "01 02" 'and it may be wrong' '"line":2'
done
{ record 01 19 '\n\n' && record 02 19 '\n\n'; } >near.warc
run run p.json near.warc -o even
exits 0

about "a record behind bytes without a line end, and one that is cut off anywhere"
{ printf '\357\273\277' && record 01 19 && printf junk && record 02 19; } >glued.warc
damage glued.warc "01 02" '3 bytes in front of the first record belong to none' '4 bytes belong to no record'
n=$(record 02 19 '' | wc -c)
for bytes in $(seq 1 $n); do
    { record 01 19 && record 02 19 | head -c $bytes && record 03 19; } >glued.warc
    rm -rf d
    run run p.json glued.warc -o d
    exits 4
    is "$(grep -c 'urn:uuid:0[13]"' d/a.jsonl)" 2
done
head -c 3000000 /dev/zero | tr '\0' x >xs
{ record 01 19 && record 02 9999999 && cat xs && record 03 19 && record 04 19; } >glued.warc
sed 's/"limits": {/&"record_bytes": 1048576, /' p.json >small.json
rm -rf d
run run small.json glued.warc -o d
exits 4
is "$(grep -c 'urn:uuid:0[134]"' d/a.jsonl)" 3

about "a version before 1.0; an address that ends as a version"
{ record 01 19 && record 02 19; } | sed 's,WARC/1.0,WARC/0.18,; s,^WARC-Record-ID,WARC-Target-URI: http://a/WARC/1.0\r\n&,' >old.warc
run run p.json old.warc -o old
exits 0
is "$(grep -c '"url":"http://a/WARC/1.0"' old/a.jsonl)" 2

about "a field over several lines is one line; a record without a type is told"
{ record 01 19 && record 02 19 && record 03 19; } | sed '/02>/,/03>/s,^WARC-Type: resource\r,WARC-Tipe: resource\r,
    s,^Content-Type: text/html\r,WARC-Target-URI: http://a/\r\n \t b\r\n\tc\r\n&,' >folded.warc
rm -rf d
run run p.json folded.warc -o d
exits 3
is "$(cat d/a.jsonl)" '{"id":"urn:uuid:01","url":"http://a/ b c","html":"<p>Ferry 01 sank.\n\n"}
{"id":"urn:uuid:02","url":"http://a/ b c","html":"<p>Ferry 02 sank.\n\n"}'
zcat d/rejects.jsonl.gz >rejects
says rejects '"line":3,' 'its header block has no WARC-Type'

about "two flipped bits cost at most the members they hit"
for i in 0 1 2 3 4 5 6 7 8 9 10 11; do
    rm -rf d
    run run p.json bits$i.warc.gz -o d
    python3 - d/a.jsonl $status $i <<'P' >verdict
import json, sys
ids = [int(json.loads(x)["id"][-2:]) for x in open(sys.argv[1])]
hit = {int(sys.argv[3]), (int(sys.argv[3]) + 5) % 12}
whole = len(ids) == 12 and sys.argv[2] == "0" # a bit of no meaning in the header of a member
print(set(range(12)) - set(ids) <= hit and len(ids) == len(set(ids)) and (whole or sys.argv[2] == "4"))
P
    is "$(cat verdict)" True
done

about "damage to the first member does not hide what the file is"
python3 - <<'P'
for i, (at, bit) in enumerate([(0, 7), (3, 7), (14, 1), (40, 2)]):
    b = bytearray(open("pages.warc.gz", "rb").read())
    b[at] ^= 1 << bit
    open("first%d.warc.gz" % i, "wb").write(b)
P
for i in 0 1 2 3; do
    rm -rf d
    run run p.json first$i.warc.gz -o d
    exits 4
    is "$(json d/run.json 'v["records"]["written"] >= 999 and v["records"]["rejected"] == 0')" True
done

about "killed at any checkpoint, --resume ends in the same bytes"
cat lines/a.jsonl lines/a.jsonl lines/a.jsonl >want
for n in 1 2 3; do
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json -j 2 pages.warc.gz pages.warc pages.one.warc.gz -o k$n 2>/dev/null &
    pid=$!
    while [ ! -s k$n/a.jsonl.part ] && kill -0 $pid 2>/dev/null; do sleep 0.01; done
    sleep 0.0$((n * 3))
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    run run p.json pages.warc.gz pages.warc pages.one.warc.gz -o k$n --resume
    exits 0
    same k$n/a.jsonl want
done

about "the charset is the one that HTTP or the page says, and no word elsewhere in it"
cat >charsets.py <<'P'
import json
text = "\u041f\u0430\u0440\u043e\u043c \u0441\u0442\u043e\u0438\u0442."
kana = "\u3053\u3093\u306b\u3061\u306f"
meta = '<meta charset="windows-1251">'
pages = [
    # what HTTP says, the page, its bytes
    ("text/html", '<script src="a.js" charset="utf-8"></script>' + meta + text, "cp1251"),
    ("text/html", '<link rel="stylesheet" charset="koi8-r" href="a.css">' + meta + text, "cp1251"),
    ("text/html", "<!-- charset=utf-8 -->" + meta + text, "cp1251"),
    ("text/html", '<?xml version="1.0" encoding="windows-1251"?><html>' + text, "cp1251"),
    ("text/html", "<!-- " + "x" * 2000 + " -->" + meta + text, "cp1251"),
    ("text/html", meta + text, "utf-8"),
    ("text/html; charset=utf-16le", "<p>" + text, "utf-16-le"),
    ("text/html; charset=utf-16be", "<p>abc", "utf-16-be"),
    ("text/html; charset=UTF-16", "<p>" + text, "utf-16"),
    ("text/html", "<p>" + text, "utf-16"),
    ("text/html; charset=iso-2022-jp", "<p>" + kana, "iso-2022-jp"),
    ("text/html", '<meta charset="iso-2022-jp"><p>' + kana, "iso-2022-jp"),
]
with open("charsets.warc", "wb") as out:
    for type, page, charset in pages:
        body = ("HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n" % type).encode() + page.encode(charset)
        out.write(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(body))
        out.write(body + b"\r\n\r\n")
with open("charsets.want", "w") as out:
    for type, page, charset in pages:
        print(json.dumps(page), file=out)
P
python3 charsets.py
echo "{\"copydesk\": 1}" >plain.json
run run plain.json charsets.warc
exits 0
python3 -c '
import json, sys
for line in open("out"): print(json.dumps(json.loads(line)["html"]))' >made
same made charsets.want

about "one page of each family of charsets: what says its own is read, what does not is counted"
cat >families.py <<'P'
import json
texts = [("\u0141\u00f3d\u017a.", "iso-8859-2"), ("Caf\u00e9 \u2013 \u201copen\u201d.", "windows-1252"), ("\u041f\u0430\u0440\u043e\u043c.", "koi8-r"),
         ("\u6e2f\u3067\u6c88\u3093\u3060\u3002", "shift_jis"), ("\u6e2f\u3067\u6c88\u3093\u3060\u3002", "euc-jp"), ("\ubd80\uc0b0\ud56d.", "euc-kr"),
         ("\u6e21\u8f6e\u6c89\u6ca1\u3002", "gb18030"), ("\u6e21\u8f2a\u6c89\u6c92\u3002", "big5")]
with open("families.warc", "wb") as out, open("families.want", "w") as want:
    for text, charset in texts:
        for head, meta in ("; charset=" + charset, ""), ("", '<meta charset="%s">' % charset), ("", ""):
            page = "<html>%s<p>%s</p></html>" % (meta, text)
            body = ("HTTP/1.1 200 OK\r\nContent-Type: text/html%s\r\n\r\n" % head).encode() + page.encode(charset)
            out.write(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(body))
            out.write(body + b"\r\n\r\n")
            if head or meta:
                print(json.dumps(text), file=want)
P
python3 families.py
echo '{"copydesk": 1, "stages": [{"plugin": "extract"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >extract.json
if "$copydesk" list | grep -q '^extract'; then
    run run extract.json families.warc -o families
    exits 0
    python3 -c '
import json
for i, line in enumerate(open("families/a.jsonl")):
    if i % 3 < 2: print(json.dumps(json.loads(line)["text"]))' >made
    same made families.want
    is "$(json families/run.json 'v["stages"][0]["counters"]["charset_unknown"]')" 8
fi

about "check"
run check warc
exits 0
finish
