#!/bin/sh
# SPDX-License-Identifier: MIT
# What is done with a text goes by the level of its language: speakers and
# people in those of level full alone.
. "$srcdir/tests/cli/lib.sh"

# One text, which names a person and brings a quote, as of each language.
for d in "$abs_top_srcdir"/core/lang/*/; do
    tag=$(basename "$d")
    [ "$tag" = common ] && continue
    level=$(sed -n 's/^level: //p' "$d/language.txt" 2>/dev/null)
    echo "$tag ${level:-none}"
done >levels
{ cat levels; echo "xx none"; } >tried
while read -r tag level; do
    printf '{"id": "%s %s", "language": "%s", "text": "Ada Lind: \\"42 km, 17 000 t, 1923 — 2024?\\"\\n\\nAda Lind."}\n' "$tag" "$level" "$tag"
done <tried >in.jsonl

# Texts of their own languages that have no field.
cat >guessed.jsonl <<'E2'
{"id": "pl page", "text": "Prom zostaje w porcie z powodu burzy. „Nie wypłyniemy przed poniedziałkiem, bo to jest za niebezpieczne”, powiedział kapitan Jan Nowak, który nie jest z portu."}
{"id": "cs page", "text": "Trajekt zůstává v přístavu, protože je bouře. „Na moře se nevydáme do pondělí,“ řekl kapitán Jan Novák, který se bojí, že se to nepodaří."}
{"id": "sv page", "text": "Färjan ligger kvar i hamnen på grund av stormen. ”Vi går inte före måndag”, sade kapten Anna Berg, som inte vill att det ska bli en olycka."}
{"id": "da page", "text": "Færgen bliver i havnen på grund af stormen. »Vi sejler ikke før mandag«, sagde kaptajn Jens Holm, som ikke vil have, at det skal gå galt."}
{"id": "ru page", "text": "Паром остаётся в порту из-за шторма. «Мы не выйдем в море до понедельника», — сказал капитан Иван Петров, который не хочет, чтобы это было опасно."}
{"id": "tr page", "text": "Vapur fırtına nedeniyle limanda kalıyor. \"Pazartesiden önce denize çıkmayacağız\", dedi kaptan Ali Kaya, çünkü bu çok tehlikeli ve daha iyi bir gün için beklemek gerekiyor."}
{"id": "hu none", "text": "A komp a vihar miatt a kikötőben marad. „Hétfő előtt nem indulunk el”, mondta Nagy Péter kapitány, aki szerint ez nem volt egy jó nap, és hogy még nem is lesz."}
{"id": "ja page", "text": "フェリーは嵐のため港に留まっている。「月曜日までは出航しません」と田中船長は言った。"}
E2

# judge FILE: what each record has is what its level allows
cat >judge.py <<'E2'
import json, sys
full = 0
for line in open(sys.argv[1]):
    r = json.loads(line)
    level = r["id"].split()[1]
    speakers = [q.get("speaker") for q in r["quotes"] if q.get("speaker")]
    people = [p["name"] for p in r["people"]]
    if level == "full":
        full += speakers == ["Ada Lind"] and people == ["Ada Lind"]
    elif speakers or people:
        print(r["id"], speakers, people)
print("full", full)
E2

about "by the field of the language"
run run -s quotes in.jsonl
exits 0
cp out quoted
python3 judge.py quoted >out 2>err
silent err
is "$(cat out)" "full $(grep -c ' full$' levels)"
[ "$(grep -c ' full$' levels)" -ge 4 ] && ok || bad "no four languages of level full"

about "by the words of the text"
run run -s quotes guessed.jsonl
exits 0
is "$(wc -l <out)" 8
cp out quoted
python3 judge.py quoted >out 2>err
silent err
is "$(cat out)" "full 0"
is "$(python3 -c 'import json, sys
print(sum(len(json.loads(x)["quotes"]) > 0 for x in open("quoted")))')" 8

about "a field that is said stands against the words"
printf '{"language": "sv", "text": "\\"The bridge is closed,\\" said Ada Lind, the mayor of the town."}\n' >in.jsonl
run run -s quotes in.jsonl
says out '"speaker":null' '"people":[]'
finish
