#!/bin/sh
# SPDX-License-Identifier: MIT
# Nobody but core/text splits sentences, pairs quotation marks or cuts words:
# where rule code looks at marks itself, doubles.txt says why.
. "$srcdir/tests/cli/lib.sh"
check=$abs_top_srcdir/tests/style/doubles.py

# look TREE: what is found there
look() {
    command="doubles.py"
    status=0
    python3 "$check" "$1" >out 2>err || status=$?
    exits 0
    silent err
}

about "no second splitter, pairing or tokenizer"
look "$abs_top_srcdir"
silent out

about "those that are put in are found"
mkdir -p tree/plugins/mine tree/core/host tree/core/text
cat >tree/plugins/mine/split.c <<'END'
/* "Nobody." '!' '?': a comment is none. */
static size_t
sentence(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && s[i] != '.' && s[i] != '!' && s[i] != '?')
        i++;
    return i;
}
END
cat >tree/plugins/mine/pair.c <<'END'
    if (code == 0x201C)
        open = i;
END
cat >tree/plugins/mine/ends.h <<'END'
static const char ends[] = ".!?";
END
cat >tree/core/host/words.c <<'END'
        counts->words++;
END
cp tree/core/host/words.c tree/core/text/
look tree
is "$(sed 's|: ask.*|:|' out)" "core/host/words.c: counts words:
plugins/mine/ends.h: names end marks:
plugins/mine/pair.c: names quotation marks:
plugins/mine/split.c: names end marks:"
finish
