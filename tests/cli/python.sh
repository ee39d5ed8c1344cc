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
    timeout $((patience * 15)) "$python" -u "$@" >out 2>err </dev/null || status=$? # children _exit
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
the pipeline was opened in another process: open one in each
200 True
True
the pipeline is closed
{'id': 'x', 'loud': True}
the pipeline is in a call: a handler of its log, or of a signal, uses it
the pipeline is in a call: a handler of its log, or of a signal, uses it
outside
O
says err "INFO copydesk process: seen x"

about "what is no name, no record, or no pipeline of this process"
cat >odd.py <<'P'
import copy, copydesk, multiprocessing, os, pickle, signal, sys, threading, time

def tried(what, *arguments, **named):
    try:
        print(what(*arguments, **named))
    except Exception as e:
        print(type(e).__name__, "|", str(e).split("\n")[0], flush=True)

def in_child(_):
    try:
        return whole({})
    except copydesk.Error as e:
        return str(e)

def of_its_own(n):
    with copydesk.Pipeline({"copydesk": 1}) as pipeline:
        return pipeline({"id": n})

whole = copydesk.Pipeline({"copydesk": 1})

def main():
    tried(copydesk.Pipeline, "all.json\0x")
    tried(copydesk.Pipeline, b"all.json\0x")
    tried(copydesk.Pipeline, {"copydesk": 1}, folder="a\0b")
    for use in (copy.copy, copy.deepcopy, pickle.dumps):
        tried(use, whole)
    for record in ({"n": 2**63}, {"n": 10**5000}, {"n": float("inf")}, {"s": "\udc00"}, {("a",): 1}, {1: "a", "1": "b"},
                   {"s": {1}}, {"s": b"a"}, (x for x in "a"), {"k\0": 1}):
        tried(whole, record)
    tried(whole, {"id": "a", 1: (2,), None: [True], "n": -2**63, "x": -0.0, "y": 5e-324})
    for start in ("fork", "spawn"):
        with multiprocessing.get_context(start).Pool(1) as pool:
            print(start, pool.map(in_child, [0])[0].split(": ")[-1] if start == "fork" else pool.map(of_its_own, ["7"]))
    # A child that is forked while another thread is in a call, and uses it.
    slow = copydesk.Pipeline({"copydesk": 1, "stages": [
        {"plugin": "process", "options": {"command": ["/usr/bin/python3", "slow.py"], "folder": "."}}]})
    thread = threading.Thread(target=tried, args=(slow, {"id": "thread"}))
    thread.start()
    time.sleep(0.2)
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        tried(slow, {"id": "child"})
        slow.close()
        tried(of_its_own, "child")
        os._exit(0)
    print("child", os.waitpid(child, 0)[1])
    thread.join()

if __name__ == "__main__":
    main()
P
cat >slow.py <<'P'
import time
from copydesk_stage import stage
for record in stage:
    print("at", record["id"])
    time.sleep(0.5)
P
runs odd.py
exits 0
silent err
sed -i 's/; use sys.*//' out
grep -v thread out >rest
holds rest <<'O'
ValueError | embedded null byte
ValueError | embedded null byte
ValueError | embedded null byte
TypeError | a pipeline is neither copied nor pickled: open one in each process
TypeError | a pipeline is neither copied nor pickled: open one in each process
TypeError | a pipeline is neither copied nor pickled: open one in each process
Rejected | number_range: byte 6: integer outside 64 bits
ValueError | Exceeds the limit (4300 digits) for integer string conversion
ValueError | Out of range float values are not JSON compliant
Rejected | surrogate: byte 7: low surrogate \udc00 alone
TypeError | keys must be str, int, float, bool or None, not tuple
Rejected | duplicate_key: byte 11: key "1" stands here twice
TypeError | Object of type set is not JSON serializable
TypeError | Object of type bytes is not JSON serializable
TypeError | Object of type generator is not JSON serializable
Rejected | nul_in_key: byte 1: NUL in a key
{'id': 'a', '1': [2], 'null': [True], 'n': -9223372036854775808, 'x': -0.0, 'y': 5e-324}
fork open one in each
spawn [{'id': '7'}]
Error | the pipeline was opened in another process: open one in each
{'id': 'child'}
child 0
O
says out "{'id': 'thread'}"

about "a signal during a call, and a handler of the log that raises"
cat >signals.py <<'P'
import copydesk, gc, logging, signal, sys

logging.basicConfig(level=logging.DEBUG)
slow = copydesk.Pipeline({"copydesk": 1, "stages": [
    {"plugin": "process", "options": {"command": ["/usr/bin/python3", "slow.py"], "folder": "."}}]})

def during(handler, record):
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        print(slow(record))
    except BaseException as e:
        print(type(e).__name__, e, sep=" | ")

def interrupt(*_):
    raise KeyboardInterrupt("now")

during(interrupt, {"id": "a"})
during(lambda *_: slow({"id": "b"}), {"id": "c"})
print(slow({"id": "d"}))

class Leaves(logging.Handler):
    def emit(self, record):
        if "at f" in record.getMessage():
            sys.exit("enough")

class Ring:
    pass

handler = Leaves()
logging.getLogger("copydesk").addHandler(handler)
during(signal.SIG_IGN, {"id": "e"})
during(signal.SIG_IGN, {"id": "f"})
during(signal.SIG_IGN, {"id": "g"})

# What the collector closes in a handler of another pipeline's log.
class Collects(logging.Handler):
    def emit(self, record):
        gc.collect()

ring = Ring()
ring.ring, ring.pipeline = ring, copydesk.Pipeline({"copydesk": 1, "stages": [{"plugin": "clean"}]})
del ring
logging.getLogger("copydesk").addHandler(Collects())
during(signal.SIG_IGN, {"id": "h"})
# What is open at the end is closed.
P
runs signals.py
exits 0
holds out <<'O'
KeyboardInterrupt | now
Error | the pipeline is in a call: a handler of its log, or of a signal, uses it
{'id': 'd'}
{'id': 'e'}
SystemExit | enough
{'id': 'g'}
{'id': 'h'}
O
is "$(grep -cv '^INFO:copydesk:process: at' err)" 0
finish
