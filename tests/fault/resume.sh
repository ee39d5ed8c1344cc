#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs that are killed, stopped or cut off go on to the bytes of one that
# nobody disturbed.
. "$srcdir/tests/cli/lib.sh"

python3 - <<'P'
import gzip, json, random
rng = random.Random(7)
words = "harbour council vote budget river bridge school strike harvest rain".split()
def article(i):
    # The database refuses a quote without words.
    quotes = [{"text": rng.choice(words)}] + [{"text": None}] * (i % 499 == 0)
    return json.dumps({"id": "a%d" % i, "title": "On the " + rng.choice(words),
        "quotes": quotes, "authors": ["Ada Lind"],
        "text": " ".join(rng.choice(words) for _ in range(rng.randint(20, 900)))})
lines = [article(i) for i in range(2250)]
lines[100] = "{oops"
lines[2000] = lines[2000][:-1]
for k in range(3):
    with open("in%d.jsonl.gz" % k, "wb") as f:
        part = lines[k * 750:(k + 1) * 750]
        for i in range(0, 750, 125):
            member = gzip.compress(("\n".join(part[i:i + 125]) + "\n").encode(), 1)
            if k == 1 and i == 250:
                member = member[:5000] + b"garbage" + member[5000:]
            f.write(member)
P
cat >p.json <<'P'
{"copydesk": 1, "input": {"paths": ["in*.jsonl.gz"]},
 "stages": [{"plugin": "select", "options": {"min_words": 30}}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl.gz"}, {"plugin": "jsonl", "path": "plain.jsonl", "id": "plain"},
             {"plugin": "csv", "path": "deep/b.csv.gz", "options": {"columns": ["id", "title"]}},
             {"plugin": "markdown", "path": "articles/{title}/{id}.md", "when": {"min_words": 880}}, {"plugin": "jsonl", "id": "titles", "path": "titles/{title}.jsonl.gz"}]}
P
if "$copydesk" list | grep -q '^sqlite'; then
    sed -i 's#"outputs": \[#&{"plugin": "sqlite", "path": "c.db"}, #' p.json
fi
if "$copydesk" list | grep -q '^parquet'; then
    sed -i 's#"outputs": \[#&{"plugin": "parquet", "path": "table", "options": {"rest": "rest", "row_group_bytes": 500000}}, #' p.json
fi
run run p.json -o sound
exits 4

# kills SEED [ARGUMENT]: KILLS kills, into kill.SEED
kills() {
    status=0
    python3 "$abs_top_srcdir/tests/fault/kill.py" "$copydesk" p.json "${KILLS:-20}" "$@" >"kill.$1" 2>&1 || status=$?
    echo $status >>"kill.$1"
}
kills 1 &
kills 2 --torn-tail
wait
for seed in 1 2; do
    about "kills at random moments (1), and power cuts (2): $seed"
    command=kill.py
    status=$(tail -n 1 kill.$seed)
    cp kill.$seed out
    exits 0
    says out " passed, 0 failed"
done

# stopped SIGNAL STATUS
stopped() {
    about "SIG$1 to the whole group"
    rm -rf cut
    COPYDESK_TEST_CHECKPOINTS=1 python3 - "$copydesk" "$1" >out 2>err <<'P'
import os, signal, subprocess, sys, time
p = subprocess.Popen([sys.argv[1], "run", "p.json", "-o", "cut"], start_new_session=True)
while p.poll() is None:
    try:
        if b"checkpoint" in open("cut/.copydesk/journal", "rb").read():
            break
    except OSError:
        pass
    time.sleep(0.01)
os.killpg(p.pid, getattr(signal, "SIG" + sys.argv[2]))
sys.exit(p.wait())
P
    status=$?
    exits "$2"
    says err "stopping: what is under way is finished first; once more stops at once" "stopped by SIG$1; --resume continues"
    run run p.json -o cut --resume
    exits 4
    for f in a.jsonl.gz plain.jsonl deep/b.csv.gz rejects.jsonl.gz; do same cut/$f sound/$f; done
}
stopped INT 130
stopped TERM 75
stopped HUP 75

# unfinished: a run that was killed behind a checkpoint, in cut
unfinished() {
    rm -rf cut
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json -o cut 2>/dev/null &
    pid=$!
    wait_for cut/.copydesk/journal checkpoint $pid
    kill -9 $pid
    wait $pid 2>/dev/null
}

about "killed while files get their names"
unfinished
head -n 1 cut/.copydesk/journal >header
for step in a.jsonl.gz plain.jsonl deep/b.csv.gz rejects.jsonl.gz run.json; do
    rm -rf cut
    cp -r sound cut
    python3 - "$step" <<'P'
import json, os, sys, zlib
run = json.load(open("cut/run.json"))
row = json.dumps({"row": "finalising", "run": run})
with open("cut/.copydesk/journal", "w") as f:
    f.write(open("header").read())
    f.write("%08x %s\n" % (zlib.crc32(row.encode()), row))
for n in run["files"][run["files"].index(sys.argv[1]):]:
    os.rename("cut/" + n, "cut/" + n + ".part")
P
    run run p.json -o cut --resume
    exits 4
    says err '"cut" was written, and is finished now'
    for f in a.jsonl.gz plain.jsonl deep/b.csv.gz rejects.jsonl.gz run.json; do
        same cut/$f sound/$f
        gone cut/$f.part
    done
    gone cut/.copydesk/journal
done

about "a journal that says more than the parts hold"
unfinished
: >cut/plain.jsonl.part
run run p.json -o cut --resume
exits 5
says err "plain.jsonl.part has 0 bytes, but " "the run cannot be continued"
finish
