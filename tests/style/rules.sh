#!/bin/sh
# SPDX-License-Identifier: MIT
# What stands twice stays the same: each rule of clean is in the manual and has
# cases for and against it; each mutant finds its place and its test.
. "$srcdir/tests/cli/lib.sh"
about "the rules of clean"
command="rules.py"
status=0
"$abs_top_srcdir/tests/style/rules.py" "$copydesk" "$abs_top_srcdir" >out 2>err || status=$?
exits 0
silent out

about "the places of the mutants"
command="mutants.py --places"
status=0
python3 "$abs_top_srcdir/tests/fault/mutants.py" "$abs_top_srcdir" --places >out 2>err || status=$?
exits 0
silent out
finish
