#!/bin/sh
# SPDX-License-Identifier: MIT
# The whole test suite, from a fresh checkout: installs what is missing, then
# builds and tests in several ways, each in a folder of its own under
# build-tests/.  The last line is `N passed, N failed`.
# usage: sh tests/run.sh [WAY...]     (all of them when none is named)
set -eu
cd "$(dirname "$0")/.."
top=$PWD
jobs=$(nproc 2>/dev/null || echo 2)
passed=0
failed=0

# ---- ways of testing: each is a function that leaves logs in its folder -----

way_gcc() { # gcc, warnings are errors; cppcheck and clang-tidy; of the long
    # tests the one of instructions: not every valgrind can read what clang makes
    build CC=gcc CFLAGS="-O2 -g" &&
        suite TESTS='$(UNITS) $(SPECS) $(LANG_CASES) $(QUICK_TESTS) tests/cli/linear.sh' &&
        step lint make lint
}

way_clang() { # clang, every test, and how much of the engine and io they run
    build CC=clang CFLAGS="-O2 -g" --enable-coverage &&
        suite TESTS_ENVIRONMENT='LLVM_PROFILE_FILE=$(abs_builddir)/profiles/$$f/%c%m.profraw' &&
        step coverage python3 "$top/tests/coverage/coverage.py" "$top" "$PWD/profiles" ./copydesk &&
        grep '% *core/[a-z]*:' coverage.out
}

way_sanitizers() { # AddressSanitizer and UBSan; of the long tests the checker
    build CC=gcc CFLAGS="-O1 -g" --enable-sanitizers &&
        suite TESTS='$(UNITS) $(SPECS) $(QUICK_TESTS) tests/cli/check.sh'
}

way_valgrind() { # the units and the text cases under valgrind
    WRAP="valgrind -q --error-exitcode=99 --leak-check=full \
--errors-for-leak-kinds=definite --trace-children=no \
--suppressions=$top/tests/valgrind.supp"
    export WRAP
    wait_longer 10
    build CC=gcc CFLAGS="-O1 -g" &&
        suite LOG_COMPILER="./libtool --mode=execute $WRAP" \
            TESTS='$(VALGRIND_TESTS)'
    unset WRAP
    wait_longer 1
}

way_builtin() { # one program with every plugin inside, zlib alone
    build CC=gcc CFLAGS="-O1 -g" --disable-shared --without-libdeflate \
        --without-isal &&
        suite TESTS='$(UNITS) $(SPECS) $(MAIN_TESTS)'
}

way_dist() { # the archive builds, installs and removes itself
    build CC=gcc CFLAGS="-O1" &&
        step distcheck make -j"$jobs" distcheck \
            TESTS='$(SPECS) $(MAIN_TESTS)' \
            DISTCHECK_CONFIGURE_FLAGS="--enable-werror CFLAGS=-O1"
}

way_fuzz() { # a quarter of a minute of libFuzzer for each target
    step fuzz sh "$top/tests/fuzz/fuzz.sh" 15 && tail -n 10 fuzz.out
}

ways="gcc clang sanitizers valgrind builtin dist fuzz"

# ---- what they are made of ----------------------------------------------------

# step NAME COMMAND...: runs it into NAME.out; a failure shows the end of that.
step() {
    name=$1
    shift
    if "$@" >"$name.out" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$way: $name failed: $*"
        tail -n 40 "$name.out" | sed 's/^/    /'
        return 1
    fi
}

# wait_longer FACTOR: limits of time are for what hangs, not for what is slow by
# such a factor or because the machine has other work to do.  Check reads the
# one variable, our scripts read the other.
wait_longer() {
    load=$(cut -d. -f1 /proc/loadavg 2>/dev/null || echo 0)
    PATIENCE=$(($1 * (4 + load)))
    CK_TIMEOUT_MULTIPLIER=$PATIENCE
    export PATIENCE CK_TIMEOUT_MULTIPLIER
}

build() {
    step configure "$top/configure" --enable-werror "$@" &&
        step build make -j"$jobs"
}

# suite [VARIABLE=VALUE...]: make check, and the sums of what each test says
# in its last line, `NAME: N passed, N failed`.  A test that says nothing
# counts as one by its result.  One more than there are processors: many tests
# wait for what hangs.
suite() {
    make -j$((jobs + 1)) check "$@" >check.out 2>&1 || true
    find . -name '*.trs' | sort >results
    if [ ! -s results ]; then
        failed=$((failed + 1))
        echo "$way: no test was run"
        tail -n 40 check.out | sed 's/^/    /'
        return 1
    fi
    while read -r trs; do
        log=${trs%.trs}.log
        result=$(sed -n 's/^:test-result: //p' "$trs")
        counts=$(sed -n 's/^.*: \([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$log" | tail -n 1)
        good=${counts% *}
        bad=${counts#* }
        case $result in
        PASS) ;;
        SKIP) good=0 bad=0 && echo "$way: ${trs%.trs} skipped: $(tail -n 1 "$log")" ;;
        *) [ "${bad:-0}" -gt 0 ] || bad=1 ;;
        esac
        [ -n "$counts" ] || [ "$result" != PASS ] || good=1 bad=0
        passed=$((passed + ${good:-0}))
        failed=$((failed + ${bad:-0}))
        if [ "${bad:-0}" -gt 0 ]; then
            echo "$way: ${trs%.trs} failed:"
            tail -n 40 "$log" | sed 's/^/    /'
        fi
    done <results
    longest
}

# longest: how long each test took, longest first; the log has the longest.
longest() {
    while read -r trs; do
        echo "$(sed -n 's/^:seconds: //p' "$trs") ${trs%.trs}"
    done <results | sort -rn >times
    head -n 5 times | sed "s/^/$way: seconds: /"
}

sh bootstrap.sh --with-tests
# What two runs compile alike is compiled once.
[ ! -d /usr/lib/ccache ] || PATH=/usr/lib/ccache:$PATH
wait_longer 1
for way in ${*:-$ways}; do
    rm -rf "build-tests/$way"
    mkdir -p "build-tests/$way"
    cd "build-tests/$way"
    start=$(date +%s)
    before="$passed $failed"
    "way_$way" || true
    echo "$way: $((passed - ${before% *})) passed, $((failed - ${before#* })) failed in $(($(date +%s) - start)) s"
    cd "$top"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
