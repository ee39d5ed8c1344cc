#!/bin/sh
# SPDX-License-Identifier: MIT
# Gets a fresh checkout ready for ./configure: installs the Debian packages
# that are missing, as root or through sudo, and runs autoreconf.  Elsewhere it
# says what is missing and stops.
# usage: sh bootstrap.sh [--with-tests]
set -eu
cd "$(dirname "$0")"

packages="gcc g++ make autoconf automake libtool pkg-config libc6-dev
    libltdl-dev libjansson-dev zlib1g-dev libdeflate-dev libutf8proc-dev
    nettle-dev libseccomp-dev libcld2-dev libsqlite3-dev libstemmer-dev libxml2-dev
    libjq-dev liblua5.4-dev libpq-dev libzstd-dev libbrotli-dev"
# Debian has it for this architecture alone.
[ "$(dpkg --print-architecture 2>/dev/null)" != amd64 ] || packages="$packages libisal-dev"
case ${1-} in
--with-tests) packages="$packages check clang clang-format clang-tidy cppcheck libclang-rt-dev llvm valgrind python3 python3-jsonschema python3-yaml python3-pyld python3-zstandard postgresql strace xz-utils zstd" ;;
esac

missing=
for p in $packages; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $p"
done
if [ -n "$missing" ]; then
    if ! command -v apt-get >/dev/null; then
        echo "bootstrap.sh: this is no Debian system; install what these Debian packages hold:$missing" >&2
        exit 1
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null; then
        as_root=sudo
    else
        echo "bootstrap.sh: not root and no sudo; have somebody run: apt-get install$missing" >&2
        exit 1
    fi
    echo "bootstrap.sh: installing$missing"
    $as_root apt-get update -q >/dev/null
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends $missing >/dev/null
fi
mkdir -p m4
if ! autoreconf --install --warnings=all >autoreconf.log 2>&1; then
    cat autoreconf.log >&2
    exit 1
fi
rm -f autoreconf.log
