#!/bin/sh
# A hundred times the records need no more memory.  RECORDS=200000 for the
# figures of the promise; CI takes fewer.
. "$srcdir/tests/cli/lib.sh"
[ -z "$sanitized" ] || { echo "memory: not under sanitizers"; exit 77; }
python3 - "$abs_top_srcdir" "$copydesk" "${RECORDS:-20000}" >report <<'P'
import gzip, glob, os, subprocess, sys
top, program, many = sys.argv[1], sys.argv[2], int(sys.argv[3])
lines = []
for name in sorted(glob.glob(top + "/examples/data/*.jsonl.gz")):
    lines += gzip.open(name).read().splitlines(True)

def peak(n):
    """The most memory that any process of a run had, in KB."""
    with gzip.open("in.jsonl.gz", "wb", 1) as f:
        for i in range(n):
            f.write(lines[i % len(lines)])
    code = """import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""
    out = subprocess.check_output([sys.executable, "-c", code, program, "run",
        top + "/examples/pipelines/newsroom.json", "in.jsonl.gz", "-o", "out%d" % n])
    return int(out)

few, lots = peak(2000), peak(many)
print("%d records: %d KB, 2000 records: %d KB" % (many, lots, few))
print("within 10 %" if lots <= few * 1.1 else "more than 10 % apart")
P
about "the newsroom pipeline over 2,000 and ${RECORDS:-20000} records"
command="copydesk run newsroom.json"
status=0
: >out
: >err
says report "within 10 %"
cat report
finish
