#!/bin/sh
# SPDX-License-Identifier: MIT
# JSON that no line end cuts into records: arrays and objects over many lines.
. "$srcdir/tests/cli/lib.sh"

echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
python3 - <<'P'
import json, random
random.seed(7)
def text():
    return "".join(random.choice('ab {}[]",:\\\n\té\u2028\U0001f600/') for _ in range(random.randrange(40)))
def value(depth):
    k = random.randrange(7 if depth else 4)
    return [text, lambda: random.randrange(-9, 9), lambda: random.choice([None, True, False]), lambda: 0.5,
            lambda: [value(depth - 1) for _ in range(random.randrange(4))],
            lambda: {text() + str(i): value(depth - 1) for i in range(random.randrange(4))}, dict][k]()
records = [{"id": "r%d" % i, "text": text() + ".", "odd": value(3) or 0} for i in range(9000)]
def put(name, s):
    open(name, "w", encoding="utf-8", newline="").write(s)
lines = [json.dumps(r, ensure_ascii=random.random() < .5) for r in records]
put("lines.jsonl", "".join(x + "\n" for x in lines))
put("compact.json", "[" + ",".join(lines) + "]")
put("rows.json", "[\n" + ",\n".join(lines) + "\n]\n")
put("pretty.json", json.dumps(records, indent=2))
put("tabs.json", "\ufeff" + json.dumps(records, indent="\t", ensure_ascii=False))
put("one_behind_the_other.json", "\n".join(json.dumps(r, indent=1) for r in records))
put("two.json", json.dumps(records[:5000], indent=3) + "\r\n" + json.dumps(records[5000:]))
bad = json.dumps(records[:3], indent=2)[:-2] + ",\n  nothing at all,\n  7,\n  []\n]"
put("bad.json", bad)
P

about "the records are those of JSON Lines, for any number of workers"
run run p.json lines.jsonl -o lines
exits 0
for f in compact rows pretty tabs one_behind_the_other two; do
    for j in 1 8; do
        rm -rf out.d
        run run p.json -j $j $f.json -o out.d
        exits 0
        same out.d/a.jsonl lines/a.jsonl
    done
done
gzip -k pretty.json
rm -rf out.d
run run p.json pretty.json.gz -o out.d
exits 0
same out.d/a.jsonl lines/a.jsonl

about "lines that are objects inside of an object are no records"
printf '{\n"id": "1",\n"media": [\n{"id": "m1"},\n{"id": "m2"}\n]\n}\n{\n"id": "2"\n}\n' >inside.json
{
    printf '{\n"id": "1",\n"media": [\n'
    python3 -c 'print(",\n".join("{\"url\": \"%d\"}" % i for i in range(2000)))'
    printf ']\n}\n'
} >inside_long.json
printf '{"articles": [\n{"id": "1"},\n{"id": "2"}\n]}\n' >wrapped.json
echo '{"copydesk": 1}' >all.json
run run all.json inside.json
exits 0
holds out <<'O'
{"id":"1","media":[{"id":"m1"},{"id":"m2"}]}
{"id":"2"}
O
run run all.json inside_long.json
exits 0
is "$(json out 'len(v["media"])')" 2000
run run all.json wrapped.json
exits 0
is "$(json out 'v["articles"]')" "[{'id': '1'}, {'id': '2'}]"
printf '{"id": "0", "te\n{"id": "1"}\n{"id": "2"}\n' >cut.json
run run all.json cut.json
exits 3
is "$(wc -l <out)" 2
printf '{"a":\n{"id": "1"}\n{"id": "2"}\n' >begun.json
run run all.json begun.json
exits 3
holds out <<'O'
{"id":"1"}
{"id":"2"}
O

about "standard input"
run_with pretty.json run p.json - -o piped
exits 0
same piped/a.jsonl lines/a.jsonl

about "what is no object is rejected, with its place"
run run p.json bad.json --limit 100 -o bad
exits 3
zcat bad/rejects.jsonl.gz >rejects
is "$(grep -c . rejects)" 5
says rejects '"code":"json_syntax"' '"record":"nothing"' '"code":"not_object"' '"record":"[]"'
run replay bad/rejects.jsonl.gz p.json -o again
exits 3

about "show counts entries, and rejects have their bytes"
run show pretty.json:8999
exits 0
says out 'id: r8998'
run show bad.json:4
exits 2
says err 'bad.json:4: json_syntax'

about "a long entry is replayed from its file"
python3 - <<'P'
import json
json.dump([{"id": "long", "text": ["x" * 300000, "\n"]}, {"id": "b", "text": "b."}], open("long.json", "w"), indent=1)
P
run run -s clean long.json --rejects r.jsonl
exits 3
says r.jsonl '"bytes":' '"crc32":'
run replay r.jsonl p.json -o long
exits 0
is "$(grep -c '"id":"long"' long/a.jsonl)" 1

about "an array without an end is damage, wherever it is cut off"
for beginning in '[' '[{"id":"r1"}' '[{"id":"r1"},' '[
{"id":"r1"},
{"id":"r2"}
' '[{"id":"r1"},{"id":'; do
    printf '%s' "$beginning" >cut.json
    rm -rf cut
    run run p.json cut.json -o cut
    exits 4
    zcat cut/rejects.jsonl.gz >rejects
    says rejects '"code":"damaged_input"' "the array has no end: the input is cut off"
    is "$(grep -c '"id"' cut/a.jsonl)" "$(printf '%s' "$beginning" | grep -o '"id":"' | wc -l)"
done

about "an entry that is broken costs itself: the next one is where a line begins as entries do"
python3 - <<'P'
import json
rows = [{"id": "r%d" % i, "in": {"id": "inner", "b": [1, {"id": "deep"}]}, "text": "Sank."} for i in range(6)]
for name, text in (("two", json.dumps(rows, indent=2)), ("one", "[" + ",\n".join(map(json.dumps, rows)) + "]"),
                   ("rows", "\n".join(json.dumps(r, indent=1) for r in rows))):
    at = text.index('"r3"')
    def broken(kind, old, new):
        k = text.index(old, at - 9)
        open("%s-%s.json" % (name, kind), "w").write(text[:k] + new + text[k + len(old):])
    broken("quote", '3"', "3")
    broken("square", "]", "")
    broken("brace", "}", "")
    broken("early", ', ' if name == "one" else ",", "},")
    broken("closed", '"in": {', '"in": ]{')
    k = text.rindex("}", 0, text.index('"r4"'))
    open("%s-end.json" % name, "w").write(text[:k] + text[k + 1:])
    k = text.rindex("{", 0, at)
    open("%s-open.json" % name, "w").write(text[:k] + text[k + 1:])
P
for style in two one rows; do
    for fault in quote square brace end closed early open; do
        title="a broken entry: $style-$fault"
        rm -rf broken
        run run p.json $style-$fault.json -o broken
        exits 3
        rest=$(sed 's/^{"id":"//; s/".*//' broken/a.jsonl | grep -v r3 | tr '\n' ' ')
        is "$rest" "r0 r1 r2 r4 r5 "
    done
done

about "killed at any checkpoint, --resume ends in the same bytes"
for n in 1 2 3; do
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json -j 2 pretty.json tabs.json two.json -o k$n 2>/dev/null &
    pid=$!
    while [ ! -s k$n/a.jsonl.part ] && kill -0 $pid 2>/dev/null; do sleep 0.01; done
    sleep 0.0$((n * 3))
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    run run p.json pretty.json tabs.json two.json -o k$n --resume
    exits 0
    cat lines/a.jsonl lines/a.jsonl lines/a.jsonl >want
    same k$n/a.jsonl want
done

about "damage: entries behind it are found by how they are indented, or that nothing is around them"
python3 - <<'P'
import gzip, json
def packed(name, text):
    parts = [text[i:i + 6000].encode() for i in range(0, len(text), 6000)]
    members = [gzip.compress(p) for p in parts]
    broken = bytearray(members[3]); broken[len(broken) // 2] ^= 0xff; broken[-6] ^= 0xff
    open(name, "wb").write(b"".join(members[:3]) + bytes(broken) + b"".join(members[4:]))
many = [{"id": "d%d" % i, "text": "Words.", "in": [{"a": {"b": i}}]} for i in range(900)]
packed("damaged.json.gz", json.dumps(many, indent=2))
packed("flat.json.gz", json.dumps(many))
P
run run p.json damaged.json.gz -o damaged
exits 4
is "$(json damaged/run.json 'v["records"]["damaged"]')" 2
python3 - damaged/a.jsonl <<'P' >ids
import json, sys
ids = [json.loads(x)["id"] for x in open(sys.argv[1])]
print(ids[0], ids[-1], len(set(ids)) == len(ids), 750 < len(ids) < 900, all(i[0] == "d" for i in ids))
P
is "$(cat ids)" "d0 d899 True True True"
run run p.json flat.json.gz -o flat
exits 4
zcat flat/rejects.jsonl.gz >rejects
says rejects '"code":"damaged_input"' 'bytes behind the damage are left out'

about "items: an array inside of objects, pretty-printed, concatenated, packed"
python3 - <<'P'
import gzip, json
lines = [json.loads(x) for x in open("lines.jsonl", encoding="utf-8")]
def around(rows):
    return {"meta": {"data": {"articles": [1, {"articles": []}]}, "te\"xt": "[{", "articles": 5}, "data": {"n": -1.5e3, "articles": rows, "next": [["articles"]]}, "end": None}
def put(name, s):
    open(name, "w", encoding="utf-8", newline="").write(s)
put("in.json", json.dumps(around(lines), indent=1))
put("in1.json", json.dumps(around(lines), ensure_ascii=False))
put("in2.json", "\ufeff" + json.dumps(around(lines[:4000])) + "\n" + json.dumps(around([])) + json.dumps(around(lines[4000:]), indent="\t"))
s = json.dumps(around([{"id": "d%d" % i, "text": "Words."} for i in range(900)]), indent=2)
parts = [gzip.compress(s[i:i + 6000].encode()) for i in range(0, len(s), 6000)]
b = bytearray(parts[3]); b[len(b) // 2] ^= 0xff; b[-6] ^= 0xff
open("in3.json.gz", "wb").write(b"".join(parts[:3]) + bytes(b) + b"".join(parts[4:]))
put("in4.json", json.dumps(around(lines[:50]))[:6000])
put("in5.json", '{"data": {"articles": []}}')
put("in6.json", '{"data": "articles", "dat": [1]}')
P
items() {
    printf '%s\n' "{\"copydesk\": 1, \"input\": {\"items\": \"$1\"}, \"outputs\": [{\"plugin\": \"jsonl\", \"path\": \"a.jsonl\"}]}"
}
items data.articles >i.json
for f in in.json in1.json in2.json; do
    for j in 1 8; do
        rm -rf out.d
        run run i.json -j $j $f -o out.d
        exits 0
        same out.d/a.jsonl lines/a.jsonl
    done
done
run_with in2.json run i.json - -o piped2
exits 0
same piped2/a.jsonl lines/a.jsonl
run show in.json:9000 --pipeline i.json
exits 0
run show in.json:9001 --pipeline i.json
exits 2
says err 'in.json has no entry 9001'
run run i.json in2.json --limit 7 -o seven
head -n 7 lines/a.jsonl >want
same seven/a.jsonl want
run run i.json in5.json -o empty
exits 0
printf '{"data": {"articles": [{"id": "a"}]},\n}"z": 1}\n' >in7.json
run run i.json in7.json in5.json -o odd7
exits 0
is "$(cat odd7/a.jsonl)" '{"id":"a"}'

about "items: no array there"
# none FILE PATH MESSAGE
none() {
    items "$2" >n.json
    rm -rf none
    sed "s/\"items\"/\"paths\": [\"$1\"], &/" n.json >l.json
    run lint l.json
    exits 1
    says err "$3"
    run run n.json "$1" -o none
    exits 2
    says err "$3"
    gone none
}
none in1.json data.article 'in1.json: there is no array at "data.article": "data" has "n", "articles", "next"; did you mean "data.articles"?'
none in1.json dato.articles 'the input has "meta", "data", "end"; did you mean "data"?'
none in1.json data.rows '; did you mean "data.articles"?'
none in6.json data 'there is no array at "data": the input has "data", "dat"; did you mean "dat"?'
echo '{"data": {"rows": {"a": {"id": "1"}}}}' >in9.json
none in9.json data.rows 'there is no array at "data.rows": an object is there; "jq -c '"'"'.data.rows[]'"'"' FILE | copydesk run ... -" reads its values'
none lines.jsonl 'a[0]' '"a[0]" is made of keys'
items data.rows >n.json
run_with in1.json run n.json - -o none
exits 4
zcat none/rejects.jsonl.gz >rejects
says rejects '"code":"damaged_input","reason":"there is no array at \"data.rows\"'

about "items: damage, an end too soon, rejects, kill and resume"
run run i.json in3.json.gz -o in3
exits 4
python3 - in3/a.jsonl <<'P' >ids
import json, sys
ids = [json.loads(x)["id"] for x in open(sys.argv[1])]
print(200 < len(ids) < 900, ids == ["d%d" % i for i in range(len(ids))])
P
is "$(cat ids)" "True True"
zcat in3/rejects.jsonl.gz >rejects
says rejects 'bytes behind the damage are left out: whether the array that \"items\" leads to goes on in them cannot be told'
run run i.json in4.json -o in4
exits 4
zcat in4/rejects.jsonl.gz >rejects
says rejects 'the array has no end: the input is cut off'
printf '{"data": {"articles": [{"id": 1},\n7, {"id": "b"}]}}' >odd.json
run run i.json odd.json -o odd
exits 3
is "$(grep -c '"id"' odd/a.jsonl)" 2
run replay odd/rejects.jsonl.gz i.json -o odd2
exits 3
for n in 1 2 3; do
    rm -rf k$n
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run i.json -j 2 in.json in1.json in2.json -o k$n 2>/dev/null &
    pid=$!
    while [ ! -s k$n/a.jsonl.part ] && kill -0 $pid 2>/dev/null; do sleep 0.01; done
    sleep 0.0$((n * 3))
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    run run i.json in.json in1.json in2.json -o k$n --resume
    exits 0
    cat lines/a.jsonl lines/a.jsonl lines/a.jsonl >want
    same k$n/a.jsonl want
done

about "behind damage nothing is made of other arrays, nor of objects inside of entries"
python3 - <<'P'
import gzip, json
def packed(name, s, at):
    members = [bytearray(gzip.compress(s[i:i + 200].encode())) for i in range(0, len(s), 200)]
    members[at // 200][14] ^= 255
    open(name, "wb").write(b"".join(members))
def rows(name):
    return [{"id": name + str(i), "text": "x"} for i in range(40)]
s = json.dumps({"meta": rows("meta"), "articles": rows("r"), "related": rows("related")}, indent=1)
for name, at in ("meta", s.index('"articles"') - 300), ("head", s.index('"articles"')), ("in", s.index('"related"') - 500), ("end", s.index('"related"')):
    packed("other_%s.json.gz" % name, s, at)
# Objects inside of the entries, not indented.
s = "[\n" + ",\n".join('{"id": "r%d", "in": [\n{\n"id": "inner%d"\n},\n{"id": "inner"}\n]}' % (i, i) for i in range(60)) + "\n]\n"
packed("inner.json.gz", s, 1500)
packed("values.json.gz", "".join('{\n"id": "r%d",\n"in": [\n{\n"id": "inner%d"\n},\n{\n"id": "inner"\n}\n]\n}\n' % (i, i) for i in range(60)), 1500)
P
items articles >i.json
for f in other_meta other_head other_in other_end; do
    run run i.json $f.json.gz -o $f
    exits 4
    is "$(grep -vc '"id":"r[0-9]' $f/a.jsonl)" 0
    zcat $f/rejects.jsonl.gz >rejects
    says rejects '"code":"damaged_input"' 'bytes behind the damage are left out'
done
is "$(wc -l <other_end/a.jsonl | awk '{ print ($1 > 30) }')" 1
for f in inner values; do
    run run p.json $f.json.gz -o $f
    exits 4
    is "$(grep -vc '"id":"r[0-9]' $f/a.jsonl)" 0
    is "$(wc -l <$f/a.jsonl | awk '{ print ($1 > 10) }')" 1
    zcat $f/rejects.jsonl.gz >rejects
    says rejects 'bytes behind the damage are left out'
done

about "items: an object without the array among others is told"
printf '{"a":{"b":[{"id":1}]}}\n{"a":{"c":[1]}}\n{"a":{"b":[]}}\n{"a":{"b":{"id":5}}}\n[{"a":{"b":[{"id":6}]}}]\n' >some.json
items a.b >ab.json
run run ab.json some.json -o some
exits 4
is "$(cat some/a.jsonl)" '{"id":"1"}'
zcat some/rejects.jsonl.gz >rejects
says rejects '"code":"damaged_input"' '3 of 5 objects have no array at \"a.b\", as number 2'
run_with some.json run ab.json - -o some2
exits 4
same some2/a.jsonl some/a.jsonl

about "\"reader\": \"json\" says that there is none, and -v how JSON is read"
for name in json jsonl; do
    for more in '' ', "items": "a"'; do
        printf '{"copydesk": 1, "input": {"reader": "%s"%s}, "stages": [{"plugin": "select"}]}\n' $name "$more" >named.json
        run run named.json in1.json
        exits 2
        says err 'JSON is read without a "reader"' 'leave it out: what an input begins with tells lines, an array or objects, and "items" an array inside of them'
    done
done
run run -v -s select in5.json lines.jsonl pretty.json tabs.json
says err 'in5.json: note: it is read as JSON Lines; and 1 input more' 'pretty.json: note: it is read as JSON values: it begins as an array, or as an object over many lines; and 1 input more'
run_with lines.jsonl run -v -s select -
says err '-: note: it is read as JSON: what it begins with will tell whether lines or values'
run run -v ab.json some.json -o some3
says err 'some.json: note: it is read as JSON: the elements of the array that "items" leads to'

about "show tells an element that is no record"
printf '[1,{"id":"a"},"x",null,[2],{"id":' >elements.json
for one in 1:1 3:'"x"' 4:null 5:'[2]'; do
    run show elements.json:${one%%:*}
    exits 2
    says err "elements.json:${one%%:*}: not_object: a record is a JSON object, and this is ${one#*:}"
done
run show elements.json:6
exits 2
says err 'elements.json:6: json_syntax'
printf '{"id": "a"}\n5\n' >element.jsonl
run show element.jsonl:2
exits 2
says err 'element.jsonl:2: not_object: a record is a JSON object, and this is 5'

about "items: a long one is found again by replay"
python3 - >long.json <<'P'
import json
print(json.dumps({"data": {"articles": [{"id": "a", "text": "It rained."}, {"id": "b", "text": "It rained. " * 300}, {"id": "c", "text": "c"}]}}))
P
items data.articles >whole.json
sed 's/"outputs"/"limits": {"record_bytes": 1024}, &/' whole.json >short.json
run run short.json long.json -o short
exits 3
run replay short/rejects.jsonl.gz whole.json -o found
exits 0
is "$(json found/a.jsonl 'v["id"], len(v["text"])')" "('b', 3300)"
finish
