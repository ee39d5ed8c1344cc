#!/bin/sh
# SPDX-License-Identifier: MIT
# A language has the cases that its level promises: 25 of level page, 60 of
# level full, of which some may stand in tests/spec.  Each file of a language is
# named in its files.mk, without which it is neither built in nor run, and who
# says that a dash opens speech has a case of it.  Each case asks for something.
. "$srcdir/tests/cli/lib.sh"

# cases_of FOLDER SPECS: how many cases the language of the folder has; those of
# sentences.txt are English if they do not say otherwise
cases_of() {
    { cat "$1"/cases/*.txt 2>/dev/null || :; } | awk '/^=== / { n++ } END { print n + 0 }' >counts
    find "$2" -name '*.txt' -exec awk -v tag="$(basename "$1")" '
        /^=== / { n += unsaid; unsaid = tag == "en" && FILENAME ~ /sentences\.txt$/ }
        $0 == "-- language" { getline; unsaid = 0; n += $0 == tag || index($0, tag "-") == 1 }
        END { print n + unsaid }' {} \; >>counts
    awk '{ n += $1 } END { print n }' counts
}

# faults TREE SPECS: a line for each promise that a language does not keep
faults() {
    for folder in "$1"/*/; do
        folder=${folder%/}
        tag=$(basename "$folder")
        level=$(sed -n 's/^level: //p' "$folder/language.txt" 2>/dev/null)
        least=0
        [ "$level" = page ] && least=25
        [ "$level" = full ] && least=60
        n=$(cases_of "$folder" "$2")
        [ "$n" -ge "$least" ] || echo "$tag: $n cases of $least"
        for file in "$folder"/*.txt "$folder"/cases/*.txt; do
            [ ! -e "$file" ] || grep -q "core/lang/$tag/${file#"$folder"/}\( \|\$\)" "$folder/files.mk" ||
                echo "$tag: ${file#"$folder"/} is not in files.mk"
        done
        grep -q '^habits:.* dash-dialogue' "$folder/language.txt" 2>/dev/null || continue
        cat "$folder"/cases/quotes.txt "$2"/quotes*.txt 2>/dev/null |
            awk -v tag="$tag" '
                asked { mine = $0 == tag }
                { asked = $0 == "-- language" }
                mine && /^(–|—|―)/ { found = 1 }
                END { exit !found }' || echo "$tag: no case of quotes has a line that a dash opens"
    done
}

about "the languages there are"
command="faults core/lang"
status=0
faults "$abs_top_srcdir/core/lang" "$abs_top_srcdir/tests/spec" >out
silent out

about "what is not kept is told"
mkdir -p tree/xx/cases tree/yy specs
printf 'level: page\nhabits: elision dash-dialogue\n' >tree/xx/language.txt
printf 'core/lang/xx/language.txt\n' >tree/xx/files.mk
: >tree/xx/words.txt
i=0
while [ $i -lt 23 ]; do
    printf '=== A case\n' >>tree/xx/cases/clean.txt
    i=$((i + 1))
done
printf '=== A case\n-- language\nxx-YY\n-- text\nxx\n' >specs/clean.txt
printf -- '-- language\nyy\n-- text\n– Ha?\n' >specs/quotes.txt
faults tree specs >out
is "$(cat out)" "xx: 24 cases of 25
xx: words.txt is not in files.mk
xx: cases/clean.txt is not in files.mk
xx: no case of quotes has a line that a dash opens"

about "a case that asks for nothing, since its lines are misspelt, is refused"
printf '=== Kept\n-- text\nA\n-- gives the same\n=== Misspelt\n--- text\nA\n--- gives text\nB\n' >clean.txt
sh "$abs_top_srcdir/tests/spec/run.sh" clean.txt >out 2>err
status=$?
exits 2
says err 'clean.txt:5: the case has no line "-- gives"'
finish
