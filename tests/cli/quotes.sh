#!/bin/sh
# Quotes and speakers on the example corpus, by its hand-made labels.
. "$srcdir/tests/cli/lib.sh"

about "at least .89 of quotes and speakers are right"
python3 "$abs_top_srcdir/tests/eval/quotes-examples.py" --least .89 \
    --copydesk "$copydesk" "$abs_top_srcdir/tests/examples/labels" \
    "$abs_top_srcdir/examples/data" >out 2>err
status=$?
command=quotes-examples.py
exits 0
says out 'all: 441 quotes'
finish
