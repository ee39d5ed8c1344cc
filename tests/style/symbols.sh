#!/bin/sh
# SPDX-License-Identifier: MIT
# A function or table that only its own file uses is static; one that nobody
# uses is not there.  Looks at the objects of the build.
. "$srcdir/tests/cli/lib.sh"
command="look for symbols that no other file uses"
status=0
: >out
: >err
about "symbols of core and plugins"
command -v nm >/dev/null || { echo "symbols: skipped, there is no nm"; exit 77; }
[ -z "$sanitized" ] || { echo "symbols: skipped, a build with sanitizers leaves confinement out"; exit 77; }
cd "$abs_top_builddir" || exit 99
# One object of each source, shared or not, but for what an older tree left.
find core plugins tests/spec tests/unit -name '*.o' |
    sed 'h; s|/\.libs/|/|; s|/[a-z_]*la-|/|; s|\.o$||; G; s|\n| |' >"$scratch/objects"
while read -r source object; do
    for f in "$abs_top_srcdir/$source".c* "$source.c"; do
        if [ -f "$f" ]; then
            echo "$object"
            break
        fi
    done
done <"$scratch/objects" >"$scratch/ours"
# FILE: VALUE TYPE NAME
xargs nm -A -g <"$scratch/ours" >"$scratch/all"
awk '$(NF - 1) == "U" { print $NF }' "$scratch/all" | sort -u >"$scratch/used"
# The tables that awk makes have all lists; a program begins at main, a plugin
# at its descriptor; what trains the weights is built on request.
grep -v '/tables\.o:\|templates_table\.o:' "$scratch/all" |
    awk '$(NF - 1) ~ /^[TDRB]$/ { print $NF }' |
    grep -v '^main$\|copydesk_plugin$\|^copydesk_\|^__\|^_[A-Z]' | sort -u >"$scratch/defined"
if [ "$(wc -l <"$scratch/defined")" -ge 500 ]; then ok; else bad "found $(wc -l <"$scratch/defined") symbols"; fi
comm -23 "$scratch/defined" "$scratch/used" >"$scratch/unused"
while read -r symbol; do
    if grep -rqw -e "$symbol" "$abs_top_srcdir/tests/eval/train"; then ok; else bad "no other file uses $symbol"; fi
done <"$scratch/unused"
finish
