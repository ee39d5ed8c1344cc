#!/bin/sh
# SPDX-License-Identifier: MIT
# Tables: each row is a record.
. "$srcdir/tests/cli/lib.sh"

echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}], "limits": {"rejects": "100%"}}' >p.json
python3 - <<'P'
import csv, gzip, io, json, random
random.seed(11)
def put(name, s):
    open(name, "w", encoding="utf-8", newline="").write(s)
def text():
    return "".join(random.choice('ab ,;|\t"\'\né\u2028\U0001f600') for _ in range(random.randrange(1, 30))).replace("\n", random.choice(["\n", "\r\n"]))
rows = [{"id": "r%d" % i, "text": text() + ".", "odd": random.choice(["", text(), "7"])} for i in range(9000)]
def table(rows, header=True, **how):
    s = io.StringIO(newline="")
    w = csv.writer(s, **how)
    if header:
        w.writerow(["id", "text", "odd"])
    for r in rows:
        w.writerow(r.values())
    return s.getvalue()
put("lines.jsonl", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows))
put("comma.csv", table(rows))
put("all.csv", "\ufeff" + table(rows, quoting=csv.QUOTE_ALL, lineterminator="\n"))
put("semicolon.csv", table(rows, delimiter=";").replace("\r\nr7,", "\r\n\r\n\r\nr7,"))
put("tab.tsv", table(rows, delimiter="\t"))
put("bar", table(rows, delimiter="|", lineterminator="\n"))
put("caret.csv", table(rows, delimiter="^", quotechar="'"))
put("bare.csv", table(rows, header=False)[:-2])
# Quotes inside of cells that do not begin with one, as others write them.
put("sloppy.csv", 'id,text\na,a 5" disk\nb,"one"\nc,see; "x"\n')

# What Python makes of small random tables, with quotes anywhere.
cases = []
for i in range(3000):
    n, sep = random.randrange(2, 4), random.choice(",;\t|")
    s = io.StringIO(newline="")
    w = csv.writer(s, delimiter=sep, quoting=random.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), lineterminator=random.choice(["\n", "\r\n"]))
    w.writerow("c%d" % k for k in range(n))
    for _ in range(random.randrange(4)):
        w.writerow("".join(random.choice('x"\n' + sep) for _ in range(random.randrange(4))) or "-" for _ in range(n))
    s = s.getvalue()
    if random.random() < .3: # damaged: Python must not be laxer than a strict reader
        at = random.randrange(n * 4, len(s)) if len(s) > n * 4 else 0
        if at:
            s = s[:at] + random.choice('"x\n') + s[at + random.randrange(2):]
    if "\r" not in s.replace("\r\n", ""): # where a CR ends a line, for Python
        cases.append((sep, s))
json.dump(cases, open("cases", "w"))
P

about "the records are those of JSON Lines, for any number of workers"
run run p.json lines.jsonl -o lines
exits 0
for f in comma.csv all.csv semicolon.csv tab.tsv bar; do
    for j in 1 8; do
        rm -rf out.d
        run run p.json -j $j $f -o out.d
        exits 0
        same out.d/a.jsonl lines/a.jsonl
    done
done
gzip -k comma.csv
rm -rf out.d
run run p.json comma.csv.gz -o out.d
exits 0
same out.d/a.jsonl lines/a.jsonl

about "separator, quote and names are told; standard input"
# pipeline FILE OPTIONS
pipeline() {
    printf '%s\n' "{\"copydesk\": 1, \"input\": {\"reader\": \"csv\", \"options\": {$2}}, \"outputs\": [{\"plugin\": \"jsonl\", \"path\": \"a.jsonl\"}], \"limits\": {\"rejects\": \"100%\"}}" >"$1"
}
pipeline caret.json '"separator": "^", "quote": "'"'"'"'
run run caret.json caret.csv -o caret
exits 0
same caret/a.jsonl lines/a.jsonl
pipeline bare.json '"names": ["id", "text", "odd"], "separator": ","'
run_with bare.csv run bare.json - -o bare
exits 0
same bare/a.jsonl lines/a.jsonl
# refused OPTIONS MESSAGE
refused() {
    pipeline bad.json "$1"
    run run bad.json comma.csv -o bad
    exits 2
    says err "$2"
    gone bad
}
refused '"separator": ", "' '"separator" must be one character of ASCII'
refused '"quote": "\n"' '"quote" must be one character of ASCII'
refused '"names": ["id", "text", "text"]' '"names": "text" names two columns'
refused '"names": ["id", ""]' '"names": column 2 has no name'
refused '"quote": ","  , "separator": ","' '"separator" and "quote" must differ'

about "records equal those of Python's csv, or the row is rejected"
python3 - <<'P'
import json
for i, (sep, s) in enumerate(json.load(open("cases"))):
    open("case%04d.csv" % i, "w", encoding="utf-8", newline="").write(s)
P
run run p.json 'case*.csv' -o many
python3 - <<'P' >verdict
import csv, gzip, io, json, os
made = {}
for line in open("many/a.jsonl", encoding="utf-8"):
    r = json.loads(line)
    name, row = r.pop("id").rsplit(":", 1)
    made.setdefault(name, []).append(r)
rejected = set(json.loads(l)["input"] for l in gzip.open("many/rejects.jsonl.gz", "rt"))
same = stricter = wrong = 0
for i, (sep, s) in enumerate(json.load(open("cases"))):
    name = "case%04d.csv" % i
    rows = [r for r in csv.reader(io.StringIO(s, newline=""), delimiter=sep) if r]
    want = [dict(zip(rows[0], r)) for r in rows[1:]] if rows else []
    got = made.get(name, [])
    if name in rejected:
        stricter += 1
        wrong += not all(r in want for r in got) and not '"' in s
    elif got == want:
        same += 1
    else:
        wrong += 1
print(same > 2000, stricter > 100, wrong)
P
is "$(cat verdict)" "True True 0"
rm case*.csv

about "a quote inside a cell that does not begin with one is a character"
run run p.json sloppy.csv -o sloppy
exits 0
is "$(cat sloppy/a.jsonl)" '{"id":"a","text":"a 5\" disk"}
{"id":"b","text":"one"}
{"id":"c","text":"see; \"x\""}'

about "who was taken, and why"
run run -v p.json bar -o v1
says err 'bar: note: "csv" reads it: it begins as a table'
run run -v p.json tab.tsv -o v2
says err 'tab.tsv: note: "csv" reads it: its name ends with .tsv'
printf 'It rained, again.\nThen it did not, for once.\nThat, too, ended.\n' >prose
run run p.json prose -o v3
exits 2
says err '"reader": "csv" in "input" reads a table'

about "columns without a name, or with one that is taken"
printf ',text,text,column_1\n1,2,3,4\n' >names.csv
run run p.json names.csv -o names
exits 0
is "$(cat names/a.jsonl)" '{"column_1":"1","text":"2","text_3":"3","column_1_4":"4","id":"names.csv:2"}'

about "a first row of values"
printf '1,2,3\n4,5,6\n' >values.csv
run run -s select values.csv
exits 3
silent out
says err 'the first row is to name the columns, and has no letters: say "names" if it is a row as the others'
printf '1,https://news.example/a,The ferry sank.\n2,https://news.example/b,Nobody was hurt.\n' >values.csv
run run -s select values.csv
exits 3
silent out
says err 'the first row is to name the columns, and has "https://news.example/a": say "names" if it is a row as the others'
printf '1,%s\n2,The ferry sank.\n' "$(printf 'The ferry sank. %.0s' $(seq 70))" >values.csv
run run -s select values.csv
exits 3
silent out
says err 'the first row is to name the columns, and has "The ferry sank.'
printf 'id,https:,Where did you read of it first? %s\n1,2,3\n' "$(printf 'And why? %.0s' $(seq 30))" >names.csv
run run -s select names.csv
exits 0

about "bad rows are rejects, with their place, and replayed without the input"
printf 'id;body\r\na;one\r\nb\r\nc;"x"y\r\nd;1;2\r\ne;caf\351\r\nf;"open\r\n' >bad.csv
pipeline bad.json ''
run run bad.json bad.csv -o bad
exits 3
is "$(cat bad/a.jsonl)" '{"id":"a","body":"one"}'
zcat bad/rejects.jsonl.gz >rejects
is "$(grep -c . rejects)" 5
says rejects '"input":"bad.csv","line":3,"offset":16,"reader":"csv","stage":"csv","plugin":"read_csv","code":"plugin_error","reason":"it has 1 cell, and there are 2 columns (cells end with ;)","first_row":"id;body\r","record":"b\r"' \
    'at byte 5 something follows the quote that closes a cell' 'it has 3 cells' 'it is not UTF-8 from byte 5 on' 'the quote at byte 2 is not closed'
mv bad.csv gone.csv
sed 's/"record":"b\\r"/"record":"b;two"/' rejects | grep 'b;two' >mended
run replay mended bad.json -o again
exits 0
is "$(cat again/a.jsonl)" '{"id":"b","body":"two"}'
sed 's/"first_row":"[^"]*"/"first_row":5/' rejects >spoiled
run replay spoiled bad.json -o spoiled.d
exits 2
says err 'spoiled:1 is no reject of a run: "first_row" must be a text of at most 65536 bytes'
printf 'id,te\0xt\na,b\n' >nul.csv
run run p.json nul.csv --rejects r.jsonl
exits 3
says r.jsonl 'the names of the columns are not UTF-8 text'
python3 -c 'print("id," + "x" * 70000 + "\na,b")' >wide.csv
run run p.json wide.csv --rejects r.jsonl
exits 3
says r.jsonl 'is longer than 64 KiB'
python3 -c 'print("id,text\nlong," + "x" * 300000 + ",\nb,y")' >long.csv
run run p.json long.csv -o long
exits 3
zcat long/rejects.jsonl.gz >rejects
says rejects '"bytes":300006' '"first_row":"id,text"'
run replay rejects p.json -o long2
exits 3
zcat long2/rejects.jsonl.gz >rejects
says rejects 'it has 3 cells'

about "a quote that is not closed costs its row, and replay reads it without quotes"
python3 - <<'P'
rows = ["r%d,Name %d,text of %d" % (i, i, i) for i in range(3000)]
def put(name, row, nl="\n", like=None):
    lines = ["id,name,text"] + [like % (i, i) if like else r for i, r in enumerate(rows)]
    lines[1001] = row
    open(name, "w", newline="").write(nl.join(lines) + nl)
put("open_plain.csv", 'r1000,"Name,text')
put("open_crlf.csv", 'r1000,"Name,text', "\r\n")
put("open_cr.csv", 'r1000,"Name,text', "\r")
put("open_last.csv", 'r1000,Name,"text')
put("open_two.csv", '"r1000",Name,"text')
put("open_quoted.csv", '"r1000,"Name, x","text"', like='"r%d","Name, %d","text"')
put("open_lines.csv", '"r1000","Na""me","text\nof two', like='"r%d","Name, %d","text\nof, three,\nlines"')
# Lines of text that look like rows are none where quotes are as they should be,
open("texts.csv", "w").write("id,text\n" + "".join('r%d,"a, b\nc, d\ne, f\ng, h\ni, j\nk, l"\n' % i for i in range(300)))
# nor where they are too few, nor in a table of one column.
open("open_few.csv", "w").write('id,text\na,one\nb,"two\nc,three\nd,four\ne,five\n')
open("open_one.csv", "w").write('id\na\n"b\nc\nd\ne\nf\ng\n')
P
sed 's/"outputs"/"input": {"reader": "csv"}, &/' p.json >csv.json
sed 's/"outputs"/"input": {"reader": "csv", "options": {"quote": ""}}, &/' p.json >unquoted.json
for f in plain crlf cr last two quoted lines; do
    for j in 1 4; do
        rm -rf out.$j
        run run p.json -j $j open_$f.csv -o out.$j
        exits 3
    done
    same out.4/a.jsonl out.1/a.jsonl
    zcat out.1/rejects.jsonl.gz >rejects
    is "$(grep -c . rejects)" 1
    says rejects '"line":1002,'
    # Of two quoted texts the first ends where the second begins.
    case $f in lines) most=2998 ;; *) most=2999 ;; esac
    is "$(wc -l <out.1/a.jsonl)" $most
    rm -rf piped
    run_with open_$f.csv run csv.json - -o piped
    exits 3
    sed 's/"-#/"open_'$f'.csv#/' piped/a.jsonl >piped.jsonl
    same piped.jsonl out.1/a.jsonl
done
run run p.json open_plain.csv -o unclosed
exits 3
zcat unclosed/rejects.jsonl.gz >rejects
says rejects '"record":"r1000,\"Name,text"' 'is not closed: where quotes are characters as any other, say \"quote\": \"\"'
run replay unclosed/rejects.jsonl.gz unquoted.json -o reread
exits 0
is "$(cat reread/a.jsonl)" '{"id":"r1000","name":"\"Name","text":"text"}'
run run p.json texts.csv -o texts
exits 0
is "$(wc -l <texts/a.jsonl)" 300
for f in few one; do
    run run csv.json open_$f.csv -o $f
    exits 3
    is "$(wc -l <$f/a.jsonl)" 1
done

about "what MySQL escapes"
printf '1\ta\\\tb\\\\n\\\nc\\0d\n2\t\\N\n3\t\\NN\n' >mysql.tsv
pipeline mysql.json '"separator": "\t", "quote": "", "escape": "\\", "names": ["id", "text"]'
run run mysql.json mysql.tsv -o mysql
exits 0
holds mysql/a.jsonl <<'O'
{"id":"1","text":"a\tb\\n\nc\u0000d"}
{"id":"2"}
{"id":"3","text":"NN"}
O
printf '"1","a\\"b\\0"\n"2",\\N\n' >enclosed.csv
pipeline mysql.json '"separator": ",", "escape": "\\", "names": ["id", "text"]'
run run mysql.json enclosed.csv -o enclosed
exits 0
holds enclosed/a.jsonl <<'O'
{"id":"1","text":"a\"b\u0000"}
{"id":"2"}
O

about "--limit, show"
run run p.json comma.csv --limit 7 -o seven
exits 0
head -n 7 lines/a.jsonl >want
same seven/a.jsonl want
run show tab.tsv:8001
exits 0
says out 'id: r7999'
run show tab.tsv
exits 0
says out 'id: r0'
run show tab.tsv:1
exits 2
says err 'tab.tsv has no row 1'

about "killed at any checkpoint, --resume ends in the same bytes"
cat lines/a.jsonl lines/a.jsonl lines/a.jsonl >want
for n in 1 2 3; do
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json -j 2 comma.csv tab.tsv all.csv -o k$n 2>/dev/null &
    pid=$!
    while [ ! -s k$n/a.jsonl.part ] && kill -0 $pid 2>/dev/null; do sleep 0.01; done
    sleep 0.0$((n * 3))
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    run run p.json comma.csv tab.tsv all.csv -o k$n --resume
    exits 0
    same k$n/a.jsonl want
done

about "damage costs its member and the rest of a line, and no row is half there"
python3 - <<'P'
import gzip
def packed(name, text, hit):
    parts = [text[i:i + 6000].encode() for i in range(0, len(text), 6000)]
    members = [gzip.compress(p) for p in parts]
    broken = bytearray(members[hit]); broken[len(broken) // 2] ^= 0xff; broken[-6] ^= 0xff
    members[hit] = bytes(broken)
    open(name, "wb").write(b"".join(members))
rows = "id,text\n" + "".join("damaged%d,The ferry sank %d times.\n" % (i, i) for i in range(2000))
packed("damaged.csv.gz", rows, 3)
packed("headless.csv.gz", rows, 0)
P
run run p.json damaged.csv.gz -o damaged
exits 4
zcat damaged/rejects.jsonl.gz >rejects
says rejects 'bytes behind the damage are left out: they may be the rest of a row'
python3 - damaged/a.jsonl <<'P' >verdict
import json, sys
rows = [json.loads(x) for x in open(sys.argv[1])]
print(1800 < len(rows) < 1950, all(r["text"] == "The ferry sank %s times." % r["id"][7:] for r in rows))
P
is "$(cat verdict)" "True True"
run run p.json headless.csv.gz -o headless
exits 4
is "$(wc -c <headless/a.jsonl)" 0
zcat headless/rejects.jsonl.gz >rejects
says rejects 'was lost in damage: say \"names\" and \"separator\"'
pipeline two.json '"names": ["id", "text"], "separator": ","'
run run two.json headless.csv.gz -o headless2
exits 4
is "$(wc -l <headless2/a.jsonl | awk '{ print ($1 > 1800) }')" 1

about "a batch whose worker dies is put together to the same bytes"
if [ -d "$modules" ]; then
    cat >d.json <<'J'
{"copydesk": 1, "stages": [{"plugin": "fields", "options": {"compute": {"wreck": {"host": "link"}}}}, {"plugin": "wreck"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
J
    python3 - <<'P'
for name in "a", "b", "c":
    with open(name + ".csv", "w") as f:
        f.write("id,%s\n" % ("other" if name == "c" else "link"))
        for i in range(3000):
            f.write("%s%d,%s\n" % (name, i, "http://crash/" if name == "c" or i in (5, 700, 2999) else ""))
P
    run run d.json a.csv b.csv c.csv -o dead --plugin-dir "$modules"
    exits 3
    is "$(json dead/run.json '[v["records"][k] for k in ("in", "written", "rejected")]')" "[9000, 8994, 6]"
    is "$(grep -c '"other":"http:' dead/a.jsonl)" 3000
    is "$(grep -c '"link":""' dead/a.jsonl)" 5994
fi

about "a quote behind what separates in other tables is a byte as any other"
printf 'text\nfoo;"bar\nbaz\nqux\n' >glued1.csv
printf 'id,text\n1;"a\n2,b\n' >glued2.csv
printf 'id\ttext\n1\the said,"Hello\n2\t|"x"\n3\tlast\n' >glued3.tsv
printf 'id;text\n1;"a;""b""\nc"\n2;,"d\n' >glued4.csv
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}], "limits": {"rejects": "100%"}}' >glued.json
for one in glued1.csv:0 glued2.csv:3 glued3.tsv:0 glued4.csv:0; do # 3: a row of fewer cells
    file=${one%:*}
    python3 - $file >expected <<'P'
import csv, json, sys
separator = {"1": ",", "2": ",", "3": "\t", "4": ";"}[sys.argv[1][5]]
rows = list(csv.reader(open(sys.argv[1], newline=""), delimiter=separator))
for row in rows[1:]:
    if len(row) == len(rows[0]):
        print(json.dumps(dict(zip(rows[0], row)), sort_keys=True))
P
    rm -rf glued
    run run glued.json $file -o glued
    exits ${one#*:}
    python3 -c '
import json
for line in open("glued/a.jsonl"):
    r = json.loads(line)
    print(json.dumps({k: r[k] for k in r if k in ("text",) or (k == "id" and ":" not in r[k])}, sort_keys=True))' >made
    same made expected
done

about "check"
run check read_csv
exits 0
finish
