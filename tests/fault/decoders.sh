#!/bin/sh
# SPDX-License-Identifier: MIT
# Large files are decoded in processes of their own, the next ones ahead of
# their turn: the same bytes and reports as where that is not done, whatever
# ends the run or one of them, and none is left behind.
. "$srcdir/tests/cli/lib.sh"

python3 - <<'P'
import gzip, json, random
rng = random.Random(11)
words = ["harbour", "council", "vote", "budget", "river", "strike", "rain"]
def lines(n):
    return "".join(json.dumps({"text": " ".join(rng.choice(words) + "%d" % rng.randrange(10**6)
        for _ in range(rng.randrange(3, 60)))}) + "\n" for _ in range(n)).encode()
def write(name, *members):
    with open(name, "wb") as f:
        for m in members:
            f.write(m)
long = lines(30000)
write("a.jsonl.gz", gzip.compress(long, 1))  # one member, longer than is held
many = [gzip.compress(lines(500), 1) for _ in range(40)]
many[7] = many[7][:9000] + b"garbage" + many[7][9000:]
write("b.jsonl.gz", *many)
small = gzip.compress(lines(20), 1)
write("c.jsonl.gz", small)
packed = bytearray(gzip.compress(long, 1))
packed[len(packed) // 2] ^= 0x20
write("d.jsonl.gz", packed, small)  # damage of which much came out
write("e.jsonl.gz", gzip.compress(long, 1)[:5000000])  # cut off
write("f.jsonl", lines(10000))
P
cat >p.json <<'P'
{"copydesk": 1, "input": {"paths": ["[a-f].jsonl*"]}, "outputs": [{"plugin": "jsonl", "path": "all.jsonl"}]}
P

about "the same as in one process"
run run p.json -o sound --isolation none
exits 4
for jobs in 1 3; do
    run run p.json -o out$jobs -j $jobs
    exits 4
    same out$jobs/all.jsonl sound/all.jsonl
    same out$jobs/rejects.jsonl.gz sound/rejects.jsonl.gz
done
about "the same as out of a pipe"
for f in a b d e; do
    run run -s select $f.jsonl.gz --rejects file.rejects
    mv out file.out
    cat $f.jsonl.gz | "$copydesk" run -s select - --input-name $f.jsonl.gz --rejects piped.rejects >piped.out 2>err
    same piped.out file.out
    same piped.rejects file.rejects
done

about "SIGKILL at random moments"
python3 "$abs_top_srcdir/tests/fault/kill.py" "$copydesk" p.json "${KILLS:-6}" 3 >out
status=$?
exits 0
says out " passed, 0 failed"

# Nothing comes out of the pipe, so the files behind it are decoded as far as
# is allowed, and wait.
mkfifo 0.jsonl
sed -i 's/\[a-f\]/[0-f]/' p.json
head -n 3 f.jsonl >few

# waiting FILE...: the processes that have these open, but for the run itself
waiting() {
    python3 - "$pid" "$@" <<'P'
import os, sys
files = set(map(os.path.realpath, sys.argv[2:]))
for p in filter(str.isdigit, os.listdir("/proc")):
    try:
        held = [os.readlink("/proc/%s/fd/%s" % (p, d)) for d in os.listdir("/proc/%s/fd" % p)]
    except OSError:
        continue
    if p != sys.argv[1] and files & set(held):
        print(p, len(held))
P
}

# begin: a run that waits for the pipe; descriptor 9 is its other end
begin() {
    rm -rf cut
    "$copydesk" run p.json -o cut >out 2>err &
    pid=$!
    exec 9>0.jsonl
    tries=0
    while [ "$(waiting a.jsonl.gz b.jsonl.gz | wc -l)" -lt 2 ] && [ $tries -lt 100 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
}

about "two are decoded ahead, and have no descriptor but three"
begin
waiting a.jsonl.gz b.jsonl.gz | cut -d ' ' -f 2 | tr '\n' ' ' >held
is "$(cat held)" "3 3 "

about "one of them is killed"
kill -9 "$(waiting a.jsonl.gz | cut -d ' ' -f 1)"
cat few >&9
exec 9>&-
status=0
wait $pid || status=$?
exits 5
says err 'a.jsonl.gz": the process that decodes it was ended'
is "$(waiting a.jsonl.gz b.jsonl.gz)" ""

about "... and the run goes on"
mv 0.jsonl pipe
tries=0 status=0
while [ $status -ne 5 ] && [ $tries -lt 20 ]; do # it may have done its work
    rm -rf cut
    "$copydesk" run p.json -o cut >out 2>err &
    pid=$!
    found= looks=0
    while [ -z "$found" ] && [ $looks -lt 50 ]; do
        kill -STOP $pid
        found=$(waiting [abde].jsonl.gz | cut -d ' ' -f 1 | head -n 1)
        [ -z "$found" ] || kill -9 "$found"
        kill -CONT $pid
        looks=$((looks + 1))
    done
    status=0
    wait $pid || status=$?
    tries=$((tries + 1))
done
exits 5
run run p.json -o cut --resume
exits 4
same cut/all.jsonl sound/all.jsonl
same cut/rejects.jsonl.gz sound/rejects.jsonl.gz
mv pipe 0.jsonl

about "a signal, and the end of the run itself"
begin
kill -TERM $pid
status=0
wait $pid || status=$?
exec 9>&-
exits 75
is "$(waiting a.jsonl.gz b.jsonl.gz)" ""
begin
kill -9 $pid
wait $pid 2>/dev/null
exec 9>&-
tries=0
while [ -n "$(waiting a.jsonl.gz b.jsonl.gz)" ] && [ $tries -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
is "$(waiting a.jsonl.gz b.jsonl.gz)" ""

about "what has changed before its turn is read as it is then"
begin
head -n 5 f.jsonl | gzip >new.gz
mv new.gz a.jsonl.gz
cat few >&9
exec 9>&-
status=0
wait $pid || status=$?
exits 4
zcat cut/rejects.jsonl.gz >rejects
says rejects "another file has taken its name"
is "$(grep -c '"a.jsonl.gz:' cut/all.jsonl)" 5
finish
