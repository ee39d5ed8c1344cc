#!/bin/sh
# Each rule of clean is in the manual and has cases for and against it.
. "$srcdir/tests/cli/lib.sh"
about "the rules of clean"
command="rules.py"
status=0
"$abs_top_srcdir/tests/style/rules.py" "$copydesk" "$abs_top_srcdir" >out 2>err || status=$?
exits 0
silent out
finish
