#!/bin/sh
# SPDX-License-Identifier: MIT
# An installed copydesk finds its plugins wherever it was put, and a plugin
# outside the tree is built against what was installed.
. "$srcdir/tests/cli/lib.sh"
unset COPYDESK_PLUGIN_PATH MAKEFLAGS MFLAGS MAKELEVEL

about "make install DESTDIR=..."
command="make install"
status=0
(cd "$abs_top_builddir" && make -s install DESTDIR="$scratch/dest") >out 2>err || status=$?
exits 0
prefix=$(sed -n 's/^prefix = //p' "$abs_top_builddir/Makefile" | head -n 1)
bin=$scratch/dest$prefix/bin
there "$bin/copydesk" "$scratch/dest$prefix/include/copydesk/plugin.h"
copydesk=$bin/copydesk
articles 2 >in.jsonl
run run -s select in.jsonl
exits 0
same out in.jsonl
about "moved as a whole, it still does"
mv "$scratch/dest$prefix" "$scratch/moved"
copydesk=$scratch/moved/bin/copydesk
run run -s select in.jsonl
exits 0

if [ -d "$modules" ]; then
    about "a plugin of somebody else's, with pkg-config"
    mkdir mine
    cp "$abs_top_srcdir"/examples/plugin/* mine/
    chmod u+w mine/*
    pc=$(find "$scratch/moved" -name copydesk.pc)
    there "$pc"
    command="make -C mine"
    status=0
    sed "s#^prefix=.*#prefix=$scratch/moved#" "$pc" >copydesk.pc
    PKG_CONFIG_PATH=$scratch make -s -C mine CC="$CC" LDFLAGS="${sanitized:+-fsanitize=address,undefined}" >out 2>err || status=$?
    exits 0
    silent err
    run run -s reading:words_a_minute=50 in.jsonl --plugin-dir mine
    exits 0
    is "$(head -n 1 out)" '{"id":"a0","text":"Article 0 has words.","reading_minutes":1}'
    run check ./mine/reading.so --only examples --only reads --only writes
    exits 0
    run run -s style in.jsonl --plugin-dir mine
    exits 0
    is "$(head -n 1 out)" '{"id":"a0","text":"Article 0 has words.","sentence_words":4.0,"reporting":0}'
    run check ./mine/style.so --only examples --only reads --only writes --only pure
    exits 0
    printf '{"index": {"_id": "1"}}\n{"title": "Ferry", "text": "A ferry is a boat.", "id": 1}\n{"index"\n' >wiki.json
    echo '{"copydesk": 1, "input": {"paths": ["wiki.json"], "reader": "cirrus"}, "stages": [{"plugin": "select"}]}' >wiki.p.json
    run run wiki.p.json --plugin-dir mine
    exits 3
    is "$(cat out)" '{"title":"Ferry","text":"A ferry is a boat.","id":"wiki.json:2"}'
    says err '1 written, 1 dropped, 1 rejected'
    run check ./mine/cirrus.so --only examples --only entries --only writes
    exits 0
    run describe reading --plugin-dir mine
    says out "words_a_minute" "an integer from 50 to 1000" "reading_minutes"
fi
finish
