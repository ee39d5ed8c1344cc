#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each rule of clean has an entry in the manual, a case that it is at work in,
and a case of its name in which it is not; `trace` tells.

usage: rules.py COPYDESK SOURCE-FOLDER
Prints what is missing; exit status 1 if anything is.
"""
import json
import os
import re
import subprocess
import sys
import tempfile


def rules(top):
    with open(top + "/plugins/clean/rules.c", encoding="utf-8") as f:
        return sorted(set(re.findall(r'\[RULE_\w+\] = "(\w+)"', f.read())))


def manual(top):
    with open(top + "/plugins/clean/README.md", encoding="utf-8") as f:
        return set(re.findall(r"^\| `(\w+)` \|", f.read(), re.M))


def cases(top):
    """The title, the options and the record of each case."""
    with open(top + "/tests/spec/clean.txt", encoding="utf-8") as f:
        parts = re.split(r"^=== ", f.read(), flags=re.M)[1:]
    for part in parts:
        title, _, body = part.partition("\n")
        record, options = {}, {}
        for section in re.split(r"^-- ", body, flags=re.M)[1:]:
            head, _, text = section.partition("\n")
            text = re.sub(r"(?m)^# ----[\s\S]*", "", text).rstrip("\n")
            words = head.split()
            if words[0] in ("gives", "lacks", "fails"):
                continue
            value = json.loads(text) if words[-1] in ("json", "options") \
                else text
            if words[0] == "options":
                options = value
            else:
                record[words[0]] = value
        yield title, options, record


def traces(program, found):
    """The set of rules at work in each case."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl",
                                     encoding="utf-8") as f:
        for i, (_, _, record) in enumerate(found):
            record["id"] = str(i)
            f.write(json.dumps(record) + "\n")
        f.flush()
        out = subprocess.run([program, "run", "-s", "clean:trace=true", f.name],
                             check=True, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL).stdout.decode()
    records = [json.loads(line) for line in out.split("\n") if line]
    if len(records) != len(found):
        sys.exit("rules.py: of %d cases %d came back" %
                 (len(found), len(records)))
    return [{change["rule"] for change in r.get("trace", {}).get("clean", [])}
            for r in records]


def main():
    program, top = sys.argv[1], sys.argv[2]
    found = [c for c in cases(top) if "scope" not in c[1]]
    at_work = traces(program, found)
    entries = manual(top)
    missing = 0

    def miss(text):
        nonlocal missing
        missing += 1
        print(text)

    for rule in rules(top):
        own = [w for (title, _, _), w in zip(found, at_work)
               if title.startswith(rule + ": ")]
        if rule not in entries:
            miss("%s: no entry in plugins/clean/README.md" % rule)
        if not any(rule in w for w in own):
            miss("%s: no case that it is at work in" % rule)
        if not any(rule not in w for w in own):
            miss("%s: no case that it leaves alone" % rule)
    return missing > 0


if __name__ == "__main__":
    sys.exit(main())
