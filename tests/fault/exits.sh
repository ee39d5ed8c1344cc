#!/bin/sh
# SPDX-License-Identifier: MIT
# Ends of a run that take a system call that fails where it hardly ever does,
# or a folder that was tampered with: a message that says what, the exit
# status, and no file that is not whole.  tests/coverage/EXITS.md lists them.
. "$srcdir/tests/cli/lib.sh"
strace -o /dev/null true 2>/dev/null || { echo "exits: strace cannot trace here"; exit 77; }
[ -z "$sanitized" ] || { echo "exits: not under sanitizers"; exit 77; }

python3 - >in.jsonl <<'P' # enough for a checkpoint
for i in range(12000):
    print('{"id":"r%d","text":"%s"}' % (i, "word %d " % i * 200))
P
cat >p.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}, {"plugin": "csv", "path": "deep/b.csv", "options": {"columns": ["id"]}}]}
P
run run p.json in.jsonl -o sound
exits 0

# with PATH CALL ERROR ARGUMENT...: a run whose calls on PATH fail
with() {
    trouble=$1 call=$2 error=$3
    shift 3
    command="copydesk $*, where $call of $trouble fails with $error"
    status=0
    strace -o /dev/null -P "$trouble" -e "trace=$call" -e "inject=$call:error=$error" \
        "$copydesk" "$@" >out 2>err </dev/null || status=$?
}

# nth PATTERN CALL ERROR ARGUMENT...: the first call that looks like PATTERN
# fails.  Which one of its kind that is, an earlier run tells.
nth() {
    like=$1 call=$2 error=$3
    shift 3
    rm -rf cut
    strace -o trace -e "trace=$call" "$copydesk" "$@" >out 2>err
    at=$(grep -n -m 1 -e "$like" trace | cut -d: -f1)
    rm -rf cut
    command="copydesk $*, where call ${at:-none} of $call fails with $error"
    status=0
    strace -o /dev/null -e "trace=$call" -e "inject=$call:error=$error:when=${at:-1}" \
        "$copydesk" "$@" >out 2>err || status=$?
}

# unfinished [INPUT [PIPELINE]]: a run in cut that was killed while it gave names
unfinished() {
    rm -rf cut
    { COPYDESK_TEST_CHECKPOINTS=1 strace -o /dev/null -P a.jsonl.part -P a.db.part \
        -e trace="/^renameat" -e inject="/^renameat":signal=KILL \
        "$copydesk" run "${2:-p.json}" "${1:-in.jsonl}" -o cut <in.jsonl; } 2>err
    [ -f cut/.copydesk/journal ] || bad "a run that was stopped must leave a journal"
}

# without_end: the journal of cut loses its last row, which says finalising
without_end() { sed -i '/"finalising"/d' cut/.copydesk/journal; }

about "no shared memory for a worker"
for where in "memfd_create:." "ftruncate:." "mmap:NULL, [0-9]\{8,\}, .*MAP_SHARED, [0-9]"; do
    nth "${where#*:}" "${where%%:*}" ENOMEM run p.json in.jsonl -o cut
    exits 5
    says err "shared memory: Cannot allocate memory"
    gone cut
done

about "files of the folder that cannot be made, locked or read"
rm -rf cut
with .copydesk/lock openat EACCES run p.json in.jsonl -o cut
exits 2
says err 'cannot make "cut/.copydesk/lock": Permission denied'
rm -rf cut
nth . flock ENOLCK run p.json in.jsonl -o cut
exits 2
says err 'cannot lock "cut/.copydesk/lock": No locks available'
rm -rf cut && mkdir cut
status=0
command="copydesk lint -o, where faccessat2 fails with EACCES"
strace -f -o /dev/null -e trace=faccessat2 -e inject=faccessat2:error=EACCES \
    "$copydesk" lint p.json -o cut >out 2>err </dev/null || status=$?
exits 1
says err 'cannot make "cut/.copydesk": Permission denied'
rm -rf cut
with a.jsonl.part openat EMFILE run p.json in.jsonl -o cut
exits 5
says err 'cannot make "a.jsonl.part": Too many open files'
run run p.json in.jsonl -o cut --resume
exits 0
same cut/a.jsonl sound/a.jsonl
unfinished
without_end
with .copydesk/journal openat EIO run p.json in.jsonl -o cut --resume
exits 2
says err "cannot read the journal: Input/output error"
nth 'copydesk/journal", O_WRONLY' openat EIO run p.json in.jsonl -o cut
says err "cannot open the journal: Input/output error"

about "files that cannot be removed, closed or cut off"
rm -rf cut
cp -r sound cut
with a.jsonl unlinkat EROFS run p.json in.jsonl -o cut --force
exits 5
says err 'removing from "cut": cannot remove "a.jsonl": Read-only file system'
run run p.json in.jsonl -o cut
exits 2
says err 'the run in "cut" was being removed: --resume or --force goes on with that and starts anew'
run run p.json in.jsonl -o cut --resume
exits 0
same cut/a.jsonl sound/a.jsonl
rm -rf cut
with "$scratch/cut/run.json" close EIO run p.json in.jsonl -o cut
exits 5
says err 'cannot close "run.json": Input/output error'
unfinished
without_end
with "$scratch/cut/a.jsonl.part" read EIO run p.json in.jsonl -o cut --resume
exits 5
says err "a.jsonl.part: cannot read: Input/output error"
with "$scratch/cut/a.jsonl.part" ftruncate EIO run p.json in.jsonl -o cut --resume
exits 5
says err "cannot cut off the end of a.jsonl.part: Input/output error"
run run p.json in.jsonl -o cut --resume
exits 0
same cut/a.jsonl sound/a.jsonl

about "a part that is not what the last row says"
unfinished
echo more >>cut/a.jsonl.part
with "$scratch/cut/a.jsonl.part" ftruncate EIO run p.json in.jsonl -o cut --resume
exits 5
says err 'cannot cut off the end of "a.jsonl.part": Input/output error'
with a.jsonl.part openat EIO run p.json in.jsonl -o cut --resume
exits 5
says err 'cannot open "a.jsonl.part": Input/output error'
: >cut/a.jsonl.part
run run p.json in.jsonl -o cut --resume
exits 5
says err "\"a.jsonl.part\" has 0 bytes, but $(wc -c <sound/a.jsonl) were written"
gone cut/a.jsonl

about "files that are not what the last row says"
unfinished
printf 'X' | dd of=cut/a.jsonl.part bs=1 seek=100 conv=notrunc 2>/dev/null
run run p.json in.jsonl -o cut --resume
exits 5
says err '"a.jsonl.part" has other bytes than were written: --force starts anew'
gone cut/a.jsonl
unfinished
echo mine >cut/a.jsonl
run run p.json in.jsonl -o cut --resume
exits 5
says err '"a.jsonl" is there and belongs to no run: move it away, and --resume gives "a.jsonl.part" its name'
is "$(cat cut/a.jsonl)" mine
rm cut/a.jsonl
run run p.json in.jsonl -o cut --resume
exits 0
same cut/a.jsonl sound/a.jsonl

if [ -d "$modules" ]; then
    about "what a store refused cannot be kept, or not be read again"
    ours=$COPYDESK_PLUGIN_PATH
    COPYDESK_PLUGIN_PATH=$ours:$modules
    { sed 's/^{/{"shelf":"no",/' in.jsonl | head -n 3 && cat in.jsonl; } >no.jsonl
    echo '{"copydesk": 1, "outputs": [{"plugin": "csv", "path": "a.jsonl", "options": {"columns": ["id"]}}, {"plugin": "shelf", "path": "s"}]}' >r.json
    refused=$scratch/cut/.copydesk/refused
    rm -rf cut
    with "$refused" write EIO run r.json no.jsonl -o cut
    exits 5
    says err 'cannot write ".copydesk/refused": Input/output error'
    rm -rf cut
    SHELF=full "$copydesk" run r.json no.jsonl -o cut 2>err
    there cut/.copydesk/refused
    with .copydesk/refused openat EIO run r.json no.jsonl -o cut --resume
    exits 5
    says err 'cannot open ".copydesk/refused": Input/output error'
    with "$refused" read EIO run r.json no.jsonl -o cut --resume
    exits 5
    says err 'cannot read ".copydesk/refused": Input/output error'
    with .copydesk/refused unlinkat EIO run r.json no.jsonl -o cut --resume
    exits 5
    says err 'cannot remove ".copydesk/refused": Input/output error'
    run run r.json no.jsonl -o cut --resume
    exits 3
    COPYDESK_PLUGIN_PATH=$ours # some of the others hang when they are listed
fi

about "an input that cannot be opened, or not be read again"
rm -rf cut
with in.jsonl openat EACCES run p.json in.jsonl -o cut
exits 2
says err 'cannot open input "in.jsonl": Permission denied'
unfinished
without_end
sed -i '/"line":0,/d' cut/.copydesk/journal # where all was read
with "$scratch/in.jsonl" pread64 EIO run p.json in.jsonl -o cut --resume
exits 2
says err 'cannot read input "in.jsonl": Input/output error'

about "--force where nothing says what the run made"
cp -r sound forced
echo '{}' >forced/run.json
run run p.json in.jsonl -o forced --force
exits 2
says err '"forced" cannot be forced: neither its journal nor its run.json says which files the run made; remove it by hand'

about "standard input cannot be read again"
unfinished -
without_end
run run p.json - -o cut --resume
exits 2
says err '"cut" cannot be continued: standard input cannot be read again; --force starts anew'

about "standard output is closed"
command="copydesk run >&-"
status=0
"$copydesk" run -s select:min_words=1 in.jsonl 2>err >&- || status=$?
exits 2
says err "standard output is closed"
nth F_DUPFD fcntl EMFILE run -s select:min_words=1 in.jsonl
exits 2
says err "cannot keep standard output: Too many open files"

about "what a command shows cannot be written"
for to in /dev/full "&-"; do
    command="copydesk list >$to"
    status=0
    eval "\"$copydesk\" list 2>err >$to" || status=$?
    exits 5
    says err "cannot write to standard output"
done

about "a folder that has no absolute name"
if "$copydesk" list | grep -q '^sqlite'; then
    echo '{"copydesk": 1, "outputs": [{"plugin": "sqlite", "path": "a.db"}]}' >s.json
    rm -rf cut
    with "$scratch/cut" readlink EACCES run s.json in.jsonl -o cut
    exits 5
    says err 'cannot find the folder "cut": Permission denied'
    about "a database that was killed behind its last commit"
    unfinished in.jsonl s.json
    without_end
    head -c 512 /dev/zero >cut/a.db.part-journal # as SQLite leaves it there
    run run s.json in.jsonl -o cut --resume
    exits 0
    there cut/a.db
    gone cut/a.db.part-journal cut/a.db-journal
fi

about "an input path that is empty"
rm -rf cut
run run p.json "" -o cut
exits 2
says err "an input path is empty"
finish
