#!/bin/sh
# SPDX-License-Identifier: MIT
# How far a plugin reaches: not to the records of others, nor to memory beyond
# its limit, to other processes, to sockets, or to what files are.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "reach: this build has no shared modules"; exit 77; }
[ -z "$sanitized" ] || { echo "reach: not under sanitizers"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
seccomp=$(grep -c HAVE_SECCOMP=1 "$abs_top_builddir/config.status")
[ "$seccomp" = 1 ] || { echo "reach: built without libseccomp"; exit 77; }

outputs='"outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]'
echo '{"copydesk": 1, "stages": [{"plugin": "grab"}], '"$outputs"'}' >g.json
echo '{"copydesk": 1, "limits": {"worker_bytes": 100000000}, "stages": [{"plugin": "wreck"}], '"$outputs"'}' >w.json
echo '{"copydesk": 1, "outputs": [{"plugin": "wreck_store", "id": "db", "path": "s.txt"}]}' >s.json

# among FIELD WAY...: 20 records before each that has a way, and 20 behind
among() {
    field=$1
    shift
    for way; do
        articles 20
        echo "{\"$field\":\"$way\"}"
    done >in.jsonl
    articles 20 >>in.jsonl
    grep -v "\"$field\"" in.jsonl >innocent.jsonl
    rm -rf made
}
# unharmed FIELD: all records without a way are there as they came
unharmed() {
    grep -v "\"$1\"" made/a.jsonl >others.jsonl
    same others.jsonl innocent.jsonl
    zcat made/rejects.jsonl.gz >rejects 2>/dev/null
}

about "the batch is read-only, whatever is done to it"
for way in write protect remove discard map_over move_over unmap memory; do
    about "the batch is read-only: $way"
    among grab $way
    run run g.json in.jsonl -o made
    is "$([ "$status" = 0 ] || [ "$status" = 3 ] && echo done)" done
    unharmed grab
done
about "a descriptor that was there before"
articles 5 >in.jsonl
rm -rf made
GRAB=truncate run run g.json in.jsonl -o made
exits 2
says err 'stage "grab" called ftruncate, which a worker may not in open'

about "a thread of open is confined with the others"
among grab tell
GRAB=thread GRAB_FILE=$scratch/outside run run g.json in.jsonl -o made -j 1
exits 3
gone outside
unharmed grab
says rejects '"stage":"grab","plugin":"grab","code":"plugin_denied","reason":"called openat, which a worker may not'
about "and one that cannot be is refused"
rm -rf made
GRAB=evade GRAB_FILE=$scratch/outside run run g.json in.jsonl -o made -j 1
exits 2
says err "a plugin has started a thread that cannot be confined"
gone outside made/a.jsonl
about "a process that open starts"
GRAB=fork run run g.json in.jsonl -o made -j 1
exits 2
says err 'stage "grab" called clone, which a worker may not in open'

about "memory that RLIMIT_DATA does not count"
among wreck shared grows_down brk mremap
run run w.json in.jsonl -o made -j 1
exits 3
unharmed wreck
says err "100 written, 0 dropped, 4 rejected (memory_limit 4)"
about "a large stack"
among wreck overflow
(
    ulimit -S -s unlimited 2>/dev/null
    run run w.json in.jsonl -o made -j 1
    echo "$status" >status
)
is "$(cat status)" 3
unharmed wreck
says rejects '"code":"plugin_crash","reason":"crashed (Segmentation fault)"'

others="tgkill tkill rt_sigqueueinfo pidfd_open process_vm_readv process_vm_writev prlimit64 prctl
    sched_setscheduler setpriority personality perf_event_open userfaultfd bpf keyctl unshare memfd_create shmget
    setrlimit chmod fchmodat utimensat chown fchownat setxattr link symlink truncate mknod socket socketpair sendmsg
    madvise fcntl"
about "system calls that no worker makes"
among wreck $others
run run w.json in.jsonl -o made -j 1
exits 3
unharmed wreck
for call in $others; do
    says rejects "called $call, which a worker may not"
done

about "a call that is made while all signals are blocked"
blocked="clone (as pthread_create does), or another system call while signals were blocked"
among wreck thread
run run w.json in.jsonl -o made -j 1
exits 3
unharmed wreck
says rejects "\"code\":\"plugin_denied\",\"reason\":\"called $blocked, which a worker may not"
among wreck clone3
run run w.json in.jsonl -o made -j 1
exits 3
unharmed wreck
says rejects "called clone3, which a worker may not"
echo '{"copydesk": 1, "outputs": [{"plugin": "wreck_store", "id": "db", "path": "s.txt"}]}' >store.json
echo '{"wreck":"thread"}' >in.jsonl
rm -rf made
run run store.json in.jsonl -o made
exits 5
says err "output \"db\" called $blocked, which a store may not (plugin_denied)"

about "a worker does not outlive the program"
among wreck spin
mkdir alone
(cd alone && exec "$copydesk" run ../w.json ../in.jsonl -o made -j 1 2>err) &
pid=$!
# Those of its family that have the scratch folder as theirs.
family() { ls -l /proc/[0-9]*/cwd 2>/dev/null | sed -n "s|.*/proc/\([0-9]*\)/cwd -> $scratch/alone\$|\1|p"; }
# One of them but the program is busy: a worker is at the record.
at_work() {
    for member in $(family); do
        ticks=$(awk '{ print $14 }' "/proc/$member/stat" 2>/dev/null)
        [ "$member" = $pid ] || [ "${ticks:-0}" -lt 50 ] || return 0
    done
    return 1
}
while kill -0 $pid 2>/dev/null && ! at_work; do sleep 0.05; done
is "$(kill -0 $pid && echo running)" running
kill -KILL $pid
wait $pid 2>/dev/null
tries=0
while [ -n "$(family)" ] && [ $tries -lt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
is "$(family | wc -l) left" "0 left"
finish
