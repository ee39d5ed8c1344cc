#!/bin/sh
# What a run says of itself in numbers: run.json and copydesk stats.
. "$srcdir/tests/cli/lib.sh"

about "counters stay at the largest number there is"
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "printer", "id": "p"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
if [ -e "$modules/printer.so" ]; then
    python3 -c '
for i in range(9000):
    n = 9223372036854775807 if i in (3, 5, 8900) else 0
    print("{\"id\":\"r%d\",\"count\":%d}" % (i, n))
for i in range(2):
    print("{\"id\":\"k%d\",\"key\":1}" % i)' >in.jsonl
    run run p.json in.jsonl -o counted --plugin-dir "$modules"
    exits 3
    is "$(json counted/run.json 'v["stages"][0]["counters"]["seen"]')" 9002
    is "$(json counted/run.json 'v["stages"][0]["counters"]["sum\\xff"]')" 9223372036854775807

    about "a reason that quotes what is not UTF-8 is whole"
    zcat counted/rejects.jsonl.gz | head -n 1 >reject
    is "$(json reject 'v["reason"]')" '"caf\xe9" holds text that is not valid UTF-8'
fi

finish
