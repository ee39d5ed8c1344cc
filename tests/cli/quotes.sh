#!/bin/sh
# SPDX-License-Identifier: MIT
# Quotes and speakers on the example corpus and on short articles in other
# styles, by their hand-made labels; and that the articles before one have no
# part in what is found in it.
. "$srcdir/tests/cli/lib.sh"

about "at least .89 of quotes and speakers are right"
python3 "$abs_top_srcdir/tests/eval/quotes-examples.py" --least .89 \
    --copydesk "$copydesk" "$abs_top_srcdir/tests/examples/labels" \
    "$abs_top_srcdir/examples/data" >out 2>err
status=$?
command=quotes-examples.py
exits 0
says out 'all: 441 quotes'

about "of the speakers named without the neighbourhood .92 are right"
python3 "$abs_top_srcdir/tests/eval/quotes-examples.py" --named .92 \
    --copydesk "$copydesk" "$abs_top_srcdir/tests/examples/labels" \
    "$abs_top_srcdir/examples/data" >out 2>err
status=$?
command="quotes-examples.py --named"
exits 0

# The last files are of persons and turns that the lists and rules lack most:
# they have bounds of their own, so that the others cannot fall behind them.
mkdir hard other sight
cp "$abs_top_srcdir"/tests/quotes/*.txt other
mv other/fresh[456]-*.txt hard
mv other/sight*-*.txt sight
# scored SET LEAST NAMED PEOPLE SUM
scored() {
    about "$1 styles: at least $2 are right, $3 of those named, $4 of the people"
    for bound in "--least $2 --people $4" "--named $3"; do
        command="quotes-examples.py $bound $1"
        # shellcheck disable=SC2086 # words
        python3 "$abs_top_srcdir/tests/eval/quotes-examples.py" $bound \
            --copydesk "$copydesk" "$1" >out 2>err
        status=$?
        exits 0
        says out "$5"
    done
}
scored other .94 .95 .95 'all: 1660 quotes'
scored hard .84 .86 .94 'all: 371 quotes'
scored sight .90 .92 .96 'all: 430 quotes'

about "an article with more words than are kept changes nothing for the next"
cat >many.py <<'END'
import itertools, json, string
words = itertools.product(string.ascii_lowercase, repeat=4)
text = " ".join("A" + "".join(w) for w in itertools.islice(words, 60000))
print(json.dumps({"id": "many", "language": "en",
                  "text": text + '.\n"It holds," said Gov. Ada Lind. "No," she added.'}))
END
{ zcat "$abs_top_srcdir/examples/data/wire-en.jsonl.gz"; python3 many.py; } >half
cat half half >in.jsonl
run run -s quotes in.jsonl
lines=$(wc -l <half)
head -n "$lines" out >first
tail -n "$lines" out >second
[ "$lines" -gt 2 ] && cmp -s first second && ok || bad "first and second differ"
says out '"speaker":"Ada Lind","mention":"she"'
finish
