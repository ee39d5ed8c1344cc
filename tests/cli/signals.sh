#!/bin/sh
# SPDX-License-Identifier: MIT
# The first signal is heard in every state; ends that do not block lose nothing.
. "$srcdir/tests/cli/lib.sh"

# heard SIGNAL STATUS PROCESS: it ends by itself, by the first signal
heard() {
    kill -"$1" "$3"
    tries=0
    while kill -0 "$3" 2>/dev/null && [ $tries -lt $((200 * patience)) ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
    if kill -0 "$3" 2>/dev/null; then
        bad "must end by SIG$1"
        kill -9 "$3"
    fi
    wait "$3"
    status=$?
    command="copydesk run, SIG$1"
    exits "$2"
    says err "stopped by SIG$1"
}

# reads PROCESS FILE: it has the file open
reads() {
    until ls -l /proc/"$1"/fd 2>/dev/null | grep -q -e "-> $2"; do
        kill -0 "$1" 2>/dev/null || return 1
        sleep 0.02
    done
}
cat >p.json <<'P'
{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
articles 300 >in.jsonl

about "an input that is silent"
mkfifo silent
exec 9<>silent
cat in.jsonl >&9
rm -f out
"$copydesk" run -s clean - <silent >out 2>err &
pid=$!
reads $pid /memfd:copydesk-slot # plugins are loaded
heard TERM 75 $pid
head -n 1 in.jsonl >&9
"$copydesk" run p.json silent -o silently 2>err &
pid=$!
wait_for silently/.copydesk/journal header $pid
heard HUP 75 $pid
says err "stopping: what is under way is finished first"

about "what came before the silence is written"
python3 -c 'for i in range(3000): print("{\"id\":\"%d\",\"text\":\"%s\"}" % (i, "word " * 200))' >&9 &
writer=$!
"$copydesk" run -s clean - <silent >out 2>err &
pid=$!
wait_for out '"id":"900"' $pid
is "$(grep -c '"id":"900"' out)" 1
wait $writer
heard TERM 75 $pid
exec 9>&-

about "a line without an end"
truncate -s 1T endless.jsonl
"$copydesk" run p.json endless.jsonl -o endless 2>err &
pid=$!
reads $pid "$scratch/endless.jsonl"
heard TERM 75 $pid

about "an output that nobody reads"
mkfifo full
exec 8<>full
articles 200000 >many.jsonl
"$copydesk" run -s clean many.jsonl >full 2>err &
pid=$!
reads $pid "$scratch/many.jsonl"
head -c 65536 <&8 >/dev/null # it writes
heard TERM 75 $pid
exec 8>&-

about "a log that nobody reads"
mkfifo log
exec 8<>log
python3 - <<'P' &
import os, time
fd = os.open("log", os.O_WRONLY | os.O_NONBLOCK)
try:
    while True:
        os.write(fd, b"x" * 1000)
except BlockingIOError:
    pass
P
wait $!
exec 9<>silent
head -n 1 in.jsonl >&9
"$copydesk" run p.json silent -o logless --progress always 2>log &
pid=$!
wait_for logless/.copydesk/journal header $pid
kill -TERM $pid
wait $pid
is $? 75
exec 9>&- 8>&-

about "planning"
if [ -d "$modules" ]; then
    "$copydesk" run -s bad_silent in.jsonl --plugin-dir "$modules" >out 2>err &
    pid=$!
    until ls /proc/$pid/task/$pid/children >/dev/null 2>&1 && [ -n "$(cat /proc/$pid/task/$pid/children)" ]; do sleep 0.02; done
    heard TERM 75 $pid
    says err "nothing was written"
fi

about "ends that do not block"
python3 - "$copydesk" >out 2>err <<'P'
import os, subprocess, sys, time
r, w = os.pipe()
os.set_blocking(w, False)
p = subprocess.Popen([sys.argv[1], "run", "-s", "clean", "many.jsonl"], stdout=w, stderr=w)
os.close(w)
time.sleep(0.5) # the pipe is full by now, or will be
data = []
while True:
    piece = os.read(r, 4096)
    if not piece:
        break
    data.append(piece)
lines = b"".join(data).decode().splitlines()
print(sum(l.startswith('{"id":"a') for l in lines), lines[-1], p.wait())
r, w = os.pipe()
os.set_blocking(r, False)
p = subprocess.Popen([sys.argv[1], "run", "-s", "clean", "-"], stdin=r, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
os.close(r)
with open("in.jsonl", "rb") as f:
    text = f.read()
os.write(w, text[:1000])
time.sleep(0.5)
os.write(w, text[1000:])
os.close(w)
out, err = p.communicate()
print(out.count(b"\n"), p.returncode)
P
status=0
command="copydesk run"
says out "200000 copydesk: 200,000 records in: 200,000 written, 0 dropped, 0 rejected 0" "300 0"
finish
