#!/bin/sh
# SPDX-License-Identifier: MIT
# The questions that the page of sqlite shows, asked as they stand there of a
# database of the example articles: each has an answer, and so has each view.
. "$srcdir/tests/cli/lib.sh"
"$copydesk" list | grep -q '^sqlite' || { echo "sqlite_readme: this build is without the plugin"; exit 77; }
page=$abs_top_srcdir/plugins/sqlite/README.md

mkdir bin
cat >bin/sqlite3 <<'S'
#!/usr/bin/env python3
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):
    print(*("" if v is None else v for v in row), sep="|")
S
chmod +x bin/sqlite3
PATH=$scratch/bin:$PATH
export PATH
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "clean"}, {"plugin": "quotes"}, {"plugin": "summarize", "options": {"keywords": 5}}],
 "outputs": [{"plugin": "sqlite", "path": "articles.db"}]}
P
about "a database of the examples"
command="copydesk run p.json -o out"
status=0
"$copydesk" run p.json "$abs_top_srcdir"/examples/data/*.jsonl.gz -o out 2>err || status=$?
exits 0

about "the questions"
grep '^    sqlite3 out/' "$page" | sed 's/^ *//' >questions
is "$(grep -c . questions)" 5
while read -r question; do
    command=$question
    status=0
    sh -c "$question" >answer 2>err || status=$?
    exits 0
    silent err
    if [ -s answer ]; then ok; else bad "has no answer"; fi
done <questions
about "the views"
for view in quoted speakers named topics days; do
    command="SELECT * FROM $view"
    is "$(sqlite3 out/articles.db "SELECT count(*) > 0 FROM $view")" 1
    says "$page" "| \`$view\` |"
done
about "the tables, with their columns"
for table in articles authors quotes people keywords copydesk_inputs copydesk_runs; do
    command="the page, of $table"
    for column in $(sqlite3 out/articles.db "SELECT name FROM pragma_table_info('$table')"); do
        if grep "^| \`$table\` |" "$page" | grep -qF "\`$column\`"; then ok; else bad "$column is not there"; fi
    done
done
finish
