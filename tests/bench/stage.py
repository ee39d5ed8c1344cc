#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a record costs more that goes through an empty stage in Python.

usage: COPYDESK_PLUGIN_PATH=... stage.py COPYDESK WORKERS ROUNDS FILE...

Each round runs two pipelines, one after the other: one that copies, and one
with a stage that changes nothing between.  Told is the difference for a
record, in microseconds: of the CPU time of all processes, and of the time
that the run took.
"""
import ctypes
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: a command may outlive its worker
STAGE = "from copydesk_stage import stage\n\nfor record in stage:\n    pass\n"
PYTHON_FOLDER = os.path.join(os.path.dirname(__file__), "../../plugins/process")


def pipeline(folder, name, stages):
    """the file of a pipeline of these stages"""
    path = os.path.join(folder, name)
    with open(path, "w", encoding="ascii") as f:
        json.dump({"copydesk": 1, "stages": stages,
                   "outputs": [{"plugin": "jsonl", "path": "out.jsonl"}]}, f)
    return path


def one_run(command, out):
    """seconds of CPU time, seconds, records"""
    shutil.rmtree(out, ignore_errors=True)
    before, began = os.times(), time.time()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    took = time.time() - began
    try:
        while True:
            os.wait()
    except ChildProcessError:
        after = os.times()
    with open(os.path.join(out, "run.json"), encoding="utf-8") as f:
        records = json.load(f)["records"]["in"]
    return (after.children_user - before.children_user
            + after.children_system - before.children_system, took, records)


def main():
    copydesk, workers, rounds, files = (
        sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:])
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    os.environ["PYTHONPATH"] = os.path.abspath(PYTHON_FOLDER)
    cpu, elapsed = [], []
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "empty.py"), "w",
                  encoding="ascii") as f:
            f.write(STAGE)
        python = {"plugin": "process", "options": {
            "command": ["/usr/bin/python3", "empty.py"], "folder": "."}}
        pipelines = [pipeline(folder, "copy.json", []),
                     pipeline(folder, "python.json", [python])]
        out = os.path.join(folder, "out")
        for _ in range(rounds):
            (cpu0, time0, n), (cpu1, time1, n) = [
                one_run([copydesk, "run", p, *files, "-o", out, "-j", workers],
                        out) for p in pipelines]
            cpu.append((cpu1 - cpu0) / n * 1e6)
            elapsed.append((time1 - time0) / n * 1e6)
    for name, v in (("CPU time", cpu), ("elapsed", elapsed)):
        print("%s: %.1f us a record more (of %s)" % (
            name, statistics.median(v), " ".join("%.1f" % x for x in sorted(v))))


main()
