#!/bin/sh
# SPDX-License-Identifier: MIT
# What a distribution needs: licences told of every file, two builds that are
# equal to the byte, an uninstallation that leaves nothing, Debian packages
# that lintian finds no error in, which install and pass their tests.  Slow,
# and it installs packages: sh tests/bare.sh 'sh tests/package.sh'
# The last line is `package: N passed, N failed`.
set -u
cd "$(dirname "$0")/.."
top=$PWD
jobs=$(nproc)
work=$top/build-package
passed=0
failed=0

# step NAME COMMAND...: the end of what a failed command printed is shown.
step() {
    name=$1
    shift
    if "$@" >"$work/$name.out" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "package: $name failed: $*"
        tail -n 30 "$work/$name.out" | sed 's/^/    /'
        return 1
    fi
}

# The same sources in a folder of another name, and another day's clock on them.
build_in() { # FOLDER DEST
    mkdir -p "$1" && tar xf "$archive" -C "$1" --strip-components=1 --touch &&
        mkdir "$1/build" && cd "$1/build" &&
        ../configure -q --prefix=/usr &&
        make -s -j"$jobs" && make -s install DESTDIR="$2"
}
equal() { diff -r "$work/dest-one" "$work/dest-two"; }
leaves_nothing() {
    make -s -C "$work/one/build" uninstall DESTDIR="$work/dest-one" &&
        ! find "$work/dest-one" -type f -o -type l | grep .
}
packages() {
    cp "$archive" "$work/copydesk_$version.orig.tar.xz" &&
        mkdir "$work/debian" && cd "$work/debian" &&
        tar xf "$archive" --strip-components=1 && cp -r "$top/debian" . &&
        DEB_BUILD_OPTIONS=parallel="$jobs" dpkg-buildpackage -us -uc
}
checked() { cd "$work" && lintian --fail-on error --allow-root ./*.changes; }
# Each test of debian/tests, as autopkgtest would call it, against what is
# installed.
installed() {
    apt-get install -y -q "$work"/*.deb && cd "$work/debian" &&
        (export COPYDESK=/usr/bin/copydesk && sh examples/quickstart.sh) &&
        sh debian/tests/plugin && sh debian/tests/library
}
# A build in the source tree leaves no file that git would want.
in_tree() {
    git clone -q "$top" "$work/tree" && cd "$work/tree" && autoreconf -i &&
        ./configure -q && make -s -j"$jobs" &&
        make -s check TESTS="tests/unit/check_base tests/spec/select.txt" &&
        test -z "$(git status --short)" || { git status --short; return 1; }
}
materials() {
    python3 "$top/debian/sbom.py" /usr >"$work/sbom.json" &&
        python3 -c "
import json, sys
made_of = json.load(open(sys.argv[1]))
names = {p['name'] for p in made_of['packages']}
missing = {'copydesk', 'libc6', 'libjansson4', 'libsqlite3-0'} - names
sys.exit(f'not in the list: {missing}' if missing else 0)" "$work/sbom.json"
}

rm -rf "$work"
mkdir "$work"
export DEBIAN_FRONTEND=noninteractive
sh bootstrap.sh --with-tests || exit
apt-get install -y -q --no-install-recommends build-essential reuse lintian debhelper fakeroot git >"$work/apt.out" || exit
version=$(sed -n 's/^AC_INIT(\[copydesk\], \[\(.*\)\], \[\], .*/\1/p' configure.ac)
archive=$work/copydesk-$version.tar.xz
archive_made() { mkdir "$work/make" && cd "$work/make" && "$top/configure" -q && make -s dist && mv "copydesk-$version.tar.xz" "$archive"; }

step licences reuse lint
step archive archive_made || exit
step one build_in "$work/one" "$work/dest-one"
step two build_in "$work/a/folder-of-another-name" "$work/dest-two"
step equal equal
step uninstall leaves_nothing
if [ -e "$top/.git" ]; then
    step in_tree in_tree
else
    echo "package: in_tree left out: this is no checkout of git"
fi
cd "$top"
step packages packages &&
    step lintian checked &&
    step installed installed &&
    step materials materials
cd "$top"
echo "package: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
