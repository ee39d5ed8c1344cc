#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086
# Runs a file of cases: tests/spec/NAME.txt or NAME_PART.txt by the program
# tests/spec/NAME, if there is one, and else by the plugin NAME; a table lines.txt by
# lines.awk and the plugin clean.  WRAP is put in front: valgrind.
name=$(basename "$1" .txt)
name=${name%%_*}
spec=$abs_top_builddir/tests/spec
COPYDESK_PLUGIN_PATH=$abs_top_builddir/plugins/.libs
export COPYDESK_PLUGIN_PATH
if [ "$name" = lines ]; then
    cases=$(mktemp)
    trap 'rm -f "$cases"' EXIT
    awk -f "$(dirname "$0")/lines.awk" "$1" >"$cases" || exit 1
    ${WRAP:-} "$spec/spec" clean "$cases"
elif [ -x "$spec/$name" ]; then
    exec ${WRAP:-} "$spec/$name" "$1"
else
    exec ${WRAP:-} "$spec/spec" "$name" "$1"
fi
