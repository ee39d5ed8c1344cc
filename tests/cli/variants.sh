#!/bin/sh
# SPDX-License-Identifier: MIT
# One article in ten shapes gives the same fields, text, quotes and speakers;
# so nothing in clean or quotes is fitted to one of them.
. "$srcdir/tests/cli/lib.sh"
variants=$abs_top_srcdir/tests/examples/variants.py
python3 "$variants" raw >raw.jsonl
about "ten variants"
run run -s clean -s quotes -s summarize raw.jsonl
exits 0
python3 "$variants" check out >report
status=$?
command="variants.py check"
exits 0
says report "variants: 80 passed, 0 failed"
finish
