#!/bin/sh
# SPDX-License-Identifier: MIT
# The generator of core/lang's tables: every mistake in a file of a language is
# told with its place, and nothing is made.
. "$srcdir/tests/cli/lib.sh"
lang=$abs_top_srcdir/core/lang
mkdir xx yy common

# make KIND: what the generator makes of the folders here
make() {
    command="awk -f tables.awk -v make=$1"
    status=0
    LC_ALL=C awk -f "$lang/tables.awk" -v make="$1" "$lang/classes.txt" ./*/*.txt >out 2>err || status=$?
}

# mistaken TEXT MESSAGE: a file of words that holds the text is refused so
mistaken() {
    about "$1"
    printf '# Source: the test.\n%b\n' "$1" >xx/words.txt
    make tables
    exits 1
    says err "$2"
    silent out
}

about "sound files"
printf '# Source: the test.\n\nhe:\n    ha\n\ndeterminer definite:\n    za zo\n    "s:t\n\nbyline:\n    ha hu\n    _ :\n' | tr -d '"' >xx/words.txt
printf '# Source: the test.\nlevel: page\nhabits: elision caseless\nend-marks: .!\n' >xx/language.txt
printf '# Source: the test.\nfor: xx\n\nplace:\n    oslo\n' >common/places.txt
make tables
exits 0
silent err
says out '{ /* xx */ 0, LANG_BIT(LANG_HE),' '"za zo s:t" }' '"ha hu\0"' '"_ :\0" }' '"oslo" }' '.level = LANG_LEVEL_PAGE' '.habits = LANG_ELISION | LANG_CASELESS' '.end_marks = ".!"'
make classes
exits 0
says out "LANG_REPORTING_VERB = 0," "#define LANG_GRAMMAR_CLASSES"

mistaken 'hee:\n    ha' 'xx/words.txt:2: no class "hee" in classes.txt'
mistaken 'he he:\n    ha' 'xx/words.txt:2: the class "he" stands here twice'
mistaken 'he:\n    ha\n    hu ha' 'xx/words.txt:4: "ha" stands in this list twice'
mistaken 'he:\n    Ha' 'xx/words.txt:3: "Ha" is not in small letters'
mistaken 'he:\n    h"a' 'xx/words.txt:3: a word holds no quotation mark'
mistaken 'he:\n\tha' 'xx/words.txt:3: a tab'
mistaken '    ha' 'xx/words.txt:2: neither a line of classes'
mistaken 'byline:\n    ha  hu' 'xx/words.txt:3: two blanks in a phrase'
mistaken 'byline:\n    ha (hu' 'xx/words.txt:3: a mark at the edge of a word stands apart'
mistaken 'byline:\n    ha. hu' 'xx/words.txt:3: a mark at the edge of a word stands apart'
mistaken 'byline he:\n    ha' 'xx/words.txt:2: a list is of words or of phrases'
mistaken 'byline:\n    ha hu\n    ha hu' 'xx/words.txt:4: "ha hu" stands in this list twice'
mistaken 'he: ha' 'xx/words.txt:2: neither a line of classes'
mistaken 'for: xx' 'xx/words.txt:2: "for:" stands at the top of a file in common/'
mistaken 'surely-male:\n    ha\nsurely-female:\n    ha' 'xx/words.txt:5: "ha" is surely-male, too, at ./xx/words.txt:3'

mistaken 'he:\n    ha\nhe it:\n    ha' 'xx/words.txt:5: "ha" is he at ./xx/words.txt:3, too: one entry a word'
mistaken 'tells-language:\n    ha\ntells-another:\n    ha' 'xx/words.txt:5: "ha" is tells-language, too, at ./xx/words.txt:3'
mistaken 'tells-another:\n    hahahahah' 'xx/words.txt:3: a word that tells the language has at most 8 bytes: "hahahahah"'
mistaken 'month-1:\n    ha\nweekday month-2:\n    ha' 'xx/words.txt:5: "ha" is month-1, too, at ./xx/words.txt:3'
mistaken 'question-label:\n    ha\nanswer-label:\n    ha' 'xx/words.txt:5: "ha" is question-label, too, at ./xx/words.txt:3'

about "no source"
echo 'he:' >xx/words.txt
make tables
exits 1
says err 'xx/words.txt: no line "# Source:"'
printf '# Source: the test.\n' >xx/words.txt

about "language.txt"
for mistake in 'habit: x|"habit:" is none of' 'years: mayan|no years "mayan": there are buddhist, solar-hijri' 'letters: greek|no script "greek": there are han kana hangul' 'month-first: USA|"USA" is no country of two small letters' 'other-tags: deutsch|"deutsch" is no tag of two or three small letters' 'other-tags: xa xa|"xa" is a tag at ./xx/language.txt:2, too' 'other-tags: xx|"xx" is the tag of a folder' 'level: high|no level "high": there are none, page, full' 'level: full|level full needs words of the class "reporting-verb"' 'habits: x|no habit "x"' 'end-marks:|"end-marks:" has no value'; do
    printf '# Source: the test.\n%s\n' "${mistake%%|*}" >xx/language.txt
    make tables
    exits 1
    says err "xx/language.txt:2: ${mistake#*|}"
done
rm xx/language.txt

# The guess takes as many words as there are, and the compiler stops at more
# languages than it has room for.
about "five languages more, of 40 words each, and more than there is room for"
for i in $(seq 1 130); do
    tag=$(echo "$i" | tr 0-9 a-j)
    mkdir -p "more/q$tag"
    {
        printf '# Source: the test.\ntells-language:\n'
        for w in $(seq 1 40); do echo "    $tag$w" | tr 0-9 k-t; done
    } >"more/q$tag/words.txt"
done
mkdir -p include/lang
cat >guess.c <<'END'
#include <string.h>
#include <stdio.h>
#include "lang/lang.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/utf8.h"

/* Only text in ASCII is asked for here. */
size_t fold_lower(const char *text, size_t n, char *out)
{
    memcpy(out, text, n);
    return n;
}

uint32_t utf8_decode(const char *text, size_t n, size_t *len)
{
    *len = n > 0;
    return (unsigned char)*text;
}

int main(int argc, char **argv)
{
    struct function_words *words = language_words();
    for (; words != NULL && argc > 1; argc--) {
        bool another;
        size_t language =
            language_guess(words, argv[1], strlen(argv[1]), &another);
        puts(language < lang_count ? lang_languages[language].tag : "none");
        argv++;
    }
    return 0;
}
END
LC_ALL=C awk -f "$lang/tables.awk" -v make=classes "$lang/classes.txt" >include/lang/classes.h
# with FILE...: the guess, with the languages of these files as well
with() {
    LC_ALL=C awk -f "$lang/tables.awk" -v make=tables "$lang/classes.txt" "$lang"/*/[a-eg-z]*.txt "$lang"/*/fo*.txt "$@" >tables.c 2>err || return 1
    command="${CC:-cc} guess.c tables.c"
    ${CC:-cc} -std=c11 -Iinclude -I"$core" guess.c tables.c "$core"/text/language.c "$core"/lang/lang.c -o guess >out 2>err
}
core=$abs_top_srcdir/core
set -- more/*/words.txt
status=0
if with "$1" "$2" "$3" "$4" "$5"; then ok; else bad "is not made"; fi
is "$(./guess "$(sed -n '3,20p' "$5")" "The bridge is closed, and it is not known who has the key.")" "$(basename "$(dirname "$5")")
en"
if with "$@"; then bad "is made"; else says err "more languages than LANG_MOST in core/lang/lang.h"; fi

about "a file for a language that is not there"
printf '# Source: the test.\nfor: zz\n\nplace:\n    oslo\n' >common/places.txt
make tables
exits 1
says err 'common/places.txt:2: no folder of a language "zz"'
finish
