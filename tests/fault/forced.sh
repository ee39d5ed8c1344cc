#!/bin/sh
# SPDX-License-Identifier: MIT
# --force that is killed at any moment leaves a folder that the next command
# understands: either the run is still there, or --resume and --force go on
# with its removal.  A run.json never stands beside outputs that are gone.
. "$srcdir/tests/cli/lib.sh"
strace -o /dev/null true 2>/dev/null || { echo "forced: strace cannot trace here"; exit 77; }
[ -z "$sanitized" ] || { echo "forced: not under sanitizers"; exit 77; }

articles 50 >in.jsonl
outputs='{"plugin": "jsonl", "path": "a.jsonl"}, {"plugin": "csv", "path": "sub/b.csv", "options": {"columns": ["id"]}}'
if [ -d "$modules" ]; then
    COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"
    outputs="$outputs, {\"plugin\": \"shelf\", \"id\": \"tree\", \"path\": \"tree\"}, {\"plugin\": \"shelf\", \"id\": \"rows\", \"path\": \"rows\", \"append\": true}"
fi
echo "{\"copydesk\": 1, \"outputs\": [$outputs]}" >p.json
{ cat in.jsonl && echo bad; } >some.jsonl
run run p.json some.jsonl -o finished
exits 3
cp -r finished sound

# an unfinished run, whose rows are in the shelf already
mkdir unfinished
cp -r finished/rows unfinished/ 2>/dev/null
strace -o /dev/null -e trace='/^renameat' -e inject='/^renameat:signal=KILL:when=1' \
    "$copydesk" run p.json some.jsonl -o unfinished 2>err
there unfinished/.copydesk/journal unfinished/a.jsonl.part

# rows FOLDER: how many ids the shelf holds that is appended to
rows() { cat "$1"/rows/???????????????????????????????? 2>/dev/null | wc -l; }
had=$(rows finished)

# ends ARGUMENT...: this ends well, with the outputs and the rows of one run
ends() {
    run run p.json some.jsonl -o made "$@"
    exits 3
    for f in a.jsonl sub/b.csv; do same made/$f sound/$f; done
    is "$(rows made)" $((2 * had))
    gone made/.copydesk/journal made/.copydesk/refused made/a.jsonl.part made/sub/b.csv.part
}

for before in finished unfinished; do
    for call in unlinkat write ftruncate fdatasync fsync; do
        when=1
        while :; do
            about "$call $when of a --force on a run that is $before"
            rm -rf made
            cp -r $before made
            { strace -o /dev/null -e trace=$call -e "inject=$call:signal=KILL:when=$when" \
                "$copydesk" run p.json some.jsonl -o made --force >out 2>err; } 2>/dev/null
            status=$?
            [ $status != 3 ] || break # there are no more such calls
            # what holds run.json holds all that it names
            if [ -f made/run.json ]; then
                for f in $(json made/run.json '" ".join(v["files"])'); do there "made/$f"; done
            fi
            when=$((when + 1))
            # the new run may be finished, and has only its last words to say
            if [ -f made/run.json ] && [ ! -f made/.copydesk/journal ] &&
                ! cmp -s made/run.json finished/run.json; then
                is "$(rows made)" $((2 * had))
                continue
            fi
            rm -rf copy
            cp -r made copy
            run run p.json some.jsonl -o made
            case $status in
            2) says err "--force" ;;
            *) exits 3 ;; # the folder is as good as new
            esac
            if [ $status = 2 ]; then
                ends --force
                rm -rf made
                cp -r copy made
                [ -f made/run.json ] || ends --resume
            fi
        done
    done
done

# rows_of DATABASE: what it holds, and of how many runs it knows
rows_of() {
    python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print(*db.execute("SELECT count(*) FROM articles").fetchone(), "articles of",
      *db.execute("SELECT count(*) FROM copydesk_runs").fetchone(), "run")' "$1"
}

# A store that remembers its inputs: wherever the removal ends, it knows of the
# old run or of none, and a later night leaves nothing out.
echo '{"copydesk": 1, "input": {"new_only": true}, "outputs": [{"plugin": "sqlite", "path": "news.db", "append": true}]}' >night.json
rm -rf unfinished
mkdir unfinished
strace -f -o /dev/null -e trace='/^renameat' -e inject='/^renameat:signal=KILL:when=1' \
    "$copydesk" run night.json in.jsonl -o unfinished >out 2>err
there unfinished/.copydesk/journal unfinished/news.db
for call in pwrite64 fdatasync unlink unlinkat; do
    when=1
    while :; do
        about "$call $when of a --force on a store that remembers its inputs"
        rm -rf made
        cp -r unfinished made
        { strace -f -o /dev/null -e trace=$call -e "inject=$call:signal=KILL:when=$when" \
            "$copydesk" run night.json in.jsonl -o made --force >out 2>err; } 2>/dev/null
        status=$?
        [ $status != 0 ] || break
        when=$((when + 1))
        run run night.json in.jsonl -o made
        [ $status != 2 ] || run run night.json in.jsonl -o made --force
        exits 0
        is "$(rows_of made/news.db)" "50 articles of 1 run"
    done
done
finish
