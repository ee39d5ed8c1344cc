#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measure the newsroom pipeline on a corpus: CPU time of each stage and of the
whole, as a ratio to `zcat | gzip -6` of the same corpus in the same run.

usage: make bench CORPUS=FILE.jsonl.gz [PAGES=FILE.jsonl.gz]
                                                 (from the build folder)
       bench.py COPYDESK PIPELINE FILE.jsonl.gz [PAGES.jsonl.gz]

PAGES are records with `html`: what `extract` costs with reading them and
writing what comes out.  MB are of text, and of HTML for `extract`.

CPU time is user and system time of all processes.  Wall time is printed as a
ratio only.  What is compared is run in turns, ROUNDS times; the figures are
medians.

Where valgrind is installed, instructions are counted, too, of the first COUNTED
records: they do not depend on the machine or on what else it does.  A text is
taken apart for the stage that asks first; that part is printed besides.
"""
import gzip
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5
COUNTED = 1000


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


def sizes(path, field):
    """records, and bytes of UTF-8 in that field"""
    n = size = 0
    with gzip.open(path, "rb") as f:
        for line in f:
            n += 1
            size += len(json.loads(line).get(field, "").encode())
    return n, size


def bench_pages(program, pages):
    """What `extract` costs, alone, from JSON to JSON."""
    n, size = sizes(pages, "html")
    command = [program, "run", "-s", "extract", "--isolation", "none", pages]
    cpu = statistics.median(
        measured(command, stdout=subprocess.DEVNULL)[0] for _ in range(ROUNDS))
    print("extract, JSON to JSON: %d pages in %.2f s: %.0f pages/s core, "
          "%.1f MB/s core" % (n, cpu, n / cpu, size / 1e6 / cpu))


def instructions(work, command):
    """callgrind's profile of a command: the whole, and by function"""
    profile = work + "/callgrind.out"
    measured(["valgrind", "--tool=callgrind",
              "--callgrind-out-file=" + profile] + command)
    with open(profile, encoding="utf-8", errors="replace") as f:
        whole = re.search(r"^(?:summary|totals): (\d+)", f.read(), re.M)
    lines = subprocess.run(
        ["callgrind_annotate", "--inclusive=yes", "--threshold=100", profile],
        stdout=subprocess.PIPE, check=True, text=True).stdout
    found = re.findall(r"^ *([\d,]+) .*?:(\w+) \[", lines, re.M)
    return int(whole.group(1)), {name: int(n.replace(",", ""))
                                 for n, name in reversed(found)}


def bench_instructions(program, pipeline, corpus):
    """Count the instructions of the pipeline in one process, part by part."""
    if shutil.which("valgrind") is None:
        print("instructions: not counted, valgrind is not installed")
        return
    with open(pipeline, encoding="utf-8") as f:
        wanted = json.load(f)
    names = [x["plugin"] for x in wanted["stages"] + wanted["outputs"]]
    with tempfile.TemporaryDirectory(prefix="copydesk-bench-") as work:
        few = work + "/few.jsonl.gz"
        with gzip.open(corpus, "rb") as f, gzip.open(few, "wb", 6) as gz:
            for _, line in zip(range(COUNTED), f):
                gz.write(line)
        whole, parts = instructions(
            work, [program, "run", pipeline, few, "-o", work + "/out",
                   "--isolation", "none"])
    print("millions of instructions, %d records" % COUNTED)
    for name, n in [("newsroom, all", whole)] + [
            (x, parts.get(x + "_process", 0)) for x in names] + [
            ("texts taken apart", parts.get("analysis_make", 0) +
             parts.get("term_cut", 0))]:
        print("%-22s %8.0f" % (name, n / 1e6))


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    program, pipeline, corpus = sys.argv[1:4]
    work = tempfile.mkdtemp(prefix="copydesk-bench-")

    def run(*extra):
        shutil.rmtree(work + "/out", ignore_errors=True)
        return measured([program, "run", pipeline, corpus, "-o", work + "/out",
                         "--progress", "never"] + list(extra))

    floors, nones, ones, twos, stages = [], [], [], [], {}
    for _ in range(ROUNDS):
        floors.append(measured("zcat '%s' | gzip -6 >/dev/null" % corpus,
                               shell=True)[0])
        nones.append(run("--isolation", "none"))
        ones.append(run("-j", "1"))
        with open(work + "/out/run.json", encoding="utf-8") as f:
            stats = json.load(f)
        times = stats["time"]
        for name, seconds in (
                [("read JSON", times["read_cpu_seconds"])] +
                [(x["id"], x["cpu_seconds"]) for x in stats["stages"]] +
                [("check", times["check_cpu_seconds"])] +
                [(x["id"], x["cpu_seconds"]) for x in stats["outputs"]] +
                [("deflate", times["deflate_cpu_seconds"])]):
            stages.setdefault(name, []).append(seconds)
        twos.append(run("-j", "2"))
    shutil.rmtree(work)

    floor = statistics.median(floors)
    n, size = sizes(corpus, "text")
    print("%d records, %.1f MB of text; F = zcat | gzip -6 = %.2f s of CPU" %
          (n, size / 1e6, floor))
    print("%-22s %8s %8s %10s %12s" % ("", "CPU s", "/ F", "MB/s core",
                                       "records/s"))
    stages = {"newsroom, all": [c for c, _ in ones], **stages}
    for name, seconds in stages.items():
        s = max(statistics.median(seconds), 1e-9)
        print("%-22s %8.2f %8.2f %10.1f %12.0f" % (name, s, s / floor,
                                                   size / 1e6 / s, n / s))
    ratios = [o[0] / z[0] for o, z in zip(ones, nones)]
    print("isolation: CPU time with worker processes / without: %.3f "
          "(of %s)" % (statistics.median(ratios),
                       " ".join("%.3f" % r for r in sorted(ratios))))
    halves = [w / (c / 2) for c, w in twos]
    print("two workers: wall time / half the CPU time: %.2f on %d processors" %
          (statistics.median(halves), os.cpu_count()))
    bench_instructions(program, pipeline, corpus)
    if len(sys.argv) == 5:
        bench_pages(program, sys.argv[4])
    return 0


if __name__ == "__main__":
    sys.exit(main())
