#!/bin/sh
# SPDX-License-Identifier: MIT
# extract: what it did not find, or took on less than the page's word, is said
# or counted.
. "$srcdir/tests/cli/lib.sh"
[ -f "$COPYDESK_PLUGIN_PATH/extract.so" ] || { echo "extract: extract is not built"; exit 77; }
echo '{"copydesk": 1, "stages": [{"plugin": "extract"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
# counters FOLDER: what extract counted there
counters() { json "$1/run.json" 'v["stages"][0]["counters"]'; }

cat >in.jsonl <<'J'
{"html":"<title>Ferry</title><body><div id=app></div><script>fetch('/a')</script></body>"}
{"html":"<title>Ferry</title><body><p>The ferry sank on Monday off the coast of Alta, and all who were on board were saved.</p></body>"}
J
about "a page without text is warned of, with its place"
run run p.json in.jsonl -o empty
exits 0
says err "extract: in.jsonl:1: there is no text on the page, nor in its linked data: a script may fetch it"
is "$(grep -c 'no text' err)" 1
is "$(counters empty)" "{'no_text': 1}"

about "a language that the text told, and not the page, is counted"
python3 - <<'PY' >languages.jsonl
import json
prose = "The harbour master said that the boat had struck a rock which is on every chart, and that it was not the first. " * 3
for html in ("<html lang=en>", "<html>", "<html lang=de>", "<html lang=cy>"):
    print(json.dumps({"html": html + "<title>Ferry</title><body><p>" + prose}))
PY
run run p.json languages.jsonl -o languages
exits 0
is "$(sed 's/.*"language":"\([a-z]*\)".*/\1/' languages/a.jsonl | tr '\n' ' ')" "en en en cy "
is "$(counters languages)" "{'language_guessed': 2}"

about "lines that were taken for what else the house has are counted"
cat >offers.jsonl <<'J'
{"html":"<title>Ferry</title><body><p>The ferry sank on Monday off the coast of Alta, and all who were on board were saved.</p><p>What happens along the coast every day stands in the app of the Gazette, which is <a href='https://apps.apple.com/a/x'>here</a>.</p>"}
J
run run p.json offers.jsonl -o offers
exits 0
is "$(counters offers)" "{'offers': 1}"
finish
