#!/usr/bin/env python3
"""Measure the newsroom pipeline on a corpus: CPU time of each stage and of the
whole, as a ratio to `zcat | gzip -6` of the same corpus in the same run.

usage: make bench CORPUS=FILE.jsonl.gz...        (from the build folder)
       bench.py COPYDESK PIPELINE FILE.jsonl.gz...

CPU time is user and system time of all processes.  Wall time is printed as a
ratio only.  What is compared is run in turns, ROUNDS times; the figures are
medians.
"""
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5


def measured(command, **kw):
    """CPU seconds, wall seconds"""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = time.time()
    code = subprocess.run(command, stderr=subprocess.DEVNULL, check=False,
                          **kw).returncode
    wall = time.time() - wall
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if code not in (0, 3, 4):
        sys.exit("%s: exit %d" % (command, code))
    return (after.ru_utime - before.ru_utime +
            after.ru_stime - before.ru_stime, wall)


def main():
    program, pipeline, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    if not files:
        sys.exit(__doc__)
    work = tempfile.mkdtemp(prefix="copydesk-bench-")

    def run(*extra):
        shutil.rmtree(work + "/out", ignore_errors=True)
        return measured([program, "run", pipeline] + files +
                        ["-o", work + "/out", "--progress", "never"] +
                        list(extra))

    floors, ones, twos, nones = [], [], [], []
    for _ in range(ROUNDS):
        floors.append(measured("zcat %s | gzip -6 >/dev/null" %
                               " ".join("'%s'" % f for f in files),
                               shell=True)[0])
        nones.append(run("--isolation", "none"))
        ones.append(run("-j", "1"))
        stats = json.load(open(work + "/out/run.json"))
        twos.append(run("-j", "2"))
    shutil.rmtree(work)

    floor = statistics.median(floors)
    cpu = statistics.median(c for c, _ in ones)
    text = int(subprocess.check_output(
        "zcat %s | wc -c" % " ".join("'%s'" % f for f in files), shell=True))
    n = stats["records"]["in"]
    print("%d records, %.1f MB of JSON; F = zcat | gzip -6 = %.2f s of CPU" %
          (n, text / 1e6, floor))
    print("%-22s %8s %8s %10s" % ("", "CPU s", "/ F", "MB/s core"))

    def line(name, seconds):
        print("%-22s %8.2f %8.2f %10.1f" % (name, seconds, seconds / floor,
                                            text / 1e6 / max(seconds, 1e-9)))
    line("newsroom, all", cpu)
    t = stats["time"]
    line("read JSON", t["read_cpu_seconds"])
    for s in stats["stages"]:
        line(s["id"], s["cpu_seconds"])
    line("check", t["check_cpu_seconds"])
    for s in stats["outputs"]:
        line(s["id"], s["cpu_seconds"])
    line("deflate", t["deflate_cpu_seconds"])
    print("articles a second a core: %.0f" % (n / cpu))
    ratios = [o[0] / z[0] for o, z in zip(ones, nones)]
    print("isolation: CPU time with worker processes / without: %.3f "
          "(of %s)" % (statistics.median(ratios),
                       " ".join("%.3f" % r for r in sorted(ratios))))
    halves = [w / (c / 2) for c, w in twos]
    print("two workers: wall time / half the CPU time: %.2f on %d processors" %
          (statistics.median(halves), os.cpu_count()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
