#!/bin/sh
# SPDX-License-Identifier: MIT
# PLUGINS.md, followed word by word: each command of its ten minutes is run, in
# their order, from nothing to a run over the example articles.
. "$srcdir/tests/cli/lib.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL
[ -d "$modules" ] || { echo "plugins_page: this build has no shared modules"; exit 77; }
[ -z "$sanitized" ] || { echo "plugins_page: skipped, the page's plugins are built without sanitizers"; exit 77; }
page=$abs_top_srcdir/PLUGINS.md
: "${CC:=cc}"

# An installation, as a user has it.
mkdir bin share
ln -s "$copydesk" bin/copydesk
ln -s "$abs_top_srcdir" share/copydesk
cat >copydesk.pc <<P
datarootdir=$scratch/share
plugindir=$scratch/plugins
Name: copydesk
Description: the tree
Version: 0
Cflags: -I$abs_top_srcdir/include -I$abs_top_builddir/include
P
PKG_CONFIG_PATH=$scratch${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
PATH=$scratch/bin:$PATH
[ ! -x /usr/bin/python3 ] || PATH=$scratch/bin:/usr/bin:$PATH
XDG_DATA_HOME=$scratch/data
export PKG_CONFIG_PATH PATH XDG_DATA_HOME

# section HEADING: its lines, without those of the next one
section() { sed -n "/^##* $1\$/,/^## */{/^##* $1\$/d;/^##/q;p}" "$page"; }
commands() { section "$1" | sed -n 's/^    \$ //p'; }

data=$(commands "Ten minutes")
# followed HEADING FILE...: its commands leave these files
followed() {
    about "$1"
    commands "$1" >script
    is "$([ "$(wc -l <script)" -ge 4 ] && echo commands)" commands
    command="the commands of $1"
    status=0
    { echo "$data" && cat script; } | sh -eu >out 2>err || status=$?
    exits 0
    shift
    there "$@"
}
followed "A filter" topics/out/articles.jsonl.gz data/copydesk/plugins/topics.so
says out '"topics_words":'
followed "A format" headlines/out/titles.txt data/copydesk/plugins/headlines.so
followed "A store" ledger/out/ledger.store data/copydesk/plugins/ledger.so
if command -v jq >/dev/null; then
    followed "A reader" sheet/out/articles.jsonl.gz data/copydesk/plugins/sheet.so
    says err "14 records in: 14 written"
else
    echo "plugins_page: no jq: the reader is not tried"
fi
echo '#include <string>' >x.cc
if c++ -std=c++20 -fsyntax-only x.cc 2>/dev/null; then
    followed "In C++" tags/out/articles.jsonl.gz data/copydesk/plugins/tags.so
else
    echo "plugins_page: no compiler of C++20: the plugin in C++ is not tried"
fi

about "In Python"
if [ -x /usr/bin/python3 ]; then
    heading="In Python, or any other language"
    mkdir words
    section "$heading" | sed -n '/^    from copydesk_stage/,/^[^ ]/s/^    //p' >words/topics.py
    section "$heading" | sed -n '/^    {$/,/^    }$/s/^    //p' >words/topics.json
    commands "$heading" >script
    command="the commands of $heading"
    status=0
    { echo "$data" && echo 'cd words' && cat script; } | sh -eu >out 2>err || status=$?
    exits 0
    says out "ok 1 - topics.json: a word of the list"
    there words/out/topics.jsonl
fi

# shown FILE: each line of it is one that the page shows
shown() {
    section "Messages you may meet" | sed -n 's/^    //p' >messages
    n=0
    while IFS= read -r line; do
        n=$((n + 1))
        grep -Fxq -e "$line" messages && ok || bad "the page must show: $line"
    done <"$1"
    [ $n -ge 2 ] && ok || bad "$1 must have messages"
}

about "the messages that it shows are those that are printed"
cp -r "$abs_top_srcdir/examples/plugin" reading
make -s -C reading reading.so CC="$CC" >make.log 2>&1
echo '{"text": "It rained."}' >one.jsonl
run run -s reading:words_a_minute=18000 --plugin-dir reading one.jsonl
exits 2
shown err
mkdir w
cat >w/w.c <<'C'
#include <copydesk/plugin.h>
#include <fcntl.h>

static const struct cd_field reads[] = {
    { "text", CD_T_STRING, 0, "The article." }, { 0 }
};
static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    (void)h, (void)self, (void)rec;
    return open("/etc/passwd", O_RDONLY) < 0 ? CD_DROP : CD_KEEP;
}
const struct cd_plugin copydesk_plugin = { CD_PLUGIN_HEADER, .name = "w",
    .version = "1", .summary = "Opens a file.", .author = "a", .license = "MIT",
    .kind = CD_FILTER, .reads = reads, .process = process };
C
# shellcheck disable=SC2046
$CC -std=c11 -fPIC -shared $(pkg-config --cflags copydesk) -o w/w.so w/w.c
cat one.jsonl one.jsonl >two.jsonl
run run -s w --plugin-dir w two.jsonl
exits 3
shown err

about "the package"
if command -v dh >/dev/null && command -v dpkg-buildpackage >/dev/null; then
    mkdir topics/debian
    for name in control rules changelog; do
        case $name in
        control) begins='    Source:' ;;
        rules) begins='    #!' ;;
        changelog) begins='    copydesk-topics (' ;;
        esac
        section "Package it" | sed -n "/^$(echo "$begins" | sed 's/[.!(]/\\&/g; s/\\(/(/')/,/^[^ ]/p" | grep -v '^[^ ]' | sed 's/^    //' >topics/debian/$name
    done
    chmod +x topics/debian/rules
    command="dpkg-buildpackage"
    status=0
    # The packages of copydesk are this build; the compiler is Debian's, as dwz
    # does not read what all of them write.
    (cd topics && unset CC CXX && make -s clean && dpkg-buildpackage -us -uc -b -d --no-sign) >out 2>err || status=$?
    exits 0
    is "$(dpkg-deb -c copydesk-topics_1.0_*.deb 2>/dev/null | grep -c 'plugins/topics\.so')" 1
else
    echo "plugins_page: no debhelper: the package is not built"
fi
finish
