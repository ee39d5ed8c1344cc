#!/bin/sh
# SPDX-License-Identifier: MIT
# Who may include whom: the rooms of core/ in their order, and plugins, which
# see include/ and core/text only.
. "$srcdir/tests/cli/lib.sh"
cd "$abs_top_srcdir" || exit 99

# may ROOM ROOM...: files of the first include files of the others only
may() {
    room=$1
    shift
    about "core/$room"
    command="#include in core/$room"
    status=0
    allowed=$(echo "$room $*" | tr ' ' '|')
    wrong=$(grep -nE '^#include "' core/"$room"/*.[ch] |
        grep -vE "#include \"($allowed)/[a-z0-9_]+\.h\"" || true)
    if [ -z "$wrong" ]; then ok; else bad "must include only $allowed:" "$wrong"; fi
}
: >"$scratch/out"
: >"$scratch/err"
may base
may lang
may text base lang
may json base
may io base json
may process base json
may host base lang text json io process
may engine base json io process host
may lib base json io process host engine
may check base json io process host engine
may cli base json io process host engine check

about "two files alone know libltdl"
is "$(grep -l '#include <ltdl.h>' core/*/*.[ch] plugins/*/*.[ch])" "core/host/builtin.c
core/host/loader.c"

about "plugins include what anybody's could, core/text and core/lang"
for d in plugins/*/; do
    p=$(basename "$d")
    wrong=$(grep -nE '^#include' "$d"*.[ch] | grep -vE "#include (<[A-Za-z0-9_/-]+\.h>|\"(lang|text|$p)/[a-z0-9_]+\.h\"|\"[a-z0-9_]+\.h\")" || true)
    if [ -z "$wrong" ]; then ok; else bad "$p" "$wrong"; fi
    wrong=$(grep -lE '^#include "(base|json|io|process|host|engine|cli)/' "$d"*.[ch] || true)
    if [ -z "$wrong" ]; then ok; else bad "$p" "$wrong"; fi
done

about "sentences, tokens, terms, quotation spans, datelines and languages are told by one piece of code each"
wrong=$(grep -lE '\<(sentence_split|sentence_rules_new|token_next|quotation_find|quotation_mark_find|language_guess|term_cut|vocabulary_numbers)\(' core/*/*.c plugins/*/*.c |
    grep -vE '^core/(text/(sentence|sentence_lang|token|quotation|quotation_mark|language|analysis|term|vocabulary)|host/texts)\.c$' || true)
if [ -z "$wrong" ]; then ok; else bad "ask copydesk.text/1 (core/host/texts.h):" "$wrong"; fi

wrong=$(grep -lE '\<dateline_at\(' core/*/*.c plugins/*/*.c | grep -vE '^(core/text/(dateline|analysis)|plugins/clean/head(_lines)?)\.c$' || true)
if [ -z "$wrong" ]; then ok; else bad "ask for dateline_at, dateline_n of copydesk.text/1:" "$wrong"; fi

about "a file includes its own header first"
for f in core/*/*.c; do
    h=${f%.c}.h
    [ -f "$h" ] || continue
    first=$(grep -m 1 '^#include' "$f")
    is "$first" "#include \"${h#core/}\""
done

about "no two plugins share a name: one program may hold them all"
if command -v nm >/dev/null && [ -d "$abs_top_builddir/plugins/.libs" ]; then
    cd "$abs_top_builddir" || exit 99
    for d in "$abs_top_srcdir"/plugins/*/; do
        p=$(basename "$d")
        find "plugins/$p" -name '*.o' ! -name '*-*.o' -prune -o -name '*.o' -print |
            xargs -r nm --defined-only -g 2>/dev/null |
            awk 'NF == 3 && $2 != "C" { print $3 }' | sort -u
    done | sort | uniq -d >"$scratch/twice"
    cd "$scratch" || exit 99
    silent twice
fi

about "files one can read: at most 500 lines, tables apart"
cd "$abs_top_srcdir" || exit 99
for f in core/*/*.[ch] plugins/*/*.[ch] tests/*/*.[ch] tests/*/*/*.[ch]; do
    case $f in
    *_table.c | */weights*.c) continue ;;
    esac
    n=$(wc -l <"$f")
    if [ "$n" -le 500 ]; then ok; else bad "$f has $n lines"; fi
done
finish
