#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Two summaries of each article read side by side, without saying whose each is.

usage: side-by-side.py show READER RANK.jsonl LEAD.jsonl
       side-by-side.py score SHEET.tsv

RANK.jsonl and LEAD.jsonl are what copydesk wrote of the same articles with the
methods rank and lead.  `show` prints title, A and B of each article; which of
them is A depends on a digest of READER and the id alone.  The reader notes A, B
or = (neither is better) for three questions: which tells the story, which
stands alone, which is in order.

A sheet (side-by-side.tsv) has a line each: reader, id, what A was, the three
answers.  `score` prints for each question how often rank was better and how
often lead, and the mean of +1, 0 and -1 with its 95 % interval (bootstrap over
articles, the readings of one together).
"""
import collections
import hashlib
import json
import random
import sys

QUESTIONS = ("tells the story", "stands alone", "in order")


def rank_is_a(reader, name):
    return hashlib.sha256((reader + "\0" + name).encode()).digest()[0] & 1


def records(path):
    return {r["id"]: r for r in map(json.loads, open(path, encoding="utf-8"))}


def show(reader, rank, lead):
    rank, lead = records(rank), records(lead)
    for name in rank:
        pair = [rank[name]["summary"], lead[name]["summary"]]
        if not rank_is_a(reader, name):
            pair.reverse()
        print("##", name, "|", rank[name].get("title", ""))
        if pair[0] == pair[1]:
            print("   (the same)")
        for letter, sentences in zip("AB", pair):
            if pair[0] != pair[1]:
                print("  ", letter + ":",
                      " / ".join(" ".join(s.split()) for s in sentences))


def read_sheet(path):
    """By article and question the marks of its readings: +1 for rank."""
    marks = collections.defaultdict(lambda: [[], [], []])
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        if line.startswith("#") or not line.strip():
            continue
        reader, name, a, *answers = line.rstrip("\n").split("\t")
        if (a == "rank") != bool(rank_is_a(reader, name)) or len(answers) != 3:
            sys.exit("%s:%d: not what `show` showed" % (path, number))
        for question, answer in enumerate(answers):
            mark = {"=": 0, "A": 1, "B": -1}[answer]
            marks[name][question].append(mark if a == "rank" else -mark)
    return marks


def score(path):
    marks = read_sheet(path)
    chance = random.Random(1)
    for question, what in enumerate(QUESTIONS):
        articles = [m[question] for m in marks.values()]
        flat = [x for m in articles for x in m]
        means = sorted(
            sum(sum(m) for m in sample) / sum(len(m) for m in sample)
            for sample in ([chance.choice(articles) for _ in articles]
                           for _ in range(2000)))
        print("%s: %d readings of %d articles, rank better %d, lead %d, "
              "mean %+.2f [%+.2f, %+.2f]" %
              (what, len(flat), len(articles), flat.count(1), flat.count(-1),
               sum(flat) / len(flat), means[49], means[1949]))


if len(sys.argv) == 5 and sys.argv[1] == "show":
    show(*sys.argv[2:])
elif len(sys.argv) == 3 and sys.argv[1] == "score":
    score(sys.argv[2])
else:
    sys.exit(__doc__)
