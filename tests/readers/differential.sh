#!/bin/sh
# SPDX-License-Identifier: MIT
# What readers make of random documents, some of them damaged, against Python's
# parsers: differential.py says what is compared.
. "$srcdir/tests/cli/lib.sh"

about "records equal those of Python's parsers, or something is told"
command="differential.py"
status=0
python3 "$abs_top_srcdir/tests/readers/differential.py" "$copydesk" "${DOCUMENTS:-300}" "${SEED:-1}" >out 2>err || status=$?
exits 0
is "$(grep -c ' 0 wrong$' out | awk '{ print ($1 >= 3) }')" 1
finish
