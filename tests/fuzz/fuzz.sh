#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzzes each target for a while with libFuzzer, AddressSanitizer and UBSan.
# usage: sh tests/fuzz/fuzz.sh [SECONDS]    (60 each; from the top, after
# bootstrap.sh; builds in build-fuzz)
set -eu
cd "$(dirname "$0")/../.."
top=$PWD
seconds=${1:-60}
flags="-g -O1 -D_GNU_SOURCE -fsanitize=address,undefined -fno-sanitize-recover=undefined"
mkdir -p build-fuzz
cd build-fuzz
[ -f Makefile ] || "$top/configure" CC=clang CFLAGS="$flags -fsanitize=fuzzer-no-link" \
    LDFLAGS="-fsanitize=address,undefined" >/dev/null
make -s -j"$(nproc)" core/libcore.la core/libtext.la >make.out 2>&1 || { tail -n 20 make.out; exit 1; }
libs=$(printf 'include Makefile\nlibs:\n\t@echo $(CORE_LIBS) $(UTF8PROC_LIBS)\n' | make -s -f - libs | tail -n 1)

# one TARGET: build it, run it, and say what came of it in NAME.result
one() {
    name=$(basename "$1" .c)
    # A target says in its head which plugin, with which library, it is about.
    plugin=$(sed -n 's/.*fuzz.sh: plugin \([a-z_]*\).*/\1/p' "$1")
    library=$(sed -n 's/.*fuzz.sh: plugin .* with \([A-Z0-9]*\).*/\1/p' "$1")
    sources=
    needs=
    if [ -n "$plugin" ]; then
        sources="$(ls "$top/plugins/$plugin"/*.c) -DCOPYDESK_MODULE=$plugin -I$top/plugins/$plugin"
    fi
    if [ -n "$library" ]; then
        needs=$(sed -n "s/^${library}_\(CFLAGS\|LIBS\) = //p" Makefile | tr '\n' ' ')
        case $needs in *-l*) ;; *) echo "$name: left out, no $library" >"$name.result" && return ;; esac
        needs="$needs -DHAVE_$library"
    fi
    mkdir -p "corpus/$name"
    words=$top/tests/fuzz/${name#fuzz_}.dict
    [ -f "$words" ] && words=-dict=$words || words=
    if clang $flags -fsanitize=fuzzer -I"$top/core" -Icore -I"$top/include" -Iinclude -I. -o "$name" "$1" \
        $sources core/.libs/libcore.a core/.libs/libtext.a $libs $needs >"$name.out" 2>&1 &&
        ./"$name" $words -max_total_time="$seconds" -max_len=65536 -timeout=$((10 * ${PATIENCE:-4})) -rss_limit_mb=2048 -print_final_stats=1 \
            "corpus/$name" "$top/tests/fuzz/seeds/${name#fuzz_}" >"$name.out" 2>&1; then
        echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$name.out") inputs, no finding"
    else
        echo "$name: FAILED, see build-fuzz/$name.out"
        tail -n 25 "$name.out" | sed 's/^/    /'
    fi >"$name.result"
}

rm -f ./*.result
running=0
for target in "$top"/tests/fuzz/fuzz_*.c; do
    one "$target" &
    running=$((running + 1))
    [ $((running % $(nproc))) -ne 0 ] || wait
done
wait
cat ./*.result
rm -rf /tmp/copydesk-fuzz-*
# A target that left no word counts as one that failed.
passed=$(grep -l ', no finding$' ./*.result | wc -l)
left=$(grep -l ': left out, ' ./*.result | wc -l)
failed=$((running - passed - left))
echo "fuzz: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
