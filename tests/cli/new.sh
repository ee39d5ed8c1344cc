#!/bin/sh
# SPDX-License-Identifier: MIT
# copydesk new: each kind, in C and in C++, builds without a warning, keeps its
# promises, passes its tests and is found once it is installed.
. "$srcdir/tests/cli/lib.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL
[ -d "$modules" ] || { echo "new: this build has no shared modules"; exit 77; }
cat >copydesk.pc <<P
Name: copydesk
Description: the tree
Version: 0
Cflags: -I$abs_top_srcdir/include -I$abs_top_builddir/include
P
PKG_CONFIG_PATH=$scratch${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
export PKG_CONFIG_PATH
XDG_DATA_HOME=$scratch/data
fast=${sanitized:+-fsanitize=address,undefined}

# makes TARGET...: in the folder of the plugin
makes() {
    command="make $* in $name"
    status=0
    make -s -C "$name" COPYDESK="$copydesk" CC="$CC" CFLAGS="-O1 -Wall -Wextra -Werror" \
        CXXFLAGS="-O1 -Wall -Wextra -Werror" LDFLAGS="$fast" "$@" >out 2>err || status=$?
}

# whole KIND SUFFIX [OPTION]
whole() {
    name=my_$1_$2
    about "a $1 in $2"
    run new "$1" "$name" ${3-}
    exits 0
    says err "$name/$name.$2 is a $1 that works"
    there "$name/Makefile" "$name/README.md" "$name/$name.json" "$name/.github/workflows/ci.yml"
    if grep -rq '@[A-Z]*@' "$name"; then bad "a word between @ is left"; else ok; fi
    makes
    exits 0
    silent err
    if [ -z "$sanitized" ]; then
        makes check
        exits 0
        is "$(grep -c '^not ok' out)" 0
        is "$(grep -c '^1\.\.' out)" 2
        sed -n 's/^1\.\.//p' out >counts
        is "$(grep -c '^ok' out)" "$(awk '{ n += $1 } END { print n }' counts)"
    fi
    makes install
    exits 0
    there "data/copydesk/plugins/$name.so"
    run describe "$name"
    exits 0
    says out "$1"
    makes uninstall
    gone "data/copydesk/plugins/$name.so"
    makes clean
    gone "$name/$name.so"
}
has_cxx=
for cxx in g++ c++ clang++; do
    echo '#if __cplusplus < 202002L
#error
#endif
#include <string>' >x.cc
    if $cxx -std=c++20 -fsyntax-only x.cc 2>/dev/null; then has_cxx=$cxx && break; fi
done
[ -n "$has_cxx" ] || echo "new: no compiler of C++20: plugins in C++ are not tried"
for kind in filter format store reader; do
    whole $kind c
    [ -z "$has_cxx" ] || CXX=$has_cxx whole $kind cc --cxx
done

about "a name that is taken"
run new filter select
exits 0
says err 'warning: there is a plugin "select" already, '
run new filter my_own
exits 0
is "$(grep -c warning err)" 0

if [ -n "$has_cxx" ] && [ -z "$sanitized" ]; then
    about "an exception becomes the reason"
    sed -i 's/"the line has no tab"/"thrown"/' my_reader_cc/my_reader_cc.cc
    name=my_reader_cc
    makes
    run run my_reader_cc/my_reader_cc.json -o made
    exits 3
    zcat made/rejects.jsonl.gz >rejects
    says rejects '"code":"plugin_error","reason":"thrown"'

    about "an option of another type does not compile"
    sed -i 's/int64_t at_least/int at_least/' my_filter_cc/my_filter_cc.cc
    name=my_filter_cc
    makes
    is "$([ "$status" != 0 ] && echo refused)" refused
    says err "cd_same_"
fi

if [ -z "$sanitized" ]; then
    about "the store takes a run back, and goes on where it was"
    name=my_store_c
    makes
    articles 3 >in.jsonl
    for n in 1 2; do
        run run my_store_c/my_store_c.json in.jsonl -o run$n
        exits 0
        is "$(grep -c '^{' run$n/my_store_c.store)" 3
    done
fi

about "its CI installs copydesk, or says what that takes"
# The lines behind "run: |"
awk '/run: \|$/ { on = 1; next } on && /^          / { print substr($0, 11); next } { on = 0 }' \
    my_filter_c/.github/workflows/ci.yml >install.sh
mkdir source ci
echo 'echo bootstrap' >source/bootstrap.sh
printf '#!/bin/sh\necho configure\nprintf "all install:\\n\\t@echo \\$@\\n" >Makefile\n' >source/configure
chmod +x source/configure
status=0
RUNNER_TEMP=$scratch/ci COPYDESK='' sh -e install.sh >out 2>err || status=$?
command="the CI of my_filter_c without a variable"
exits 1
says out "set the variable COPYDESK to the address that copydesk is cloned from"
if command -v git >/dev/null && (cd source && git init -q . && git add . &&
    git -c user.name=a -c user.email=a@example.org commit -q -m a); then
    status=0
    RUNNER_TEMP=$scratch/ci COPYDESK=file://$scratch/source sh -e install.sh >out 2>err || status=$?
    command="the CI of my_filter_c"
    exits 0
    is "$(tr '\n' ' ' <out)" "bootstrap configure all install "
fi

about "what cannot be begun"
run new filter
exits 2
says err "which kind, and which name?"
run new filtr topics
exits 2
says err '"filtr" is no kind of plugin; did you mean "filter"?'
run new filter Topics
exits 2
says err '"Topics" is no name of a plugin'
mkdir topics
run new filter topics
exits 2
says err 'cannot make the folder "topics": File exists'
finish
