#!/bin/sh
# SPDX-License-Identifier: MIT
# What the page of sqlite shows: a script for cron that adds what is new to one
# database, night after night, one of which is killed and one taken back.
. "$srcdir/tests/cli/lib.sh"
"$copydesk" list | grep -q '^sqlite' || { echo "nightly: this build is without the plugin"; exit 77; }
page=$abs_top_srcdir/plugins/sqlite/README.md

mkdir bin in
printf '#!/bin/sh\nexec "%s" "$@"\n' "$copydesk" >bin/copydesk
printf '#!/bin/sh\necho "$NIGHT"\n' >bin/date
cat >bin/sqlite3 <<'S'
#!/usr/bin/env python3
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1], isolation_level=None).execute(sys.argv[2]):
    print(*("" if v is None else v for v in row), sep="|")
S
chmod +x bin/*
PATH=$scratch/bin:$PATH
export PATH NIGHT

# block FIRST LAST: the lines of the page from one to another that match,
# without their indentation
block() {
    python3 - "$page" "$1" "$2" <<'P'
import re, sys
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
i = next(i for i, l in enumerate(lines) if re.fullmatch("    " + sys.argv[2], l))
while True:
    print(lines[i][4:])
    if re.fullmatch("    " + sys.argv[3], lines[i]):
        break
    i += 1
P
}
block '{' '}' >daily.json
block '#!/bin/sh' done >nightly.sh
chmod +x nightly.sh
# tell QUERY: what the database says
tell() { sqlite3 news.db "$1"; }
# night N STATUS: the script as cron runs it
night() {
    NIGHT=$1
    command="nightly.sh of $1"
    status=0
    ./nightly.sh >out 2>err || status=$?
    exits "$2"
}
# killed N INPUT: a night that is killed behind a checkpoint.  One that was too
# fast is taken back, and tried again.
killed() {
    for try in 1 2 3 4 5 6 7 8 9; do
        COPYDESK_TEST_CHECKPOINTS=1 copydesk run daily.json -o "out-$1" 2>/dev/null &
        pid=$!
        wait_for "out-$1/.copydesk/journal" checkpoint $pid
        kill -9 $pid
        wait $pid 2>/dev/null
        [ -e "out-$1/run.json" ] || [ ! -s "out-$1/.copydesk/journal" ] || break
        rm -r "out-$1"
        tell "DELETE FROM copydesk_runs WHERE run IN (SELECT run FROM copydesk_inputs WHERE name = '$2')"
    done
    gone "out-$1/run.json"
}
# records FROM TO [WORDS]: gzip with records of those numbers
records() {
    python3 - "$@" <<'P'
import gzip, json, sys
with gzip.open(sys.stdout.buffer, "wb", 1) as f:
    for i in range(int(sys.argv[1]), int(sys.argv[2])):
        f.write((json.dumps({"id": "r%d" % i, "title": "Night %d" % i, "filler": "x" * int((sys.argv[3:] or [0])[0]),
            "text": "\u201cThe quay is ours,\u201d Ada Lind said in line %d." % i}) + "\n").encode())
P
}

about "the first night"
records 0 100 >in/a.jsonl.gz
records 100 200 >in/b.jsonl.gz
night 2026-11-26 0
is "$(tell "SELECT count(*), count(DISTINCT id) FROM articles")" "200|200"
about "a night without news"
night 2026-11-27 0
says err "0 records in" "in/a.jsonl.gz: note: was taken before and is left out; 2 of 2 inputs were"
is "$(tell "SELECT count(*) FROM articles")" 200

about "a night that is killed"
records 200 1100 50000 >in/c.jsonl.gz
killed 2026-11-28 in/c.jsonl.gz
about "is told of, and nobody else takes its inputs"
records 1100 1200 >in/d.jsonl.gz
run run daily.json -o other
exits 0
says err 'has taken "in/c.jsonl.gz" and is not finished' "--resume in its folder continues it" "100 records in"
is "$(tell "SELECT group_concat(DISTINCT name) FROM copydesk_inputs WHERE run IN (SELECT run FROM copydesk_runs WHERE finished IS NULL)")" in/c.jsonl.gz

about "and goes on with the next one"
records 1200 1300 >in/e.jsonl.gz
cp in/a.jsonl.gz in/copy-of-a.jsonl.gz
touch in/b.jsonl.gz
night 2026-11-29 0
says err "900 records in: 900 written" "100 records in: 100 written"
is "$(tell "SELECT count(*), count(DISTINCT id) FROM articles")" "1300|1300"
is "$(tell "SELECT count(*) FROM copydesk_runs WHERE finished IS NULL")" 0
is "$(tell "SELECT name FROM copydesk_inputs ORDER BY name")" "in/a.jsonl.gz
in/b.jsonl.gz
in/c.jsonl.gz
in/d.jsonl.gz
in/e.jsonl.gz"
is "$(tell "SELECT digest FROM copydesk_inputs WHERE name = 'in/e.jsonl.gz'")" "$(sha256sum in/e.jsonl.gz | cut -d ' ' -f 1)"

about "a file that was changed under its name"
records 150 250 >in/b.jsonl.gz
night 2026-11-30 0
says err 'input "in/b.jsonl.gz" was changed since it was taken: it is taken again' "100 records in"
is "$(tell "SELECT count(*), count(DISTINCT id) FROM articles")" "1300|1300"
about "told once"
night 2026-12-01 0
says err "0 records in"
is "$(grep -c changed err)" 0

about "a night is taken back, and its inputs are new again"
block 'sqlite3 news.db "SELECT.*' '.*' >look.sh
block 'sqlite3 news.db "DELETE.*' '.*' >back.sh
run_id=$(tell "SELECT run FROM copydesk_inputs WHERE name = 'in/e.jsonl.gz'")
sed -i "s/run = [0-9]*/run = $run_id/" back.sh
sh back.sh
is "$(tell "SELECT count(*), count(DISTINCT id) FROM articles")" "1200|1200"
is "$(sh look.sh | grep -c "^$run_id|")" 0
night 2026-12-02 0
says err "100 records in: 100 written"
is "$(tell "SELECT count(*), count(DISTINCT id) FROM articles")" "1300|1300"
is "$(tell "INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")" ""
is "$(tell "SELECT count(*) FROM search WHERE search MATCH 'quotes: quay'")" 1300

about "--force behind a killed night takes it back and starts it anew"
records 1300 2200 50000 >in/f.jsonl.gz
killed 2026-12-03 in/f.jsonl.gz
run run daily.json -o out-2026-12-03 --force
exits 0
says err "900 records in: 900 written"
is "$(tell "SELECT count(*), count(DISTINCT id) FROM articles")" "2200|2200"
is "$(tell "SELECT count(*) FROM copydesk_runs WHERE finished IS NULL")" 0

about "what cannot be known again"
run run daily.json -o more --limit 1
exits 2
says err "with --limit an input would count as taken that was not read to its end"
mkfifo pipe
run run daily.json pipe -o more
exits 2
says err 'input "pipe" is no file that could be known again'
gone more
sed 's/"append": true, //; s#\.\./##' daily.json >none.json
for command in "lint none.json" "run none.json -o more"; do
    run $command
    says err "no output remembers which inputs it has taken" 'one store with "append": true does, such as sqlite'
done
exits 2
gone more
about "a folder in which nothing is yet has nothing new"
mkdir bare
sed 's#"paths": \[[^]]*\]#"paths": ["bare/*.jsonl.gz"]#' daily.json >bare.json
grep -q '"bare/' bare.json || bad "bare.json must name the folder"
run lint bare.json -o more
exits 0
run run bare.json -o more
exits 0
says err "bare/*.jsonl.gz: note: no file is there yet" "0 records in"
rm -rf more
run run daily.json 'bare/*' -o more
exits 0
rm -rf more
sed 's#bare/#nowhere/#' bare.json >nowhere.json
run run nowhere.json -o more
exits 2
says err 'no file matches "nowhere/*.jsonl.gz"'
finish
