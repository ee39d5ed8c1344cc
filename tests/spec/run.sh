#!/bin/sh
# Runs a file of cases: tests/spec/NAME.txt by the program tests/spec/NAME, if
# there is one, and else by the plugin NAME.
name=$(basename "$1" .txt)
spec=$abs_top_builddir/tests/spec
COPYDESK_PLUGIN_PATH=$abs_top_builddir/plugins/.libs
export COPYDESK_PLUGIN_PATH
if [ -x "$spec/$name" ]; then
    exec "$spec/$name" "$1"
else
    exec "$spec/spec" "$name" "$1"
fi
