#!/bin/sh
# SPDX-License-Identifier: MIT
# The line that says how far a run is.
. "$srcdir/tests/cli/lib.sh"

articles 3000 >in.jsonl
cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "select", "id": "keep"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P

about "nothing where it is not asked for"
run run p.json in.jsonl -o auto
is "$(wc -l <err)" 1

about "--progress always, not on a terminal: whole lines, nothing to draw with"
run run p.json in.jsonl -o always --progress always
exits 0
says err "100 %" "elapsed  making the outputs durable  0 rejected"
is "$(tr -d -c '\r\033' <err | wc -c)" 0
is "$(grep -c -v '^copydesk: ' err)" 0
run_with in.jsonl run p.json - -o stream --progress always
says err "copydesk: 3000 records  "

about "of a run to standard output, too; and without workers"
run run -s select in.jsonl --progress always --isolation none
exits 0
same out in.jsonl
says err "making the outputs durable"

about "as JSON"
run run p.json in.jsonl -o json --progress always --log-format json
tail -n 2 err | head -n 1 >line
is "$(json line '[v["progress"][k] for k in ("share", "records", "rejected", "doing", "seconds_left")]')" "[1.0, 3000, 0, 'making the outputs durable', None]"

if [ -e "$abs_top_builddir/plugins/.libs/sqlite.so" ]; then
    about "what a store does at the end"
    echo '{"copydesk": 1, "outputs": [{"plugin": "sqlite", "path": "a.db"}]}' >s.json
    run run s.json in.jsonl -o store --progress always
    says err "finishing the stores"
fi

if python3 -c "import pty; pty.openpty()" 2>/dev/null; then # /dev/pts is there
    # on_terminal TERM COLUMNS ARGUMENT...: what appears on a terminal, in seen
    on_terminal() {
        command="on a terminal: $*"
        python3 - "$copydesk" "$@" >seen <<'P'
import fcntl, os, pty, struct, sys, termios
program, os.environ["TERM"], columns = sys.argv[1:4]
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(2, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(columns), 0, 0))
    os.execv(program, [program] + sys.argv[4:])
seen = b""
try:
    while chunk := os.read(fd, 65536):
        seen += chunk
except OSError:
    pass
os.waitpid(pid, 0)
sys.stdout.buffer.write(seen)
P
    }
    about "on a terminal: drawn in its width, and taken away at the end"
    on_terminal xterm 40 run p.json in.jsonl -o narrow
    is "$(python3 -c '
drawn = [x.split("\r")[-1] for x in open("seen", newline="").read().split("\x1b[K")[:-1]]
print(len(drawn) >= 2, max(map(len, drawn)), drawn[-1] == "")')" "True 39 True"
    tail -n 1 seen | tr '\r' '\n' | grep -c "records in" >count
    is "$(cat count)" 1
    about "... and while records come, not only at the end"
    command="on a terminal: records until the line tells of some"
    python3 - "$copydesk" $((60 * patience)) >seen 2>err <<'P'
import os, pty, re, select, sys, time
program, most = sys.argv[1], float(sys.argv[2])
os.environ["TERM"] = "xterm"
records, feed = os.pipe()
pid, fd = pty.fork()
if pid == 0:
    os.dup2(records, 0)
    os.close(feed)
    os.execv(program, [program, "run", "p.json", "-", "-o", "slow"])
os.close(records)
os.set_blocking(feed, False)
some, rest = b'{"id":"a","text":"Article has words."}\n' * 1000, b""
line, seen, hung = re.compile(rb"\r[1-9][0-9]* records  [0-9:]+ elapsed  "), b"", time.monotonic() + most
while not (told := line.search(seen)) and time.monotonic() < hung:
    rest = rest or some
    try:
        rest = rest[os.write(feed, rest):]
    except BlockingIOError:
        pass
    while select.select([fd], [], [], 0.02)[0]:
        seen += os.read(fd, 65536)
print("told before the end" if told else "no line came: %r" % seen)
os.close(feed)
try:
    while os.read(fd, 65536):
        pass
except OSError:
    pass
os.waitpid(pid, 0)
P
    says seen "told before the end"
    about "not on a dumb one, unless asked"
    on_terminal dumb 80 run p.json in.jsonl -o dumb
    is "$(wc -l <seen)" 1
    on_terminal dumb 80 run p.json in.jsonl -o dumb2 --progress always
    says seen "making the outputs durable"
    is "$(tr -d -c '\033' <seen | wc -c)" 0
    about "never is never"
    on_terminal xterm 80 run p.json in.jsonl -o never --progress never
    is "$(wc -l <seen)" 1
fi
finish
