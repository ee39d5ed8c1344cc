#!/bin/sh
# SPDX-License-Identifier: MIT
# Twice the text costs at most 2.3 times the instructions, whatever the text:
# what costs less is too small to be measured.  Counted by callgrind, so that
# the machine does not matter.
. "$srcdir/tests/cli/lib.sh"
[ -z "$sanitized" ] || { echo "linear: not under sanitizers"; exit 77; }
[ -d "$modules" ] || { echo "linear: counted where plugins are shared libraries"; exit 77; }
command -v callgrind_control >/dev/null || { echo "linear: no callgrind"; exit 77; }
case $(file -b "$copydesk" 2>/dev/null) in *script*) program="$abs_top_builddir/libtool --mode=execute" ;; *) program= ;; esac
# What clang writes for debuggers is newer than some valgrinds can read.
# shellcheck disable=SC2086
$program valgrind --tool=none "$copydesk" --version >/dev/null 2>&1 ||
    { echo "linear: this valgrind cannot run this program"; exit 77; }

# costs STAGE FIELD SIZE PYTHON: instructions for the value of an expression
# in n, which is SIZE
costs() {
    python3 -c "import json, sys
n = int(sys.argv[2])
print(json.dumps({'id': 'x', sys.argv[1]: $4}))" "$2" "$3" >in.jsonl
    # shellcheck disable=SC2086
    timeout $((300 * patience)) $program valgrind --tool=callgrind --callgrind-out-file=count \
        "$copydesk" run --isolation none --field "$2" -s "$1" in.jsonl >out 2>err ||
        { echo 0; return; }
    sed -n 's/^\(summary\|totals\): //p' count | head -n 1
}

# linear STAGE FIELD SIZE PYTHON: less what the stage costs over nothing, which is
# counted once for all of its texts
stage=
linear() {
    about "$1 over $4"
    command="copydesk run -s $1"
    status=0
    [ "$1" = "$stage" ] || none=$(costs "$1" "$2" 0 "''")
    stage=$1
    once=$(costs "$1" "$2" "$3" "$4")
    twice=$(costs "$1" "$2" $((2 * $3)) "$4")
    if [ "$none" -eq 0 ] || [ "$once" -eq 0 ] || [ "$twice" -eq 0 ]; then
        bad "callgrind did not finish"
    elif [ $((10 * (twice - none))) -le $((23 * (once - none) + 10000000)) ]; then
        ok
    else
        bad "$none, $once and $twice instructions for nothing, $3 and $((2 * $3))"
    fi
}

if [ -f "$abs_top_builddir/plugins/extract.la" ]; then
    linear extract html 10000 "'<div>' * n + 'text'"
    linear extract html 10000 "'<p ' + ' '.join('a%d=1' % i for i in range(n)) + '>text'"
    linear extract html 10000 "'&amp;&lt;&#65;&nosuch' * n"
    linear extract html 5000 "'<!-- a -->b<!--' * n"
    linear extract html 5000 "'<script \'</script ' * n"
    linear extract html 3000 "'<h1>A ferry sinks off Alta</h1>' * n"
    linear extract html 3000 "'<b><i><p>' * n + 'text'"
    linear extract html 2000 "'<p class=\"byline date author\">By <a href=\"/author/a\">Ada Lind</a>, 3 March 2024</p>' * n"
    linear extract html 3000 "'<p ' + 'class=\"a\" id=\"b&amp;\" ' * n + '>text'"
    linear extract html 2000 "'<ul>' + '<li><a href=\"/a\"><img>A ferry sinks</a>' * n"
    linear extract html 3000 "'\\u00ff\\u00fe' + '<\\0p\\0>\\0a\\0' * n"
    linear extract html 2000 "'<script type=\"application/ld+json\">' + '[' * n + '</script><p>text'"
fi
linear clean text 20000 "'\"' * n"
linear clean text 20000 "'<' * n + '&' * n"
linear clean text 5000 "'By A. B.\n\n' * n"
linear quotes text 20000 "'\"' * n"
linear quotes text 20000 "'\u201c\u2018' * n"
linear quotes text 3000 "'\"No,\" he said. ' * n"
linear quotes text 1000 "'\"One two one two one two one two,\" Ada Lind said.\\n\\n\"One two one two nine\"\\n\\n' * n"
linear summarize text 20000 "'.' * n + ' (' * n"
linear summarize text 3000 "'The ferry %d sank. ' * n"
finish
