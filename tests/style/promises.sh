#!/bin/sh
# SPDX-License-Identifier: MIT
# Each promise of the documents names tests that are there, and that
# `make check` or tests/run.sh runs.
. "$srcdir/tests/cli/lib.sh"
command="look for the tests of promises"
status=0
: >out
: >err
cd "$abs_top_srcdir" || exit 99
# The words of the lists of tests, and what tests/run.sh runs beside them.
{ tr -s ' \t\\' '\n' <tests/tests.mk && grep -o 'tests/fuzz/fuzz\.sh' tests/run.sh && echo tests/run.sh; } >"$scratch/run"

# tests_of ROW FOLDER: the tests in the last column of a row
tests_of() {
    echo "$1" | sed 's/ *| *$//; s/.*|//' | grep -o '`[^`]*`' | tr -d '`' |
        sed "/\//!s|^|$2/|"
}
# promises FILE HEADING FOLDER: the rows of the table under that heading
promises() {
    title="$1, $2"
    sed -n "/^## $2\$/,/^## /p" "$1" | grep '^| ' | tail -n +2 >"$scratch/rows"
    rows=$(wc -l <"$scratch/rows")
    while read -r row; do
        tests_of "$row" "$3" >"$scratch/tests"
        if [ -s "$scratch/tests" ]; then ok; else bad "has no test: $row"; fi
        while read -r name; do
            if [ -f "$name" ] || [ -f "$name.c" ]; then ok; else bad "$name is not there"; fi
            if grep -qxF -e "$name" "$scratch/run"; then ok; else bad "nothing runs $name"; fi
        done <"$scratch/tests"
    done <"$scratch/rows"
}
promises ARCHITECTURE.md Promises .
is $rows 19
promises tests/fault/README.md "Promises about workers and their tests" tests/fault
is $((rows > 5)) 1
finish
