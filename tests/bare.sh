#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs a command as someone with a fresh Debian would: in a minimal system made
# for it, on a checkout of HEAD, with the package sources of this machine and
# nothing else of it.  The system is removed afterwards.
# usage: sh tests/bare.sh COMMAND      (as root)
# Exits as the command does, or with 125 where no system can be made; that has
# been said then.
set -eu
cd "$(dirname "$0")/.."

cannot() {
    echo "bare.sh: no bare system can be made here: $*" >&2
    exit 125
}

# The mounts of the system are in a name space of their own: they end with it,
# also when this is killed, and nothing below them can be removed by mistake.
if [ "${BARE_INSIDE-}" != yes ]; then
    [ "$(id -u)" = 0 ] || cannot "not root"
    command -v apt-get >/dev/null || cannot "this is no Debian system"
    if ! command -v debootstrap >/dev/null; then
        apt-get update -q >/dev/null
        apt-get install -y -q --no-install-recommends debootstrap >/dev/null || cannot "no debootstrap"
    fi
    unshare --mount true 2>/dev/null || cannot "no mount name spaces"
    root=$(mktemp -d /var/tmp/copydesk-bare.XXXXXX)
    chmod 755 "$root" # its "/", also for those who are not root
    trap 'rm -rf --one-file-system "$root"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    status=0
    BARE_INSIDE=yes unshare --mount --propagation private sh tests/bare.sh "$root" "$1" || status=$?
    exit $status
fi

root=$1 command=$2
# What apt is told here, but for the rules about its own files.
apt-get indextargets --format '$(RELEASE) $(SITE)' 'Created-By: Packages' >"$root.sources"
read -r release mirror <"$root.sources" || cannot "no package sources"
rm "$root.sources"
debootstrap --variant=minbase "$release" "$root" "$mirror" >"$root.log" 2>&1 || {
    tail -n 3 "$root.log" >&2
    rm "$root.log"
    cannot "debootstrap failed"
}
rm "$root.log"
rm -f "$root/etc/apt/sources.list"
for f in sources.list sources.list.d trusted.gpg.d keyrings; do
    [ ! -e "/etc/apt/$f" ] || cp -r "/etc/apt/$f" "$root/etc/apt/"
done
apt-config dump Acquire | grep -v '""' >"$root/etc/apt/apt.conf.d/90acquire"
for f in resolv.conf hosts; do
    [ ! -e "/etc/$f" ] || cp "/etc/$f" "$root/etc/$f"
done
mkdir -p "$root/dev/pts" "$root/dev/shm"
# A clone and not an archive: some tests are about git.
git clone -q --no-hardlinks . "$root/root/copydesk"
# A root that is no mount point would not let the tests mount anything.
mount --bind "$root" "$root" &&
    mount -t proc proc "$root/proc" &&
    mount -t devpts devpts "$root/dev/pts" -o newinstance,ptmxmode=0666 &&
    mount -t tmpfs shm "$root/dev/shm" || cannot "mount failed"
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    chroot "$root" /bin/sh -c "cd /root/copydesk && $command"
