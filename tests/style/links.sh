#!/bin/sh
# SPDX-License-Identifier: MIT
# Every file that a document names is there: the targets of links, and paths
# that begin with one of the tree's folders.
. "$srcdir/tests/cli/lib.sh"
command="look for what documents name"
status=0
: >out
: >err
cd "$abs_top_srcdir" || exit 99
for f in *.md core/man/* plugins/*/*.md tests/*/*.md examples/*/*.md; do
    about "$f"
    [ -f "$f" ] || continue
    dir=$(dirname "$f")
    {
        sed 's/`[^`]*`//g' "$f" | grep -oE '\]\([^)#:]+\)' | sed 's/^](//; s/)$//' |
            while read -r name; do echo "$dir/$name"; done
        grep -oE '(core|tests|examples|include|plugins)/[A-Za-z0-9_./-]+\.(md|sh|txt|c|h|py|json)\b' "$f"
    } >"$scratch/names"
    while read -r name; do
        case $name in
        *NAME* | */XX/*) continue ;;
        esac
        if [ -e "$name" ]; then ok; else bad "names $name, which is not there"; fi
    done <"$scratch/names"
done

about "ARCHITECTURE.md, where would I change X?"
if python3 tests/style/where.py >"$scratch/names" && [ "$(wc -l <"$scratch/names")" -ge 60 ]; then ok; else bad "$(wc -l <"$scratch/names") names are few"; fi
while read -r file symbol; do
    # a pattern of files names at least one
    if ls $file >/dev/null 2>&1; then ok; else bad "names $file, which is not there"; fi
    [ -z "$symbol" ] || if grep -qw -e "$symbol" "$file"; then ok; else bad "$file has no $symbol"; fi
done <"$scratch/names"
finish
