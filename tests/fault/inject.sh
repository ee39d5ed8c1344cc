#!/bin/sh
# SPDX-License-Identifier: MIT
# The system calls of the main process: in which order files are made durable,
# and what becomes of a run in which one of them fails.
. "$srcdir/tests/cli/lib.sh"
strace -o /dev/null true 2>/dev/null || { echo "inject: strace cannot trace here"; exit 77; }
[ -z "$sanitized" ] || { echo "inject: not under sanitizers"; exit 77; }

python3 - >in.jsonl <<'P'
for i in range(12000):
    print('{"id":"r%d","text":"%s"}' % (i, "word %d " % i * 200))
P
cat >p.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl.gz"}, {"plugin": "csv", "path": "deep/b.csv", "options": {"columns": ["id"]}}]}
P
COPYDESK_TEST_CHECKPOINTS=1
export COPYDESK_TEST_CHECKPOINTS
run run p.json in.jsonl -o sound
exits 0

about "every part is made durable before the row that tells of it, and before it gets its name"
strace -y -s 200 -o trace -e trace=write,fsync,fdatasync,/^renameat,unlinkat \
    "$copydesk" run p.json in.jsonl -o traced 2>err
python3 - >order <<'P'
import re
dirty, rows, journal_dirty, finalising = set(), 0, False, False
for line in open("trace"):
    m = re.match(r'(\w+)\((?:\d+<([^>]*)>)?(.*)', line)
    if not m:
        continue
    call, path, rest = m.groups()
    if call == "write" and path and (path.endswith(".part") or "/thin." in path):
        dirty.add(path)
    elif call in ("fsync", "fdatasync") and path:
        dirty.discard(path)
        if path.endswith("/journal"):
            journal_dirty = False
    elif call == "write" and path and path.endswith("/journal"):
        if '\\"checkpoint\\"' in rest or '\\"finalising\\"' in rest:
            rows += 1
            if dirty:
                print("a row before", *sorted(dirty))
        finalising = finalising or '\\"finalising\\"' in rest
        journal_dirty = True
    elif call.startswith("renameat"):
        if journal_dirty or (not finalising):
            print("renamed before the row was durable:", line.strip())
        name = re.search(r'"([^"]*)"', rest).group(1)
        if any(p.endswith("/" + name) for p in dirty):
            print("renamed before it was durable:", name)
print("checkpoints" if rows > 1 else "no checkpoint")
P
command="strace copydesk run"
status=0
holds order <<'O'
checkpoints
O

# fails CALL ERROR WHEN: the WHEN-th such call of the main process fails
fails() {
    rm -rf cut
    status=0
    strace -o /dev/null -e trace="$1" -e inject="$1:error=$2:when=$3" \
        "$copydesk" run p.json in.jsonl -o cut 2>err || status=$?
    command="$1 fails with $2 at call $3"
    case $status in
    0) same cut/a.jsonl.gz sound/a.jsonl.gz ;;
    2) gone cut/run.json ;;
    5) says err "error: " ;;
    *) exits 5 ;;
    esac
    if [ $status = 5 ]; then
        run run p.json in.jsonl -o cut --resume
        exits 0
        for f in a.jsonl.gz deep/b.csv; do same cut/$f sound/$f; done
    fi
}
for when in 1 2 3 4 5 6 7 8; do
    about "a call that fails"
    fails write ENOSPC $when
    fails write EIO $((when * 5))
    fails fdatasync EIO $when
    fails fsync EIO $when
    fails "/^renameat" EIO $when
    fails unlinkat EIO $when
    fails mkdirat ENOSPC $when
done
for when in 1 3 5; do
    about "a call that is interrupted"
    for call in write fdatasync fsync "/^renameat" unlinkat; do fails "$call" EINTR $when; done
done
# A large input is read by the process that decodes it, a small one by the main
# process.
head -n 500 in.jsonl >small.jsonl
run run p.json small.jsonl -o small
exits 0
for one in in:sound:3 small:small:2; do
    input=${one%%:*}.jsonl
    same_as=${one#*:}
    when=${same_as#*:}
    same_as=${same_as%:*}
    about "reading $input is interrupted"
    rm -rf read
    status=0
    strace -f -o /dev/null -P "$scratch/$input" -e trace=read -e inject=read:error=EINTR:when=$when \
        "$copydesk" run p.json $input -o read 2>err || status=$?
    command="read is interrupted"
    exits 0
    same read/a.jsonl.gz $same_as/a.jsonl.gz
    about "$input cannot be read"
    rm -rf read
    status=0
    strace -f -o /dev/null -P "$scratch/$input" -e trace=read -e inject=read:error=EIO:when=$when \
        "$copydesk" run p.json $input -o read 2>err || status=$?
    command="read fails"
    exits 5
    says err "input \"$input\": cannot read: Input/output error"
    gone read/a.jsonl.gz
done
finish
