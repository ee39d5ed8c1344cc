#!/bin/sh
# SPDX-License-Identifier: MIT
# The language of a text whose record does not say it: that of the text, as the
# host guesses it and as the filter `language` writes it; none for a language
# that is only near to one that is known, and none where a record says so.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "guess: no shared plugins"; exit 77; }
mkdir mine
cp "$modules/texts.so" mine/
chmod go-w mine mine/texts.so

# Records with the texts of both tables, a line of a table a record.
python3 - "$abs_top_srcdir"/tests/cli/guess_*.txt <<'END' >in.jsonl
import json, sys
for name in sys.argv[1:]:
    for line in open(name):
        if not line.startswith("#"):
            tag, text = line.rstrip("\n").split(": ", 1)
            kind = "known" if "known" in name else "other"
            print(json.dumps({"id": kind + " " + tag, "text": text}, ensure_ascii=False))
END
for d in "$abs_top_srcdir"/core/lang/*/; do
    tag=$(basename "$d")
    [ "$tag" = common ] && continue
    echo "$tag $(sed -n 's/^level: //p' "$d/language.txt")"
done >levels

about "the texts are those of folders"
grep -o '^{"id": "known [a-z]*' in.jsonl | cut -d' ' -f3 | sort -u >there
cut -d' ' -f1 levels | sort >folders
is "$(comm -23 there folders)" ""
[ "$(wc -l <there)" -ge 35 ] && ok || bad "35 languages had a text"

# judge: what the host made of each text; where the filter stood in front of it
# ("filter"), also what that wrote.
cat >judge.py <<'END'
import json, sys
levels = dict(line.rstrip("\n").split(" ") for line in open("levels"))
def level(tag):
    return levels.get(tag, "") or "none"
for line in sys.stdin:
    r = json.loads(line)
    kind, tag = r["id"].split()
    host = r["told"]["language"]
    if sys.argv[1:] == ["filter"]:
        told = [tag] if level(tag) != "none" else [tag, "und"]
        wrong = kind == "known" and (r["language"] not in told or host != r["language"])
    elif kind == "known" and level(tag) != "none":
        wrong = host != tag or r["told"]["from"] != 1
    else:
        wrong = host not in (tag, "und") and level(host) != "none"
    if wrong:
        print(r["id"], host, r.get("language"))
END

about "the host: the language of the text, or none"
run run -s texts --plugin-dir mine in.jsonl
exits 0
is "$(wc -l <out)" "$(wc -l <in.jsonl)"
is "$(python3 judge.py <out)" ""

about "also of texts that are longer"
python3 -c '
import json, sys
for line in sys.stdin:
    r = json.loads(line)
    print(json.dumps(dict(r, text="\n\n".join([r["text"]] * 5)), ensure_ascii=False))' <in.jsonl >long.jsonl
run run -s texts --plugin-dir mine long.jsonl
exits 0
is "$(python3 judge.py <out)" ""

about "no speaker in a language that is only near to one of level full"
grep '"id": "other' in.jsonl >other.jsonl
run run -s quotes other.jsonl
exits 0
is "$(grep -c '"speaker":"' out)" 0
is "$(grep -c '"people":\[\]' out)" "$(wc -l <other.jsonl)"

about "what a record says of its language is not guessed again"
english="The bridge is closed, and the mayor said that it would not be open before the spring."
for tag in und UND und-Latn mul mis zxx; do
    printf '{"language": "%s", "text": "%s"}\n' "$tag" "$english"
done >said.jsonl
printf '{"language": "%s", "text": "%s"}\n' xx "$english" ENG "$english" en_US "$english" english "$english" '12' "$english" >>said.jsonl
printf '{"language": %s, "text": "%s"}\n' '""' "$english" null "$english" >>said.jsonl
run run -s texts --plugin-dir mine said.jsonl
exits 0
is "$(python3 -c '
import json, sys
for line in sys.stdin:
    t = json.loads(line)["told"]
    print(t["language"], t["from"], end="; ")' <out)" "und 0; und 0; und 0; mul 0; mis 0; zxx 0; xx 2; eng 2; en 2; english 2; und 0; en 1; en 1; "

[ -e "$abs_top_builddir/plugins/.libs/language.so" ] || finish
about "the filter writes the same language, or the host knows none"
run run -s language -s texts --plugin-dir mine in.jsonl
exits 0
is "$(python3 judge.py filter <out)" ""

# Corsican is Italian to CLD2, Scots English; of a text as long as an article
# the words tell.
about "of a longer text the filter writes no language of level full that it is not in"
run run -s language -s quotes long.jsonl
exits 0
grep '"id":"other' out >quoted
is "$(grep -c '"speaker":"' quoted)" 0
is "$(grep -vc '"people":\[\]' quoted)" 0
says out '"language":"en"' '"language":"und"' '"speaker":"Ada Lind"'

about "what the filter could not tell is not guessed behind it"
cat >two.jsonl <<'END'
{"text": "\"The ferry stays in the harbour because the storm has not left the bay,\" Ada Lind said on Sunday. Die Fähre bleibt im Hafen, weil der Sturm noch immer über die Bucht zieht, sagte der Kapitän am Sonntag."}
END
run run -s quotes two.jsonl
says out '"speaker":"Ada Lind"'
run run -s language -s quotes two.jsonl
says out '"language":"und"' '"speaker":null' '"people":[]'
finish
