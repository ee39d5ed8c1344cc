#!/bin/sh
# SPDX-License-Identifier: MIT
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

about "what is in no field is cut in the language of the record"
for language in en de; do
    echo '{"language":"'$language'","text":"A.","piece":"Am 3. Mai kam Dr. Ek. Er ging.\n\nNein."}'
done >piece.jsonl
run run -s texts --plugin-dir mine piece.jsonl
exits 0
is "$(told 1 | sed 's/.*"piece"/"piece"/')" '"piece": [[0, "Am 3.", 0, "Am", "3"], [0, "Mai kam Dr. Ek.", 6, "Mai", "kam", "Dr", "Ek"], [0, "Er ging.", 22, "Er", "ging"], [1, "Nein.", 32, "Nein"]], "of": "en"}'
is "$(told 2 | sed 's/.*"piece"/"piece"/')" '"piece": [[0, "Am 3. Mai kam Dr. Ek.", 0, "Am", "3", "Mai", "kam", "Dr", "Ek"], [0, "Er ging.", 22, "Er", "ging"], [1, "Nein.", 32, "Nein"]], "of": "de"}'

# Of a word: its stem, is it a stop word, a reporting verb, its frequency.
words() { sed -n "$1p" out | python3 -c '
import json, sys
for w, what in json.load(sys.stdin)["told"]["words"].items(): print(w, *what)'; }
python3 - <<'END' >words.jsonl
import json
for language, words in [("en", "Ferries ferry FERRIES the said saying warned Anna"),
        ("de", "Fähren Fähre die sagte Anna"), ("xx", "the said die sagte Anna"),
        # more than are kept from one record to the next
        ("en", " ".join("w%05dq" % i for i in range(70000))),
        ("en", "Ferries ferry FERRIES the said saying warned Anna"),
        # only the first 48 bytes of a word count
        ("en", "ä" * 30 + " " + "Ä" * 24 + "x " + "ä" * 23 + "bc")]:
    print(json.dumps({"language": language, "text": "A.", "words": words}))
END
run run -s texts --plugin-dir mine words.jsonl
exits 0
about "words: equal but for capitals, stems, classes, frequency"
is "$(words 1 | sed 's/[1-9][0-9]*$/+/')" "ferries ferri False False 0
ferry ferri False False 0
the the True False +
said said True True +
saying sai False True +
warned warn False True +
anna anna False False 0"
about "each language has its own"
is "$(words 2)" "fähren fahr False False 0
fähre fahr False False 0
die die True False 0
sagte sagt True True 0
anna anna False False 0"
about "a language that nobody described has no classes"
is "$(words 3)" "the the False False 0
said said False False 0
die die False False 0
sagte sagte False False 0
anna anna False False 0"
about "more words than are kept"
is "$(words 4 | wc -l) $(words 4 | sed -n '1p;$p' | tr '\n' ' ')" "70000 w00000q w00000q False False 0 w69999q w69999q False False 0 "
about "what was forgotten is learnt again"
is "$(words 5)" "$(words 1)"
about "long words"
is "$(words 6 | cut -d ' ' -f 1 | LC_ALL=C awk '{ print length($0) }' | tr '\n' ' ')" "48 48 "

if "$copydesk" list | grep -q '^summarize'; then
    about "what a plugin keeps of words is forgotten with them"
    python3 - <<'END' >kept.jsonl
import json
story = ("The ferry sank off the coast on Monday morning. A fisherman saw the smoke and called the harbour. "
    "Nobody was hurt when the ferry went down, the police said. The weather had been calm all week. "
    "The company that runs the ferry wants to raise it from the coast in spring. Children in the harbour drew pictures of smoke.")
# more than the vocabulary keeps, but not more than there is room for at first
many = " ".join("Q%05dx has w%05dq and v%05dz in it." % (i, i, i) for i in range(17500))
for text in (story, many, "Snow fell all night. Trains stood still in the north.", story):
    print(json.dumps({"language": "en", "text": text}))
END
    run run -s summarize:keywords=5 kept.jsonl
    exits 0
    is "$(sed -n 4p out | sed 's/kept.jsonl:4/kept.jsonl:1/')" "$(sed -n 1p out)"
fi

about "quotation spans: of any nation, closed or not, and what goes on"
python3 - <<'END' >quotations.jsonl
import json
for words in ["“It holds,” she said; ’tis the boys’ “bridge", "„Nein“, sagte er: »Nie.« 「はい」",
        "“One.\n\n“Two.” said 'em", "‘The boys’ room is big,’ he said. ‘So it is.’"]:
    print(json.dumps({"language": "en", "text": "A.", "words": words}))
END
run run -s texts --plugin-dir mine quotations.jsonl
exits 0
is "$(python3 -c '
import json
for l in open("out"): print(*(f"{a}|{b}|{c}" for a, b, c in json.loads(l)["told"]["quotations"]), sep=" ; ")')" \
'It holds,|“It holds,”|1 ; bridge|“bridge|0
Nein|„Nein“|1 ; Nie.|»Nie.«|1 ; はい|「はい」|1
One.|“One.|0 ; Two.|“Two.”|3
The boys’ room is big,|‘The boys’ room is big,’|1 ; So it is.|‘So it is.’|1'
about "terms: words as they are written, what is joined to them apart, marks"
python3 - <<'END' >terms.jsonl
import json
for language, terms in [("en", "xxDell's co-host (McDonald) wasn’t in the U.S. players' lounge: 1,200.5m @Ada"),
        ("fr", "xxL’eau, dit-il d'après Jean-Luc"), ("de", "xxVW-Chef 's Über ÜBEL"), ("en", "xx"),
        ("en", "xx" + "ä" * 60 + " longer-than-sixteen-Bytes")]:
    print(json.dumps({"language": language, "text": "A.", "terms": terms}))
END
run run -s texts --plugin-dir mine terms.jsonl
exits 0
is "$(python3 -c '
import json
for l in open("out"): print(*(chr(t) if type(t) is int else "%s/%d/%s" % tuple(t) for t in json.loads(l)["told"]["terms"]))')" \
"Dell/1/dell 's/0/'s co-host/0/co-host ( McDonald/3/mcdonald ) wasn’t/0/wasn’t in/0/in the/0/the U.S./3/u.s. players/0/players '/0/' lounge/0/lounge : 1,200.5m/4/1,200.5m @Ada/2/@ada
L’/1/l’ eau/0/eau , dit/0/dit -il/0/-il d'après/0/d'après Jean-Luc/3/jean-luc
VW-Chef/3/vw-chef ' s/0/s Über/1/über ÜBEL/3/übel

$(printf 'ä%.0s' $(seq 60))/0/$(printf 'ä%.0s' $(seq 24)) longer-than-sixteen-Bytes/2/longer-than-sixteen-bytes"
about "lint prepares, too"
echo '{"copydesk": 1, "stages": [{"plugin": "texts"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
run lint p.json --plugin-dir mine
exits 0
silent err
run show in.jsonl:2 --pipeline p.json --plugin-dir mine
exits 0
says out 'new:     told {"language":"en"'
finish
