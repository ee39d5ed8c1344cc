#!/bin/sh
# SPDX-License-Identifier: MIT
# copydesk replay: rejects through a repaired pipeline give what the run would
# have given for them.
. "$srcdir/tests/cli/lib.sh"

python3 - <<'P'
import gzip, json
with gzip.open("in.jsonl.gz", "wt") as f, open("plain.jsonl", "w") as g:
    for i in range(500):
        text = "Article %d has words." % i
        if i % 100 == 7:
            text = "x" * 300000  # too long to stand in the rejects
        r = {"headline": "H%d" % i, "body": text}
        if i % 50 == 3:
            r = {"headline": "H%d" % i, "text": text, "body": text}
        print(json.dumps(r), file=f)
        if i % 200 == 5:
            print("{oops", file=f)
        if i % 200 == 9:
            f.flush()
            f.buffer.write(b'{"body":"\xff"}\n')
P
outputs='"outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]'
echo '{"copydesk": 1, "input": {"fields": {"text": "body"}, "paths": ["in.jsonl.gz"]}, '"$outputs"', "limits": {"record_bytes": 100000}}' >broken.json
echo '{"copydesk": 1, "input": {"fields": {"title": "headline"}, "paths": ["in.jsonl.gz"]}, '"$outputs"'}' >repaired.json

about "a run with a mistake in its pipeline"
run run broken.json -o first
exits 3
says err "506 records in: 485 written, 0 dropped, 21 rejected"
about "what a clean run gives for them"
run run repaired.json -o clean
exits 3
about "the rejects through the repaired pipeline"
run replay first/rejects.jsonl.gz repaired.json -o again
exits 3
says err "21 records in: 15 written, 0 dropped, 6 rejected (json_syntax 3, utf8_invalid 3)"
python3 - >report <<'P'
import gzip, json
ids = {json.loads(l)["id"] for l in open("again/a.jsonl")}
want = [l for l in open("clean/a.jsonl") if json.loads(l)["id"] in ids]
print(len(ids), want == list(open("again/a.jsonl")))
clean = gzip.open("clean/rejects.jsonl.gz").read()
print(gzip.open("again/rejects.jsonl.gz").read() == clean)
P
holds report <<'O'
15 True
True
O
about "an input that no record needs is not looked at, and nothing is said of it"
python3 - <<'P'
import gzip, json
with gzip.open("short.jsonl.gz", "wt") as f:
    for i in range(20):
        f.write(json.dumps({"id": str(i), "text": 7 if i == 3 else "It rained."}) + "\n")
P
echo '{"copydesk": 1, "stages": [{"plugin": "clean"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >short.json
run run short.json short.jsonl.gz -o short
run replay short/rejects.jsonl.gz short.json -o short_again
exits 3
is "$(grep -c empty err)" 0
rm short.jsonl.gz
run replay short/rejects.jsonl.gz short.json -o short_gone
exits 3
is "$(grep -c empty err)" 0
about "an input that the rejects refer to is gone"
mkdir away
mv in.jsonl.gz away
run replay first/rejects.jsonl.gz repaired.json -o gone
mv away/in.jsonl.gz .
exits 2
says err 'cannot open "in.jsonl.gz", which the rejects name: No such file or directory'
gone gone
about "a file that holds no rejects"
run replay in.jsonl.gz repaired.json -o none
exits 2
says err "in.jsonl.gz:1 is no reject of a run"
gone none
about "each line of a file of rejects is checked"
cat >lines <<'O'
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","record_base64":5}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","record_base64":"eyJ"}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","record_base64":"ey!9"}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","record_base64":"e=9="}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","record_base64":"ey9="}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","record":{"text":"a"}}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","record":"{}","reader":"files","below":"other"}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","record":"{}","bytes":2}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","bytes":-2}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","bytes":"2"}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","bytes":2,"crc32":4294967296}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x"}
{"input":"in.jsonl.gz","line":0,"offset":0,"code":"x","record":"{}"}
{"input":"in.jsonl.gz","line":1.0,"offset":0,"code":"x","record":"{}"}
{"input":"in.jsonl.gz","line":1,"offset":-1,"code":"x","record":"{}"}
{"input":"in.jsonl.gz","line":1,"offset":18446744073709551615,"code":"x","record":"{}"}
{"input":"in.jsonl.gz","line":1,"code":"x","record":"{}"}
{"input":"in.jsonl.gz","line":1,"offset":0,"record":"{}"}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":7,"record":"{}"}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","reason":[],"record":"{}"}
{"input":"","line":1,"offset":0,"code":"x","record":"{}"}
{"input":"a\u0000b","line":1,"offset":0,"code":"x","record":"{}"}
{"input":7,"line":1,"offset":0,"code":"x","record":"{}"}
{"line":1,"offset":0,"code":"x","record":"{}"}
{"input":"in.jsonl.gz","member":1,"compressed_offset":0,"code":"json_syntax"}
{"input":"in.jsonl.gz","member":-1,"compressed_offset":0,"code":"damaged_gzip"}
{"input":"in.jsonl.gz","member":1,"code":"damaged_gzip"}
{"input":"in.jsonl.gz","line":1,"line":1,"offset":0,"code":"x","record":"{}"}
{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","record":"{}"
[{"input":"in.jsonl.gz","line":1,"offset":0,"code":"x","record":"{}"}]
"in.jsonl.gz"
7
O
n=0
while IFS= read -r line; do
    n=$((n + 1))
    { echo '{"input":"x.jsonl","line":1,"offset":0,"code":"x","record":"{}"}' && printf '%s\n' "$line"; } >bad.jsonl
    run replay bad.jsonl repaired.json -o none
    exits 2
    says err "bad.jsonl:2 is no reject of a run: "
    gone none
done <lines
is $n 32

about "base 64 of all lengths"
for text in '{}' '{"a":1}' '{"a":"1"}' '{"a":12}'; do
    printf '{"input":"x.jsonl","line":1,"offset":0,"code":"x","record_base64":"%s"}\n' "$(printf %s "$text" | base64)" >coded.jsonl
    rm -rf coded
    run replay coded.jsonl repaired.json -o coded
    exits 0
done

about "damage is counted, and left out"
cat >damage.jsonl <<'O'
{"input":"in.jsonl.gz","member":1,"compressed_offset":0,"code":"damaged_gzip","reason":"the file ends inside it"}
{"input":"x.jsonl","line":1,"offset":0,"code":"x","record":"{}"}
{"input":"in.jsonl.gz","member":0,"compressed_offset":0,"code":"input_changed","reason":"it was written to"}
O
run replay damage.jsonl repaired.json -o damage
exits 0
says err '"damage.jsonl" tells of damage, which cannot be replayed: lines left out: 2' '1 record in: 1 written'

about "a file of rejects that is damaged itself, and one that is a pipe"
gzip <lines >cut.gz
head -c 100 cut.gz >cut.jsonl.gz
run replay cut.jsonl.gz repaired.json -o none
exits 2
mkfifo rejects
run replay rejects repaired.json -o none
exits 2
says err '"rejects" is no file: rejects are read twice'

about "a record of standard input that is not in the rejects"
echo '{"input":"-","line":1,"offset":0,"code":"x","bytes":300000}' >stdin.jsonl
run replay stdin.jsonl repaired.json -o none
exits 2
says err "came from standard input, which cannot be read again"
gone none

about "a record of a pipe, and a line that no run writes"
sed 's/"-"/"rejects"/' stdin.jsonl >piped.jsonl
run replay piped.jsonl repaired.json -o none
exits 2
says err '"rejects", which the rejects name, cannot be read again'
{ printf '{"input":"' && head -c 68000000 /dev/zero | tr '\0' x && echo '"}'; } >huge.jsonl
run replay huge.jsonl repaired.json -o none
exits 2
says err 'huge.jsonl:1 is no reject of a run: it is too long'
rm -f huge.jsonl

about "a record that is not in its input any more as it was"
python3 - <<'P'
lines = ['{"text":5,"pad":"%s"}\n' % (c * 300000) for c in "abc"]
open("long.jsonl", "w").writelines(lines)
P
cat >q.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "clean"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
run run q.json long.jsonl -o long
exits 3
# changed SCRIPT TEXT...: replay after the script has changed the input
changed() {
    cp long.jsonl kept.jsonl
    sed -i "$1" long.jsonl
    shift
    rm -rf changed
    run replay long/rejects.jsonl.gz q.json -o changed
    zcat changed/rejects.jsonl.gz >told
    mv kept.jsonl long.jsonl
    exits 4
    says told '"code":"input_changed"' "$@"
}
changed '2s/"pad":"b/"pad":"c/' '"line":2,"offset":300020'
says err "; damage in 1 place"
changed '1d' '"line":1,' '"line":3,'
changed '3d' '"line":3,"offset":600040'
changed '1s/aaa/a/' '"line":1,' '"line":2,' '"line":3,'
about "what was told so can be replayed when the input is there again"
run replay changed/rejects.jsonl.gz q.json -o back
exits 3
is "$(zcat back/rejects.jsonl.gz | grep -c '"code":"wrong_type"')" 3

about "usage"
run replay first/rejects.jsonl.gz
exits 2
run replay --help
exits 0
says out "copydesk replay REJECTS PIPELINE.json -o DIR"
finish
