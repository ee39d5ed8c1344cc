#!/bin/sh
# The extension copydesk.text/1: what a plugin sees of a text, in all the ways
# that copydesk runs one.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "texts: no shared plugins"; exit 77; }
mkdir mine
cp "$modules/texts.so" mine/
chmod go-w mine mine/texts.so

cat >in.jsonl <<'END'
{"id":"1","language":"de-AT","text":"Überall Dr. Ö. 2.5m?\r\nNein.\n\nEr ging am 3. Mai."}
{"id":"2","text":"The ferry sank off the coast, and that was the end of it. It was not the first to do so."}
{"id":"3","language":"und","text":"Xyzzy plugh."}
{"id":"4","text":""}
END
told() { sed -n "$1p" out | python3 -c 'import json, sys; print(json.dumps(json.load(sys.stdin)["told"], ensure_ascii=False))'; }

for way in process none; do
    about "isolation $way"
    run run -s texts --plugin-dir mine --isolation "$way" in.jsonl
    exits 0
    about "offsets, paragraphs and words; stated; what is read stays, and what changed is read anew"
    is "$(told 1)" '{"language": "de", "from": 2, "sentences": [[0, "Überall Dr. Ö. 2.5m?", 0, "Überall", "Dr", "Ö", "2", "5m"], [0, "Nein.", 22, "Nein"], [1, "Er ging am 3. Mai.", 29, "Er", "ging", "am", "3", "Mai"]], "paragraphs": 2, "same": true, "anew": "xxx", "still": "Üb"}'
    about "guessed"
    is "$(told 2 | cut -c 1-30)" '{"language": "en", "from": 1, '
    about "of no language"
    is "$(told 3)" '{"language": "und", "from": 0, "sentences": [[0, "Xyzzy plugh.", 0, "Xyzzy", "plugh"]], "paragraphs": 1, "same": true, "anew": "xxx", "still": "Xyz"}'
    about "nothing in it"
    is "$(told 4)" '{"language": "und", "from": 0, "sentences": [], "paragraphs": 0, "same": true}'
    cp out "$way"
done
about "the same everywhere"
cmp -s process none && ok || bad "process and none differ"
about "lint prepares, too"
echo '{"copydesk": 1, "stages": [{"plugin": "texts"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
run lint p.json --plugin-dir mine
exits 0
silent err
run show in.jsonl:2 --pipeline p.json --plugin-dir mine
exits 0
says out 'new:     told {"language":"en"'
finish
