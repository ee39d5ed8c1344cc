#!/bin/sh
# SPDX-License-Identifier: MIT
# A command that a stage asks: whatever it does, it costs the record that it
# does it for, and no other byte; it changes no file, and ends with its worker.
. "$srcdir/tests/cli/lib.sh"
[ -z "$sanitized" ] || { echo "commands: not under sanitizers"; exit 77; }
python=/usr/bin/python3
[ -x $python ] || { echo "commands: no $python"; exit 77; }
seccomp=$(grep -c HAVE_SECCOMP=1 "$abs_top_builddir/config.status")

mkdir stage
cat >stage/ways.py <<'P'
import os, signal, socket, sys, time
from copydesk_stage import stage

out = sys.__stdout__.buffer


def say(text):
    out.write(text)
    out.flush()


def forbidden(work):
    def way():
        work()
        say(b'{"id":"done"}\n')
    return way


def alone(text):
    def way():
        say(text)
        time.sleep(1000)
    return way


def change(name):
    def work():
        with open(name, "a") as f:
            f.write("x")
    return work


def memory():
    kept = [bytes(50_000_000) for _ in range(100)]
    say(b'{"id":"%d"}\n' % len(kept))


def endless():
    while True:
        print("and so on", file=sys.stderr)


def spin():
    while True:
        pass


def closed():
    os.close(1)
    time.sleep(1000)


def line():
    while True:
        say(b"x" * 65536)


ways = {
    "raises": lambda: {}["no such key"],
    "exits": lambda: sys.exit(7),
    "ends": lambda: sys.exit(0),
    "kills": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "segv": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "rubbish": alone(b"what?\n"),
    "half": alone(b'{"id": \n'),
    "twice": lambda: say(b'{"id":"bad"}\n{"id":"bad"}\n'),
    "later": lambda: say(b'{"id":"bad"}\n'),
    "list": alone(b"[]\n"),
    "other": alone(b'{"id":"somebody"}\n'),
    "closed": closed,
    "line": line,
    "memory": memory,
    "endless": endless,
    "forks": forbidden(os.fork),
    "signals": forbidden(lambda: os.kill(os.getppid(), 0)),
    "connects": forbidden(lambda: socket.socket(socket.AF_INET)),
    "writes": forbidden(change(os.environ["HOME"] + "/mine")),
    "spin": spin,
    "silent": lambda: time.sleep(1000),
}

for record in stage:
    if "way" in record:
        ways[record["way"]]()
    record["seen"] = True
P
cat >p.json <<P
{"copydesk": 1, "limits": {"worker_bytes": 400000000},
 "stages": [{"plugin": "process", "options": {"command": ["$python", "ways.py"], "folder": "stage"}}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
HOME=$scratch
export HOME

# among WAY: a record that has it, among others
among() {
    articles 30
    echo "{\"id\":\"bad\",\"way\":\"$1\"}"
    articles 60 | tail -n 30
}
articles 60 | sed 's/}$/,"seen":true}/' >wanted

# costs CODE REASON OUT: the bad record alone is gone, and why
costs() {
    exits 3
    zcat "$3/rejects.jsonl.gz" >rejects 2>/dev/null
    is "$(grep -c . rejects)" 1
    says rejects '"line":31' '"stage":"process"' "\"code\":\"$1\"" "$2"
    same "$3/a.jsonl" wanted
}

about "what never ends is ended"
for way in spin silent; do
    among $way >$way.jsonl
    (
        status=0
        "$copydesk" run p.json $way.jsonl -o $way -j 1 2>$way.err || status=$?
        echo $status >$way.status
    ) &
done

while read -r way code reason; do
    about "a command that does this costs one record: $way"
    among "$way" >in.jsonl
    rm -rf made
    run run p.json in.jsonl -o made -j 1
    costs "$code" "$reason" made
done <<'W'
raises plugin_crash the command ended with status 1: KeyError: 'no such key'
exits plugin_crash the command ended with status 7
ends plugin_crash the command ended with status 0
kills plugin_crash the command was killed: by itself, by somebody else, or because memory ran out
segv plugin_crash the command crashed (Segmentation fault)
rubbish plugin_error the command answered with no JSON
half plugin_error the command answered with no JSON
twice plugin_error the command answered more than once
later plugin_error the command answered more than once
list plugin_error the command answered with neither a record, null nor
other plugin_error the command answered with another \"id\" than that of the record
closed plugin_error the command closed its output
line plugin_error the command answered with a line of more bytes than
memory plugin_crash the command ended with status 1: MemoryError
writes plugin_crash PermissionError: [Errno 13] Permission denied
endless plugin_hang printed without end
W
gone mine
if [ "$seccomp" = 1 ]; then
    for way in forks signals connects; do
        about "a command that does this is denied it: $way"
        among $way >in.jsonl
        rm -rf made
        run run p.json in.jsonl -o made -j 1
        costs plugin_denied 'the command made a system call that it may not' made
    done
fi

about "an answer too many for the last record is found, too"
articles 30 >in.jsonl
echo '{"id":"bad","way":"later"}' >>in.jsonl
run run p.json in.jsonl -o last -j 1
exits 3
says err "30 written, 0 dropped, 1 rejected (plugin_error 1)"

about "it costs the same with more workers, and what it left is not there"
{ among raises; among twice; among exits; } >in.jsonl
for jobs in 1 2; do
    run run p.json in.jsonl -o made$jobs -j $jobs
    exits 3
done
same made1/a.jsonl made2/a.jsonl
zcat made1/rejects.jsonl.gz >r1
zcat made2/rejects.jsonl.gz >r2
same r1 r2
is "$(grep -c . r1)" 3

about "a command ends with its worker, and that with the run"
cp stage/ways.py stage/killed.py
sed 's/ways.py/killed.py/' p.json >k.json
among silent >in.jsonl
"$copydesk" run k.json in.jsonl -o killed -j 1 2>/dev/null &
pid=$!
command=
while [ -z "$command" ] && kill -0 $pid 2>/dev/null; do
    for process in /proc/[0-9]*; do
        [ "$(tr '\0' ' ' 2>/dev/null <"$process/cmdline")" != "$python killed.py " ] ||
            command=${process#/proc/}
    done
done
kill -KILL $pid
tries=0
while kill -0 "$command" 2>/dev/null && [ $tries -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
is "$([ -n "$command" ] && [ $tries -lt 100 ] && echo ended)" ended

wait
about "what never ends was ended"
status=$(cat spin.status)
command="spin"
costs plugin_hang "used 10 s of CPU time" spin
status=$(cat silent.status)
command="silent"
costs plugin_hang "did nothing for 30 s" silent
finish
