#!/usr/bin/env python3
"""Let one call of a store about its output fail, continue the run, and
compare every row of a output, or every byte of the files in a folder.

usage: iofault.py COPYDESK LIBRARY PIPELINE OUTPUT STEPS [ARGUMENT...]

LIBRARY is iofault.c.  A run that nobody disturbs says which rows must come
out, and how many calls there are; then, for each kind of failure, STEPS calls
spread over them (0: every one) fail in a run of their own.  It must end as the
other did or with exit status 5 and, continued, as the other did.
"""
import os
import shutil
import subprocess
import sys
import tempfile

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
        calls = int(f.read())
    good = bad = stopped = 0
    step = max(1, calls // int(steps)) if int(steps) else 1
    for kind, always in KINDS:
        for at in range(1, calls + 1, step):
            out = "%s/%s-%d" % (work, kind, at)
            fault = {"kind": kind, "at": at}
            if always:
                fault["always"] = 1
            code, said = run(out, **fault)
            stopped += code == 5
            ends = [code]
            if code == 5:
                code, said = run(out, "--resume")
                ends.append(code)
            found = content(out + "/" + output) if code == first else None
            if code == first and found == sound:
                good += 1
            else:
                bad += 1
                print("%s%s at call %d of %d: exit %s, %s: %s" % (
                    kind, " for ever" if always else "", at, calls, ends,
                    "something else" if found else "nothing", said))
            shutil.rmtree(out)
    shutil.rmtree(work)
    print("iofault: %d calls, %d runs stopped" % (calls, stopped))
    print("iofault: %d passed, %d failed" % (good, bad))
    return bad > 0 or stopped == 0


if __name__ == "__main__":
    sys.exit(main())
