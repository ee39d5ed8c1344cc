#!/bin/sh
# SPDX-License-Identifier: MIT
# The table that `parquet` writes, read by a reader of the tests' own, which
# checks every page, level and bound; that values which are no columns' are
# told; that runs which add to a table, are killed or taken back leave each
# record there once.
. "$srcdir/tests/cli/lib.sh"
"$copydesk" list | grep -q '^parquet' || { echo "parquet: this build is without the plugin"; exit 77; }

# table FOLDER: its records in the file out
table() {
    command="read_parquet.py $1"
    status=0
    python3 "$abs_top_srcdir/tests/parquet/read_parquet.py" "$1"/*.parquet >out 2>err || status=$?
    exits 0
    silent err
}
# bounds FOLDER: what is known of its columns, in the file out
bounds() {
    command="read_parquet.py --stats $1"
    status=0
    python3 "$abs_top_srcdir/tests/parquet/read_parquet.py" --stats "$1"/*.parquet >out 2>err || status=$?
    exits 0
}
zstd=
if command -v zstd >/dev/null || python3 -c 'import zstandard' 2>/dev/null; then zstd=1; fi
declare_columns='{"id": "string", "day": "date", "date": "timestamp", "n": "integer", "x": "double", "ok": "boolean",
 "authors[]": "string", "meta.deep.word": "string", "meta.number": "integer", "grid[][]": "integer",
 "quotes[].text": "string", "quotes[].start": "integer", "people[].name": "string", "list[].tags[]": "string", "list[].n": "integer"}'
cat >p.json <<P
{"copydesk": 1, "input": {"has": ["day", "n", "x", "ok", "meta", "grid", "quotes", "people", "list", "more", "last"]},
 "outputs": [{"plugin": "parquet", "path": "t", "options": {"compression": "none", "rest": "rest", "columns": $declare_columns}}]}
P

about "every type, nested, null and empty"
cat >in.jsonl <<'I'
{"id":"one","day":"2024-02-29","date":"2024-06-03T14:05:09.25+02:00","n":-7,"x":0.5,"ok":true,"authors":["Ada Lind",null,""],"meta":{"deep":{"word":"w"},"number":1},"grid":[[1,2],[],null,[3]],"quotes":[{"text":"No.","start":3},null],"people":[],"list":[{"n":1,"tags":["a","b"]},{"tags":[]},null,{"n":4}]}
{}
{"id":"t\u0000wo \"\\","day":"1969-12-31T23:59:59","date":"1969-12-31T23:59:60Z","n":9223372036854775807,"x":12,"ok":false,"authors":[],"meta":{"deep":{}},"grid":[],"quotes":[],"people":[{"name":"Bo Ek"},{}],"more":{"a":[1.10,"\\\"}"],"b":"]"},"last":null}
{"id":null,"day":null,"authors":null,"meta":{},"quotes":[{}],"more":"}"}
{"id":"été 橋","day":"0001-01-01","date":"9999-12-31 00:00-0130","x":-0.0,"meta":null,"grid":[[null]],"last":[{"q":"\""}]}
I
cat >expected <<'O'
{"id": "one", "day": "2024-02-29", "date": "2024-06-03T12:05:09.250000Z", "n": -7, "x": 0.5, "ok": true, "authors": ["Ada Lind", null, ""], "meta": {"deep": {"word": "w"}, "number": 1}, "grid": [[1, 2], [], null, [3]], "quotes": [{"text": "No.", "start": 3}, null], "people": [], "list": [{"tags": ["a", "b"], "n": 1}, {"tags": [], "n": null}, null, {"tags": null, "n": 4}], "rest": null}
{"id": "in.jsonl:2", "day": null, "date": null, "n": null, "x": null, "ok": null, "authors": null, "meta": null, "grid": null, "quotes": null, "people": null, "list": null, "rest": null}
{"id": "t\u0000wo \"\\", "day": "1969-12-31", "date": "1970-01-01T00:00:00Z", "n": 9223372036854775807, "x": 12.0, "ok": false, "authors": [], "meta": {"deep": {"word": null}, "number": null}, "grid": [], "quotes": [], "people": [{"name": "Bo Ek"}, {"name": null}], "list": null, "rest": {"more": {"a": [1.1, "\\\"}"], "b": "]"}, "last": null}}
{"id": "in.jsonl:4", "day": null, "date": null, "n": null, "x": null, "ok": null, "authors": null, "meta": {"deep": null, "number": null}, "grid": null, "quotes": [{"text": null, "start": null}], "people": null, "list": null, "rest": {"more": "}"}}
{"id": "été 橋", "day": "0001-01-01", "date": "9999-12-31T01:30:00Z", "n": null, "x": -0.0, "ok": null, "authors": null, "meta": null, "grid": [[null]], "quotes": null, "people": null, "list": null, "rest": {"last": [{"q": "\""}]}}
O
run run p.json in.jsonl -o all
exits 0
table all/t
same out expected
is "$(cd all/t && echo *)" "_copydesk part-00000.parquet"
if [ -n "$zstd" ]; then
    run run p.json in.jsonl -o packed --set parquet.compression=zstd
    exits 0
    table packed/t
    same out expected
fi

about "what comes again far away is stored once, if the file is smaller by it"
python3 - <<'P'
import json, random
rng = random.Random(3)
texts = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz ", k=4000)) for _ in range(700)]
with open("again.jsonl", "w") as f:
    for i in range(1000):
        f.write(json.dumps({"id": "a%d" % i, "n": rng.randrange(1 << 40) if i % 5 else 7, "text": texts[i % 700]}) + "\n")
P
echo '{"copydesk": 1, "input": {"has": ["n"]}, "outputs": [{"plugin": "parquet", "path": "t", "options": {"compression": "none", "columns": {"id": "string", "n": "integer", "text": "string"}}}]}' >again.json
run run again.json again.jsonl -o again
exits 0
table again/t
python3 -c 'import json; print([[json.loads(line)[k] for k in ("id", "n", "text")] for line in open("out")] == [[r["id"], r["n"], r["text"]] for r in map(json.loads, open("again.jsonl"))])' >equal
is "$(cat equal)" True
is $(($(wc -c <again/t/part-00000.parquet) < 2900000)) 1
bounds again/t
says out "text dictionary" "n dictionary" "id plain"

about "no record at all: a table with columns"
: >empty.jsonl
run run p.json empty.jsonl -o none
exits 0
table none/t
silent out

about "a value that its column does not hold is a reject that says where"
cat >odd.jsonl <<'I'
{"id":"a","quotes":[{"start":1},{"start":"2"}]}
{"id":"b","people":"Ada Lind"}
{"id":"c","day":"2023-02-29"}
{"id":"d","date":"2024-06-03T14:05:00"}
{"id":"e","meta":[1]}
{"id":"f","n":1.5,"x":"1"}
{"id":"g","ok":0}
{"id":"h","n":1}
I
run run p.json odd.jsonl -o odd
exits 3
zcat odd/rejects.jsonl.gz >rejects
says rejects '\"quotes[].start\" is a string, and its column holds integers' '\"people\" is a string, and its column holds lists' \
    '\"day\" is a string, and its column holds days, as 2024-06-03' \
    '\"date\" is a string, and its column holds times with their zone, as 2024-06-03T14:05:00Z' \
    '\"meta\" is a list, and its column holds objects' '\"n\" is a real number, and its column holds integers' \
    '\"ok\" is an integer, and its column holds true or false'
table odd/t
is "$(wc -l <out)" 1
says out '"id": "h"'

about "or null there, and counted"
run run p.json odd.jsonl -o nulls --set parquet.mismatch=null
exits 0
is "$(json nulls/run.json '[o for o in v["outputs"]][0]["counters"]["mismatches"]')" 8
table nulls/t
is "$(wc -l <out)" 8
says out '"quotes": [{"text": null, "start": 1}, {"text": null, "start": null}]'

about "a double holds an integer whole, or not at all"
cat >large.jsonl <<'I'
{"id":"a","x":9007199254740992}
{"id":"b","x":-9007199254740993}
{"id":"c","x":9007199254740994}
{"id":"d","x":9223372036854775807}
{"id":"e","x":-9223372036854775808}
{"id":"f","x":1e308}
{"id":"g","x":0.0}
{"id":"h","x":-0.0}
{"id":"i","x":9007199254740993}
I
echo '{"copydesk": 1, "limits": {"rejects": "100%"}, "input": {"has": ["x"]},
 "outputs": [{"plugin": "parquet", "path": "t", "options": {"compression": "none", "columns": {"id": "string", "x": "double"}}}]}' >large.json
run run large.json large.jsonl -o large
exits 3
zcat large/rejects.jsonl.gz >rejects
is "$(grep -c '\\"x\\" is an integer that no double is equal to, and its column holds doubles' rejects)" 3
table large/t
sed 's/.*"x": //; s/}$//' out >numbers
holds numbers <<'O'
9007199254740992.0
9007199254740994.0
-9.223372036854776e+18
1e+308
0.0
-0.0
O

about "columns that cannot be are refused by lint"
# refused COLUMNS TEXT
refused() {
    echo "{\"copydesk\": 1, \"outputs\": [{\"plugin\": \"parquet\", \"path\": \"t\", \"options\": $1}]}" >bad.json
    run lint bad.json
    exits 1
    says err "$2"
}
refused '{"columns": {"title": "text"}}' 'column "title" needs a type: string, integer, double, boolean, date or timestamp'
refused '{"columns": {"quotes[0].text": "string"}}' 'column "quotes[0].text" names one element: a column is all of a list, "[]"'
refused '{"columns": {"quotes": "string", "quotes[].text": "string"}}' 'column "quotes[].text" is something else to another column'
refused '{"columns": {"title[": "string"}}' '"title[" is no path of a field'
refused '{"columns": {}}' '"columns" has none'
refused '{"columns": ["title"]}' '"columns" is an object of paths and types'
refused '{"rest": "title"}' '"rest": there is a column "title" already'
refused '{"columns": {"titel": "string"}}' 'did you mean "title"?'

about "many parts: the records in their order, and the same bytes for any number of workers"
python3 - >many.jsonl <<'P'
import json
for i in range(9000):
    r = {"id": "r%05d" % i, "section": ["world", "sport", "arts"][i // 7 % 3], "text": "Line %d. " % i + "The quay is old. " * (i % 40),
         "quotes": [{"text": "Colour %d," % k, "speaker": "Ada Lind" if k % 2 else None, "start": k} for k in range(i % 4)]}
    if i % 5 == 0:
        r["title"] = "\U0010ffff" * 30 if i == 4500 else "Überfahrt " * 12 + str(i)
    print(json.dumps(r))
P
cat >many.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "parquet", "path": "t", "options": {"compression": "none", "row_group_bytes": 400000}}]}
P
for j in 1 3; do
    run run many.json many.jsonl -o many$j -j$j
    exits 0
done
is "$(find many1/t -name 'part-*.parquet' | wc -l | awk '{ print ($1 > 5) }')" 1
for f in many1/t/part-*; do same "$f" "many3/t/$(basename "$f")"; done
table many1/t
command="compare many1/t"
python3 - >differ <<'P'
import json
for a, b in zip(open("many.jsonl"), open("out"), strict=True):
    a, b = json.loads(a), json.loads(b)
    assert [(q["text"], q["speaker"], q["start"]) for q in a["quotes"]] == [(q["text"], q["speaker"], q["start"]) for q in b["quotes"]], a
    assert all(a.get(k) == b[k] for k in ("id", "section", "text", "title")), a
P
status=$?
exits 0
bounds many1/t
says out "section dictionary" "text plain" "quotes.list.element.speaker dictionary" "b'r00000'"
says out "\\xc3\\x9cberfahrt \\xc3\\x9cber' None" "\\xc3\\x9cberfahrt \\xc3\\x9cbes'"

if strace -o /dev/null true 2>/dev/null && [ -z "$sanitized" ]; then
    # each_row PIPELINE INPUT SOUND: killed before each row of the journal in
    # turn, until a run gets to its end
    each_row() {
        when=0 ended=1
        while [ "$ended" != 0 ] && [ $when -lt 30 ]; do
            when=$((when + 1))
            about "killed behind the commit of the table, before row $when of the journal of $1"
            rm -rf cut
            { COPYDESK_TEST_CHECKPOINTS=1 strace -o /dev/null -P "$scratch/cut/.copydesk/journal" \
                -e trace=write -e inject=write:signal=KILL:when=$when \
                "$copydesk" run "$1" "$2" -o cut; } 2>err
            ended=$?
            if [ "$ended" != 0 ]; then
                run run "$1" "$2" -o cut --resume
                exits 0
            fi
            for f in "$3"/t/part-*; do same "$f" "cut/t/$(basename "$f")"; done
            is "$(cd cut/t && echo *)" "$(cd "$3/t" && echo *)"
        done
        is "$ended $((when > 2))" "0 1"
    }
    each_row many.json many.jsonl many1
    # Commits with no row in between.
    { head -n 3000 many.jsonl && python3 -c 'print("{\"text\": \"%s\"}\n" % ("x" * 9000) * 400)'; } | grep . >few.jsonl
    sed 's#"path": "t"#&, "when": {"has": ["title"]}#' many.json >few.json
    run run few.json few.jsonl -o few
    exits 0
    each_row few.json few.jsonl few

    # cut_off: a run that adds to a table, killed at its end
    cut_off() {
        rm -rf cut table
        mkdir cut
        sed 's#"path": "t"#"path": "../table", "append": true#' many.json >append.json
        { COPYDESK_TEST_CHECKPOINTS=1 strace -o /dev/null -P "$scratch/cut/.copydesk/journal" \
            -e trace=write -e inject=write:signal=KILL:when=4 \
            "$copydesk" run append.json many.jsonl -o cut; } 2>err
    }
    about "damage to what an unfinished run has written is told, not built upon"
    for what in part notes waiting; do
        cut_off
        command="damage $what"
        python3 - $what <<'P'
import glob, sys
files = {"part": ["table/part-00001.parquet.part"], "notes": ["table/_copydesk"], "waiting": glob.glob("table/_copydesk.*")}
for name in files[sys.argv[1]]:
    data = bytearray(open(name, "rb").read())
    data[len(data) // 2] ^= 1
    open(name, "wb").write(data)
P
        run run append.json many.jsonl -o cut --resume
        exits 5
        case $what in
        part) says err "table/part-00001.parquet.part has other bytes than were written: --force starts anew" ;;
        notes) says err "table/_copydesk is damaged, or of another version of copydesk" ;;
        waiting) says err "has other bytes than were written: --force starts anew" ;;
        esac
    done

    about "readers do not see an unfinished run, and --force takes it back"
    cut_off
    is "$(find table -name '*.parquet')" ""
    is "$(find table -name '*.parquet.part' | wc -l | awk '{ print ($1 > 2) }')" 1
    run run append.json many.jsonl -o cut --force
    exits 0
    is "$(cd table && echo *)" "$(cd many1/t && echo *)"
    for f in many1/t/part-*; do same "$f" "table/$(basename "$f")"; done

    about "the next run adds its parts"
    run run append.json many.jsonl -o second
    exits 0
    table table
    is "$(wc -l <out)" 18000
    is "$(find table -name 'part-*' | wc -l)" "$(($(find many1/t -name 'part-*' | wc -l) * 2))"

    about "but not with other columns, nor to a folder of somebody else's"
    run run append.json many.jsonl -o third --set parquet.rest=rest
    exits 5
    says err 'was made with other "columns" or another "rest"'
    mkdir foreign
    : >foreign/notes.txt
    sed 's#"../table"#"../foreign"#' append.json >foreign.json
    run run foreign.json many.jsonl -o fourth
    exits 5
    says err "foreign has files in it that copydesk has not written (notes.txt): the output needs a folder of its own"
else
    echo "parquet: strace cannot trace here"
fi

finish
