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
        *NAME*) continue ;;
        esac
        if [ -e "$name" ]; then ok; else bad "names $name, which is not there"; fi
    done <"$scratch/names"
done
finish
