#!/bin/sh
# SPDX-License-Identifier: MIT
# One call of malloc fails, in whichever process it is: the run ends with what
# it would have written, or stops and is continued to that.  No good record is
# rejected.
. "$srcdir/tests/cli/lib.sh"
starve=$modules/starve.so
[ -f "$starve" ] || { echo "starve: this build has no shared modules"; exit 77; }
[ -z "$sanitized" ] || { echo "starve: not under sanitizers"; exit 77; }

python3 - >in.jsonl <<'P'
import json
for i in range(40):
    print(json.dumps({"id": "r%d" % i, "title": "On the harbour",
        "authors": ["Ada Lind"], "text": "The harbour opens in May, Ada Lind said. "
        "\u201cWe are ready,\u201d she added.\n\nNobody had asked for it. " * (1 + i % 4)}))
P
cat >p.json <<'P'
{"copydesk": 1,
 "stages": [{"plugin": "clean"}, {"plugin": "quotes"}, {"plugin": "select", "options": {"has": ["text"]}}],
  "outputs": [{"plugin": "jsonl", "path": "a.jsonl.gz"}, {"plugin": "csv", "path": "b.csv"}]}
P
run run p.json in.jsonl -o sound
exits 0
LD_PRELOAD=$starve STARVE_COUNT=$scratch/count "$copydesk" run p.json in.jsonl -o counted -j 2 2>/dev/null
read -r calls filter_calls <count
is "$([ "$calls" -gt 1000 ] && echo many)" many
if grep -q HAVE_SECCOMP=1 "$abs_top_builddir/config.status"; then
    is "$([ "$filter_calls" -gt 100 ] && echo many)" many
fi
same counted/a.jsonl.gz sound/a.jsonl.gz

# starve VARIABLE K: what becomes of the run whose K-th call of that kind fails
starve() {
    rm -rf cut
    status=0
    env LD_PRELOAD="$starve" "$1=$2" timeout $((60 * patience)) "$copydesk" run p.json in.jsonl -o cut -j 2 >out 2>err || status=$?
    command="copydesk run, where call $2 of malloc fails, by $1"
    # a process without memory for its filter ends, it does not go on without
    ! grep -q "may make any" err || bad "must not run unconfined:" "$(cat err)"
    # nor is a plugin blamed for what the host did
    ! grep -q "exited with status" err || bad "must say that memory ran out:" "$(cat err)"
    case $status in
    0) ;;
    2) says err "error: " && gone cut/run.json cut/a.jsonl.gz && return ;;
    5)
        says err "copydesk: "
        run run p.json in.jsonl -o cut --resume
        exits 0
        ;;
    *) bad "must exit 0, 2 or 5" && return ;;
    esac
    for f in a.jsonl.gz b.csv; do same cut/$f sound/$f; done
    gone cut/rejects.jsonl.gz
}
about "as JSON, every line still is"
said=
for k in $((calls / 8)) $((calls / 4)) $((calls / 2)) $((calls * 3 / 4)); do
    rm -rf cut
    LD_PRELOAD=$starve STARVE_AT=$k timeout $((60 * patience)) "$copydesk" run p.json in.jsonl -o cut -j 2 --log-format json >out 2>err
    command="copydesk run --log-format json, where call $k of malloc fails"
    if python3 -c 'import json, sys
for line in open(sys.argv[1]):
    assert {"time", "level", "text"} <= set(json.loads(line))' err 2>why; then ok; else bad "each line must be an object:" "$(tail -n 1 why)"; fi
    ! grep -q "out of memory" err || said=1
done
is "$said" 1

# some CALLS TRIES: numbers of so many of the calls
some() {
    python3 -c 'import random, sys
calls, tries = int(sys.argv[1]), int(sys.argv[2])
print(*sorted(random.Random(calls).sample(range(1, calls + 1), min(calls, tries))))' "$1" "$2"
}
about "a call of malloc fails"
tries=${TRIES:-150}
for k in $(some "$calls" "$tries"); do starve STARVE_AT "$k"; done
about "... in release, when all is written"
for k in $((calls - 3)) $((calls - 2)) $((calls - 1)) "$calls"; do starve STARVE_AT "$k"; done
# Half of all calls are made for one process that builds its filter; in one of
# ten, libseccomp 2.5 goes round in circles until its 10 s of CPU are used.
about "the filter of a command has no memory: the command is not blamed"
if [ "$filter_calls" -gt 0 ]; then
    sed 's|"stages": .*|"stages": [{"plugin": "process", "options": {"command": ["sed", "-u", "s,a,a,"]}}],|' p.json >command.json
    run run command.json in.jsonl -o command
    exits 0
    for k in 1 2; do
        rm -rf cut
        status=0
        LD_PRELOAD=$starve STARVE_FILTER_AT=$k "$copydesk" run command.json in.jsonl -o cut -j 2 >out 2>err || status=$?
        command="copydesk run, where call $k of malloc in libseccomp fails"
        exits 5
        says err 'copydesk: error: the process that loads plugins ran out of memory in prepare of "process"'
    done
fi
about "a call of malloc fails in libseccomp"
for k in $(some "$filter_calls" $((tries / 15))); do starve STARVE_FILTER_AT "$k"; done
finish
