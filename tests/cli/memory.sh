#!/bin/sh
# SPDX-License-Identifier: MIT
# How much memory a run needs: no more for a hundred times the records, and
# never more than the manual says.  RECORDS=200000 for the figures of the
# promise; CI takes fewer.
. "$srcdir/tests/cli/lib.sh"
[ -z "$sanitized" ] || { echo "memory: not under sanitizers"; exit 77; }
python3 - "$abs_top_srcdir" "$copydesk" "${RECORDS:-20000}" >report <<'P'
import gzip, glob, os, subprocess, sys
top, program, many = sys.argv[1], sys.argv[2], int(sys.argv[3])
lines = []
for name in sorted(glob.glob(top + "/examples/data/*.jsonl.gz")):
    lines += gzip.open(name).read().splitlines(True)

def peaks(n):
    """The most that the supervisor and that a worker had, in KB of PSS."""
    with gzip.open("in.jsonl.gz", "wb", 1) as f:
        for i in range(n):
            f.write(lines[i % len(lines)])
    subprocess.run(["rm", "-rf", "news"], check=True)
    out = subprocess.check_output([sys.executable, top + "/tests/fault/pss.py", program, "run",
        top + "/examples/pipelines/newsroom.json", "in.jsonl.gz", "-o", "news", "-j", "1"])
    return [int(x) for x in out.split()][1:]

# How much waits between the processes differs from run to run, up to a bound
# that 2,000 records do not reach: what grows with the records is in every run.
FEW = 8000
fews, manys = [peaks(FEW) for _ in range(2)], [peaks(many) for _ in range(2)]
for i, which in enumerate(["the supervisor", "a worker"]):
    few, lots = max(x[i] for x in fews), min(x[i] for x in manys)
    print("%s: %d records: %d KB, %d records: %d KB" % (which, many, lots, FEW, few))
    print("%s: %s" % (which, "within 10 %" if lots <= few * 1.1 else "more than 10 % apart"))
P
about "the newsroom pipeline over 8,000 and ${RECORDS:-20000} records"
command="copydesk run newsroom.json"
status=0
: >out
: >err
says report "the supervisor: within 10 %" "a worker: within 10 %"
cat report

# needs AT_MOST COMMAND...: all processes of the run together, in KB of PSS
needs() {
    most=$1
    shift
    command="copydesk $*"
    status=0
    peaks=$(python3 "$abs_top_srcdir/tests/fault/pss.py" "$copydesk" "$@") || status=$?
    # shellcheck disable=SC2086
    set -- $peaks
    echo "$title: $1 KB, of these the supervisor and its slots at most $2, a worker $3"
    if [ "$1" -gt 0 ] && [ "$1" -le "$most" ]; then ok; else bad "$1 KB are more than $most"; fi
    # 64 MB + workers x (16 MB + 3 x record_bytes); a worker: worker_bytes
    if [ "$2" -le $((65536 + 2 * (16384 + 3 * 8192))) ]; then ok; else bad "the supervisor has $2 KB"; fi
    if [ "$3" -le 524288 ]; then ok; else bad "a worker has $3 KB"; fi
}
about "the newsroom pipeline"
needs 262144 run "$abs_top_srcdir/examples/pipelines/newsroom.json" in.jsonl.gz -o many -j 2
exits 0

about "records of 8 MB"
python3 - <<'P'
import gzip
with gzip.open("large.jsonl.gz", "wb", 1) as f:
    for i in range(24):
        f.write(b'{"text":"%s"}\n' % (b"The harbour %07d opens. " % i * 300000))
P
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl.gz"}]}' >p.json
needs 524288 run p.json large.jsonl.gz -o large -j 2
exits 0

about "a line of 400 MB, a bomb of 1 GB without a line"
python3 - <<'P'
import gzip
with gzip.open("line.jsonl.gz", "wb", 1) as f:
    f.write(b'{"text":"')
    for i in range(400):
        f.write(b"x" * 1000000)
    f.write(b'"}\n{"text":"sound"}\n')
with gzip.open("bomb.jsonl.gz", "wb", 1) as f:
    for i in range(1000):
        f.write(bytes(1000000))
P
needs 262144 run p.json line.jsonl.gz bomb.jsonl.gz -o bombs -j 2
exits 3
is "$(zcat bombs/rejects.jsonl.gz | grep -c '"code":"too_large"')" 2
is "$(zcat bombs/a.jsonl.gz | wc -l)" 1
finish
