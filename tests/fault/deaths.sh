#!/bin/sh
# SPDX-License-Identifier: MIT
# What plugins do to their process costs the record that made them do it, and
# nothing else.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "deaths: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"

cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "wreck", "id": "w"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl.gz"},
             {"plugin": "csv", "path": "b.csv.gz", "options": {"columns": ["id"]}}]}
P

# records WAY COUNT: 600 articles, COUNT of which wreck, and what must come out
records() {
    python3 - "$1" "$2" <<'P'
import json, random, sys
way, count = sys.argv[1], int(sys.argv[2])
rng = random.Random(way)
bad = set(rng.sample(range(600), count))
with open("in.jsonl", "w") as f, open("good.jsonl", "w") as g:
    for i in range(600):
        r = {"id": "r%d" % i, "text": "word " * rng.randint(1, 1500)}
        if i in bad:
            r["wreck"] = way
        line = json.dumps(r, separators=(",", ":")) + "\n"
        f.write(line)
        if i not in bad:
            g.write(line)
P
}

# costs WAY CODE REASON [COUNT]: exactly the records that wreck are rejected,
# by name, and all else is what it would have been
costs() {
    about "$1"
    n=${4:-6}
    records "$1" "$n"
    rm -rf made clean
    run run p.json in.jsonl -o made -j 2
    exits 3
    cp err err.made
    says err "600 records in: $((600 - n)) written, 0 dropped, $n rejected ($2 $n)"
    zcat made/rejects.jsonl.gz >rejects
    is "$(grep -c "\"stage\":\"w\",\"plugin\":\"wreck\",\"code\":\"$2\",\"reason\":\"$3" rejects)" "$n"
    zcat made/a.jsonl.gz >a.jsonl
    same a.jsonl good.jsonl
    is "$(zcat made/b.csv.gz | wc -l)" $((601 - n))
    run run p.json in.jsonl -o clean -j 1
    for f in a.jsonl.gz b.csv.gz rejects.jsonl.gz; do same made/$f clean/$f; done
    gone made/.copydesk/journal
}

# These take their time, beside all else: ten seconds of CPU, thirty of nothing,
# and both twice.
for way in spin sleep deadlock trickle; do
    (
        mkdir "$way" && cd "$way" && records "$way" 1 &&
            "$copydesk" run ../p.json in.jsonl -o made 2>err
        echo $? >status
    ) &
done

costs crash plugin_crash "crashed (Segmentation fault)"
costs abort plugin_crash "crashed (Aborted)"
costs exit plugin_crash "ended the process"
costs exit_3 plugin_crash "exited with status 3"
costs overflow plugin_crash "crashed (Segmentation fault)"
costs double_free plugin_crash "crashed (Aborted)"
costs linger plugin_hang "closed the channel of the worker and did not end" 2

for way in flood flood_line; do
    costs $way plugin_hang "printed without end" 2
    is "$([ "$(wc -c <err.made)" -lt 500000 ] && echo bounded)" bounded
    says err.made "bytes more, which are not shown"
done

about "a plugin that spoils the reply of its worker"
records spoil 4
run run p.json in.jsonl -o spoilt -j 2
exits 3
says err "600 records in: 596 written, 0 dropped, 4 rejected (plugin_crash 4)"
zcat spoilt/rejects.jsonl.gz >rejects
is "$(grep -c '"code":"plugin_crash","reason":"spoiled the reply of the worker"' rejects)" 4
zcat spoilt/a.jsonl.gz >a.jsonl
same a.jsonl good.jsonl

about "a plugin that spoils memory and dies three records later"
records later 3
run run p.json in.jsonl -o later
exits 0
says err "600 records in: 600 written, 0 dropped, 0 rejected"

about "a worker whose channel is closed"
records close 2
run run p.json in.jsonl -o close
exits 3
says err "598 written, 0 dropped, 2 rejected"

about "a plugin that prints"
records print 2
run run p.json in.jsonl -o print
exits 0
says err "w printed: hello from wreck" "w printed: and to stderr"
zcat print/a.jsonl.gz >print.jsonl
same print.jsonl in.jsonl

if [ -z "$sanitized" ] && grep -q HAVE_SECCOMP=1 "$abs_top_builddir/config.status"; then
    for way in open socket execve fork ptrace io_uring kill exec_memory; do
        case $way in
        open) call=openat ;;
        fork) call=clone ;;
        io_uring) call=io_uring_setup ;;
        exec_memory) call=mmap ;;
        *) call=$way ;;
        esac
        costs $way plugin_denied "called $call, which a worker may not" 2
    done
    about "a plugin that eats memory"
    sed 's/"copydesk": 1,/"copydesk": 1, "limits": {"worker_bytes": 100000000},/' p.json >small.json
    records eat 2
    run run small.json in.jsonl -o eat
    exits 3
    says err "598 written, 0 dropped, 2 rejected (memory_limit 2)"
    zcat eat/rejects.jsonl.gz >rejects
    says rejects "limits.worker_bytes"
fi

about "killed by somebody else, again and again"
records suicide 1
run run p.json in.jsonl -o killed
exits 5
says err "a worker was killed 3 times on the same work, and not by copydesk"
says err '"killed" holds what is done so far: --resume continues'
gone killed/a.jsonl.gz killed/run.json

about "a run that only dies"
python3 -c 'for i in range(500): print("{\"text\":\"x\",\"wreck\":\"crash\"}")' >in.jsonl
run run p.json in.jsonl -o dies
exits 5
says err "100 records in a row ended their worker, the last one at in.jsonl:100: stage \"w\" crashed"

about "a second signal does not wait for what is under way"
records sleep 1
rm -f err
setsid "$copydesk" run p.json in.jsonl -o stopped 2>err &
pid=$!
while [ ! -s stopped/.copydesk/journal ]; do sleep 0.1; done
kill -INT $pid
wait_for err "once more stops at once" $pid
kill -INT $pid
since=$(date +%s)
wait $pid
status=$?
exits 130
# The record that sleeps would be ended after 30 s.
is "$([ $(($(date +%s) - since)) -lt 25 ] && echo soon)" soon
gone stopped/a.jsonl.gz
rm -rf stopped

wait
for way in spin sleep deadlock trickle; do
    about "$way"
    command="copydesk run"
    status=$(cat $way/status)
    cp $way/err err
    exits 3
    says err "599 written, 0 dropped, 1 rejected (plugin_hang 1)"
    zcat $way/made/rejects.jsonl.gz >rejects
    case $way in
    spin) says rejects '"stage":"w"' "used 10 s of CPU time" ;;
    trickle) says rejects '"stage":"w"' "did not finish the reply of the worker" ;;
    *) says rejects '"stage":"w"' "did nothing for 30 s" ;;
    esac
    zcat $way/made/a.jsonl.gz >a.jsonl
    same a.jsonl $way/good.jsonl
done
finish
