#!/bin/sh
# SPDX-License-Identifier: MIT
# All kinds of outputs in one run, a server's tables among them, which is killed
# at random moments: each of them goes on to the same bytes and rows.
. "$srcdir/tests/cli/lib.sh"
. "$abs_top_srcdir/tests/cli/server.sh"
for plugin in sqlite parquet; do
    "$copydesk" list | grep -q "^$plugin" || { echo "$script: this build is without $plugin"; exit 77; }
done
PGPASSWORD=swordfish
export PGPASSWORD

python3 - <<'P'
import json, random
rng = random.Random(19)
words = "harbour council vote budget river bridge school strike harvest rain".split()
with open("in.jsonl", "w") as f:
    for i in range(3000):
        f.write(json.dumps({"id": "a%d" % i, "title": "On the " + rng.choice(words),
            "source": rng.choice(["The Post", "a/b", ""]), "date": "2024-%02d-05" % rng.randint(1, 12),
            "quotes": [{"text": rng.choice(words), "speaker": "Ada Lind"}] + [{"text": None}] * (i % 997 == 0),
            "text": " ".join(rng.choice(words) for _ in range(rng.randint(20, 900)))}) + "\n")
P
cat >p.json <<'P'
{"copydesk": 1, "input": {"paths": ["in.jsonl"]},
 "stages": [{"plugin": "fields", "options": {"compute": {"words": {"words": "text"}}}}],
 "outputs": [{"plugin": "postgres"}, {"plugin": "sqlite", "path": "c.db"},
             {"plugin": "parquet", "path": "table", "options": {"rest": "rest", "row_group_bytes": 1000000}},
             {"plugin": "markdown", "path": "articles/{date:%Y/%m}/{id}.md", "when": {"min_words": 800}},
             {"plugin": "jsonl", "id": "sources", "path": "sources/{source}.jsonl.gz"},
             {"plugin": "jsonl", "path": "all.jsonl", "without": ["text"]},
             {"plugin": "csv", "path": "quotes.csv.gz", "options": {"rows": "quote"}}]}
P
cat >rows.sh <<S
for table in articles authors quotes people keywords; do
    "$bin/psql" -XAtq -c "SELECT * FROM copydesk.\$table ORDER BY 1, 2" || exit 1
done
"$bin/psql" -XAtq -c "SELECT count(*), count(finished) FROM copydesk.copydesk_runs" -c "DROP SCHEMA copydesk CASCADE" 2>notices
S

# killed NAME SEED ARGUMENT...
killed() {
    about "$1"
    command="kill.py"
    seed=$2
    shift 2
    status=0
    python3 "$abs_top_srcdir/tests/fault/kill.py" "$copydesk" p.json "${KILLS:-5}" "$seed" \
        --server "sh rows.sh" "$@" >out 2>err || status=$?
    exits 0
    says out " passed, 0 failed"
}
killed "SIGKILL at random moments" 1
killed "power cuts" 2 --torn-tail
finish
