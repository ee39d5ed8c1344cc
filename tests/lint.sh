#!/bin/sh
# SPDX-License-Identifier: MIT
# cppcheck and clang-tidy, over all C of the program and the plugins; exit 1
# where they find something.  What they must not look for, and why, stands in
# tests/lint/suppressions.txt and .clang-tidy.
# usage: sh lint.sh TOP FLAGS..., in the build folder: those of the preprocessor
set -u
top=$1
shift
bad=0
export LC_ALL=C

# name NAME: the first of the two programs that there is; Debian's
# clang-tidy-14 reads the same list as the newer ones.
name() {
    command -v "$1" || {
        echo "lint: $1 is missing (Debian: $1)" >&2
        exit 1
    }
}

cppcheck=$(name cppcheck) || exit 1
tidy=$(name clang-tidy) || exit 1

build=$PWD
cd "$top" || exit 1

# Templates of new plugins are no C before they are filled in; tables of weights
# are numbers.
sources=$(find core plugins examples/plugin -name '*.c' \
    ! -path 'core/cli/templates/*' ! -name 'weights*' | sort)

echo "cppcheck"
# shellcheck disable=SC2086 # names without blanks
"$cppcheck" --quiet --std=c11 --enable=warning,performance,portability \
    --library=posix --library=gnu --library=tests/lint/cppcheck.cfg \
    --suppressions-list=tests/lint/suppressions.txt \
    --suppress=missingInclude --error-exitcode=1 -j "$(nproc)" \
    -I include -I core -I "$build/include" \
    --template='{file}:{line}: {message} [{id}]' $sources || bad=1

echo "clang-tidy"
cd "$build" || exit 1
printf '%s\n' "$@" >compile_flags.txt # read by -p
for file in $sources; do echo "$top/$file"; done |
    xargs -n 20 -P "$(nproc)" "$tidy" --quiet -p "$build" \
        --config-file="$top/.clang-tidy" >tidy.out 2>tidy.err || bad=1
grep -h '^Error' tidy.err
grep -E '(warning|error): ' tidy.out | sort -u
exit $bad
