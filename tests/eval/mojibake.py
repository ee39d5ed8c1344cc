#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Is damaged encoding repaired, and sound text left alone?

usage: mojibake.py COPYDESK CASES.json [--show]
CASES: a list of objects with `original`, and `fixed-encoding` or `fixed`, and
`file`: those of the file "negative" are sound.  Runs `clean` with the scope
"encoding" over the originals.
"""
import json
import subprocess
import sys
import tempfile


def run(program, cases):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        for i, case in enumerate(cases):
            f.write(json.dumps({"id": str(i), "text": case["original"]}) + "\n")
        f.flush()
        out = subprocess.run([program, "run", "-s", "clean:scope=encoding", f.name],
                             check=True, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL).stdout
    return [json.loads(line)["text"] for line in out.decode().split("\n") if line]


def main():
    with open(sys.argv[2], encoding="utf-8") as f:
        cases = json.load(f)
    right = {True: 0, False: 0}
    count = {True: 0, False: 0}
    for case, got in zip(cases, run(sys.argv[1], cases)):
        want = case.get("fixed-encoding", case["fixed"])
        sound = case["file"] == "negative"
        count[sound] += 1
        right[sound] += got == want
        if got != want and "--show" in sys.argv:
            print("%s\n  was  %s\n  want %s\n  got  %s" %
                  (case["label"], case["original"], want, got))
    print("sound %d of %d untouched, others %d of %d right" %
          (right[True], count[True], right[False], count[False]))


if __name__ == "__main__":
    main()
