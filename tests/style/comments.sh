#!/bin/sh
# SPDX-License-Identifier: MIT
# A comment names no function and no file that is not there.
. "$srcdir/tests/cli/lib.sh"

# look TREE: what is found there
look() {
    command="comments.py"
    status=0
    python3 "$abs_top_srcdir/tests/style/comments.py" "$1" >out 2>err || status=$?
    exits 0
    silent err
}

about "what comments name is there"
look "$abs_top_srcdir"
silent out

about "a name that is put in is found"
mkdir -p tree/core/text
cat >tree/core/text/span.c <<'END'
/* See span_end(), and <ctype.h>. */
/* Like span_begin(), of span.c and bounds.h,
 * but for cd_spans; cd_span_ is a prefix. */
int
span_end(const char *text)
{
    return text[0] == '"' ? cd_span_end("span_begin()") : 0;
}
END
look tree
says out 'core/text/span.c:2: span_begin()' 'core/text/span.c:2: bounds.h' 'core/text/span.c:2: cd_spans'
is "$(wc -l <out)" 3
finish
