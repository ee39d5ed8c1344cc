#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Cut the files beside a killed run, or flip a bit in them, and continue it:
the bytes of a run that nobody disturbed, or one line that refuses.

usage: journal.py COPYDESK PIPELINE INPUT SOUND KILLED [PLACES [SEED]]

SOUND is the folder of a finished run, KILLED that of the same one, killed.
The journal and the list of what stores refused are cut at the end of every
row and at PLACES other offsets, and a bit is flipped in every row and at
PLACES other offsets, each in a copy of KILLED.
"""
import json
import os
import random
import re
import shutil
import subprocess
import sys

from kill import outputs


def results(folder):
    """name -> digests, where a name has no id of a run"""
    found = {}
    for name, digest in sorted(outputs(folder).items()):
        found.setdefault(re.sub("[0-9a-f]{32}", "RUN", name), []).append(digest)
    return found


def damaged(data, places, rng):
    """(what was done, bytes) of each way to damage a file of rows"""
    ends = [i + 1 for i, b in enumerate(data) if b == 10]
    for at in sorted(set([0] + ends[:-1] + rng.sample(range(len(data)),
                                                      places))):
        yield "cut at %d" % at, data[:at]
    starts = [0] + ends[:-1]
    flips = [rng.randrange(a, b) for a, b in zip(starts, ends)] + [
        e - 1 for e in ends] + rng.sample(range(len(data)), places)
    for at in sorted(set(flips)):
        flipped = bytearray(data)
        flipped[at] ^= 1 << rng.randrange(8)
        yield "a bit at %d" % at, bytes(flipped)


def verdict(command, sound, status, work):
    """None, or what is wrong with what --resume makes of the folder"""
    done = subprocess.run(command + ["-o", work, "--resume"],
                          stderr=subprocess.PIPE, check=False, timeout=120)
    said = done.stderr.decode(errors="replace")
    if done.returncode in (2, 5):
        errors = [x for x in said.splitlines() if "error: " in x]
        if "--force starts anew" in said and "--resume continues" in said:
            return "exit %d: %s" % (done.returncode, said)
        return None if len(errors) == 1 else "refused in %d lines" % len(errors)
    if done.returncode != status:
        return "exit %d: %s" % (done.returncode, said)
    made = results(work)
    other = [n for n in set(sound) | set(made) if sound.get(n) != made.get(n)]
    return "other bytes in %s, exit %d" % (
        ", ".join(sorted(other)), done.returncode) if other else None


def status_of(folder):
    """the exit status that the numbers of a finished run stand for"""
    with open(folder + "/run.json", encoding="utf-8") as f:
        records = json.load(f)["records"]
    return 3 if records["rejected"] + records.get("unstored", 0) > 0 else 0


def main():
    program, pipeline, source, first, killed = sys.argv[1:6]
    places = int(sys.argv[6]) if len(sys.argv) > 6 else 3
    rng = random.Random(int(sys.argv[7]) if len(sys.argv) > 7 else 1)
    command = [program, "run", pipeline, source, "--progress", "never"]
    sound, status = results(first), status_of(first)
    tried = bad = 0
    for name in ("journal", "refused"):
        path = killed + "/.copydesk/" + name
        if not os.path.exists(path) or os.path.getsize(path) == 0:
            continue
        with open(path, "rb") as f:
            data = f.read()
        for what, changed in damaged(data, places, rng):
            work = killed + ".copy"
            shutil.copytree(killed, work, symlinks=True)
            with open(work + "/.copydesk/" + name, "wb") as f:
                f.write(changed)
            why = verdict(command, sound, status, work)
            shutil.rmtree(work)
            tried += 1
            if why is not None:
                bad += 1
                print("%s of %s: %s: %s" % (name, killed, what, why))
    print("journal.py: %s: %d tried, %d wrong" % (killed, tried, bad))
    return bad > 0 or tried == 0


if __name__ == "__main__":
    sys.exit(main())
