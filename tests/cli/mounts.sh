#!/bin/sh
# SPDX-License-Identifier: MIT
# --force never removes what lies on another file system.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "mounts: this build has no shared modules"; exit 77; }
unshare -m true 2>/dev/null || { echo "mounts: nothing can be mounted here"; exit 77; }

COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
articles 50 >in.jsonl
cat >s.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "shelf", "path": "md"}]}
P
about "the root of another file system in a folder of a store"
run run s.json in.jsonl -o made
exits 0
mkdir made/md/mount
status=0
unshare -m sh -c 'mount -t tmpfs none made/md/mount && echo mine >made/md/mount/mine && "$@"; s=$?; cat made/md/mount/mine; exit $s' - \
    "$copydesk" run s.json in.jsonl -o made --force >out 2>err || status=$?
exits 2
says err '"md" holds the root of another file system'
is "$(cat out)" mine
there made/run.json
finish
