#!/bin/sh
# SPDX-License-Identifier: MIT
# copydesk.py, as it is installed: what its page shows, and what it raises.
. "$srcdir/tests/cli/lib.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL
[ -f "$abs_top_builddir/libcopydesk.la" ] || { echo "python: this build has no libcopydesk"; exit 77; }
[ -z "$sanitized" ] || { echo "python: skipped, python3 has no sanitizers"; exit 77; }
python=/usr/bin/python3
[ -x "$python" ] || { echo "python: skipped, there is no $python"; exit 77; }
page=$abs_top_srcdir/examples/python/README.md

about "it is installed beside the module of stages"
command="make install, in part"
status=0
make -s -C "$abs_top_builddir" DESTDIR="$scratch/dest" install-libLTLIBRARIES install-pkglibLTLIBRARIES \
    install-dist_pythonDATA install-nodist_pythonDATA >out 2>err || status=$?
exits 0
module=$(find dest -name copydesk.py)
PYTHONPATH=$scratch/$(dirname "$module")
there "$module" "$PYTHONPATH/copydesk_stage.py"
export PYTHONPATH
unset COPYDESK_PLUGIN_PATH

# runs FILE
runs() {
    command="python3 $*"
    status=0
    "$python" "$@" >out 2>err </dev/null || status=$?
}

about "the example of the page"
sed -n '/^    import copydesk/,/^[^ ]/s/^    //p' "$page" >articles.py
sed -n '/^    {$/,/^    }$/s/^    //p' "$page" >news.json
sed -n '/^    \$ PYTHONPATH/,$s/^    //p' "$page" | tail -n +2 >expected
runs articles.py
exits 0
silent err
same out expected
is "$(wc -l <out)" 3

about "the same record as copydesk run"
cat >same.py <<'P'
import json, sys
import copydesk

lines = open(sys.argv[1], encoding="utf-8").read().split("\n")[:-1]
with copydesk.Pipeline(sys.argv[2]) as pipeline:
    for line in lines:
        made = pipeline(json.loads(line))
        print(json.dumps(made, ensure_ascii=False, separators=(",", ":")))
P
zcat "$abs_top_srcdir"/examples/data/wire-en.jsonl.gz >corpus.jsonl
sed 's/"min_words": 3/"min_words": 1/' news.json >all.json
runs same.py corpus.jsonl all.json
exits 0
cp out first
COPYDESK_PLUGIN_PATH=$abs_top_builddir/plugins/.libs "$copydesk" run all.json corpus.jsonl >second 2>err
command="compare records"
"$python" - >out <<'P'
import json
a, b = ([json.loads(l) for l in open(f, encoding="utf-8")] for f in ("first", "second"))
print(len(a), a == b, list(map(list, a)) == list(map(list, b)))
P
holds out <<'O'
14 True True
O

about "what is raised, told and logged"
cat >raises.py <<'P'
import logging, os, sys, threading
import copydesk

logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s %(message)s")
for wrong in ("nowhere.json", {"copydesk": 1, "stages": [{"plugin": "cleen"}]}, {"copydesk": 2}):
    try:
        copydesk.Pipeline(wrong)
    except copydesk.Error as e:
        print(e)
both = copydesk.Pipeline({"copydesk": 1, "stages": [{"plugin": "clean"}], "outputs": []})
print(both.warnings, end="")
other = copydesk.Pipeline({"copydesk": 1, "stages": [{"plugin": "select", "on_error": "stop"}]})
print(both({"id": 1, "text": "It rained. \U0001f600"})["text"], other({"id": "é", "x": 1.5}))
for bad in ({"text": 3}, {"text": "\ud800"}, ["It rained."]):
    for pipeline in (both, other):
        try:
            print(pipeline(bad))
        except copydesk.Rejected as e:
            print(e.code, e.stage, e.stops, isinstance(e, copydesk.Error))
try:
    both({"x": float("nan")})
except ValueError:
    print("no NaN")
sys.stdout.flush()
child = os.fork()
if child == 0:
    try:
        both({"text": "a"})
    except copydesk.Error as e:
        print(e, flush=True)
    os._exit(0)
os.waitpid(child, 0)
made = []
def work(n):
    for i in range(50):
        made.append(both({"id": "%d.%d" % (n, i), "text": "It rained %d times." % i})["text"] == "It rained %d times." % i)
threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(made), all(made))
import pickle
try:
    both({"text": 3})
except copydesk.Rejected as e:
    back = pickle.loads(pickle.dumps(e))
    print((back.code, back.reason, back.stage, back.stops) == (e.code, e.reason, e.stage, e.stops))
both.close()
both.close()
try:
    both({})
except copydesk.Error as e:
    print(e)
with copydesk.Pipeline({"copydesk": 1, "stages": [
        {"plugin": "process", "options": {"command": ["/usr/bin/python3", "loud.py"], "folder": "."}}]}) as third:
    print(third({"id": "x"}))
    class Inside(logging.Handler):
        def emit(self, _):
            for use in (lambda: third({"id": "inside"}), third.close):
                try:
                    use()
                except copydesk.Error as e:
                    print(e)
    handler = Inside()
    logging.getLogger("copydesk").addHandler(handler)
    print(third({"id": "outside"})["id"])
    logging.getLogger("copydesk").removeHandler(handler)
P
cat >loud.py <<'P'
from copydesk_stage import stage
for record in stage:
    print("seen", record["id"])
    record["loud"] = True
P
runs raises.py
exits 0
holds out <<'O'
nowhere.json: error: cannot open: No such file or directory
pipeline:1:39: error: no plugin "cleen"; did you mean "clean"?
pipeline:1:14: error: this is a pipeline of format 2, this copydesk reads format 1
pipeline:1:50: warning: "outputs" are neither written nor checked here: records come from the program and go back to it
It rained. 😀 {'id': 'é', 'x': 1.5}
wrong_type clean False True
wrong_type select True True
surrogate  False True
surrogate  False True
not_object  False True
not_object  False True
no NaN
copydesk: error: the pipeline was opened in another process: open one in each
200 True
True
the pipeline is closed
{'id': 'x', 'loud': True}
a handler of the pipeline's own log uses the pipeline
a handler of the pipeline's own log uses the pipeline
outside
O
says err "INFO copydesk process: seen x"
finish
