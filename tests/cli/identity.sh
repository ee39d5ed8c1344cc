#!/bin/sh
# SPDX-License-Identifier: MIT
# A run is continued only by what began it: whatever shapes its bytes, and
# changed since, is named.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "identity: this build has no shared modules"; exit 77; }

articles 200000 >many.jsonl
# unfinished ARGUMENT...: a run in made that was killed behind a checkpoint
unfinished() {
    rm -rf made
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run "$@" -o made 2>killed.err &
    pid=$!
    wait_for made/.copydesk/journal checkpoint $pid
    kill -9 $pid
    wait $pid 2>/dev/null
}
# changed WHAT ARGUMENT...: --resume is refused since WHAT changed
changed() {
    what=$1
    shift
    run run "$@" -o made --resume
    exits 2
    says err "\"made\" cannot be continued: $what changed since that run began; with what it was, --resume continues; --force starts anew"
    there made/a.jsonl.part
}

cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "options", "id": "o", "options": {"needed": "x", "file": "words.txt"}}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
mkdir plugins && chmod 755 plugins
cp "$modules/options.so" plugins/
chmod 755 plugins/options.so
echo words >words.txt

about "the file of an option"
unfinished p.json many.jsonl --plugin-dir plugins
echo weird >words.txt
changed 'the file of the option "o.file"' p.json many.jsonl --plugin-dir plugins
echo words >words.txt
about "the folder of an option"
mkdir -p lists/more
echo words >lists/a.txt
echo words >lists/more/b.txt
echo names >elsewhere.txt
ln -s ../elsewhere.txt lists/link
mkfifo lists/pipe
sed 's/words.txt/lists/' p.json >lists.json
unfinished lists.json many.jsonl --plugin-dir plugins
# differs COMMAND: what it does to the folder is seen
differs() {
    title="the folder of an option: $*"
    rm -rf kept
    cp -a lists kept
    cp elsewhere.txt kept.txt
    eval "$@"
    changed 'the folder of the option "o.file"' lists.json many.jsonl --plugin-dir plugins
    rm -rf lists
    cp -r kept lists # with other times
    cp kept.txt elsewhere.txt
}
differs 'echo weird >lists/a.txt'
differs 'echo weird >lists/more/b.txt'
differs 'mv lists/more/b.txt lists/b.txt'
differs 'mv lists/a.txt lists/A.txt'
differs 'rm lists/more/b.txt'
differs 'mkdir lists/empty'
differs 'rm lists/a.txt && mkdir lists/a.txt'
differs 'rm lists/pipe'
differs 'ln -sf ../words.txt lists/link'
differs 'echo NAMES >elsewhere.txt'
about "a folder whose contents are the same"
rm -rf kept
run run lists.json many.jsonl --plugin-dir plugins -o made --resume
exits 0
about "a large file, by its size and its time"
truncate -s 300M lists/large
touch -d 2020-01-01 lists/large
unfinished lists.json many.jsonl --plugin-dir plugins
touch -d 2021-01-01 lists/large
changed 'the folder of the option "o.file"' lists.json many.jsonl --plugin-dir plugins
touch -d 2020-01-01 lists/large
run run lists.json many.jsonl --plugin-dir plugins -o made --resume
exits 0
rm lists/large
about "the run's own folder in it counts for nothing"
unfinished lists.json many.jsonl --plugin-dir plugins
mv made lists/made
run run lists.json many.jsonl --plugin-dir plugins -o lists/made --resume
exits 0
mkdir lists/made/in
sed 's#words.txt#lists/made/in#' p.json >inside.json
run run inside.json many.jsonl --plugin-dir plugins -o lists/made --force
exits 0
if [ -e "$COPYDESK_PLUGIN_PATH/sqlite.so" ]; then
    about "a store in it, which the run writes, counts for nothing"
    ln -s words.db lists/newest
    sed 's#words.txt#lists#; s#\(.*\)\]}$#\1, {"plugin": "sqlite", "path": "../lists/words.db", "append": true}]}#' p.json >stored.json
    unfinished stored.json many.jsonl --plugin-dir plugins
    there lists/words.db
    echo more >lists/words.db.txt
    changed 'the folder of the option "o.file"' stored.json many.jsonl --plugin-dir plugins
    rm lists/words.db.txt
    run run stored.json many.jsonl --plugin-dir plugins -o made --resume
    exits 0
    rm lists/words.db lists/newest
fi
about "too many files: that is said"
python3 -c '
for i in range(10001): open("lists/more/%d" % i, "w").close()'
head -n 3 many.jsonl >few.jsonl
run run lists.json few.jsonl --plugin-dir plugins -o many
exits 0
says err 'the folder of the option "o.file" is too large to be compared: --resume would not see that something in it changed'
run run lists.json few.jsonl --plugin-dir plugins -o many
says err "holds a finished run"
about "a pipe is not read"
mkfifo pipe
sed 's#words.txt#pipe#' p.json >pipe.json
run run pipe.json few.jsonl --plugin-dir plugins -o piped
exits 0

about "the size of an input"
rm -rf lists
unfinished p.json many.jsonl --plugin-dir plugins
cp many.jsonl kept.jsonl
echo '{}' >>many.jsonl
changed "the inputs: their names, order or sizes" p.json many.jsonl --plugin-dir plugins
mv kept.jsonl many.jsonl
about "a plugin, by one byte behind its end"
cp plugins/options.so kept.so
echo >>plugins/options.so
changed 'the plugin "options"' p.json many.jsonl --plugin-dir plugins
cp kept.so plugins/options.so
about "what changed, and changed back"
run run p.json many.jsonl --plugin-dir plugins -o made --resume
exits 0

if [ -z "$sanitized" ] && command -v cc >/dev/null && pkg-config --exists jansson; then
    about "a library that a plugin is linked to"
    word() { echo "const char *word(void); const char *word(void) { return \"$1\"; }" | cc -xc -shared -fPIC -o plugins/libword.so - && chmod 755 plugins/libword.so; }
    cat >wordy.c <<'C'
#include <copydesk/plugin.h>
extern const char *word(void);
static enum cd_status process(const struct cd_host *h, void *self, json_t *rec)
{
    (void)h; (void)self;
    return json_object_set_new(rec, "title", json_string(word())) ? CD_ERROR : CD_KEEP;
}
static const struct cd_field writes[] = { { "title", CD_T_STRING, 0, "A word." }, { 0 } };
const struct cd_plugin copydesk_plugin = { CD_PLUGIN_HEADER, .name = "wordy", .version = "1", .summary = "Has a word.",
    .kind = CD_FILTER, .writes = writes, .process = process };
C
    word old
    cc -std=c11 -shared -fPIC -I"$abs_top_srcdir/include" $(pkg-config --cflags jansson) -o plugins/wordy.so wordy.c \
        -Lplugins -lword -Wl,-rpath,"\$ORIGIN" $(pkg-config --libs jansson) && chmod 755 plugins/wordy.so
    sed 's/"plugin": "options".*}}/"plugin": "wordy"}/' p.json >w.json
    unfinished w.json many.jsonl --plugin-dir plugins
    word new
    changed "the plugins' library \"libword.so\"" w.json many.jsonl --plugin-dir plugins
    word old
    run run w.json many.jsonl --plugin-dir plugins -o made --resume
    exits 0
    is "$(grep -c '"title":"old"' made/a.jsonl)" 200000
    about "by a byte that no linker knows of"
    unfinished w.json many.jsonl --plugin-dir plugins
    LC_ALL=C sed 's/old/OLD/' plugins/libword.so >patched && cat patched >plugins/libword.so
    changed "the plugins' library \"libword.so\"" w.json many.jsonl --plugin-dir plugins
fi

about "without a folder nobody reads the plugins as files"
if strace -o /dev/null true 2>/dev/null && [ -z "$sanitized" ]; then
    articles 1 >one.jsonl
    strace -f -y -o trace -e trace=read,pread64 "$copydesk" run -s clean -s quotes one.jsonl >out 2>err
    is "$(grep '\.so>' trace | sed 's/.*= //' | awk '$1 > 4096' | wc -l)" 0
fi
finish
