#!/bin/sh
# SPDX-License-Identifier: MIT
# Paths with fields: one file for each path that records make, with names that
# every file system takes; whole files for each format; killed, taken back and
# continued.
. "$srcdir/tests/cli/lib.sh"

# names TEMPLATE: the files that the records of in.jsonl make, in the file out
names() {
    echo "{\"copydesk\": 1, \"input\": {\"has\": [\"n\", \"tags\", \"section\"]}, \"outputs\": [{\"plugin\": \"jsonl\", \"path\": \"f/$1\"}]}" >n.json
    rm -rf n
    run run n.json in.jsonl -o n
    exits 0
    (cd n/f && find . -type f ! -name '_copydesk' | LC_ALL=C sort) >out
}

about "values that are fit for names stay as they are"
cat >in.jsonl <<'I'
{"id":"7","date":"2024-05-03T10:00:00Z","source":"The Quay Post","n":12,"tags":["a","b"]}
{"id":"né-1.2","date":"2023-11-30","source":"The Quay Post"}
{"id":"8","source":"Été","n":1.5}
I
names '{date:%Y/%m}/{id}.jsonl'
holds out <<'O'
./2023/11/né-1.2.jsonl
./2024/05/7.jsonl
./_/8.jsonl
O
names '{source}.jsonl'
holds out <<'O'
./The Quay Post.jsonl
./Été.jsonl
O
is "$(wc -l <'n/f/The Quay Post.jsonl')" 2
names 'x{{y}}/{tags[]}-{n}.jsonl'
holds out <<'O'
./x{y}/_-1.5.jsonl
./x{y}/_-_.jsonl
./x{y}/a, b-12.jsonl
O

about "others are changed, and told apart by what they are"
python3 - >in.jsonl <<'P'
import json
for s in ["a/b", "a:b", "a\\b", "a_b", "..", ".", ".git", "../../etc/passwd", "/etc", "a\u0000b", "a\nb", "a\u0085b", " a", "a ", "a.", "_",
          "", None, "-", "é" * 300, "é" * 299 + "x", "a_b~" + "0123456789abcdef", "CON", "_copydesk", "_copydesk.x", "run.json"]:
    print(json.dumps({"source": s}))
    print(json.dumps({"source": s}))
P
names '{source}.jsonl'
is "$(wc -l <out)" 25
is "$(find n -type f | grep -cv '^n/\(f/[^/]*\|run.json\|\.copydesk/[a-z]*\)$')" 0
is "$(cat n/f/*.jsonl | wc -l)" 52
command="compare names"
python3 - >differ <<'P'
import hashlib, json, os, re
made = {}
for name in os.listdir("n/f"):
    if name == "_copydesk":
        continue
    sources = {json.loads(line)["source"] if "source" in json.loads(line) else None for line in open("n/f/" + name)}
    assert len(sources - {None, ""}) + bool(sources & {None, ""}) == 1, (name, sources)
    assert len(name.encode()) <= 120 and not re.search(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|]', name), name
    s = next(iter(sources))
    made[s] = name
    changed = re.fullmatch(r"(.*)~([0-9a-f]{16})\.jsonl", name, re.S)
    if changed:
        assert hashlib.sha256(s.encode()).hexdigest()[:16] == changed[2], name
for plain in ["a_b", "-", "CON", "run.json"]:
    assert made[plain] == plain + ".jsonl", made
assert "_.jsonl" in made.values() and made["_"] != "_.jsonl", made
P
status=$?
exits 0
names '{source}'
is "$(wc -l <out)" 25
names '{source}/{source}/a.jsonl'
is "$(wc -l <out)" 25

about "run.json lists them"
cat >in.jsonl <<'I'
{"id":"1","source":"a"}
{"id":"2","source":"b/c"}
{"id":"3","source":"a"}
I
names '{source}.jsonl.gz'
command="compare run.json"
python3 - >differ <<'P'
import gzip, hashlib, json, os
run = json.load(open("n/run.json"))
o = run["outputs"][0]
assert run["files"] == ["f", "run.json"] and o["path"] == "f" and o["records"] == 3
assert sorted(o["files"]) == sorted(n for n in os.listdir("n/f") if n != "_copydesk"), o["files"]
for name, x in o["files"].items():
    data = open("n/f/" + name, "rb").read()
    assert x == {"records": len(gzip.decompress(data).splitlines()), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}, name
P
status=$?
exits 0

about "without a folder in front, one that is called like the output; what is left out can still name a file"
cat >p.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "text", "id": "reading", "path": "{id}.txt", "when": {"has": ["text"]}, "only": ["text"]},
 {"plugin": "csv", "path": "c/{source}.csv", "options": {"columns": ["id", "title"]}},
 {"plugin": "jsonld", "path": "l/{source}.json"}, {"plugin": "jsonl", "path": "all.jsonl"}]}
P
cat >in.jsonl <<'I'
{"id":"1","source":"a","title":"One","text":"First."}
{"id":"2","source":"b","title":"Two"}
{"id":"3","source":"a","title":"Three","text":"Third."}
I
run lint p.json
exits 0
silent err
for isolation in process none; do
    rm -rf o
    run run p.json in.jsonl -o o --isolation $isolation
    exits 0
    is "$(cd o && echo *)" "all.jsonl c l reading run.json"
    is "$(cd o/reading && echo *)" "1.txt 3.txt _copydesk"
    says o/reading/3.txt Third.
    printf 'id,title\r\n1,One\r\n3,Three\r\n' >expected
    same o/c/a.csv expected
    is "$(json o/l/a.json '[x["headline"] for x in v["@graph"]]' 2>&1)" "['One', 'Three']"
    is "$(json o/l/b.json '[x["headline"] for x in v["@graph"]]' 2>&1)" "['Two']"
done

about "a record of which nothing is written makes no file, and is none of the output"
echo '{"copydesk": 1, "outputs": [{"plugin": "text", "path": "t/{id}.txt"}, {"plugin": "text", "id": "one", "path": "one.txt"}]}' >some.json
run run some.json in.jsonl -o some
exits 0
is "$(cd some/t && echo *)" "1.txt 3.txt _copydesk"
is "$(json some/run.json '[(o["records"], o["bytes"]) for o in v["outputs"]]')" "[(2, 16), (2, 16)]"

about "no record: no file"
: >empty.jsonl
run run p.json empty.jsonl -o none
exits 0
is "$(cd none/c && echo *)" "_copydesk"

about "many files, whatever the number of workers, with few open"
python3 - >many.jsonl <<'P'
import json
for i in range(900):
    print(json.dumps({"id": "r%d" % (i * 7919 % 900), "source": "s%d" % (i % 211 * i % 17), "date": "2024-%02d-01" % (i % 12 + 1), "text": "Line %d. " % i * 200}))
P
cat >many.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "markdown", "path": "{date:%Y/%m}/{id}.md"}, {"plugin": "jsonl", "path": "s/{source}.jsonl.gz"},
 {"plugin": "jsonld", "path": "m/{date:%Y-%m}.json"}]}
P
# tree FOLDER: names and bytes of the files, in the file out
tree() {
    (cd "$1" && find markdown s m -type f ! -name _copydesk | LC_ALL=C sort | xargs sha256sum) >out
}
(ulimit -n 40 && "$copydesk" run many.json many.jsonl -o many1 -j1) 2>err
status=$?
exits 0
tree many1
mv out sound
is "$(wc -l <sound)" "$((900 + $(python3 -c 'print(len({i % 211 * i % 17 for i in range(900)}))') + 12))"
run run many.json many.jsonl -o many3 -j3
exits 0
tree many3
same out sound

about "a later run adds to the files"
head -n 450 many.jsonl >first.jsonl
tail -n +451 many.jsonl >second.jsonl
cat >append.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "../grown/{source}.jsonl", "append": true},
 {"plugin": "csv", "path": "../table/{date:%Y}.csv", "append": true, "options": {"columns": ["id"]}}]}
P
sed 's#\.\./##; s#, "append": true##; s#\.\./##; s#, "append": true##' append.json >whole.json
run run whole.json many.jsonl -o whole
exits 0
# grown FOLDER: the files that were added to are those of one run
grown() {
    for f in whole/grown/*.jsonl; do cmp -s "$f" "$1grown/$(basename "$f")" || bad "$f and $1grown differ"; done
    same whole/table/2024.csv "$1table/2024.csv"
}
for part in first second; do
    run run append.json $part.jsonl -o $part
    exits 0
done
grown ""
is "$(json second/run.json 'v["files"]')" "['run.json']"
is "$(json second/run.json 'v["outputs"][1]["files"]["2024.csv"]["behind"]')" "$(json first/run.json 'v["outputs"][1]["files"]["2024.csv"]["bytes"]')"

about "a table with other columns, or another format, is not added to"
sed 's/"columns": \["id"\]/"columns": ["id", "title"]/' append.json >columns.json
cp -r table table.was
run run columns.json second.jsonl -o columns
exits 5
says err "table\" were begun by the run" "with \"csv\" and other columns: what is added has to go on with them, or needs another \"path\""
sed 's/"plugin": "csv"/"plugin": "jsonl", "id": "lines"/; s/, "options": {"columns": \["id"\]}//' append.json >lines.json
run run lines.json second.jsonl -o lines
exits 5
says err "with \"csv\" and not with this plugin"
sed 's/"form":{[^}]*}/"form":null/g' table/_copydesk >notes
cmp -s notes table/_copydesk && bad "no form in the notes"
cp table/_copydesk table.was/notes
cp notes table/_copydesk
run run append.json second.jsonl -o formless
exits 5
says err "table/_copydesk\" does not say how the run" "began its files: what is added needs another \"path\""
mv table.was/notes table/_copydesk
for f in table.was/*.csv; do same "$f" "table/$(basename "$f")"; done
run run append.json second.jsonl -o columns --force
exits 0
rm -rf table
mv table.was table

about "a folder of somebody else's is not added to"
mkdir foreign
: >foreign/notes.txt
sed 's#\.\./grown#../foreign#' append.json >foreign.json
run run foreign.json first.jsonl -o third
exits 5
says err "has files in it that copydesk has not written (notes.txt): the files of an output need a folder of their own"

about "a last line without an end gets one before others are added"
mkdir end ends
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "../../ends/j/{source}.jsonl", "append": true},
 {"plugin": "csv", "path": "../../ends/c/{source}.csv", "append": true, "options": {"columns": ["id"]}}]}' >ends.json
echo '{"id":"1","source":"a"}' >one.jsonl
echo '{"id":"2","source":"a"}' >two.jsonl
run run ends.json one.jsonl -o end/1
exits 0
printf '{"id":"by hand"}' >>ends/j/a.jsonl
printf 'by hand' >>ends/c/a.csv
run run ends.json two.jsonl -o end/2
exits 0
printf '{"id":"1","source":"a"}\n{"id":"by hand"}\n{"id":"2","source":"a"}\n' >expected
same ends/j/a.jsonl expected
printf 'id\r\n1\r\nby hand\n2\r\n' >expected
same ends/c/a.csv expected
is "$(json end/2/run.json '[(f["bytes"], f["behind"]) for o in v["outputs"] for f in o["files"].values()]')" "[(25, 40), (4, 14)]"
: >ends/j/a.jsonl
run run ends.json one.jsonl -o end/3
exits 0
same ends/j/a.jsonl one.jsonl

about "nor where a name is taken, nor with notes that make no sense"
mkdir -p x/grown/s0.jsonl x/run
cp grown/_copydesk x/grown
(cd x && "$copydesk" run ../append.json ../first.jsonl -o run) 2>err
status=$?
exits 5
says err 'cannot add to "' '/grown/s0.jsonl": Is a directory'
rm -rf x/grown/s0.jsonl
(cd x && "$copydesk" run ../append.json ../first.jsonl -o run --resume) 2>err
status=$?
exits 0
echo "{}" >x/grown/_copydesk
(cd x && "$copydesk" run ../append.json ../first.jsonl -o run2) 2>err
status=$?
exits 5
says err '/grown/_copydesk" is damaged, or tells of something else than the files of an output'
: >plain
sed 's#\.\./grown#../plain#' append.json >plain.json
run run plain.json first.jsonl -o fourth
exits 5
says err "cannot make or open the folder" 'plain": Not a directory'

if strace -o /dev/null true 2>/dev/null && [ -z "$sanitized" ]; then
    # cut FOLDER PIPELINE INPUT WHEN: killed before row WHEN of the journal;
    # false if it had fewer
    cut() {
        rm -rf "$1"
        mkdir "$1"
        { COPYDESK_TEST_CHECKPOINTS=1 strace -o /dev/null -P "$scratch/$1/.copydesk/journal" \
            -e trace=write -e inject=write:signal=KILL:when="$4" "$copydesk" run "$2" "$3" -o "$1"; } 2>err
        [ $? != 0 ]
    }
    when=2
    while cut cut many.json many.jsonl $when; do
        about "killed before row $when of the journal"
        gone cut/markdown cut/s
        run run many.json many.jsonl -o cut --resume
        exits 0
        tree cut
        same out sound
        when=$((when + 1))
    done
    is $((when > 4)) 1
    for k in 5 100; do
        about "killed while files are made"
        rm -rf cut
        { strace -f -o /dev/null -e trace=mkdirat -e inject=mkdirat:signal=KILL:when=$k \
            "$copydesk" run many.json many.jsonl -o cut; } 2>err
        gone cut/markdown cut/s
        run run many.json many.jsonl -o cut --resume
        exits 0
        tree cut
        same out sound
    done
    # prepared: two folders as the first run left them
    prepared() {
        rm -rf grown table first
        run run append.json first.jsonl -o first
        exits 0
    }
    for way in --resume --force; do
        for when in 2 3 files; do
            about "a run that adds, killed before row $when, and $way"
            prepared
            rm -rf second
            if [ $when = files ]; then
                { strace -f -o /dev/null -e trace=syncfs -e inject=syncfs:signal=KILL:when=1 \
                    "$copydesk" run append.json second.jsonl -o second; } 2>err
            else
                cut second append.json second.jsonl $when || bad "it had fewer rows"
            fi
            gone second/run.json
            run run append.json second.jsonl -o second $way
            exits 0
            grown ""
        done
    done
    about "files are cut to what they were before another run may add to them"
    prepared
    cut second append.json second.jsonl 2
    python3 - <<'P'
import json
notes = json.load(open("grown/_copydesk"))
run = [r for r in notes["runs"].values()][-1]
run.pop("finished", None)
run["before"] = {"s0.jsonl": 1}
json.dump(notes, open("grown/_copydesk", "w"))
P
    run run append.json first.jsonl -o other
    exits 5
    says err "is unfinished and has begun to add to the files of" "finish it with --resume first"
    about "nor can a run be taken back that others have built upon"
    prepared
    cut second append.json second.jsonl 3
    rm -rf third
    run run append.json first.jsonl -o third
    exits 0
    run run append.json second.jsonl -o second --force
    exits 5
    says err "a later run has added to the files in" "grown"
    about "damage to what an unfinished run has is told"
    prepared
    cut second append.json second.jsonl 2
    python3 - <<'P'
import glob
for name in glob.glob("grown/_copydesk.*"):
    data = bytearray(open(name, "rb").read())
    data[len(data) // 2] ^= 1
    open(name, "wb").write(data)
P
    run run append.json second.jsonl -o second --resume
    exits 5
    says err "has other bytes than were written: --force starts anew"
else
    echo "fan: strace cannot trace here"
fi

about "mistakes have their place"
# refused PATH TEXT [MORE]
refused() {
    printf '{"copydesk": 1, "outputs": [\n{"plugin": "%s", "path": "%s"%s}]}\n' "${4:-jsonl}" "$1" "${3:-}" >bad.json
    run lint bad.json
    exits 1
    says err "bad.json:2:$((29 + $(printf %s "${4:-jsonl}" | wc -c) - 5)): error: " "$2"
}
refused 'a/{id' 'has a "{" without a "}"'
refused 'a/id}' 'has a "}" without a "{"'
refused 'a/{date:YYYY-MM}' 'has a date form without one of %Y %m %d %H %M'
refused 'a/{date:%d.%q}' 'has a date form with something other than %Y %m %d %H %M'
refused 'a/{id[}.md' 'has something between braces that is no path of a field'
refused 'a/{{b}}' 'has braces without a field'
refused '/{id}' 'has no folder in front of its first field'
refused '../a/{id}' 'output path "../a/{id}" leads out of the output folder'
refused 'a/{id}/../b' 'has a part that begins or ends with a dot or a space'
refused 'a/{id}//b' 'has an empty part'
refused 'a/{id}.' 'has a part that begins or ends with a dot or a space'
refused 'a/{id}:b' 'has a character that not every file system takes'
refused 'a/{id}/{id}/{id}/{id}/{id}/{id}/{id}/{id}/{id}' 'has more than 8 parts'
refused 'a/{titel}.md' 'did you mean "title"?'
refused 'a/{id}.jsonl.xz' 'output path "a/{id}.jsonl.xz" would not be compressed so: only .gz and .zst are'
refused '{id}.jsonl' 'needs a folder in front of its first field, which "append" adds to' ', "append": true'
refused '../a/{id}.json' 'cannot be added to: the format ends its files' ', "append": true' jsonld
if "$copydesk" list | grep -q '^sqlite'; then
    refused 'a/{id}.db' 'has braces: a store has one path' '' sqlite
fi
cat >bad.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a/{id}.jsonl"}, {"plugin": "csv", "options": {"columns": ["id"]}, "path": "a/{source}.csv"}]}
P
run lint bad.json
exits 1
says err 'output path "a" is already taken by "jsonl"'

about "a run that stops between its outputs is continued, whatever came to the first one since"
mkdir between
for one in z a b c; do
    echo "{\"id\": \"$one\", \"source\": \"s\"}" >$one.jsonl
    folder=$one
    [ $one = b ] || [ $one = c ] || folder=each
    cat >$one.json <<P
{ "copydesk": 1, "input": { "paths": ["$one.jsonl"] }, "outputs": [
    { "plugin": "csv", "path": "../between/m/{source}.csv", "append": true, "options": { "columns": ["id"] } },
    { "plugin": "jsonl", "path": "../between/$folder/{id}.jsonl", "append": true } ] }
P
done
run run z.json -o before
exits 0
mkdir between/each/a.jsonl # where a file is to be
run run a.json -o stopped
exits 5
rmdir between/each/a.jsonl
run run b.json -o later
exits 0
cp -r stopped both
cp -r between between.both
run run a.json -o stopped --resume
exits 0
is "$(json stopped/run.json 'v["outputs"][0]["files"]["s.csv"]["records"]')" 1
about "... and where two runs came, what it made there is not known, and said to be so"
rm -rf between stopped
mv between.both between
mv both stopped
run run c.json -o last
exits 0
run run a.json -o stopped --resume
exits 0
is "$(json stopped/run.json 'v["outputs"][0]["files"]')" None
is "$(tr -d '\r' <between/m/s.csv | tr '\n' ' ')" "id z a b c "
finish
