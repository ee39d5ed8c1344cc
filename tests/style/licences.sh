#!/bin/sh
# SPDX-License-Identifier: MIT
# A licence stands in a comment of its own: `reuse lint` reads every line of a
# file that looks like one, also a string that a program writes.
. "$srcdir/tests/cli/lib.sh"
command="look for lines about licences"
status=0
: >out
: >err
cd "$abs_top_srcdir" || exit 99
about "each line that names a licence"
grep -rn 'SPDX-License-''Identifier:' core debian examples include plugins tests configure.ac Makefile.am \
    --exclude-dir=build --exclude-dir=__pycache__ >"$scratch/lines"
# FILE:LINE:, the sign of a comment, the licence, and its end.
grep -vE '^[^:]*:[0-9]+:(/\*|#|dnl|<!--|//) SPDX-License-''Identifier: [A-Za-z0-9.-]+( AND [A-Za-z0-9.-]+)*( \*/| -->)?$' \
    "$scratch/lines" >"$scratch/wrong"
if [ "$(wc -l <"$scratch/lines")" -ge 1000 ]; then ok; else bad "$(wc -l <"$scratch/lines") are few"; fi
while read -r line; do
    bad "$line"
done <"$scratch/wrong"
finish
