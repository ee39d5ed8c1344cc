#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Kill a run at random moments, continue it, and compare every byte.

usage: kill.py COPYDESK PIPELINE KILLS SEED [ARGUMENT...] [--server COMMAND]

A run that nobody disturbs says what must come out.  Then a second one is
killed with SIGKILL, the whole process group, after random times, and continued
with --resume until it ends by itself; that is done again until KILLS kills
have hit.  With --torn-tail among the ARGUMENTs, each kill is followed by what
a power cut may leave: garbage or zeros behind the last durable byte of every
part, and a torn last row of the journal.  COMMAND prints what a run has left
on a server, and removes it there: it is compared like a file.
"""
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time


def outputs(folder, server=None):
    """name -> digest of every file that a finished run leaves; `server`: a
    command that prints what it left on a server"""
    found = {}
    if server is not None:
        found["server"] = subprocess.run(server, shell=True, check=True,
                                         stdout=subprocess.PIPE).stdout
    for top, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(top, name)
            rel = os.path.relpath(path, folder)
            if rel.startswith(".copydesk") or name in ("run.json", "_copydesk"):
                continue
            if rel.endswith(".db"):
                found[rel] = rows(path)
                continue
            with open(path, "rb") as f:
                found[rel] = hashlib.sha256(f.read()).hexdigest()
    return found


def rows(path):
    """all rows of a database, but for the run's own name and times"""
    db = sqlite3.connect(path)
    sound = db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.execute("INSERT INTO search(search, rank) VALUES ('integrity-check',"
               " 1)")
    found = [sound] + [
        db.execute("SELECT * FROM %s ORDER BY 1, 2" % table).fetchall()
        for table in ("articles", "authors", "quotes", "people", "keywords",
                      "copydesk_inputs")]
    found.append(db.execute("SELECT count(*) FROM copydesk_runs").fetchall())
    db.close()
    return found


def stale(folder):
    """the file of thin output that the last row of the journal does not tell
    of: whatever is in it was being written"""
    used = None
    with open(os.path.join(folder, ".copydesk/journal"), "rb") as f:
        for line in f:
            if b'"row":"checkpoint"' in line and line.endswith(b"\n"):
                used = json.loads(line[9:])["thin"]["file"]
    return None if used is None else "thin.%d" % (1 - used)


def tear(folder, rng):
    """what a power cut may do behind the last byte that was made durable"""
    unused = None
    if os.path.exists(os.path.join(folder, ".copydesk/journal")):
        unused = stale(folder)
    for top, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(top, name)
            if name.endswith(".parquet.part"):
                continue # durable as a whole before it is told of
            if name.endswith(".part") and ".db" not in name:
                tail = rng.choice([b"\0" * 4096, os.urandom(100), b"x"])
            elif name == "journal" and rng.random() < 0.5:
                tail = rng.choice([b"\0" * 512, b'12345678 {"row":"che'])
            elif name == unused or name.startswith("_copydesk."):
                tail = b"torn"
            else:
                continue
            with open(path, "ab") as f:
                f.write(tail)


def alive(session):
    """does a process of the session run?  Those that load plugins are in
    groups of their own, and end with their parents"""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % pid, "rb") as f:
                state = f.read().rsplit(b") ", 1)[1].split()
        except OSError:
            continue
        if state[0] not in b"ZX" and int(state[3]) == session:
            return True
    return False


def wait_for_session(session):
    """all processes are gone: what one was about to rename when it was killed
    is not torn under its new name"""
    until = time.time() + 120
    while alive(session):
        if time.time() > until:
            sys.exit("a process of a killed run, of session %d, stays" % session)
        time.sleep(0.01)


def main():
    program, pipeline, kills, seed = sys.argv[1:5]
    extra, server = sys.argv[5:], None
    if "--server" in extra:
        at = extra.index("--server")
        server = extra[at + 1]
        del extra[at:at + 2]
    torn = "--torn-tail" in extra
    extra = [a for a in extra if a != "--torn-tail"]
    rng = random.Random(int(seed))
    work = tempfile.mkdtemp(prefix="copydesk-kill-")
    os.environ["COPYDESK_TEST_CHECKPOINTS"] = "1"
    command = [program, "run", pipeline, "--progress", "never"] + extra
    began = time.time()
    first = subprocess.run(command + ["-o", work + "/sound"],
                           stderr=subprocess.PIPE, check=False)
    length = time.time() - began
    if first.returncode not in (0, 3, 4):
        sys.exit("the undisturbed run failed: " + first.stderr.decode())
    sound = outputs(work + "/sound", server)
    hits = runs = bad = 0
    while hits < int(kills):
        out = "%s/%d" % (work, runs)
        runs += 1
        while True:
            p = subprocess.Popen(command + ["-o", out, "--resume"],
                                 stderr=subprocess.PIPE,
                                 start_new_session=True)
            try:
                _, err = p.communicate(timeout=rng.random() * length * 1.2)
                break
            except subprocess.TimeoutExpired:
                os.killpg(p.pid, signal.SIGKILL)
                p.communicate()
                wait_for_session(p.pid)
                hits += 1
                if torn and os.path.isdir(out):
                    tear(out, rng)
        finished = p.returncode == 0 and b"is finished: nothing to do" in err
        if p.returncode != first.returncode and not finished:
            bad += 1
            print("run %d: exit %d instead of %d: %s" %
                  (runs, p.returncode, first.returncode, err.decode()))
        else:
            found = outputs(out, server)
            other = [n for n in set(sound) | set(found)
                     if sound.get(n) != found.get(n)]
            bad += other != []
            if other:
                print("run %d: other bytes in %s" % (runs, ", ".join(other)))
        shutil.rmtree(out)
    shutil.rmtree(work)
    print("kill: %d passed, %d failed" % (hits - bad, bad))
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
