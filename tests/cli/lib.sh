# SPDX-License-Identifier: MIT
# lib.sh - what the tests of the command line share.
#
# A script begins with `. "$srcdir/tests/cli/lib.sh"`, says what it is about
# with `about`, runs the program with `run`, which leaves what it wrote in the
# files out and err and its exit status in $status, and then states what must
# be so.  It ends with `finish`.  Everything happens in a scratch folder.
set -u
: "${abs_top_builddir:=$PWD}"
: "${abs_top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
copydesk=$abs_top_builddir/copydesk
export COPYDESK_PLUGIN_PATH="$abs_top_builddir/plugins/.libs"
LC_ALL=C.UTF-8
export LC_ALL
unset COPYDESK_TEST_CHECKPOINTS
# Under AddressSanitizer, a plugin that crashes crashes as it does elsewhere.
ASAN_OPTIONS=handle_segv=0:handle_abort=0:handle_sigbus=0:abort_on_error=1
export ASAN_OPTIONS
if nm -D "$copydesk" 2>/dev/null | grep -q __asan_init; then sanitized=1; else sanitized=; fi
fixtures=$abs_top_srcdir/tests/cli/data
modules=$abs_top_builddir/tests/.libs
script=$(basename "$0" .sh)
passed=0
failed=0
title=
# Limits of time are for what hangs: a factor for slow machines and ways.
patience=${PATIENCE:-4}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/copydesk-$script.XXXXXX")
# No plugins of whoever runs the tests.
XDG_DATA_HOME=$scratch/none
# Where stages in Python find copydesk_stage.
PYTHONPATH=$abs_top_srcdir/plugins/process
export XDG_DATA_HOME PYTHONPATH
trap 'cd /; chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
cd "$scratch" || exit 99

about() { title=$*; }

# run ARGUMENT...: the program, with nothing on standard input
run() {
    command="copydesk $*"
    status=0
    "$copydesk" "$@" >out 2>err </dev/null || status=$?
}

# run_with FILE ARGUMENT...: the same with FILE on standard input
run_with() {
    from=$1
    shift
    command="copydesk $* < $from"
    status=0
    "$copydesk" "$@" >out 2>err <"$from" || status=$?
}

ok() { passed=$((passed + 1)); }

bad() {
    failed=$((failed + 1))
    echo "FAIL: $title"
    echo "  $command (exit $status)"
    printf '  %s\n' "$@"
    for shown in out err; do
        [ ! -f $shown ] || [ ! -s $shown ] || { echo "  $shown:" && head -c 2000 $shown | head -n 20 | sed 's/^/    /'; }
    done
}

# exits STATUS
exits() {
    if [ "$status" = "$1" ]; then ok; else bad "must exit $1"; fi
}

# says FILE TEXT...: FILE holds each TEXT in one of its lines
says() {
    in=$1
    shift
    for text; do
        if grep -qF -e "$text" "$in"; then ok; else bad "$in must say: $text"; fi
    done
}

# silent FILE: FILE is empty
silent() {
    if [ ! -s "$1" ]; then ok; else bad "$1 must be empty"; fi
}

# holds FILE: FILE is exactly what stands on standard input
holds() {
    cat >"$scratch/.expected"
    if cmp -s "$1" "$scratch/.expected"; then
        ok
    else
        bad "$1 must be:" "$(diff "$scratch/.expected" "$1" | head -n 20)"
    fi
}

# same FILE FILE
same() {
    if cmp -s "$1" "$2"; then ok; else bad "$1 and $2 must be the same"; fi
}

# there FILE..., gone FILE...
there() {
    for f; do
        if [ -e "$f" ]; then ok; else bad "$f must be there"; fi
    done
}
gone() {
    for f; do
        if [ ! -e "$f" ]; then ok; else bad "$f must not be there"; fi
    done
}

# is WORD WORD
is() {
    if [ "$1" = "$2" ]; then ok; else bad "\"$1\" must be \"$2\""; fi
}

# json FILE EXPRESSION: prints what the Python expression makes of v, the JSON
# in FILE
json() {
    python3 -c 'import json, sys
v = json.load(open(sys.argv[1]))
print(eval(sys.argv[2]))' "$1" "$2"
}

# wait_for FILE TEXT PROCESS: until the file says so, or the process is gone
wait_for() {
    while ! grep -q -e "$2" "$1" 2>/dev/null; do
        kill -0 "$3" 2>/dev/null || return 1
        sleep 0.02
    done
}

# articles N: N small records, one a line
articles() {
    python3 -c 'import sys
for i in range(int(sys.argv[1])):
    print("{\"id\":\"a%d\",\"text\":\"Article %d has words.\"}" % (i, i))' "$1"
}

finish() {
    echo "$script: $passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}
