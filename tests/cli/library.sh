#!/bin/sh
# SPDX-License-Identifier: MIT
# libcopydesk: a program that is built with pkg-config against what was
# installed gets the records that `copydesk run` writes.
. "$srcdir/tests/cli/lib.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL
[ -f "$abs_top_builddir/libcopydesk.la" ] || { echo "library: this build has no libcopydesk"; exit 77; }
command -v pkg-config >/dev/null || { echo "library: skipped, there is no pkg-config"; exit 77; }
pipelines=$abs_top_srcdir/examples/pipelines
data=$abs_top_srcdir/examples/data

about "it is installed, and found by pkg-config"
command="make install, in part"
status=0
make -s -C "$abs_top_builddir" DESTDIR="$scratch/dest" install-libLTLIBRARIES install-pkglibLTLIBRARIES \
    install-copydeskincludeHEADERS install-pkgconfigDATA >out 2>err || status=$?
exits 0
library=$(find dest -name 'libcopydesk.so.0')
folder=$scratch/$(dirname "$library")
there "$library"
# What counts the lines that run prints, and valgrind cannot run it.
if nm "$library" 2>/dev/null | grep -q __llvm_profile; then counted=1; else counted=; fi
PKG_CONFIG_PATH=$folder/pkgconfig PKG_CONFIG_SYSROOT_DIR=$scratch/dest
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
# shellcheck disable=SC2046
$CC -std=gnu11 -Wall -Wextra -Werror ${sanitized:+-fsanitize=address,undefined} \
    $(pkg-config --cflags libcopydesk) "$abs_top_srcdir/tests/lib/records.c" -o records \
    $(pkg-config --libs libcopydesk) >out 2>err || status=$?
exits 0
silent err
LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export LD_LIBRARY_PATH

# processes ARGUMENT...: the program, with the plugins that lie beside the
# library; what comes out of a second pipeline goes to the file second
processes() {
    command="records $*"
    status=0
    (
        unset COPYDESK_PLUGIN_PATH
        # Counters of the program and of the library in one file do not merge, and say so in err.
        [ -z "$counted" ] || export LLVM_PROFILE_FILE="$scratch/records.profraw"
        exec ./records "$@" >out 2>err 3>second </dev/null
    ) || status=$?
}

about "its name, and no symbols but those of the header"
if command -v readelf >/dev/null && command -v nm >/dev/null; then
    readelf -d "$library" >out
    says out "[libcopydesk.so.0]"
    nm -D --defined-only "$library" | awk '{ print $NF }' | grep -v '^__' >symbols
    holds symbols <<'O'
copydesk_close
copydesk_code
copydesk_error
copydesk_open
copydesk_open_text
copydesk_process
copydesk_reason
copydesk_record
copydesk_stage
copydesk_version
copydesk_warnings
O
    about "it does nothing to the process around it"
    nm -D --undefined-only "$library" | awk '{ print $NF }' | sed 's/@.*//; s/^__//; s/_chk$//' >needed
    [ -z "$counted" ] || echo "library: counts lines: what it calls is not looked at"
    for name in exit abort atexit printf vprintf fprintf vfprintf puts fputs fwrite perror \
        setlocale sigaction setenv putenv umask json_set_alloc_funcs json_object_seed lt_dlloader_remove lt_dlexit fchdir; do
        [ -n "$counted" ] || is "$(grep -cx "$name" needed)" 0
    done
fi

about "the records of each example pipeline"
zcat "$data"/*.jsonl.gz >corpus.jsonl
n=0
for file in "$pipelines"/*.json; do
    name=$(basename "$file" .json)
    "$copydesk" lint "$file" >out 2>err || continue # needs what is not built
    ! grep -q '"process"' "$file" || [ -x /usr/bin/python3 ] || continue
    if grep -q '"new_only"' "$file"; then # for a run, a store has to know them
        sed 's/"new_only": true/"new_only": false/' "$file" >"$name.json"
        file=$name.json
    fi
    run_with corpus.jsonl run "$file" - --input-name record
    is "$([ "$status" = 0 ] || [ "$status" = 3 ] && echo done)" done
    cp out expected
    processes "$file" corpus.jsonl
    exits 0
    same out expected
    n=$((n + 1))
done
if [ "$n" -ge 8 ]; then ok; else bad "only $n pipelines"; fi

about "records that are dropped and rejected, and what is logged"
cat >some.json <<'P'
{
  "copydesk": 1,
  "input": { "paths": ["nowhere/*.gz"], "fields": { "text": "body" } },
  "stages": [ { "plugin": "select", "options": { "min_words": 2 } },
              { "plugin": "lua", "options": { "program": "function process(r) if r.title == 'bad' then error('no good') end end" }, "on_error": "stop" } ],
  "outputs": [ { "plugin": "no_such_thing", "path": "a" } ],
  "limits": { "record_bytes": 1024, "worker_bytes": 100000000, "rejects": 0 }
}
P
[ -e "$abs_top_builddir/plugins/.libs/lua.so" ] || sed -i '/"lua"/d; s/2 } },$/2 } } ],/' some.json
{
    echo '{"body":"It rained all day."}'
    echo '{"body":"Rain."}'
    echo '{"body":3}'
    echo '{"body":"a b", "text":"a b"}'
    echo '["It rained."]'
    echo '{"body":'
    echo '{"body":"It rained.", "title":"bad"}'
    printf '{"body":"%01100d"}\n' 0
    echo '{"id":7,"body":"un caf\u00e9 \ud83d\ude00 \u0000","x":[1.50,1e3,null]}'
} >lines
processes some.json lines
exits 0
[ -e "$abs_top_builddir/plugins/.libs/lua.so" ] || sed -i '/"title":"bad"/d' out
holds out <<'O'
{"text":"It rained all day.","id":"record:1"}
{"id":"7","text":"un café 😀 \u0000","x":[1.5,1000.0,null]}
O
says err \
    'some.json:3:14: warning: "paths" are not read here: records come from the program and go back to it' \
    'some.json:6:3: warning: "outputs" are neither written nor checked here: ' \
    'warning: "worker_bytes" bounds commands, and a quarter of it what comes out, but no plugin here: ' \
    'warning: "rejects" stops nothing here: ' \
    '2: dropped' \
    '3: rejected: wrong_type by "select": "text" must be a string, not an integer' \
    '4: rejected: field_conflict by "": ' \
    '5: rejected: not_object by "": ' \
    '6: rejected: json_syntax by "": byte ' \
    '8: rejected: too_large by "": the record has 1112 bytes, limits.record_bytes is 1024'
[ ! -e "$abs_top_builddir/plugins/.libs/lua.so" ] || says err '7: stopped: plugin_error by "lua": '

about "mistakes, in the words of lint"
for mistake in '{"copydesk": 1, "stages": [{"plugin": "cleen"}]}' '{"copydesk": 1, "stages": 3}' '{' '' '{"copydesk": 2}' \
    '{"copydesk": 1, "stages": [{"plugin": "select", "options": {"min_words": -1}}]}' \
    '{"copydesk": 1, "stages": [{"plugin": "process", "options": {"command": ["/nowhere"]}}]}'; do
    echo "$mistake" >wrong.json
    run lint wrong.json
    exits 1
    cp err expected
    processes wrong.json lines
    exits 1
    same err expected
    silent out
done
processes nowhere.json lines
exits 1
says err 'nowhere.json: error: cannot open: No such file or directory'
processes '{"copydesk": 1, "stages": [{"plugin": "cleen"}]}' lines
exits 1
says err 'pipeline:1:39: error: no plugin "cleen"; did you mean "clean"?'

about "two pipelines at a time"
processes '{"copydesk": 1, "stages": [{"plugin": "clean"}, {"plugin": "quotes"}]}' corpus.jsonl \
    '{"copydesk": 1, "stages": [{"plugin": "clean"}, {"plugin": "select", "options": {"min_words": 200}}]}' corpus.jsonl
exits 0
cp out first
cp second second.out
run run -s clean -s quotes corpus.jsonl
same first out
run run -s clean -s select:min_words=200 corpus.jsonl
same second.out out

about "a plugin from elsewhere, and one that logs"
mkdir elsewhere
for plugin in reading style; do
    # shellcheck disable=SC2046
    $CC -std=c11 -fPIC -shared ${sanitized:+-fsanitize=address,undefined} $(PKG_CONFIG_SYSROOT_DIR='' pkg-config --cflags jansson) \
        -I"$abs_top_srcdir/include" "$abs_top_srcdir/examples/plugin/$plugin.c" -o elsewhere/$plugin.so >out 2>err || status=$?
done
exits 0
echo '{"copydesk": 1, "plugin_dirs": ["elsewhere"], "stages": [{"plugin": "reading"}]}' >elsewhere.json
processes elsewhere.json corpus.jsonl
exits 0
cp out first
run_with corpus.jsonl run elsewhere.json - --input-name record
same first out
says first '"reading_minutes":'

about "a command that dies costs one record"
if [ -x /usr/bin/python3 ]; then
    cat >dies.py <<'P'
import os
from copydesk_stage import stage

for record in stage:
    if record["text"] == "die":
        print("I go")
        os._exit(3)
    record["seen"] = True
P
    echo '{"copydesk": 1, "stages": [{"plugin": "process", "options": {"command": ["/usr/bin/python3", "dies.py"], "folder": "."}}]}' >dies.json
    printf '{"id":"%s","text":"%s"}\n' a one b die c three >lines
    processes dies.json lines
    exits 0
    holds out <<'O'
{"id":"a","text":"one","seen":true}
{"id":"c","text":"three","seen":true}
O
    says err '2: rejected: plugin_crash by "process": the command ended with status 3: I go' \
        'dies.json: logged by process: p: '
fi

about "nothing is left behind, and no byte read that is not there"
if [ -z "$sanitized$counted" ] && command -v valgrind >/dev/null; then
    head -n 6 corpus.jsonl >few.jsonl
    command="valgrind records"
    status=0
    (unset COPYDESK_PLUGIN_PATH && valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite,possible \
        --suppressions="$abs_top_srcdir/tests/valgrind.supp" \
        ./records some.json few.jsonl elsewhere.json few.jsonl >out 2>err 3>second </dev/null) || status=$?
    exits 0
    (unset COPYDESK_PLUGIN_PATH && valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite,possible \
        --suppressions="$abs_top_srcdir/tests/valgrind.supp" \
        ./records wrong.json few.jsonl >out 2>err </dev/null) || status=$?
    exits 1
elif [ -z "$sanitized" ]; then
    echo "library: no valgrind, or not for this build: leaks are not looked for"
fi

about "where memory runs out the call fails, and the program goes on"
if [ -z "$sanitized" ]; then
    python3 -c 'print("{\"text\":\"%s\"}" % ("It rained. " * 600000))' >long.jsonl
    command="records with little memory"
    status=0
    (unset COPYDESK_PLUGIN_PATH && ulimit -v 120000 && ./records '{"copydesk": 1, "stages": [{"plugin": "clean"}, {"plugin": "quotes"}]}' long.jsonl >out 2>err </dev/null) || status=$?
    exits 0
    says err '1: failed' 'copydesk: error: out of memory'
fi
finish
