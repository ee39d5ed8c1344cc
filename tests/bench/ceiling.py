#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How many workers one supervisor feeds: CPU time of each kind of process of a
run, and what follows for more processors.

usage: COPYDESK_PLUGIN_PATH=... ceiling.py COPYDESK PIPELINE FILE... [ROUNDS]

The CPU time of each process is read from /proc every few milliseconds while
the run lasts, and summed by what the process does: the supervisor, those that
decode inputs, the workers.  Figures are medians of ROUNDS (5) runs, for a MB
of decoded input.

The model: supervisor, decoders and workers are processes of their own, each
works at the speed of a core that it has for itself, and inputs are read in
their order, so that of large files one is decoded at a time.  The rate is
then the least of 1/supervisor, 1/decoder and processors / (all three), and
the last of these is the ideal.  It leaves out memory bandwidth, disks and
clocks that sink under load.
"""
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def cpu_times(root):
    """pid -> (parent, ns of CPU time), of all processes below root"""
    found = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % name, encoding="latin-1") as f:
                parent = int(f.read().rsplit(")", 1)[1].split()[1])
            with open("/proc/%s/schedstat" % name, encoding="ascii") as f:
                found[int(name)] = (parent, int(f.read().split()[0]))
        except (OSError, ValueError, IndexError):
            continue
    family, grown = {root}, True
    while grown:
        more = {p for p in found if found[p][0] in family} - family
        family |= more
        grown = bool(more)
    return {p: found[p] for p in family if p in found}


def one_run(command):
    """seconds of CPU of supervisor, decoders, workers; seconds"""
    seen = {}
    began = time.time()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as p:
        while p.poll() is None:
            seen.update(cpu_times(p.pid))
            time.sleep(0.005)
        if p.returncode not in (0, 3, 4):
            sys.exit("%s: exit %d" % (command, p.returncode))
    took = time.time() - began
    parents = {parent for parent, _ in seen.values()}
    kinds = [0, 0, 0]
    for pid, (parent, ns) in seen.items():
        kind = (0 if pid == p.pid else
                1 if parent == p.pid and pid not in parents else 2)
        kinds[kind] += ns / 1e9
    return kinds + [took]


def main():
    args = sys.argv[1:]
    rounds = int(args.pop()) if args and args[-1].isdigit() else 5
    if len(args) < 3:
        sys.exit(__doc__)
    program, pipeline, files = args[0], args[1], args[2:]
    size = 0
    for name in files:
        with gzip.open(name) as f:
            while piece := f.read(1 << 20):
                size += len(piece)
    mb = size / 1e6
    work = tempfile.mkdtemp(prefix="copydesk-ceiling-")
    runs = []
    for _ in range(rounds):
        shutil.rmtree(work + "/out", ignore_errors=True)
        runs.append(one_run([program, "run", pipeline] + files +
                            ["-o", work + "/out", "--progress", "never"]))
    shutil.rmtree(work)
    boss, decoder, worker = (statistics.median(r[i] for r in runs) / mb
                             for i in range(3))
    print("%.1f MB decoded, %d rounds, %d processors" % (mb, rounds,
                                                         os.cpu_count()))
    for name, s in (("supervisor", boss), ("decoder", decoder),
                    ("worker", worker)):
        print("%-10s %7.2f ms/MB %7.0f MB/s core" % (name, s * 1e3, 1 / s))
    least = min(1 / boss, 1 / decoder)
    print("one file feeds %.1f workers" % (least * worker))
    alone = 1 / (boss + decoder + worker)
    for n in (2, 8, 16, 32, 64):
        rate = min(least, n * alone)
        print("%2d processors: %5.0f MB/s of %5.0f: %.2f of the ideal" %
              (n, rate, n * alone, rate / (n * alone)))
    walls = [r[3] * os.cpu_count() / sum(r[:3]) for r in runs]
    print("here: wall time / (CPU time / processors): %.2f" %
          statistics.median(walls))
    return 0


if __name__ == "__main__":
    sys.exit(main())
