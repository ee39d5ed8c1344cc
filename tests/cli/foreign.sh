#!/bin/sh
# SPDX-License-Identifier: MIT
# Inputs that are no JSON Lines are told in one line, with what to do, before
# anything is written; odd and damaged JSON Lines are not taken for them.
. "$srcdir/tests/cli/lib.sh"

echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
python3 - <<'P'
import gzip, io, json, os, random, tarfile, zipfile
os.makedirs("other")
os.makedirs("lines")
article = {"id": "a", "text": "The ferry sails at nine, again."}
many = [dict(article, id="a%d" % i) for i in range(400)]
lines = "".join(json.dumps(x) + "\n" for x in many)
def other(name, data):
    data = data.encode() if isinstance(data, str) else data
    open("other/" + name, "wb").write(data)
    open("other/" + name + ".gz", "wb").write(gzip.compress(data))
other("cells", "id,text\n" + "".join('a,"The bridge, it holds.",%d\n' % i for i in range(4000)))
other("one-row", "id;text\n1;two\n")
other("tabs", "id\ttext\nnotes\n" + "a\tThe bridge\n" * 20)
other("feed.xml", "<?xml version='1.0'?>\n<x/>\n")
other("rdf.xml", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>\n")
other("pages.arc", "filedesc://a.arc 0.0.0.0 20260101000000 text/plain 9\n1 0 copydesk\n")
other("utf16.jsonl", lines.encode("utf-16"))
other("utf16le.jsonl", lines.encode("utf-16-le"))
other("utf16be.jsonl", lines.encode("utf-16-be"))
other("utf32.jsonl", lines.encode("utf-32"))
other("utf32be.jsonl", lines.encode("utf-32-be"))
other("seq.json", "".join("\x1e" + json.dumps(x) + "\n" for x in many))
other("a.parquet", b"PAR1" + os.urandom(2000) + b"PAR1")
other("binary", bytes(range(256)) * 20)
other("long-binary", bytes(range(256)) * 5000)
other("prose", "It rained.\nThen it did not.\n")
tar = io.BytesIO()
with tarfile.open(fileobj=tar, mode="w") as t:
    info = tarfile.TarInfo("a.jsonl")
    info.size = len(lines)
    t.addfile(info, io.BytesIO(lines.encode()))
other("a.tar", tar.getvalue())
z = io.BytesIO()
with zipfile.ZipFile(z, "w") as t:
    t.writestr("a.jsonl", lines)
other("a.zip", z.getvalue())
other("a.bz2", b"BZh9" + bytes(60))
other("a.xz", b"\xfd7zXZ\0" + bytes(60))
other("a.7z", b"7z\xbc\xaf\x27\x1c\0\4")
# A mebibyte of members with nothing in them is in front.
open("other/late.gz", "wb").write(gzip.compress(b"") * 60000 + gzip.compress(b'[\n{"id":"a"}\n]\n'))
open("other/twice.gz", "wb").write(gzip.compress(gzip.compress(lines.encode())))

def odd(name, data):
    open("lines/" + name, "wb").write(data.encode() if isinstance(data, str) else data)
odd("cut-front.jsonl", lines[30:])
odd("cut-first-end.jsonl", lines.replace('again."}\n', "\n", 1))
odd("first-no-brace.jsonl", lines.replace("}\n", "\n", 1))
odd("first-comma.jsonl", lines.replace('"}', '",', 1))
odd("first-array.jsonl", '["a"]\n' + lines)
odd("first-number.jsonl", "7\n" + lines)
odd("first-comment.jsonl", "# articles\n# of a day\n\n" + lines)
odd("blank.jsonl", "\n" * 3000 + " \t\r\n" + lines)
odd("mark.jsonl", "\ufeff\n\ufeff" + lines)
odd("zeros.jsonl", bytes(512) + lines.encode()[512:])
odd("spaced.jsonl", lines.replace("{", "{ ").replace("}", " }"))
odd("indented.jsonl", "  " + lines)
odd("long.jsonl", json.dumps({"text": "x" * 3000000}) + "\n" + lines)
odd("long-cut.jsonl", json.dumps({"text": "x" * 300000})[9:] + "\n" + lines)
# Bytes of a page of the disk that is gone, in front of lines of many lengths.
page = random.Random(1).randbytes(4096)
for n in 300, 6000, 90000, 400000, 1500000:
    record = json.dumps({"text": "word " * (n // 5)})
    odd("page-%d.jsonl" % n, page + (record[-n:] + "\n" + lines).encode())
odd("object.jsonl", '{\n"text": "' + "x" * 100000 + '",\n"a":\n1\n}\n')
odd("no-end.jsonl", '{"text":"a"}')
odd("broken-end.jsonl", '{"text":"a"')
odd("nothing.jsonl", "")
odd("white.jsonl", " \n\n")
P

about "what is something else, plain and in gzip"
for input in other/*; do
    rm -rf made
    run run p.json "$input" -o made
    exits 2
    is "$(grep -c . err)" 1
    says err "input \"$input\" "
    gone made
done
# named FILE TEXT...
named() {
    input=$1
    shift
    run run p.json "other/$input" -o made
    says err "$@"
}
named late.gz 'only behind its first 1048576 bytes' 'jq -c . FILE'
named cells CSV '"reader": "csv"'
named tabs TSV '"reader": "csv"'
named rdf.xml XML
named pages.arc.gz 'an ARC'
named utf16le.jsonl UTF-16LE
named utf32.jsonl UTF-32
named a.tar.gz 'a tar archive' 'tar -xOf'
named a.parquet.gz Parquet
named binary 'binary data'
named long-binary 'binary data' '"zcat -f FILE | tail -c +1048576 | copydesk run ... -"'

named twice.gz 'gzip data packed once more' 'zcat FILE | copydesk run'

about "lint says so, too"
echo '{"copydesk": 1, "input": {"paths": ["other/a.tar.gz"]}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >q.json
run lint q.json
exits 1
says err 'q.json:1:37: error: input "other/a.tar.gz" is a tar archive'

about "standard input and pipes: before anything is written"
for input in cells pages.arc.gz one-row a.tar.gz; do
    rm -rf made
    run_with "other/$input" run p.json - -o made
    exits 2
    says err 'input "-" is '
    gone made
    mkfifo pipe
    cat "other/$input" >pipe 2>/dev/null &
    run run p.json pipe -o made
    wait
    exits 2
    says err 'input "pipe" is '
    gone made
    rm pipe
done

about "a pipe behind other inputs is looked at when its turn comes"
mkfifo pipe
echo '{"id":"a"}' >first.jsonl
cat other/a.tar.gz >pipe 2>/dev/null &
rm -rf made
run run p.json first.jsonl pipe -o made
wait
exits 5
says err 'input "pipe" is a tar archive'
is "$(grep -c 'resume' err)" 0
gone made/a.jsonl
rm pipe

about "odd and damaged JSON Lines are for the reader"
for input in lines/*; do
    rm -rf made plain
    run run p.json "$input" -o made
    if [ "$status" -le 3 ] && [ "$status" != 2 ]; then ok; else bad "must run"; fi
    there made/a.jsonl
    run_with "$input" run p.json - -o plain
    is "$(wc -l <plain/a.jsonl)" "$(wc -l <made/a.jsonl)"
done
run run p.json lines/cut-front.jsonl -o cut-front
is "$(wc -l <cut-front/a.jsonl)" 399

about "markup in front of the records of a file that is JSON Lines by its name is rejected, and they are not lost in a page"
{ echo '<html></html>'; cat lines/cut-front.jsonl; } >front.jsonl
{ echo '<?xml version="1.0"?>'; echo '<rss><channel></channel></rss>'; cat lines/cut-front.jsonl; } | gzip >front.ndjson.gz
for input in front.jsonl front.ndjson.gz; do
    rm -rf made
    run run p.json $input -o made
    exits 3
    is "$(wc -l <made/a.jsonl)" 399
done
echo '<html><p>The ferry {"id": "a"} sank.</html>' >page.jsonl
printf '<html><script type="application/ld+json">\n{"@type": "NewsArticle"}\n</script><p>The ferry sank.</html>\n' >linked.html
for input in page.jsonl linked.html; do
    run run -v -s extract $input
    exits 0
    says err "$input: note: \"files\" reads it: it begins as HTML"
done
finish
