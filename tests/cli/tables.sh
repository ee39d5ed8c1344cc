#!/bin/sh
# SPDX-License-Identifier: MIT
# Tables as people have them: what the first row tells, line ends, the quoting
# of other programs, and damage among rows over many lines.
. "$srcdir/tests/cli/lib.sh"

# reads FILE RECORD...: the records of FILE, and nothing else is said
reads() {
    from=$1
    shift
    run run -s select "$from"
    exits 0
    printf '%s\n' "$@" >want
    same out want
}

# rejects FILE ROWS MESSAGE: no record, ROWS rejects for that reason
rejects() {
    run run -s select "$1" --rejects r.jsonl
    exits 3
    silent out
    is "$(grep -c . r.jsonl)" "$2"
    says r.jsonl "$3"
}

about "CR alone ends rows where it ends the first one"
printf 'id,text\ra,one\rb,"two\rthree"\r\rc,\r' >cr.csv
reads cr.csv '{"id":"a","text":"one"}' '{"id":"b","text":"two\rthree"}' '{"id":"c","text":""}'
printf 'id,text\ra,one' | gzip >cr.csv.gz
reads cr.csv.gz '{"id":"a","text":"one"}'
printf '"id","te\nxt"\ra,one\r' >crq.csv
reads crq.csv '{"id":"a","te\nxt":"one"}'
printf 'id,text\ra,one\nb,two\r\n' >mixed.csv
reads mixed.csv '{"id":"a","text":"one"}' '{"id":"b","text":"two"}'
printf 'id,text\na,o\rne\n' >lf.csv
reads lf.csv '{"id":"a","text":"o\rne"}'
printf 'id,text\r\r\na,one\r\r\n' >twice.csv
reads twice.csv '{"id":"a","text":"one"}'
printf 'id,text\ra,one\rb,two\rc,three\r' >named
run run -v -s select named
exits 0
says err 'named: note: "csv" reads it: it begins as a table'
is "$(grep -c . out)" 3
run_with cr.csv run -s select --set csv.separator=, -
exits 2

about "in a file .tsv cells end with tabs, whatever the first row has more of"
printf 'id\ttext, of all, and so on,x\n1\ta\n' >comma.tsv
reads comma.tsv '{"id":"1","text, of all, and so on,x":"a"}'
gzip -c comma.tsv >comma.TSV.gz
reads comma.TSV.gz '{"id":"1","text, of all, and so on,x":"a"}'
printf 'id,text\n1,a\n' >really_comma.tsv
reads really_comma.tsv '{"id":"1","text":"a"}'

about "lint and run -v tell what cells end with, once for all files of which the same is so"
printf '{"copydesk": 1, "input": {"paths": ["t?.*sv"]}, "stages": [{"plugin": "select"}]}\n' >told.json
printf 'id,text\n1,a\n' >t1.csv
printf 'id,text\n' >t2.csv
printf 'id;text\n1;a\n' >t3.csv
printf 'id\ttext, and,more\n1\ta\n' >t4.tsv
printf 'id;text,x\n1;a,b\n' >t5.csv
printf 'id' >t6.csv
for command in 'lint' 'run -v'; do
    run $command told.json
    says err 't1.csv: note: "csv" reads it: its name ends with .csv; cells end with ",", as the first row tells; and 1 input more' \
        't3.csv: note: "csv" reads it: its name ends with .csv; cells end with ";", as the first row tells' \
        't4.tsv: note: "csv" reads it: its name ends with .tsv; cells end with "\t", as its name says' \
        't5.csv: note: "csv" reads it: its name ends with .csv; what cells end with cannot be told from the first row: say "separator"' \
        't6.csv: note: "csv" reads it: its name ends with .csv; the first row will tell what cells end with'
    is "$(grep -c note: err)" 5
done
printf '{"copydesk": 1, "input": {"reader": "csv", "options": {"separator": "|"}}, "stages": [{"plugin": "select"}]}\n' >bar.json
run run -v bar.json t1.csv
says err 't1.csv: note: "csv" reads it: the pipeline says so; cells end with "|", as "separator" says'

about "a separator with a space behind it is one of a text, if others are there"
printf 'id\ttext, of all\n1\ta, b\n' >spaced.csv
reads spaced.csv '{"id":"1","text, of all":"a, b"}'
printf 'id, text, title\n1,2,3\n' >all_spaced.csv
reads all_spaced.csv '{"id":"1"," text":"2"," title":"3"}'

about "what the first row does not tell is not guessed"
printf 'id,text;title\n1,2;3\n4,5;6\n' >tie.csv
rejects tie.csv 2 'what cells end with cannot be told from the first row: say \"separator\"'
printf 'id|text, of all, and more\n1|a\n' >more.csv
rejects more.csv 1 'what cells end with cannot be told from the first row'
printf '{"copydesk": 1, "input": {"reader": "csv", "options": {"separator": "|"}}, "stages": [{"plugin": "select"}]}\n' >bar.json
run run bar.json more.csv
exits 0
is "$(cat out)" '{"id":"1","text, of all, and more":"a"}'

about "a line sep=; in front of the names says it, as Excel writes it"
printf 'sep=;\r\nid;te,x,t\r\n1;a\r\n' >sep.csv
reads sep.csv '{"id":"1","te,x,t":"a"}'
printf '\357\273\277sep=|\nid|te"xt\n1|"a,\nb"\n' >sep2.csv
reads sep2.csv '{"id":"1","te\"xt":"a,\nb"}'
printf '{"copydesk": 1, "input": {"reader": "csv", "options": {"names": ["id", "text"]}}, "stages": [{"plugin": "select"}]}\n' >names.json
printf 'sep=;\n1;a\n2;b\n' >sep3.csv
run run names.json sep3.csv
exits 0
is "$(cat out)" '{"id":"1","text":"a"}
{"id":"2","text":"b"}'
printf 'sep=;x\n1;2\n' >sep4.csv
reads sep4.csv '{"sep=":"1","x":"2","id":"sep4.csv:2"}'

about "a first row of values names nothing, and is a reject as the others"
printf '2020,2021\n' >alone.csv
rejects alone.csv 1 'the first row is to name the columns, and has no letters: say \"names\"'
printf '2020,2021\n1,2\n3,4\n' >values.csv
rejects values.csv 3 '"line":1,"offset":0,"reader":"csv"'
printf "'id','text'\n'1','a, b'\n" >single.csv
rejects single.csv 1 "the names of the columns are in single quotes: say \\\"quote\\\": \\\"'\\\""

about "tables of other programs, against Python's csv"
python3 - <<'P'
import csv, io, json, random
random.seed(4)
letters = ['a', 'b ', '"', '""', ',', ';', '\t', '|', '\\', '\\"', '\n', "'", '\u00e9', '']
rows = [["id", "text", "odd"]]
for i in range(400):
    rows.append(["r%d" % i] + ["".join(random.choice(letters) for _ in range(random.randrange(7))) for _ in range(2)])
def plain(rows, *without):
    return [["".join(c for c in x if c not in without) for x in r] for r in rows]
class escaped(csv.excel):
    doublequote, escapechar, lineterminator = False, "\\", "\n"
class bare(escaped):
    quoting, quotechar = csv.QUOTE_NONE, None
class mysql(csv.excel_tab):
    doublequote, escapechar, quoting, quotechar, lineterminator = False, "\\", csv.QUOTE_NONE, None, "\n"
kinds = {
    # Excel in English, in German; as it writes in one of Mac OS 9
    "excel": (rows, dict(dialect="excel"), {}),
    "excel_de": (rows, dict(dialect="excel", delimiter=";"), {}),
    "excel_mac": ([[x.replace("\n", "\r") for x in r] for r in rows], dict(dialect="excel", lineterminator="\r"), {}),
    # pandas, Postgres (COPY ... CSV, FORCE_QUOTE *), DuckDB
    "pandas": (rows, dict(dialect="unix", quoting=csv.QUOTE_MINIMAL), {}),
    "copy": (rows, dict(dialect="unix"), {}),
    "nonnumeric": (rows, dict(dialect="excel", quoting=csv.QUOTE_NONNUMERIC), {}),
    # Google Sheets as .tsv: no quotes at all, tabs and line ends are spaces
    "sheets": (plain(rows, "\t", "\n", "\r"), dict(dialect="excel-tab", quoting=csv.QUOTE_NONE, quotechar=None, escapechar=None), {"quote": ""}),
    # Python with escapechar, pandas with doublequote=False
    "escaped": (rows, dict(dialect=escaped), {"escape": "\\"}),
    "escaped_all": (rows, dict(dialect=escaped, quoting=csv.QUOTE_ALL), {"escape": "\\"}),
    "bare": (rows, dict(dialect=bare), {"escape": "\\", "quote": ""}),
    # MySQL: SELECT ... INTO OUTFILE, and with ENCLOSED BY '"'
    "mysql": (rows, dict(dialect=mysql), {"escape": "\\", "quote": "", "separator": "\t"}),
    "single": (rows, dict(dialect="unix", quotechar="'"), {"quote": "'"}),
}
for name, (rows, how, options) in kinds.items():
    s = io.StringIO(newline="")
    csv.writer(s, **how).writerows(rows)
    open(name + ".csv", "w", encoding="utf-8", newline="").write(s.getvalue())
    json.dump({"copydesk": 1, "input": {"reader": "csv", "options": options}, "stages": [{"plugin": "select"}]}, open(name + ".json", "w"))
    with open(name + ".want", "w", encoding="utf-8") as f:
        for r in rows[1:]:
            f.write(json.dumps(dict(zip(rows[0], r)), ensure_ascii=False, separators=(",", ":")) + "\n")
open("kinds", "w").write("\n".join(kinds))
P
for kind in $(cat kinds); do
    run run $kind.json $kind.csv
    exits 0
    same out $kind.want
done
printf 'id\ttext\todd\n1\ta\\\nb\t\\N\n2\t\\\\N\tx\\N\n' >null.csv
run run mysql.json null.csv
exits 0
is "$(cat out)" '{"id":"1","text":"a\nb"}
{"id":"2","text":"\\N","odd":"xN"}'
rm -f r.jsonl
run run -s select escaped_all.csv --rejects r.jsonl
exits 3
says r.jsonl 'if a backslash stands in front of quotes inside of cells, say \"escape\": \"\\\\\"'
printf '{"copydesk": 1, "input": {"reader": "csv", "options": {"escape": "\\""}}, "stages": [{"plugin": "select"}]}\n' >bad.json
run run bad.json excel.csv
exits 2
says err '"escape" must differ from "quote" and "separator"'

about "a row of many quoted cells takes memory for its bytes alone"
python3 - <<'P'
with open("wide.csv", "w") as f:
    f.write(",".join("c%d" % i for i in range(4000)) + "\n")
    f.write(",".join('"%s"' % ("x" * 1500) for i in range(4000)) + "\n")
P
run run -s select wide.csv
exits 0
is "$(tr , "\n" <out | grep -c .)" 4001

about "behind damage nothing is made of the lines of a cell"
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}], "limits": {"rejects": "100%"}}' >p.json
python3 - <<'P'
import csv, gzip, io, json, random
random.seed(8)
# Each line of a cell has as many cells as a row, quotes are doubled.
def cell(i):
    return random.choice(["plain %d" % i, "First of %d, second\nthird ""line"" of %d, fourth\nfifth, sixth" % (i, i),
                          '"a", of %d\n"b", "c"\n' % i, "x,\"y\"\nz,%d" % i, '"' * random.randrange(4) + ",\n", "l, %d\n" % i * random.randrange(40)])
def made(name, kinds, how, n=300):
    rows = [["id", "text"]] + [["%s%d" % (name, i), kinds(i)] for i in range(n)]
    s = io.StringIO(newline="")
    csv.writer(s, **how).writerows(rows)
    s = s.getvalue().encode()
    for hit in range(1, 9):
        members = [gzip.compress(s[i:i + 1009]) for i in range(0, len(s), 1009)]
        for k in {hit, hit + 5}:
            if hit < 8 and k < len(members):
                b = bytearray(members[k]); b[len(b) // 2] ^= 0xff; b[-6] ^= 0xff
                members[k] = bytes(b)
        if hit == 8:
            members[-1] = members[-1][:-5]
        open("%s.%d.csv.gz" % (name, hit), "wb").write(b"".join(members))
    return rows[1:]
truth = []
truth += made("many", cell, {})
truth += made("all", cell, dict(quoting=csv.QUOTE_ALL))
truth += made("cr", lambda i: cell(i).replace("\n", "\r"), dict(lineterminator="\r"))
truth += made("none", lambda i: "plain %d" % i, dict(lineterminator="\n"), 900)
json.dump({r[0]: r[1] for r in truth}, open("truth", "w"))
P
for kind in many all cr none; do
    rm -rf $kind.d
    run run p.json $kind.?.csv.gz -o $kind.d
    exits 4
    python3 - $kind.d/a.jsonl $kind <<'P' >verdict
import json, sys
truth = json.load(open("truth"))
rows = [json.loads(x) for x in open(sys.argv[1])]
wrong = [r for r in rows if truth.get(r["id"]) != r["text"]]
print(len(wrong), len(rows) > 8 * 0.5 * sum(k.startswith(sys.argv[2]) for k in truth) or len(rows))
for r in wrong[:3]:
    print(r)
P
    is "$(cat verdict)" "0 True"
done
zcat many.d/rejects.jsonl.gz >rejects
says rejects 'bytes behind the damage are left out: they may be the rest of a row'
run run p.json many.3.csv.gz none.2.csv.gz -j 8 -o eight
exits 4
run run p.json many.3.csv.gz none.2.csv.gz -j 1 -o one
exits 4
same eight/a.jsonl one/a.jsonl
finish
