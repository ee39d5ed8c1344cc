#!/bin/sh
# SPDX-License-Identifier: MIT
# A store that says that it is broken: the run ends, and the store is asked
# nothing more, so that it cannot commit what came before.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "broken: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
cat >s.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "wreck_store", "id": "db", "path": "s.txt"}]}
P
{ articles 2; echo '{"wreck":"broken"}'; articles 3; } >in.jsonl

for isolation in process none; do
    about "a store that is broken (--isolation $isolation)"
    run run s.json in.jsonl -o $isolation --isolation $isolation
    exits 5
    says err 'output "db" failed: the server is gone' "--resume continues"
    gone $isolation/s.txt $isolation/s.txt.part.again
    about "stays an error when the run is continued"
    run run s.json in.jsonl -o $isolation --isolation $isolation --resume
    exits 5
    says err 'output "db" failed: the server is gone'
    gone $isolation/s.txt $isolation/s.txt.part.again
done
finish
