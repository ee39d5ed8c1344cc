#!/bin/sh
# SPDX-License-Identifier: MIT
# A database outside the folder of the run: seen from that folder, through
# links, never removed, and only where the store appends.
. "$srcdir/tests/cli/lib.sh"
"$copydesk" list | grep -q '^sqlite' || { echo "sqlite_elsewhere: this build is without the plugin"; exit 77; }

# ids FILE: of its articles
ids() {
    python3 -c 'import sqlite3, sys
print(*(row[0] for row in sqlite3.connect(sys.argv[1]).execute("SELECT id FROM articles ORDER BY 1")))' "$1"
}
# to PATH: p.json, a store there that appends
to() {
    echo "{\"copydesk\": 1, \"outputs\": [{\"plugin\": \"sqlite\", \"path\": \"$1\", \"append\": true}]}" >p.json
}
for k in 1 2 3 4 5; do echo "{\"id\":\"$k\"}" >$k.jsonl; done
mkdir data links runs

about "seen from the folder of the run"
to ../data/news.db
run run p.json 1.jsonl -o first
exits 0
is "$(ids data/news.db)" 1
run run p.json 2.jsonl -o runs/../second
exits 0
is "$(ids data/news.db)" "1 2"
about "which may be a link itself"
ln -s ../runs links/run
to ../data.db
run run p.json 3.jsonl -o links/run
exits 0
is "$(ids data.db)" 3
gone links/data.db
about "an absolute path"
to "$scratch/data/news.db"
run run p.json 3.jsonl -o third
exits 0
is "$(ids data/news.db)" "1 2 3"
about "a link to a database, and one to a database that is yet to come"
ln -s ../data/news.db links/old.db
ln -s ../data/new.db links/new.db
to ../links/old.db
run run p.json 4.jsonl -o fourth
exits 0
is "$(ids data/news.db)" "1 2 3 4"
to ../links/new.db
run run p.json 4.jsonl -o fifth
exits 0
is "$(ids data/new.db)" 4
there links/new.db links/old.db

about "--force does not touch it"
to ../data/news.db
run run p.json 5.jsonl -o first --force
exits 0
is "$(ids data/news.db)" "1 2 3 4 5"
is "$(echo first/*)" first/run.json

about "only where the store appends"
to ../data/other.db
sed -i 's/, "append": true//' p.json
for command in "run p.json 1.jsonl -o sixth" "lint p.json"; do
    run $command
    says err 'output path "../data/other.db" leads out of the output folder' 'a store with "append": true may write elsewhere'
done
exits 1
gone sixth data/other.db
about "no folder, and none that is there"
for path in ../data/.. "$scratch/" ../data//news.db ./news.db ../news.db.part; do
    to "$path"
    run lint p.json
    exits 1
    says err "output path \"$path\" "
done
to ../nowhere/news.db
run run p.json 1.jsonl -o seventh
exits 5
says err "/nowhere/news.db: unable to open database file"
finish
