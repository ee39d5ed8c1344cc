#!/bin/sh
# SPDX-License-Identifier: MIT
# A folder of pages and texts: each file is a record.
. "$srcdir/tests/cli/lib.sh"

"$copydesk" list | grep -q '^extract' || { echo "files: this build has no extract"; exit 77; }
python3 - <<'P'
import gzip, os
def put(name, data):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    open(name, "wb").write(data.encode() if isinstance(data, str) else data)
def page(i, charset="utf-8", word="harbour"):
    p = "<p>The ferry to the %s sank on Monday, and all of its %d passengers were taken off, the port said.</p>" % (word, i)
    return ("<!DOCTYPE html><html><head><meta charset=\"%s\"><title>Ferry %d sinks</title></head><body><article>"
            "<h1>Ferry %d sinks</h1>%s</article></body></html>" % (charset, i, i, p * (3 if i < 10 else 100))).encode(charset)
for i in range(300):
    put("many/%03d/p.html" % i, page(i))
for i in range(3):
    put("pages/a%d.html" % i, page(i))
put("pages/latin.html", page(7, "iso-8859-1", "caf\xe9"))
put("pages/packed.html.gz", gzip.compress(page(8)))
put("odd/empty.html", "")
put("odd/blank.txt", " \n\t\n")
put("odd/sound.txt", "\ufeffThe ferry sank.\n")
put("odd/latin.txt", b"A caf\xe9 burned.\n")
put("odd/long.txt", "The ferry sank. " * 700000)
put("odd/comment.html", "<!-- made by hand --><html><p>The ferry sank.</p></html>")
put("odd/link.md", "[Ferry](ferry.html) sinks. {\"a\": 1}\n{\"b\": 2}\n")
put("odd/cells.txt", "name,age\nAda,3\n")
put("odd/page", page(9))
put("odd/code.html", "<!DOCTYPE html>\n<html><body>\n{\"a\":1}\n</body></html>\n")
put("odd/late", "\n <HTML><p>x")
put("odd/nul.txt", b"Two \0 halves\n")
put("lines.txt", '{"id": "j", "text": "A record."}\n')
put("array.html", '[\n {"id": "k", "text": "A record."}]\n')
P

about "one command"
run run -s extract -s clean pages/a0.html pages/a1.html pages/a2.html
exits 0
is "$(grep -c '"title":"Ferry [012] sinks","text":"The ferry to the harbour' out)" 3
says out '"id":"pages/a0.html"'

about "ids below the fixed part of a pattern; charsets; packed pages"
run run -s extract -s clean 'pages/*'
exits 0
is "$(python3 -c 'import json; print(*[json.loads(x)["id"] for x in open("out")])')" "a0.html a1.html a2.html latin.html packed.html.gz"
says out 'The ferry to the café sank'
run run -s extract './many/*/p.html'
exits 0
says out '"id":"000/p.html"' '"id":"299/p.html"'

about "who was taken, and why"
run run -v -s extract 'pages/*'
exits 0
says err 'pages/a0.html: note: "files" reads it: it begins as HTML; and 4 inputs more'
run run -v -s clean lines.txt array.html
exits 0
silent_but_sums() { is "$(grep -v 'it is read as JSON' err | grep -vc 'records in')" 0; }
silent_but_sums
is "$(grep -c '"text":"A record."' out)" 2
echo '{"copydesk": 1, "input": {"paths": ["odd/cells.txt"]}, "stages": [{"plugin": "clean"}]}' >p.json
run lint p.json
exits 0
says err 'odd/cells.txt: note: "files" reads it: its name ends with .txt'

about "a page with a byte that is not UTF-8 is UTF-8; one that names no charset, or a wrong one, is counted"
python3 - <<'P'
import os
os.makedirs("bytes")
said, text = '<meta charset="%s">', "<!DOCTYPE html>%s<p>Der K\u00e4fer fiel \u2013 \u00fcber Bord.</p>"
put = lambda name, head, charset, more=b"": open("bytes/" + name, "wb").write((text % head).encode(charset) + more)
put("1.html", said % "utf-8", "utf-8", b"\xe4")
put("2.html", "", "utf-8", b"\xe4\xff")
put("3.html", said % "windows-1252", "windows-1252")
put("4.html", "", "windows-1252")
put("5.html", said % "utf-8", "windows-1252")
put("6.html", "", "utf-16")
put("7.html", said % "UTF8", "utf-8", b"\xe4")
put("8.html", said % "unicode-1-1-utf-8", "utf-8", b"\xe4")
put("9.html", "\ufeff" + said % "utf-8", "utf-8", b"\xe4")
put("a.html", said % "no-such-set", "windows-1252")
put("b.html", said % "latin1", "windows-1252")
kana = "\u30d5\u30a7\u30ea\u30fc\u306f\u6708\u66dc\u65e5\u306b\u30a2\u30eb\u30bf\u306e\u6cbf\u5cb8\u3067\u6c88\u307f\u3001\u56db\u5341\u4eba\u306e\u4e57\u5ba2\u306f\u6f01\u8239\u306b\u52a9\u3051\u3089\u308c\u305f\u3002"
han = "\u963f\u5c14\u5854\u7684\u6e21\u8f6e\u661f\u671f\u4e00\u5728\u6d77\u5cb8\u9644\u8fd1\u6c89\u6ca1\uff0c\u56db\u5341\u540d\u4e58\u5ba2\u5168\u90e8\u83b7\u6551\u3002"
text = "<!DOCTYPE html>%%s<p>%s</p>" % kana
put("c.html", "", "shift_jis")
put("d.html", "", "euc-jp")
text = "<!DOCTYPE html>%%s<p>%s</p>" % han
put("e.html", "", "gb18030")
with open("bytes.warc", "wb") as out:
    for name in "123456789abcde":
        page = open("bytes/%s.html" % name, "rb").read()
        out.write(b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page))
        out.write(page + b"\r\n\r\n")
P
echo '{"copydesk": 1, "stages": [{"plugin": "extract"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >extract.json
run run extract.json "bytes/*" -o bytes.d
exits 0
is "$(python3 -c '
import json
print(*[json.loads(line)["html"].count("K\u00e4fer") for line in open("bytes.d/a.jsonl")])')" "1 1 1 1 1 0 1 1 1 1 1 0 0 0"
is "$(python3 -c '
import json
print(*["\u30d5\u30a7\u30ea\u30fc\u306f" in json.loads(line)["text"] for line in open("bytes.d/a.jsonl")][-3:])')" "True True False"
is "$(json bytes.d/run.json 'v["stages"][0]["counters"]')" "{'not_utf8': 14, 'charset_unknown': 3, 'charset_wrong': 1, 'charset_guessed': 2}"

about "an archive of the same pages gives the same texts"
run run extract.json bytes.warc -o archive.d
exits 0
is "$(json archive.d/run.json 'v["stages"][0]["counters"]')" "{'not_utf8': 11, 'charset_unknown': 3, 'charset_wrong': 1, 'charset_guessed': 2}"
texts() { python3 -c '
import json, sys
for line in open(sys.argv[1]): print(json.loads(line).get("text"))' "$1/a.jsonl"; }
texts bytes.d >want
texts archive.d >got
same got want

about "an image or an archive among pages is a reject; alone, it is refused"
python3 - <<'P'
import os
os.makedirs("site/img")
os.makedirs("lines")
logo = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
for name in "site/logo", "site/pic.png", "site/img/dot", "lines/logo":
    open(name, "wb").write(logo)
open("site/old", "wb").write(b"PK\x03\x04" + bytes(100))
open("site/a.html", "w").write("<!DOCTYPE html><p>The ferry sank.</p>")
open("site/img/b.html", "w").write("<!DOCTYPE html><p>The ferry rose.</p>")
open("lines/a.jsonl", "w").write('{"id": "a", "text": "A record."}\n')
P
# odd N M TEXT: N pages were read, and M files are rejects, for that reason
odd() {
    exits 3
    is "$(wc -l <out)" "$1"
    is "$(wc -l <r.jsonl)" "$2"
    says r.jsonl "$3"
}
unknown='binary data of a kind that copydesk does not know, neither a page nor a text'
run run -s extract 'site/[alop]*' --rejects r.jsonl
odd 1 3 "$unknown"
says r.jsonl 'the file is a zip archive'
run run -s extract site/logo site/a.html --rejects r.jsonl
odd 1 1 "$unknown"
find site -type f ! -name old >list
run run -s extract --input-list list --rejects r.jsonl
odd 2 3 "$unknown"
echo '{"copydesk": 1, "input": {"paths": ["lines/a*", "lines/*"]}, "stages": [{"plugin": "clean"}]}' >q.json
run lint q.json
exits 1
says err 'q.json:1:49: error: input "lines/logo" is binary data of a kind that copydesk does not know, not JSON Lines'
run run -s clean lines/a.jsonl lines/logo site/old
exits 2
says err 'input "lines/logo" is binary data' '(and 1 inputs more)'
printf 'lines/a.jsonl\nlines/logo\n' >list
run run -s clean --input-list list
exits 2
says err 'list:2: error: input "lines/logo" is binary data'

about "style sheets, scripts and images that are text are none of the pages they lie beside"
mkdir saved
printf '<!DOCTYPE html><p>The ferry sank.</p>' >saved/a.html
printf 'p, a { color: red }\nb, i { color: blue }\n' >saved/a.css
printf 'var a = 1, b = 2;\n' >saved/a.JS
printf '<svg xmlns="http://www.w3.org/2000/svg"><text>A</text></svg>\n' >saved/a.svg
run run -s extract 'saved/*' --rejects r.jsonl
odd 1 3 'the file is a style sheet, neither a page nor a text'
says r.jsonl 'is a script' 'is an image'
run run -s extract saved/a.css
exits 2
says err 'input "saved/a.css" is a style sheet by its name: leave it out'
run run -s extract saved
exits 2
says err 'input "saved" is a folder: name its files, as in "saved/*.html" or "saved/*.jsonl.gz"'

about "UTF-16 is told, with what converts it"
python3 - <<'P'
text = "It rained on the pier.\n"
for name, charset in ("mark.txt", "utf-16"), ("le.txt", "utf-16-le"), ("be.txt", "utf-16-be"), ("latin.txt", "latin-1"), ("cells.csv", "utf-16-le"):
    cells = "id,text\n1,rain\n" if name == "cells.csv" else text
    open(name, "wb").write((cells.replace("pier", "pi\u00e9r")).encode(charset))
P
for f in mark.txt:UTF-16 le.txt:UTF-16LE be.txt:UTF-16BE latin.txt:windows-1252 cells.csv:UTF-16LE; do
    run run -s clean ${f%:*}
    exits 3
    says err "as in \"iconv -f ${f#*:} -t UTF-8\""
done

about "what is no document becomes a reject, with its place"
run run -s clean 'odd/*' --rejects r.jsonl
exits 3
is "$(wc -l <out)" 8
is "$(grep -c . r.jsonl)" 4
says r.jsonl '"input":"odd/empty.html","line":1,"offset":0,"reader":"files","below":"empty.html","stage":"files","plugin":"files","code":"plugin_error","reason":"the file is empty","record":""' \
    'the file holds nothing but white space' 'its text is not UTF-8 from byte 5 on' \
    '"code":"too_large","reason":"the file has 11200000 bytes'
says out '"id":"link.md","text":"Ferry sinks. {' '"id":"sound.txt","text":"The ferry sank."' '"id":"comment.html","html":"<!-- made by hand -->' \
    '"id":"page","html":"<!DOCTYPE' '"id":"code.html","html":"<!DOCTYPE' '"id":"late","html":"\n <HTML>' '"id":"nul.txt","text":"Two'
cp r.jsonl before.jsonl
run replay before.jsonl p.json -o again
exits 3
echo '{"copydesk": 1, "stages": [{"plugin": "clean"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}], "limits": {"record_bytes": 20000000}}' >wide.json
python3 - <<'P'
import json
lines = [json.loads(x) for x in open("before.jsonl")]
for x in lines:
    if x["below"] == "latin.txt":
        x.pop("record_base64"); x["record"] = "A café burned."
open("mended.jsonl", "w").write("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines if x["below"][0] in "l"))
P
run replay mended.jsonl wide.json -o replayed
exits 0
is "$(python3 -c 'import json; print(*sorted(json.loads(x)["id"] for x in open("replayed/a.jsonl")))')" "latin.txt long.txt"

about "--limit counts files; any number of workers"
echo '{"copydesk": 1, "input": {"paths": ["many/*/*", "odd/*"]}, "stages": [{"plugin": "extract"}, {"plugin": "clean"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >q.json
run run q.json --limit 7 -o seven
exits 0
is "$(wc -l <seven/a.jsonl)" 7
run run q.json -j 1 -o one
exits 3
run run q.json -j 8 -o eight
exits 3
same one/a.jsonl eight/a.jsonl
same one/rejects.jsonl.gz eight/rejects.jsonl.gz
is "$(json one/run.json 'v["records"]["in"]')" 312
is "$(json one/run.json '[s["id"] for s in v["stages"]]')" "['files', 'extract', 'clean']"

about "killed and continued"
python3 "$abs_top_srcdir/tests/fault/kill.py" "$copydesk" q.json "${KILLS:-5}" 3 >out
status=$?
exits 0
says out " passed, 0 failed"

about "a damaged page is no page"
python3 - <<'P'
import gzip
d = bytearray(open("pages/packed.html.gz", "rb").read()); d[len(d) // 2] ^= 0x41
open("hurt.html.gz", "wb").write(d)
open("short.html.gz", "wb").write(d[:40])
d = bytearray(gzip.compress(b"<html>" + b"<p>The ferry sank.</p>" * 230000)); d[-6] ^= 1
open("sum.html.gz", "wb").write(d) # long enough not to be held until it is verified
P
for f in hurt short sum; do
    run run -s extract pages/a0.html $f.html.gz pages/a1.html --rejects r.jsonl
    exits 4
    is "$(wc -l <out)" 2
    says r.jsonl "\"input\":\"$f.html.gz\",\"member\":1" damaged_gzip
    is "$(wc -l <r.jsonl)" 1
    is "$(grep -c 'came from it' r.jsonl)" 0
done

about "what is no page is rejected alone, by what it is"
mkdir mixed
cp pages/a1.html pages/a2.html mixed/
printf '%%PDF-1.7\nnot a page' >mixed/b.html
printf 'PK\003\004zip' >mixed/c.txt
printf '\n<rss><channel/></rss>' >mixed/d.htm
printf 'ORCHESTRAS play on.\n' >mixed/e.txt
for input in '' '"input": {"reader": "files"}, '; do
    echo "{\"copydesk\": 1, $input\"outputs\": [{\"plugin\": \"jsonl\", \"path\": \"a.jsonl\"}]}" >mixed.json
    rm -rf made
    run run mixed.json 'mixed/*' -o made
    exits 3
    is "$(wc -l <made/a.jsonl)" 3
    zcat made/rejects.jsonl.gz >rejects
    says rejects '"input":"mixed/b.html"' 'the file is a PDF, neither a page nor a text' \
        'the file is a zip archive'
    is "$(grep -c 'the file is an RSS feed' rejects)" "$([ -z "$input" ]; echo $?)"
done
about "among JSON Lines it is told before anything is read"
echo '{"id":"1","text":"x"}' >one.jsonl
cp mixed/b.html b.pdf
run run -s select one.jsonl b.pdf
exits 2
says err 'input "b.pdf" is a PDF, not JSON Lines'
silent out
about "standard input, by the pipeline"
echo '{"copydesk": 1, "input": {"paths": ["-"], "reader": "files"}, "stages": [{"plugin": "extract"}]}' >in.json
run_with pages/a1.html run in.json
exits 0
says out '"title":"Ferry 1 sinks"' '"id":"-:1"'
run_with pages/a1.html run in.json --input-name a1.html
exits 0
says out '"id":"a1.html"'
run_with /dev/null run in.json
exits 3
says err 'the file is empty'
run_with pages/a1.html run -s extract -
exits 2
says err 'input "-" is HTML, not JSON Lines: "reader": "files" in "input" reads a page a file'

about "show"
run show pages/a2.html
exits 0
says out 'id: pages/a2.html' 'html: <!DOCTYPE'
run show odd/empty.html
exits 2
says err 'the file is empty'
run show pages/a2.html:2
exits 2
says err 'pages/a2.html has no file 2'
run show pages/a2.html --pipeline q.json
exits 0
says out '== extract' 'Ferry 2 sinks'

run show odd/long.txt
exits 2
says err 'odd/long.txt:1: the file has 11200000 bytes, more than a record may have'
: >nothing.jsonl
run show nothing.jsonl
exits 2
says err 'nothing.jsonl holds no record'

about "a test has the record that a reader makes"
echo '{"copydesk": 1, "stages": [{"plugin": "extract"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}],
 "tests": [{"name": "x", "input": {"file": "pages/a0.html", "line": 1}, "expect": {"id": "x"}}]}' >t.json
run test t.json
exits 1
says out 'a0.html is no JSON, but for "files": write the record that it makes into the test'

about "lint knows what a file has"
echo '{"copydesk": 1, "input": {"reader": "files"}, "stages": [{"plugin": "select", "options": {"min_words": 3, "equals": {"section": "x"}}}]}' >s.json
run lint s.json
exits 0
says err 'warning: "select" reads "section", which nothing before it writes'
finish
