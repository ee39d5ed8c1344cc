#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Let one call of a store about its output fail, continue the run, and
compare every row of a output, or every byte of the files in a folder.

usage: iofault.py COPYDESK LIBRARY PIPELINE OUTPUT STEPS [ARGUMENT...]

LIBRARY is iofault.c.  A run that nobody disturbs says which rows must come
out, and how many calls there are; then, for each kind of failure, STEPS calls
spread over them (0: every one that can fail so) fail in a run of their own, as
many at a time as there are processors.  It must end as the other did or with
exit status 5 and, continued, as the other did.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from kill import outputs, rows

KINDS = (("EIO", False), ("ENOSPC", False), ("ENOSPC", True), ("SHORT", False))


def content(path):
    """what is in a output or a folder; None if it is not there"""
    if os.path.isdir(path):
        return outputs(path)
    return rows(path) if os.path.exists(path) else None


def main():
    program, library, pipeline, output, steps = sys.argv[1:6]
    work = tempfile.mkdtemp(prefix="copydesk-iofault-")
    command = [program, "run", pipeline, "--progress", "never", "-j", "1"]
    command += sys.argv[6:]

    def run(out, *extra, **fault):
        env = dict(os.environ, COPYDESK_TEST_CHECKPOINTS="1")
        if fault:
            env.update(LD_PRELOAD=library, FAULT_PATH=out + "/" + output)
            env.update({"FAULT_" + k.upper(): str(v)
                        for k, v in fault.items()})
        p = subprocess.run(command + ["-o", out] + list(extra), env=env,
                           stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                           check=False)
        return p.returncode, p.stderr.decode()

    first, said = run(work + "/sound", count=work + "/sound/calls.db-count")
    if first not in (0, 3):
        sys.exit("the undisturbed run failed: " + said)
    sound = content(work + "/sound/" + output)
    with open(work + "/sound/calls.db-count", encoding="ascii") as f:
        calls = f.read()
    step = max(1, len(calls) // int(steps)) if int(steps) else 1
    # What makes no file longer cannot find the disk full, nor be cut short.
    cases = [(kind, always, at) for kind, always in KINDS
             for at in range(1, len(calls) + 1, step)
             if step > 1 or kind == "EIO" or calls[at - 1] == "L"]

    def try_one(case):
        """0 or 1: the run was stopped; what is wrong, or None"""
        kind, always, at = case
        out = "%s/%s%d-%d" % (work, kind, always, at)
        fault = {"kind": kind, "at": at}
        if always:
            fault["always"] = 1
        code, said = run(out, **fault)
        stopped = code == 5
        ends = [code]
        if stopped:
            code, said = run(out, "--resume")
            ends.append(code)
        found = content(out + "/" + output) if code == first else None
        shutil.rmtree(out)
        if code == first and found == sound:
            return stopped, None
        return stopped, "%s%s at call %d of %d: exit %s, %s: %s" % (
            kind, " for ever" if always else "", at, len(calls), ends,
            "something else" if found else "nothing", said)

    good = bad = stopped = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for ended, wrong in pool.map(try_one, cases):
            stopped += ended
            good += wrong is None
            bad += wrong is not None
            if wrong is not None:
                print(wrong)
    shutil.rmtree(work)
    print("iofault: %d calls, %d runs stopped" % (len(calls), stopped))
    print("iofault: %d passed, %d failed" % (good, bad))
    return bad > 0 or stopped == 0


if __name__ == "__main__":
    sys.exit(main())
