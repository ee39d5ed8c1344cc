#!/bin/sh
# SPDX-License-Identifier: MIT
# Each C file is laid out as clang-format 14 does by .clang-format; `make
# format` lays them out.
# usage: format.sh [fix]
: "${srcdir:=.}" "${abs_top_srcdir:=$PWD}"
export srcdir abs_top_srcdir
lib=$(cd "$srcdir/tests/cli" && pwd)/lib.sh
cd "$abs_top_srcdir" || exit 99
if ! clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
    echo "format: skipped, clang-format 14 is not here"
    exit 77
fi
# Not what a build in the source tree makes, nor what `copydesk new` fills in.
files=$(find core plugins include tests examples -name '*.[ch]' \
    ! -path 'core/cli/templates/*' ! -name 'templates_table.c' \
    ! -path core/cli/revision.h ! -path include/copydesk/version.h \
    ! -path core/lang/classes.h ! -path core/lang/tables.c ! -path core/lang/words.c)
if [ "${1-}" = fix ]; then
    # Once more for what the first time leaves in macros.
    for again in 1 2; do
        # shellcheck disable=SC2086
        clang-format -i $files || exit
    done
    exit
fi
. "$lib"
command="clang-format --dry-run"
status=0
: >out
: >err
cd "$abs_top_srcdir" || exit 99
about "$(echo "$files" | wc -l) files"
# shellcheck disable=SC2086
clang-format --dry-run -Werror $files 2>"$scratch/format"
sed -n 's/^\([^ :]*\):[0-9].*error: code should be.*/\1/p' "$scratch/format" | sort -u >"$scratch/names"
while read -r name; do
    bad "$name: run make format"
done <"$scratch/names"
passed=$((passed + $(echo "$files" | wc -l) - $(wc -l <"$scratch/names")))
finish
