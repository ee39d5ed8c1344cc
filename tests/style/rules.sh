#!/bin/sh
# SPDX-License-Identifier: MIT
# What stands twice stays the same: each rule of clean is in the manual and has
# cases for and against it; each mutant finds its place and its test.  The top
# folder holds what belongs there.
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

about "the top folder holds nothing that was left there"
if git -C "$abs_top_srcdir" rev-parse >/dev/null 2>&1; then
    git -C "$abs_top_srcdir" ls-files | cut -d/ -f1 | sort -u | grep -vxE \
        'core|plugins|include|tests|examples|debian|m4|LICENSES|\.ci|\.reuse|\.clang-(format|tidy)|\.gitignore|LICENSE|NOTICE|[A-Z]+\.md|Makefile\.am|bootstrap\.sh|configure\.ac|(lib)?copydesk\.pc\.in' >out || :
    silent out
else
    ok
fi
finish
