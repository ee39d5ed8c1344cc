#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The most memory that a run uses at a time, as proportional set sizes (PSS:
what several processes share counts once).

usage: pss.py COMMAND [ARGUMENT...]

Looks at all processes of the run every few milliseconds and prints three
peaks in KB: all processes together, the supervisor with the process that
forks workers (the slots are theirs), and the largest worker or store.  Exits
with the status of the command.
"""
import os
import subprocess
import sys
import time


def pss_of(pid):
    try:
        with open("/proc/%d/smaps_rollup" % pid) as f:
            for line in f:
                if line.startswith("Pss:"):
                    return int(line.split()[1])
    except OSError:
        pass
    return 0


def processes(session):
    """{pid: parent} of a session"""
    found = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open("/proc/%s/stat" % name) as f:
                rest = f.read().rpartition(")")[2].split()
        except OSError:
            continue
        if int(rest[3]) == session:
            found[int(name)] = int(rest[1])
    return found


def main():
    run = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL,
                           start_new_session=True)
    total = host = worker = 0
    while run.poll() is None:
        family = processes(run.pid)
        sizes = {pid: pss_of(pid) for pid in family}
        top = {p for p in family if p == run.pid or family[p] == run.pid}
        total = max(total, sum(sizes.values()))
        host = max(host, sum(sizes[p] for p in top))
        worker = max([worker] + [sizes[p] for p in family if p not in top])
        time.sleep(0.005)
    print(total, host, worker)
    return run.returncode


if __name__ == "__main__":
    sys.exit(main())
