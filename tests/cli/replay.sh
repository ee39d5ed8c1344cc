#!/bin/sh
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
about "usage"
run replay first/rejects.jsonl.gz
exits 2
run replay --help
exits 0
says out "copydesk replay REJECTS PIPELINE.json -o DIR"
finish
