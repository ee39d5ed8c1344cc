#!/bin/sh
# SPDX-License-Identifier: MIT
# Damaged and strange gzip, bombs, JSON syntax, UTF-8, sizes, adversarial text
# and pages, wrong configurations: what is sound survives, what is not is
# rejected, and the run ends as it should.  SEED=2 for other texts, positions
# and damage.
. "$srcdir/tests/cli/lib.sh"
hostile=$abs_top_srcdir/tests/hostile
# Memory is measured: what AddressSanitizer keeps of freed blocks is not ours.
ASAN_OPTIONS=$ASAN_OPTIONS:quarantine_size_mb=16
extract=
[ ! -f "$abs_top_builddir/plugins/extract.la" ] || extract='{"plugin": "extract"}, '
cat >p.json <<P
{"copydesk": 1, "limits": {"rejects": "100%"}, "input": {"has": ["text"]},
 "stages": [$extract{"plugin": "clean"}, {"plugin": "quotes"}, {"plugin": "summarize"}],
 "outputs": [{"plugin": "jsonl", "path": "out.jsonl.gz"}]}
P

about "the hostile corpus, seed ${SEED:-1}"
command="check_hostile.py"
status=0
: >err
python3 "$hostile/make_hostile.py" corpus --seed "${SEED:-1}" >/dev/null
python3 "$hostile/check_hostile.py" corpus --work "$scratch/work" \
    --cmd "$copydesk run $scratch/p.json {in} -o {dir}" \
    --config-cmd "$copydesk run {in} -o {dir}" >report 2>&1 || status=$?
grep FAIL report >out
exits 0
silent out
tail -n 1 report
finish
