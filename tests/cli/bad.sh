#!/bin/sh
# SPDX-License-Identifier: MIT
# A plugin that cannot be used is named, with the reason and what to do; the
# run is refused before anything is written.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "bad: this build has no shared modules"; exit 77; }

articles 1 >in.jsonl

# refused NAME MESSAGE
refused() {
    about "$1"
    run run -s "$1" in.jsonl --plugin-dir "$modules"
    exits 2
    silent out
    says err "$2"
    is "$(wc -l <err)" 1
}

# Nothing for thirty seconds is too long; the others are tried meanwhile.
mkdir late
(
    cd late && status=0
    "$copydesk" run -s bad_silent ../in.jsonl --plugin-dir "$modules" >out 2>err || status=$?
    echo "$status" >status
) &

where="$modules"
refused bad_magic "-s bad_magic: error: plugin \"bad_magic\" ($where/bad_magic.so): its copydesk_plugin is no plugin descriptor: start it with CD_PLUGIN_HEADER"
refused bad_major "it was built for plugin ABI 2, this copydesk has ABI 1: compile it against this copydesk's plugin.h"
refused bad_minor "it needs plugin ABI 1.2, this copydesk has 1.1: install a newer copydesk"
refused bad_size "its descriptor has 64 bytes, ABI 1.0 has "
refused bad_tail "its descriptor uses members that this copydesk (ABI 1.1) does not know: install a newer copydesk"
refused bad_jansson "it is linked to another copy of libjansson than copydesk: link it with the shared -ljansson, not with a static or bundled one"
refused bad_name "its descriptor calls it \"other_name\", its file \"bad_name\": rename one of them"
refused bad_kind "its kind is 9, which this copydesk does not know"
refused bad_flags "its descriptor has flags (0x40) that this copydesk does not know"
refused bad_network "it has the flag CD_NETWORK, which is for stores: what runs in a worker has no sockets"
refused bad_process "its descriptor lacks the process function"
refused bad_store "a store needs the functions commit and resume"
refused bad_undo "it has the function undo, which only stores have"
refused bad_option "its option \"far\" lies outside its options struct: is options_size set?"
refused bad_default "its option \"n\" has a default outside its range"
refused bad_twice "it declares the option \"on\" twice"
refused bad_reads "its read \"\${nowhere}\" names no option"
refused bad_removes "its write \"*\" has CD_REMOVED or CD_ONLY, which are for a field that is named"
refused bad_writes "\"bad_writes\" writes \"title\" as an array, but that field is a string everywhere"
refused bad_symbol "it exports no symbol \"copydesk_plugin\": it is no copydesk plugin, or hides the symbol"
refused bad_undefined "undefined symbol: copydesk_test_defined_nowhere"
refused bad_crash "plugin \"bad_crash\" crashed (Segmentation fault) in load"
refused bad_exit "plugin \"bad_exit\" ended the process in load"
refused bad_prepare "stage \"bad_prepare\" cannot start: the model is missing"
refused bad_prepare_crash "plugin \"bad_prepare_crash\" crashed (Aborted) in prepare"
refused bad_open "stage \"bad_open\" cannot open: no room at the inn"
refused bad_open_crash "stage \"bad_open_crash\" crashed (Aborted) in open"
refused nowhere "no plugin \"nowhere\"; \`copydesk list\` shows all"
refused quote "did you mean \"quotes\"?"

about "a name that leads out of the plugin folders"
run run -s ../quotes in.jsonl
exits 2
says err "\"../quotes\" is no valid name" "names are made of a-z, 0-9 and _"

about "a longer descriptor with an empty tail is accepted"
run run -s good_tail in.jsonl --plugin-dir "$modules"
exits 0

about "a descriptor of ABI 1.0 is as long as it says, whatever stands behind it"
run run -s old_minor in.jsonl --plugin-dir "$modules"
exits 0
says out '"kept":"by 1.0"'

about "a plugin that talks to the main process"
run run -s bad_babble in.jsonl --plugin-dir "$modules"
exits 2
says err "the process that loads plugins talks nonsense"

about "a format that cannot write its tail"
echo '{"copydesk": 1, "outputs": [{"plugin": "bad_ends", "path": "a.txt"}]}' >ends.json
run run ends.json in.jsonl -o ends --plugin-dir "$modules"
exits 5
says err 'output "bad_ends" cannot write its tail: nothing to sum up'
gone ends/a.txt ends/run.json
sed 's/a.txt/a{id}.txt/' ends.json >each.json
run run each.json in.jsonl -o each --plugin-dir "$modules"
exits 5
says err 'output "bad_ends" cannot write its tail: nothing to sum up'

about "a file that is no shared library"
mkdir mine
echo "not a library" >mine/text.so
run run -s text in.jsonl --plugin-dir mine
exits 2
says err "plugin \"text\" ($scratch/mine/text.so)"

about "a shared library of another machine"
python3 - "$modules/good_tail.so" mine/alien.so <<'P'
import sys
b = bytearray(open(sys.argv[1], "rb").read())
b[18:20] = b"\x2a\x00"  # e_machine: SuperH
open(sys.argv[2], "wb").write(b)
P
run run -s alien in.jsonl --plugin-dir mine
exits 2
says err "plugin \"alien\" ($scratch/mine/alien.so)"

about "a folder that is not there"
run run -s text in.jsonl --plugin-dir nowhere
exits 2
says err "nowhere"

about "a folder that others can write to"
mkdir open
cp "$modules/good_tail.so" open/
chmod 777 open
run run -s good_tail in.jsonl --plugin-dir open
exits 2
says err "plugin folder \"$scratch/open\" can be written to by anybody: chmod go-w it first"

about "a file that others can write to"
mkdir loose
cp "$modules/good_tail.so" loose/
chmod 666 loose/good_tail.so
run run -s good_tail in.jsonl --plugin-dir loose
exits 2
says err "loose/good_tail.so\" can be written to by anybody: chmod go-w it first"

about "a link leads to where others can write"
mkdir safe
ln -s ../open/good_tail.so safe/
run run -s good_tail in.jsonl --plugin-dir safe
exits 2
says err "plugin folder \"$scratch/open\" can be written to by anybody: chmod go-w it first"
rm safe/good_tail.so
ln -s ../loose/good_tail.so safe/
run run -s good_tail in.jsonl --plugin-dir safe
exits 2
says err "loose/good_tail.so\" can be written to by anybody: chmod go-w it first"
about "a link in a folder where others can put one"
rm open/good_tail.so safe/good_tail.so
cp "$modules/good_tail.so" safe/
ln -s ../safe/good_tail.so open/
run run -s good_tail in.jsonl --plugin-dir open
exits 2
says err "plugin folder \"$scratch/open\" can be written to by anybody"
about "a folder above that others can write to"
mkdir open/inner
cp "$modules/good_tail.so" open/inner/
run run -s good_tail in.jsonl --plugin-dir open/inner
exits 2
says err "folder of plugins \"$scratch/open\" can be written to by anybody: chmod go-w it first"
chmod 770 open
ln -s open/inner by_link
run run -s good_tail in.jsonl --plugin-dir by_link
exits 2
says err "folder of plugins \"$scratch/open\" can be written to by its group"
chmod 1777 open
run run -s good_tail in.jsonl --plugin-dir by_link
exits 0
about "a link, all of which is safe"
ln -s good_tail.so safe/other.so
run run -s good_tail in.jsonl --plugin-dir safe
exits 0
about "a plugin of any owner"
if [ "$(id -u)" = 0 ]; then
    mkdir theirs
    cp "$modules/good_tail.so" theirs/
    chown 65534 theirs/good_tail.so
    run run -s good_tail in.jsonl --plugin-dir theirs
    exits 2
    says err "theirs/good_tail.so\" belongs to user 65534, neither to root nor to you"
    chown 0 theirs/good_tail.so
    chown 65534 theirs
    run run -s good_tail in.jsonl --plugin-dir theirs
    exits 2
    says err "plugin folder \"$scratch/theirs\" belongs to user 65534"
fi
about "a plugin that is no file"
mkdir pipe
mkfifo pipe/good_tail.so
run run -s good_tail in.jsonl --plugin-dir pipe
exits 2
says err "pipe/good_tail.so\" is no regular file"

about "a libtool archive is no plugin"
mkdir la
cp "$modules/../bad_magic.la" la/archive.la
run run -s archive in.jsonl --plugin-dir la
exits 2
says err "no plugin \"archive\""

about "list --broken shows what cannot be used, and why"
run list --broken --plugin-dir "$modules"
says out "bad_magic" "start it with CD_PLUGIN_HEADER"

wait
about "a plugin that is silent while it loads"
command="copydesk run -s bad_silent"
status=$(cat late/status)
exits 2
says late/err "plugin \"bad_silent\" was silent for 30 seconds in"
finish
