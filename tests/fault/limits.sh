#!/bin/sh
# SPDX-License-Identifier: MIT
# Limits of the shell, closed descriptors, no /proc, a folder .copydesk that is
# none: a run works, or says in one line what is in its way.
. "$srcdir/tests/cli/lib.sh"
[ -z "$sanitized" ] || { echo "limits: not under sanitizers"; exit 77; }

articles 50 >in.jsonl
python3 - >big.jsonl <<'P' # 30 MB
for i in range(2500):
    print('{"id":"r%d","text":"%s"}' % (i, "word %d " % i * 1200))
P
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
run run p.json big.jsonl -o sound
exits 0

# limited KB ARGUMENT...: with that limit of file sizes
limited() {
    limit=$1
    shift
    command="ulimit -f $limit; copydesk $*"
    status=0
    (ulimit -f "$limit" && ulimit -c 0 && exec "$copydesk" "$@") >out 2>err </dev/null || status=$?
}
# the shell counts in 512 or in 1024 bytes
kb=$( (ulimit -f 8 && head -c 65536 /dev/zero >probe) 2>/dev/null; wc -c <probe)
kb=$((8192 / kb)) # 1 or 2 of its units are a kilobyte

about "less than shared memory for a worker needs"
limited 100 run p.json in.jsonl -o made
exits 5
says err "bytes of shared memory, which count as a file (ulimit -f): File too large"
is "$(wc -l <err)" 1
gone made
about "an output that grows beyond it"
limited $((20000 * kb)) run p.json big.jsonl -o made
exits 5
says err "cannot write a.jsonl.part: File too large" "--resume continues"
gone made/a.jsonl
run run p.json big.jsonl -o made --resume
exits 0
same made/a.jsonl sound/a.jsonl
if "$copydesk" list | grep -q '^sqlite'; then
    about "a database that grows beyond it"
    echo '{"copydesk": 1, "outputs": [{"plugin": "sqlite", "path": "a.db"}]}' >s.json
    limited $((20000 * kb)) run s.json big.jsonl -o db
    exits 5
    says err 'output "sqlite"' "--resume continues"
    gone db/a.db
    run run s.json big.jsonl -o db --resume
    exits 0
    is "$(python3 -c 'import sqlite3; print(*sqlite3.connect("db/a.db").execute("select count(*), count(distinct id) from articles").fetchone())')" "2500 2500"
fi

# An address space that is too small is no mistake of the pipeline, wherever it
# runs out: while planning, in a worker, or in the supervisor.
for size in 14000 16000 18000 20000 22000 24000 26000 30000; do
    about "$size KB of memory (ulimit -v)"
    [ -z "$sanitized" ] || continue
    (ulimit -v $size && exec "$copydesk" --version) >out 2>err || continue
    command="ulimit -v $size; copydesk run p.json in.jsonl"
    status=0
    (ulimit -v $size && ulimit -c 0 && exec "$copydesk" run -s clean in.jsonl) >out 2>err </dev/null || status=$?
    [ $status = 0 ] || exits 5
    [ $status = 0 ] || says err "emory"
done

about "standard error is closed"
rm -rf made
command="copydesk run 2>&-"
status=0
"$copydesk" run p.json in.jsonl -o made 2>&- >out || status=$?
exits 0
same made/a.jsonl in.jsonl
silent out
{ cat in.jsonl && echo bad; } >some.jsonl
rm -rf made
status=0
"$copydesk" run p.json some.jsonl -o made 2>&- >out || status=$?
exits 3
about "standard error is closed, and rejects go there"
status=0
"$copydesk" run -s select:min_words=1 some.jsonl 2>&- >out || status=$?
exits 5
about "all three are closed"
rm -rf made
status=0
"$copydesk" run p.json in.jsonl -o made <&- >&- 2>&- || status=$?
exits 0
same made/a.jsonl in.jsonl

about "there is no /proc"
if unshare -m true 2>/dev/null; then
    rm -rf made
    command="copydesk run, without /proc"
    status=0
    unshare -m sh -c 'mount -t tmpfs none /proc && exec "$@"' - \
        "$copydesk" run p.json in.jsonl -o made >out 2>err || status=$?
    exits 0
    same made/a.jsonl in.jsonl
fi

# ---- .copydesk
# refused_with TEXT: nothing is written
refused_with() {
    run run p.json in.jsonl -o made
    exits 2
    says err "$1"
    is "$(wc -l <err)" 1
    gone made/a.jsonl made/a.jsonl.part made/run.json
    rm -rf made
}
about ".copydesk is a file"
rm -rf made
mkdir made
echo mine >made/.copydesk
refused_with '"made/.copydesk" is a link or no folder: move it away'
about ".copydesk is a link"
mkdir made elsewhere
ln -s ../elsewhere made/.copydesk
refused_with '"made/.copydesk" is a link or no folder: move it away'
is "$(ls elsewhere)" ""
ln -s ../nowhere made/.copydesk 2>/dev/null || { mkdir made && ln -s ../nowhere made/.copydesk; }
refused_with '"made/.copydesk" is a link or no folder: move it away'
about "the journal is a pipe"
mkdir -p made/.copydesk
mkfifo made/.copydesk/journal
refused_with "cannot read the journal"
about "the lock is a link"
mkdir -p made/.copydesk
ln -s ../../big.jsonl made/.copydesk/lock
refused_with 'cannot make "made/.copydesk/lock"'
about "a folder in which nothing can be made"
if [ "$(id -u)" != 0 ]; then
    mkdir made
    chmod a-w made
    refused_with 'cannot make "made/.copydesk": Permission denied'
fi
finish
