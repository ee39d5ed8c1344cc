#!/bin/sh
# SPDX-License-Identifier: MIT
# Words of natural languages stand in core/lang, not in rule code.
. "$srcdir/tests/cli/lib.sh"
check=$abs_top_srcdir/tests/style/words.py

# look TREE: what is found there
look() {
    command="words.py"
    status=0
    python3 "$check" "$1" >out 2>err || status=$?
    exits 0
    silent err
}

about "no word list in rule code"
look "$abs_top_srcdir"
silent out

about "one that is put in is found"
mkdir -p tree/core tree/core/text tree/plugins/quotes tree/plugins/clean
ln -s "$abs_top_srcdir/core/lang" tree/core/lang
cat >tree/plugins/quotes/verbs.c <<'END'
/* "said" in a comment is none. */
static const char *const verbs[] = { "said", "told",
    "asked" };
END
cat >tree/plugins/quotes/laut.c <<'END'
static bool
source(const char *s, size_t n)
{
    return n == 4 && memcmp(s, "laut", 4) == 0;
}
END
cat >tree/plugins/clean/days.c <<'END'
static const char days[] = "montag dienstag mittwoch";
END
cat >tree/core/text/pairs.c <<'END'
static const struct {
    const char *name;
    int month;
} months[] = {
    { "janvier", 1 },
    { "mars", 3 },
};
END
cat >tree/plugins/clean/ok.c <<'END'
static const char *const marks[] = { ";", "|", "&" };
const char *s = cd_text(rec, "text", &n); /* a field */
END
look tree
is "$(cut -d: -f1 out | sort | tr '\n' ' ')" "core/text/pairs.c plugins/clean/days.c plugins/quotes/laut.c plugins/quotes/verbs.c "
says out 'plugins/quotes/verbs.c:2: said told asked' 'plugins/quotes/laut.c:4: laut'
finish
