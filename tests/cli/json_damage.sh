#!/bin/sh
# SPDX-License-Identifier: MIT
# Damaged members of JSON that no line end cuts into records: what is behind
# them is kept where it is proven to be an entry, and nothing else is one.
. "$srcdir/tests/cli/lib.sh"

cat >p.json <<'P'
{"copydesk": 1, "limits": {"rejects": "100%"}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
python3 - <<'P'
import gzip, json
def row(i, **more):
    return {"id": "r%d" % i, "text": "Sank, {it \"} [said].", "in": {"id": "inner", "b": [1, {"id": "deep"}, {"id": "deep"}]}, **more}
rows = [row(i) for i in range(200)]
lines = [json.dumps(r) for r in rows]
inner = ['{"id":"r%d","in":[\n{"id":"inner"},\n{"id":"inner"}\n]}' % i for i in range(300)]
bare = ['{\n"id": "r%d",\n"in": [\n{\n"id": "inner"\n},\n{\n"id": "inner"\n}\n]\n}' % i for i in range(300)]
styles = {
    "pretty": json.dumps(rows, indent=2), "flush": json.dumps(rows, indent=0), "tabs": json.dumps(rows, indent="\t"),
    "crlf": json.dumps(rows, indent=2).replace("\n", "\r\n"), "joined": json.dumps(rows, indent=4).replace("},\n    {", "}, {"),
    "lines": "[\n" + ",\n".join(lines) + "\n]\n", "tight": "[" + ",\n".join(lines) + "]", "comma": "[" + "\n,".join(lines) + "\n]\n",
    "shifted": "[\n  " + ",\n  ".join(lines) + "\n]\n", "compact": json.dumps(rows), "dense": json.dumps(rows, separators=(",", ":")),
    "values": "\n".join(json.dumps(r, indent=2) for r in rows), "glued": "".join(json.dumps(r, indent=2) for r in rows),
    "inner_array": "[\n" + ",\n".join(inner) + "\n]\n", "inner_values": "\n".join(inner) + "\n",
    "bare_array": "[\n" + ",\n".join(bare) + "\n]\n", "bare_values": "\n".join(bare) + "\n",
    "jsonl": "\n".join(lines) + "\n",
}
def packed(name, text, hits, size=3000):
    members = [bytearray(gzip.compress(text[i:i + size].encode())) for i in range(0, len(text), size)]
    for hit in hits:
        members[hit][20] ^= 255
        members[hit][-6] ^= 255
    open(name, "wb").write(b"".join(members))
for name, text in styles.items():
    packed(name + "-first.gz", text, [0])
    packed(name + "-third.gz", text, [2])
    packed(name + "-two.gz", text, [0, 3])
    packed(name + "-last.gz", text, [(len(text) - 1) // 3000])
# What is around an array is an object: nothing in it is an entry.
packed("around-first.gz", json.dumps({"meta": 1, "articles": rows}, indent=2), [0])
packed("around-third.gz", json.dumps({"meta": 1, "articles": rows}, indent=2), [2])
packed("within.gz", json.dumps([row(0, many=[{"id": "deep"}] * 2000), row(1)], indent=1), [0, 3, 8])
open("styles", "w").write(" ".join(styles))
P
# kept FILE: what became records, in words; each begins with its id
kept() {
    awk -F'"' '{ if ($2 != "id" || $4 !~ /^r[0-9]+$/) inner = 1
        else { n++; i = substr($4, 2) + 0; if (n > 1 && i <= last) twice = 1; last = i } }
        END { print inner ? "inner" : twice ? "twice" : "sorted", n + 0 }' "$1"
}

for style in $(cat styles); do
    case $style in inner*|bare*) all=300 most=80 ;; *) all=200 most=36 ;; esac
    for hit in first third two last; do
        about "$style, damaged: $hit"
        # Between two gaps nothing is proven where nothing was known before.
        [ $hit != two ] || most=$((most * 4))
        rm -rf out.1
        run run p.json -j 1 $style-$hit.gz -o out.1
        exits 4
        zcat out.1/rejects.jsonl.gz >rejects
        says rejects '"code":"damaged_gzip"'
        run run p.json -j 4 $style-$hit.gz
        exits 4
        same out out.1/a.jsonl
        run_with $style-$hit.gz run p.json -
        exits 4
        for made in out.1/a.jsonl out; do
            set -- $(kept $made)
            is "$1 $((all - $2 <= most))" "sorted 1"
        done
        [ $hit != two ] || most=$((most / 4))
    done
done

about "objects inside of what is around them are no records, and what is left out is told"
for f in around-first around-third within; do
    rm -rf out.d
    run run p.json $f.gz -o out.d
    exits 4
    is "$(kept out.d/a.jsonl | cut -d' ' -f1)" sorted
    zcat out.d/rejects.jsonl.gz >rejects
    says rejects '"code":"damaged_input"' 'bytes behind the damage are left out'
done

about "a broken entry costs itself where entries begin no lines, too, and its inner objects are no records"
python3 - <<'P'
import json
rows = [{"id": "r%d" % i, "in": {"id": "inner", "b": [1, {"id": "deep"}]}, "text": "Sank."} for i in range(30)]
styles = {"tight": "[" + ",\n".join(map(json.dumps, rows)) + "]", "compact": json.dumps(rows), "joined": "[" + ",\n".join(json.dumps(r, indent=1) for r in rows) + "]",
          "pretty": json.dumps(rows, indent=2), "flush": json.dumps(rows, indent=0), "lines": "[\n" + ",\n".join(map(json.dumps, rows)) + "\n]\n"}
for name, text in styles.items():
    for number in 0, 9:
        at = text.index('"r%d"' % number)
        def broken(kind, old, new, k=None):
            k = text.index(old, at) if k is None else k
            open("%s-%s-%d.json" % (name, kind, number), "w").write(text[:k] + new + text[k + len(old):])
        broken("square", "]", "")
        broken("brace", "}", "")
        broken("early", ",", "},")
        broken("closed", '"in": {', '"in": ]{')
        broken("word", '"Sank."', "NaN, None, 'x'")
        broken("line", "Sank.", "Sank\n here.")
        broken("quote", '%d"' % number, str(number))
        broken("open", "{", "", text.rindex("{", 0, at))
P
for style in tight compact joined pretty flush lines; do
    for fault in square brace early closed word line quote open; do
        # Where nothing shows it, a missing quotation mark takes the rest along.
        [ $style-$fault != compact-quote ] || continue
        for number in 0 9; do
            title="a broken entry: $style-$fault-$number"
            run run p.json -j 1 $style-$fault-$number.json
            [ $status = 3 ] || exits 4
            is "$(grep -v "\"id\":\"r$number\"" out | wc -l) $(kept out | cut -d' ' -f1)" "29 sorted"
            mv out one
            run run p.json -j 4 $style-$fault-$number.json
            same out one
        done
    done
done

about "an array that has lost its beginning: its entries are read, and the rest is told"
python3 - <<'P'
import json
rows = [{"id": "r%d" % i, "in": [{"id": "inner"}], "text": "Sank %s." % ("x" * 5000 if i == 0 else "")} for i in range(30)]
lines = ",\n".join(map(json.dumps, rows)) + "\n]\n"
for name, text in {"lines": lines, "pretty": json.dumps(rows, indent=2)[2:], "compact": json.dumps(rows)[1:], "comma": lines[:-3].replace("\n", "\n\n")}.items():
    open("front-%s.json" % name, "w").write(text)
open("front-cut.json", "w").write(lines[100:])
# No line behind the cut ends in the first bytes that are looked at.
long = [{"id": "r%d" % i, "text": "Sank. " * 1000} for i in range(30)]
open("front-long.json", "w").write(",\n".join(map(json.dumps, long))[3000:] + "\n]\n")
longer = [{"id": "r%d" % i, "text": "Sank. " * 20000} for i in range(30)]
open("front-longer.json", "w").write(",\n".join(map(json.dumps, longer)) + "\n]\n")
P
for style in lines pretty compact comma cut long longer; do
    title="an array without its beginning: $style"
    case $style in cut|long) want=29 code=3 ;; comma) want=30 code=0 ;; *) want=30 code=3 ;; esac
    rm -rf out.1 piped
    run run p.json front-$style.json -o out.1
    exits $code
    is "$(kept out.1/a.jsonl)" "sorted $want"
    run_with front-$style.json run p.json - -o piped
    exits $code
    is "$(kept piped/a.jsonl)" "sorted $want"
done

about "a record that a fault closes too early is a reject among JSON Lines, and no array"
{ echo '{"id":"r0"},"text":"lost"}'; articles 20; } >early.jsonl
run run p.json early.jsonl -o early
exits 3
is "$(wc -l <early/a.jsonl)" 20
zcat early/rejects.jsonl.gz >rejects
says rejects '"line":1,' '"code":"json_syntax"'

about "killed at any checkpoint, --resume ends in the same bytes"
run run p.json pretty-first.gz compact-first.gz values-two.gz -o whole
exits 4
for n in 1 2 3; do
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json -j 2 pretty-first.gz compact-first.gz values-two.gz -o k$n 2>/dev/null &
    pid=$!
    while [ ! -s k$n/a.jsonl.part ] && kill -0 $pid 2>/dev/null; do sleep 0.01; done
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    run run p.json pretty-first.gz compact-first.gz values-two.gz -o k$n --resume
    exits 4
    same k$n/a.jsonl whole/a.jsonl
done
finish
