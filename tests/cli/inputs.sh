#!/bin/sh
# SPDX-License-Identifier: MIT
# Which files a run reads: names of all kinds, lists of names, files with more
# than one name, pipes, devices, files that change, and a great many.
. "$srcdir/tests/cli/lib.sh"

echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
articles 3 >a.jsonl
articles 5 | tail -n 2 >b.jsonl
cat a.jsonl b.jsonl >both.jsonl

about "a file under two names is read once, and that is said"
ln a.jsonl hard.jsonl
ln -s a.jsonl soft.jsonl
for other in hard.jsonl soft.jsonl ./a.jsonl "$PWD/a.jsonl"; do
    rm -rf made
    run run p.json a.jsonl "$other" b.jsonl -o made
    exits 0
    same made/a.jsonl both.jsonl
    says err "command line: warning: \"$other\" is the file \"a.jsonl\" by another name: it is read once"
done
run run p.json a.jsonl a.jsonl b.jsonl -o twice
exits 0
same twice/a.jsonl both.jsonl
says err 'every file of "a.jsonl" was named before: each is read once'
rm -f hard.jsonl soft.jsonl

about "--input-list: a name a line, and nothing special in it"
articles 1 >'[a]*.jsonl'
printf 'a.jsonl\n\nb.jsonl\n' >list
rm -rf made
run run p.json --input-list list -o made
exits 0
same made/a.jsonl both.jsonl
rm -rf made
printf '[a]*.jsonl\n' >list
run run p.json b.jsonl --input-list list -o made
exits 0
is "$(wc -l <made/a.jsonl)" 3
about "--input-list: a file that is called -"
articles 2 >./-
echo - >dash
run run p.json --input-list dash -o dashed
exits 0
says err "2 records in"
rm ./-
about "--input-list: names that end with NUL, from standard input"
newline='a
b.jsonl'
articles 4 >"$newline"
printf '%s\0a.jsonl\0' "$newline" >list
rm -rf made
run_with list run p.json --input-list - -o made
exits 0
is "$(wc -l <made/a.jsonl)" 7
about "--input-list: what is wrong with it"
run run p.json --input-list nowhere -o made
exits 2
says err 'cannot read the list of inputs "nowhere": No such file or directory'
: >list
run run p.json --input-list list -o made
exits 2
says err 'the list of inputs "list" names no file'
echo gone.jsonl >list
run run p.json --input-list list -o new
exits 2
says err 'list:1: error: cannot open input "gone.jsonl"'
printf 'a.jsonl\n\n\ngone.jsonl\nb.jsonl\na.jsonl\n' >list
run run p.json --input-list list -o new
exits 2
says err 'list:4: error: cannot open input "gone.jsonl"' 'list:6: warning: every file of "a.jsonl" was named before'
printf 'a.jsonl\0gone.jsonl\0' >list
run_with list run p.json --input-list - -o new
exits 2
says err 'standard input:2: error: cannot open input "gone.jsonl"'
truncate -s 200M huge
run run p.json --input-list huge -o new
exits 2
says err 'the list of inputs "huge" has more than 128 MB'
rm -f huge
run_with list run p.json - --input-list - -o new
exits 2
says err 'standard input cannot be the list of inputs and an input'
run replay a.jsonl p.json --input-list list -o new
exits 2
says err "unknown option --input-list"

about "pipes are read as standard input is"
mkfifo pipe
cat a.jsonl >pipe &
run run p.json pipe b.jsonl -o piped
wait
exits 0
same piped/a.jsonl both.jsonl
command="copydesk run p.json /dev/fd/7 /dev/stdin"
status=0
"$copydesk" run p.json /dev/fd/7 /dev/stdin -o fds 7<a.jsonl 2>err <b.jsonl || status=$?
exits 0
same fds/a.jsonl both.jsonl
about "a run that reads a pipe cannot be continued"
mkfifo second
(cat a.jsonl && exec sleep 600) >second &
writer=$!
"$copydesk" run p.json second -o stopped 2>err &
pid=$!
wait_for stopped/.copydesk/journal header $pid
kill -TERM $pid
status=0
wait $pid || status=$?
command="copydesk run p.json second"
exits 75
kill $writer 2>/dev/null
says err "cannot be continued"
run run p.json second -o stopped --resume
exits 2
says err '"stopped" cannot be continued: second cannot be read again'

about "what can be no input"
python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket")'
# refused NAME TEXT
refused() {
    run run p.json "$1" -o no
    exits 2
    says err "input \"$1\" is $2"
    gone no
}
refused socket 'a socket'
refused /dev/zero 'a device'
refused . 'a folder: name its files, as in "./*.html" or "./*.jsonl.gz"'
run run p.json /dev/null -o null
exits 0

about "names that are not UTF-8 lead to their files"
python3 - <<'P'
big = "x" * 300000
record = '{"text":5,"pad":"%s"}\n' % big
open(b"caf\xe9.jsonl", "w").write('{"text":"a"}\n' + record)
open(b"caf", "w").write('{"text":"b"}\n' + record)
open(b"caf\\xe9.jsonl", "w").write('{"text":"c"}\n' + record)
P
cat >q.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "clean"}], "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
run run q.json caf* -o bytes
exits 3
cat >ids.py <<'P'
import json, sys
for l in open(sys.argv[1]):
    r = json.loads(l)
    print(r["id"], r["text"])
P
python3 ids.py bytes/a.jsonl >ids
holds ids <<'O'
caf:1 b
caf\x5cxe9.jsonl:1 c
caf\xe9.jsonl:1 a
O
run replay bytes/rejects.jsonl.gz q.json -o again
exits 3
zcat again/rejects.jsonl.gz >again.jsonl
zcat bytes/rejects.jsonl.gz >bytes.jsonl
same again.jsonl bytes.jsonl

about "a file that is replaced, shortened or written to after the run was planned"
cat >hold.py <<'P'
"""Run copydesk on a pipe, a.jsonl and b.jsonl; change b.jsonl once the run is
under way, and only then end the pipe."""
import os, shutil, subprocess, sys, time
program, how = sys.argv[1:]
os.path.exists("held") or os.mkfifo("held")
p = subprocess.Popen([program, "run", "p.json", "held", "b2.jsonl", "-o", "changed"])
with open("held", "w") as f:
    f.write('{"id":"x","text":"y"}\n')
    f.flush()
    while not os.path.exists("changed/.copydesk/journal"):
        time.sleep(0.02)
    if how == "replace":
        open("new", "w").write('{"id":"n","text":"m"}\n')
        os.rename("new", "b2.jsonl")
    elif how == "twin":
        shutil.copy2("b2.jsonl", "new")
        os.rename("new", "b2.jsonl")
    elif how == "cut":
        os.truncate("b2.jsonl", len(open("b2.jsonl").readline()))
    elif how == "append":
        open("b2.jsonl", "a").write('{"id":"n","text":"m"}\n')
    elif how == "touch":
        os.utime("b2.jsonl", (1, 1))
    elif how in ("pipe", "folder"):
        os.remove("b2.jsonl")
        {"pipe": os.mkfifo, "folder": os.mkdir}[how]("b2.jsonl")
    elif how == "link":
        os.link("b2.jsonl", "linked.jsonl")
# A pipe that nobody writes to must not be waited for.
try:
    sys.exit(p.wait(60))
finally:
    p.kill()
P
for how in replace twin cut append touch pipe folder; do
    rm -rf changed
    cp b.jsonl b2.jsonl
    command="hold.py $how"
    status=0
    python3 hold.py "$copydesk" $how 2>err || status=$?
    exits 4
    zcat changed/rejects.jsonl.gz >damage
    says damage '"input":"b2.jsonl"' '"code":"input_changed"' 'it is not what it was when the run was planned'
    case $how in
    replace | twin) says damage "another file has taken its name" ;;
    pipe | folder) says damage "it is no file any more" ;;
    esac
    rm -rf b2.jsonl
done
for how in nothing link; do
    rm -rf changed
    cp b.jsonl b2.jsonl
    command="hold.py $how"
    status=0
    python3 hold.py "$copydesk" $how 2>err || status=$?
    exits 0
done

about "a file that is written to while it is read, and gets its time back"
cat >torn.py <<'P'
"""Run copydesk on a file that is too long to be read before its output is;
meanwhile change what it has read of it, or its inode only."""
import os, subprocess, sys
program, how = sys.argv[1:]
with open("torn.jsonl", "w") as f:
    for i in range(20000):
        f.write('{"id":"%05d","text":"%s"}\n' % (i, "x" * 1000))
p = subprocess.Popen([program, "run", "-s", "select", "-j", "1", "torn.jsonl"], stdout=subprocess.PIPE)
p.stdout.read(1)
before = os.stat("torn.jsonl")
with open("torn.jsonl", "r+") as f:
    f.write('{"id":"%s' % ("other" if how == "write" else "00000"))
os.utime("torn.jsonl", ns=(before.st_atime_ns, before.st_mtime_ns))
while p.stdout.read(1 << 20):
    pass
sys.exit(p.wait())
P
command="torn.py write"
status=0
python3 torn.py "$copydesk" write 2>err || status=$?
exits 4
says err "torn.jsonl" "it changed while it was read: it was written to, and its time set back"
command="torn.py inode"
status=0
python3 torn.py "$copydesk" inode 2>err || status=$?
exits 0
rm -f torn.jsonl

about "a file that grows while it is read"
if strace -o /dev/null true 2>/dev/null && [ -z "$sanitized" ]; then
    cp a.jsonl grows.jsonl
    cat >grow.py <<'P'
import os, subprocess, sys
# Stopped at the end of the file, the program sees what was appended.
p = subprocess.Popen(["strace", "-o", "/dev/null", "-P", os.path.abspath("grows.jsonl"), "-e", "trace=read",
    "-e", "inject=read:delay_exit=1500000:when=1", sys.argv[1], "run", "p.json", "grows.jsonl", "-o", "grown"])
import time
while p.poll() is None:
    fds = [f for f in os.popen("ls -l /proc/[0-9]*/fd 2>/dev/null") if "grows.jsonl" in f]
    if fds:
        open("grows.jsonl", "a").write('{"id":"n","text":"m"}\n')
        break
sys.exit(p.wait())
P
    command="grow.py"
    status=0
    python3 grow.py "$copydesk" 2>err || status=$?
    exits 4
    zcat grown/rejects.jsonl.gz >damage
    says damage '"code":"input_changed"' 'it changed while it was read'
fi

about "a great many inputs, each named"
python3 - <<'P'
import json, os
os.mkdir("many")
names = ["many/%05d.jsonl" % i for i in range(40000)]
for n in names:
    open(n, "w").write('{"text":"x"}\n')
json.dump({"copydesk": 1, "input": {"paths": names}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}, open("m.json", "w"))
P
# Names compared each with each would take 3 s of CPU time, hashed ones take 0.2;
# what is tested is how the time grows, above what clocks can tell.
python3 - "$copydesk" >times <<'P'
import json, resource, subprocess, sys
def cpu(n):
    c = json.load(open("m.json"))
    c["input"]["paths"] = c["input"]["paths"][:n]
    json.dump(c, open("n.json", "w"))
    r = resource.getrusage(resource.RUSAGE_CHILDREN)
    before = r.ru_utime
    subprocess.run([sys.argv[1], "lint", "n.json"], check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
few, many = min(cpu(4000) for _ in range(3)), min(cpu(40000) for _ in range(3))
print("linear" if many < 30 * max(few, 0.02) else "%g s for 4000 inputs, %g s for 40000" % (few, many))
P
says times linear

about "inputs that are not there: the first of them are told"
python3 - <<'P'
import json
json.dump({"copydesk": 1, "input": {"paths": ["gone/%d" % i for i in range(3000)]},
    "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}, open("gone.json", "w"))
P
run lint gone.json
exits 1
is "$(grep -c 'cannot open input' err)" 20
says err "no more inputs were looked at"
finish
