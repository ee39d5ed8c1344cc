#!/bin/sh
# SPDX-License-Identifier: MIT
# extract: a page that a script would fill is no article in silence.
. "$srcdir/tests/cli/lib.sh"
[ -f "$COPYDESK_PLUGIN_PATH/extract.so" ] || { echo "no_text: extract is not built"; exit 77; }

cat >in.jsonl <<'J'
{"html":"<title>Ferry</title><body><div id=app></div><script>fetch('/a')</script></body>"}
{"html":"<title>Ferry</title><body><p>The ferry sank on Monday off the coast of Alta, and all who were on board were saved.</p></body>"}
J
about "a page without text is warned of, with its place"
run run -s extract in.jsonl
exits 0
says err "extract: in.jsonl:1: there is no text on the page, nor in its linked data: a script may fetch it"
is "$(grep -c 'no text' err)" 1
finish
