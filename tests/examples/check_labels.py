#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Score articles as they come out of clean, quotes and summarize against the
labels of the example corpus, and fail below the floors that hold today.

usage: check_labels.py ARTICLES.jsonl LABELS
"""
import glob
import json
import sys
from collections import defaultdict

# What must hold: shares of what the labels say.
FLOORS = {"text": 0.95, "title": 0.90, "keep": 1.0, "date": 0.85,
          "agency": 0.9, "quotes": 0.70}


def words(text):
    return " ".join(text.split())


def main():
    articles = {}
    for line in open(sys.argv[1]):
        r = json.loads(line)
        articles[r["id"]] = r
    good, all_ = defaultdict(int), defaultdict(int)
    found = wanted = made = 0
    for name in sorted(glob.glob(sys.argv[2] + "/*.jsonl")):
        for line in open(name):
            want = json.loads(line)
            got = articles[want["id"]]
            for key in ("text", "title", "date", "agency"):
                if want.get(key) is None:
                    continue
                all_[key] += 1
                good[key] += got.get(key) == want[key]
            for near_miss in want.get("keep", []):
                all_["keep"] += 1
                good["keep"] += near_miss in got["text"]
            if not want.get("dirt"):
                all_["clean"] += 1
                good["clean"] += got["text"] == want["text"]
            labelled = [(q["text"], q.get("speaker")) for q in want["quotes"]]
            out = [(q["text"], q.get("speaker")) for q in got.get("quotes", [])]
            wanted += len(labelled)
            made += len(out)
            for q in out:
                if q in labelled:
                    labelled.remove(q)
                    found += 1
            for s in got.get("summary", []):
                all_["verbatim"] += 1
                good["verbatim"] += s in got["text"]
    share = {k: good[k] / all_[k] for k in all_}
    share["quotes"] = 2 * found / (wanted + made)
    failed = 0
    for k in sorted(share):
        floor = FLOORS.get(k, 1.0)
        print("%-10s %.3f (at least %.2f)" % (k, share[k], floor))
        failed += share[k] < floor
    return failed


if __name__ == "__main__":
    sys.exit(main())
