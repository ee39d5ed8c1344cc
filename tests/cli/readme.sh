#!/bin/sh
# README.md keeps its word: its pipeline is sound and runs, its mistake is
# found where it says, the lines that it shows are those that are printed, and
# no page links to what is not there.
. "$srcdir/tests/cli/lib.sh"
top=$abs_top_srcdir

# block FILE PATTERN: the indented block in which PATTERN stands, without the
# indentation
block() {
    awk -v want="$2" '
        /^    / { b = b substr($0, 5) "\n"; if (index($0, want)) hit = 1; next }
        { if (hit) exit; b = "" }
        END { if (hit) printf "%s", b }' "$1"
}

about "the pipeline of README.md"
block "$top/README.md" '"copydesk": 1' >news.json
mkdir corpus
zcat "$top/examples/data/wire-en.jsonl.gz" |
    sed 's/"text":/"body":/' | gzip >corpus/wire.jsonl.gz
run lint news.json
exits 0
silent err
run run news.json -o out
exits 0
says err "14 records in: 14 written, 0 dropped, 0 rejected -> out"
is "$(zcat out/articles.jsonl.gz | wc -l)" 14
is "$(head -n 1 out/quotes.csv | tr -d '\r')" "id,speaker,quote"

about "its mistake"
block "$top/README.md" 'copydesk lint' | sed 1d >said
sed 's/"clean"/"cleen"/' news.json >wrong && mv wrong news.json
run lint news.json
exits 1
is "$(cat said)" "$(head -n 1 err)"

about "what it shows of the newsroom"
run run "$top/examples/pipelines/newsroom.json" -o out/newsroom
exits 0
says "$top/README.md" "$(tail -n 1 err)"
block "$top/README.md" '---- its quotes' | sed '1,2d; /^\.\.\./d' >shown
is "$(wc -l <shown)" 2
while read -r line; do
    speaker=${line%% said*}
    quote=${line##* said       }
    says out/newsroom/quotes.csv "$quote"
    grep -F -e "$quote" out/newsroom/quotes.csv >row
    says row "$(echo "$speaker" | sed 's/ *$//')"
done <shown

about "stages on the command line"
run run -s clean -s quotes "$top/examples/data/wire-en.jsonl.gz"
exits 0
is "$(wc -l <out.jsonl 2>/dev/null || echo none)" none
