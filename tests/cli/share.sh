#!/bin/sh
# SPDX-License-Identifier: MIT
# What is installed beside the program: the plugins' pages and the examples,
# which work from there; uninstalling leaves nothing of them, nor a folder.
. "$srcdir/tests/cli/lib.sh"
[ -f "$abs_top_builddir/Makefile" ] || { echo "share: no Makefile of the build"; exit 77; }
# makes GOAL...: of the build, into the folder dest
makes() {
    command="make $*"
    status=0
    make -s -C "$abs_top_builddir" DESTDIR="$scratch/dest" "$@" >out 2>err || status=$?
    exits 0
}

about "every page and every pipeline is there, with its data"
makes install-dist_pkgdataDATA install-nobase_dist_pkgdataDATA
share=$(find dest -name copydesk -type d)
(cd "$abs_top_srcdir" && ls plugins/*/README.md examples/pipelines/*.json examples/data/*.gz examples/plugin/*.c examples/python/*) |
    while read -r f; do [ -f "$share/$f" ] || echo "$f"; done >missing
silent missing
cat missing

about "an example runs where it was installed"
run run "$share/examples/pipelines/folders.json" -o out.d
exits 0
says err "72 records in: 72 written"
run test "$share/examples/pipelines/folders.json"
exits 0

about "links between pages lead somewhere"
grep -ohE '\]\(\.\./[a-z_]+/README.md' "$share"/plugins/*/README.md | sed 's/^](//' | sort -u |
    while read -r link; do [ -e "$share/plugins/csv/$link" ] || echo "$link"; done >broken
silent broken

about "nothing is left"
makes uninstall-dist_pkgdataDATA uninstall-nobase_dist_pkgdataDATA uninstall-hook
find dest -path '*copydesk*' >left
silent left
finish
