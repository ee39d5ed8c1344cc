#!/bin/sh
# SPDX-License-Identifier: MIT
# What a worker and a store may not do, as root and as anybody else, and what
# is said where the kernel lacks a part of that.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "confined: this build has no shared modules"; exit 77; }
[ -z "$sanitized" ] || { echo "confined: not under sanitizers"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
seccomp=$(grep -c HAVE_SECCOMP=1 "$abs_top_builddir/config.status")

cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "wreck", "id": "w"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
cat >s.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "wreck_store", "id": "db", "path": "s.txt"}]}
P

# stores RECORD: a run over two good records and this one
stores() {
    rm -rf made
    { articles 2; echo "$1"; } >in.jsonl
    run run s.json in.jsonl -o made
}

about "a store that makes a system call that it may not"
if [ "$seccomp" = 1 ]; then
    for way in execve fork ptrace io_uring kill exec_memory; do
        case $way in
        fork) call=clone ;;
        io_uring) call=io_uring_setup ;;
        exec_memory) call=mmap ;;
        *) call=$way ;;
        esac
        stores "{\"wreck\":\"$way\"}"
        exits 5
        says err "output \"db\" called $call, which a store may not (plugin_denied)" "--resume continues"
        gone made/s.txt
    done
fi

about "what files are is not for a store to change, nor the length of those it reads"
if [ "$seccomp" = 1 ]; then
    echo secret >"$scratch/secret"
    stores "{\"truncate\":\"$scratch/secret\"}"
    exits 5
    says err 'output "db" called openat, which a store may not (plugin_denied)'
    is "$(cat secret)" secret
    for call in truncate chmod fchmodat utimensat chown fchownat setxattr link symlink mknod \
        socket socketpair shmget memfd_create tgkill tkill rt_sigqueueinfo fcntl prlimit64 madvise; do
        stores "{\"wreck\":\"$call\"}"
        exits 5
        says err "output \"db\" called $call, which a store may not (plugin_denied)"
    done
    stores '{"wreck":"mode"}'
    exits 3
    zcat made/rejects.jsonl.gz >rejects
    says rejects ": Operation not permitted"
fi

about "a store that says it needs sockets is a client, and no more"
if [ "$seccomp" = 1 ]; then
    sed 's/wreck_store/wreck_client/; s/, "path": "s.txt"//' s.json >c.json
    python3 - >port <<'P' &
import socket, sys
s = socket.create_server(("127.0.0.1", 0))
print(s.getsockname()[1], flush=True)
s.settimeout(120)
c = s.accept()[0]
open("heard", "wb").write(c.recv(5, socket.MSG_WAITALL))
P
    server=$!
    while [ ! -s port ]; do sleep 0.05; done
    echo '{"wreck":"connect"}' >in.jsonl
    WRECK_PORT=$(cat port) run run c.json in.jsonl -o client
    exits 0
    wait $server
    is "$(cat heard)" hello
    for way in raw:socket bind:bind chmod:chmod execve:execve sched_setscheduler:sched_setscheduler; do
        rm -rf made
        echo "{\"wreck\":\"${way%%:*}\"}" >in.jsonl
        run run c.json in.jsonl -o made
        exits 5
        says err "output \"db\" called ${way#*:}, which a store may not (plugin_denied)"
    done
fi

about "a store that crashes, exits or is killed"
for way in crash:"crashed (Segmentation fault)" exit_3:"exited with status 3" suicide:"was killed"; do
    stores "{\"wreck\":\"${way%%:*}\"}"
    exits 5
    says err "output \"db\": its process ${way#*:}"
    gone made/s.txt
done
about "a store that cannot commit"
stores '{"wreck":"commit"}'
exits 5
says err 'output "db" cannot commit: the disk is full' "--resume continues"
gone made/s.txt
about "a store that eats memory"
sed 's/"copydesk": 1,/"copydesk": 1, "limits": {"worker_bytes": 100000000},/' s.json >small.json
echo '{"wreck":"eat"}' >in.jsonl
run run small.json in.jsonl -o eaten
exits 5
says err 'output "db": its process crashed (Aborted)'

about "a store stays in its folder"
if python3 -c 'import ctypes, sys
sys.exit(ctypes.CDLL(None).syscall(444, None, 0, 1) < 1)'; then # landlock_create_ruleset: which ABI
    stores "{\"write\":\"$scratch/outside\"}"
    exits 3
    gone outside
    zcat made/rejects.jsonl.gz >rejects
    says rejects '"plugin":"wreck_store","output":"db","code":"plugin_error"' "/outside: Permission denied"
    echo secret >"$scratch/secret"
    stores "{\"read\":\"$scratch/secret\"}"
    exits 3
    zcat made/rejects.jsonl.gz >rejects
    says rejects "/secret: Permission denied"
    about "and may write in it, and read what is installed"
    stores "{\"write\":\"$scratch/made/beside\"}"
    exits 0
    there made/beside
    stores '{"read":"/usr/bin/env"}'
    exits 0
    about "but not what root may, nor the machine's settings"
    for file in /etc/shadow /etc/passwd /root; do
        stores "{\"read\":\"$file\"}"
        exits 3
        zcat made/rejects.jsonl.gz >rejects
        says rejects "$file: Permission denied"
    done
    about "a store may not truncate a file elsewhere: by landlock"
    if strace -o /dev/null true 2>/dev/null; then
        rm -rf made
        echo "{\"truncate\":\"$scratch/secret\"}" >in.jsonl
        strace -f -o /dev/null -e trace=seccomp -e inject=seccomp:error=EINVAL \
            "$copydesk" run s.json in.jsonl -o made 2>err
        status=$?
        exits 3
        is "$(cat secret)" secret
    fi
else
    echo "confined: no landlock here"
fi

# lacking CALL ERROR NOTICE: the run goes on, and says once what is missing
lacking() {
    rm -rf made
    articles 300 >in.jsonl
    strace -f -o /dev/null -e trace="$1" -e inject="$1:error=$2" \
        "$copydesk" run b.json in.jsonl -o made -j 2 2>err
    status=$?
    command="copydesk run, where $1 fails with $2"
    exits 0
    is "$(grep -c "warning" err)" 1
    says err "copydesk: warning: $3"
    is "$(wc -l <made/a.jsonl)" 300
}
cat >b.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"},
    {"plugin": "wreck_store", "path": "s.txt"}]}
P
if strace -o /dev/null true 2>/dev/null; then
    about "a kernel without landlock"
    lacking landlock_create_ruleset ENOSYS "the kernel has no landlock: a store or a command may write anywhere"
    if [ "$seccomp" = 1 ]; then
        about "a kernel without seccomp"
        lacking seccomp EINVAL "the kernel takes no seccomp filter: plugins may make any system call"
    fi
    about "a limit that cannot be set"
    lacking prlimit64 EPERM "limits.worker_bytes cannot be set: plugins may use any amount of memory"
fi

about "as an ordinary user"
if [ "$(id -u)" = 0 ]; then
    user="setpriv --reuid=65534 --regid=65534 --clear-groups"
    mkdir home && chown 65534 home && chmod 755 "$scratch"
    if $user test -x "$copydesk" && $user "$copydesk" list >/dev/null 2>&1; then
        articles 100 >in.jsonl
        echo '{"wreck":"crash"}' >>in.jsonl
        command="copydesk run, as user 65534"
        (cd home && $user "$copydesk" run ../p.json ../in.jsonl -o made 2>../err)
        status=$?
        exits 3
        says err "100 written, 0 dropped, 1 rejected (plugin_crash 1)"
        is "$(wc -l <home/made/a.jsonl)" 100
        if [ "$seccomp" = 1 ]; then
            echo '{"wreck":"execve"}' >in.jsonl
            (cd home && $user "$copydesk" run ../s.json ../in.jsonl -o store 2>../err)
            status=$?
            exits 5
            says err 'output "db" called execve'
        fi
    else
        echo "confined: user 65534 cannot reach the build"
    fi
fi

about "the text cases give the same bytes confined and not"
python3 - "$abs_top_srcdir"/tests/spec/*.txt >in.jsonl <<'P'
import json, sys
for path in sys.argv[1:]:
    for line in open(path, encoding="utf-8", newline=""):
        if len(line) > 12:
            print(json.dumps({"text": line.rstrip("\n"), "title": path}))
P
cat >t.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "clean"}, {"plugin": "quotes"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}, {"plugin": "markdown", "path": "a.md"}]}
P
run run t.json in.jsonl -o confined -j 2
cp err err.confined
run run t.json in.jsonl -o free --isolation none
for f in a.jsonl a.md; do same confined/$f free/$f; done
there confined/a.jsonl
finish
