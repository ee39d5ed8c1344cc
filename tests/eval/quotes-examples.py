#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Score `quotes` on the example corpus by its hand-made labels.

usage: quotes-examples.py [--errors] [--least F1 | --named PART] [--people PART] [--by-label]
                          [--copydesk PROGRAM] LABELS_FOLDER [DATA_FOLDER]

LABELS_FOLDER/X.jsonl holds what an editor says must come out of
DATA_FOLDER/X.jsonl.gz: an article a line, {"id", "text", "quotes": [{"text",
"speaker", "kind", "group"}]}.  The data go through `clean` and `quotes`; with
--by-label the clean text of the labels goes through `quotes` alone.
LABELS_FOLDER/X.txt holds articles with the labels in them, as
tests/quotes/README.md explains; they go through `quotes` alone.  A quote is
right if the same words are found with the same speaker (case and articles at
the front of a description do not count).  Prints a line a file and the sum;
exit status 1 if the end-to-end F1 of all articles is below --least.  The option
`nearby` is on, so that every quote has a speaker; with --named it is off, and
the exit status is 1 if fewer than that part of the speakers named are right.
Where articles say who their people are, those of `people` are compared, too,
by all their words; with --people the exit status is 1 if precision or recall
is below it.
"""
import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

ARTICLES = re.compile(
    r"^(?:the|a|an|der|die|das|dem|den|ein|eine|einer|einem|einen|le|la|les|"
    r"l['’]|un|une|el|los|las|una|su|sein|seine|ihr|ihre|son|sa|"
    r"o|os|as|um|uma|de|het|een)"
    r"(?: |(?<=['’]))", re.I)
PEOPLE = re.compile(r"people: (.*)\n")
LABEL = re.compile(r"\{([^{}|~]*)([|~])([^{}]*)\}")
QUOTES = "quotes:roles=true"
NEARBY = QUOTES + ":nearby=true"
EDGE = " \t\r\n\u00a0\u202f\"'`“”„‟‘’‚«»‹›.,;:!?…-–—"


def words(text):
    return " ".join(text.strip(EDGE).split())


def same_name(a, b):
    """Equal but for an article, or forms of one name: "Ada B. Lind"."""
    a = ARTICLES.sub("", (a or "").strip()).casefold().split()
    b = ARTICLES.sub("", (b or "").strip()).casefold().split()
    if min(len(a), len(b)) > 1 and a[0] == b[0] and a[-1] == b[-1]:
        return set(a) <= set(b) or set(b) <= set(a)
    return a == b


def marked(path):
    """The articles of a file of text with its labels in braces."""
    with open(path, encoding="utf-8") as f:
        head, *parts = re.split(r"^=== ", f.read(), flags=re.M)
    language = re.match(r"language: (\w+)", head).group(1)
    for part in parts:
        name, body = part.split("\n", 1)
        people = PEOPLE.match(body)
        body = PEOPLE.sub("", body, count=1) if people else body
        yield {"id": name, "language": language,
               "people": people and people[1].split("; "),
               "text": LABEL.sub(r"\3", body.strip()),
               "quotes": [{"text": m[3], "speaker": m[1],
                           "kind": "direct" if m[2] == "|" else "mixed"}
                          for m in LABEL.finditer(body)]}


def read(path):
    if path.endswith(".txt"):
        return list(marked(path))
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def run(copydesk, stages, path):
    """The records of a file, by id, as the plugin leaves them."""
    command = [copydesk, "run", "--rejects", os.devnull]
    for stage in stages:
        command += ["-s", stage]
    out = subprocess.run(command + [path], check=True, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL).stdout
    return {r["id"]: r for r in map(json.loads, out.splitlines())}


def run_labels(copydesk, stage, articles):
    """The same for the texts that the labels hold."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as f:
        for a in articles:
            record = {k: a[k] for k in ("id", "text", "language", "authors")
                      if a.get(k)}
            f.write(json.dumps(record) + "\n")
        f.flush()
        return run(copydesk, [stage], f.name)


class Tally:
    def __init__(self):
        self.gold = self.found = self.spans = self.speakers = self.kinds = 0
        self.named = self.null = 0
        self.people = self.listed = self.persons = 0

    def add(self, other):
        for key, value in vars(other).items():
            setattr(self, key, getattr(self, key) + value)

    def f1(self, right):
        total = self.gold + self.found
        return 2 * right / total if total else 1.0

    def line(self, title):
        part = max(self.spans, 1)
        people = (f", people {self.people}: precision "
                  f"{self.persons / max(self.listed, 1):.3f}, recall "
                  f"{self.persons / self.people:.3f}" if self.people else "")
        return (f"{title}: {self.gold} quotes, {self.found} found, "
                f"span F1 {self.f1(self.spans):.3f}, "
                f"speaker {self.speakers / part:.3f}, "
                f"kind {self.kinds / part:.3f}, "
                f"end to end F1 {self.f1(self.speakers):.3f}, "
                f"of those named {self.precision():.3f}, "
                f"null {self.null / max(self.found, 1):.3f}{people}")

    def precision(self):
        """The part of the speakers named that is right, of quotes found."""
        return self.speakers / max(self.named, 1)

    def people_part(self):
        """The lower of precision and recall of the people."""
        return self.persons / max(self.people, self.listed, 1)


def score(article, quotes, errors):
    """Compare the quotes of one article, in text order."""
    t = Tally()
    t.gold, t.found = len(article["quotes"]), len(quotes)
    t.null = sum(q["speaker"] is None for q in quotes)
    left = list(quotes)
    for g in article["quotes"]:
        hit = next((q for q in left if words(q["text"]) == words(g["text"])),
                   None)
        if hit is None:
            errors.append(f"{article['id']}: missed {g['text'][:70]!r} "
                          f"by {g['speaker']!r}")
            continue
        left.remove(hit)
        t.spans += 1
        t.kinds += hit["kind"] == g["kind"]
        t.named += hit["speaker"] is not None
        if any(same_name(hit["speaker"], name)
               for name in (g["speaker"] or "").split(" / ")):
            t.speakers += 1
        else:
            errors.append(f"{article['id']}: {g['text'][:50]!r} is "
                          f"{g['speaker']!r}, found {hit['speaker']!r} "
                          f"({hit['mention']!r}, {hit['cue']!r})")
    for q in left:
        errors.append(f"{article['id']}: no speech {q['text'][:70]!r}, "
                      f"found {q['speaker']!r}")
    return t


def score_people(article, found, errors):
    """Compare the people of one article; who stands in brackets is optional."""
    t = Tally()
    left = [p["name"] for p in found]
    for label in article["people"]:
        names = label.strip("()").split(" / ")
        hit = next((p for p in left if any(
            sorted(p.casefold().split()) == sorted(n.casefold().split())
            for n in names)), None)
        if hit is not None:
            left.remove(hit)
        if label.startswith("("):
            continue
        t.people += 1
        t.listed += hit is not None
        t.persons += hit is not None
        if hit is None:
            errors.append(f"{article['id']}: missed person {label!r}")
    t.listed += len(left)
    errors += [f"{article['id']}: no person {p!r}" for p in left]
    return t


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("--errors", action="store_true")
    p.add_argument("--least", type=float, default=0)
    p.add_argument("--named", type=float)
    p.add_argument("--people", type=float, default=0)
    p.add_argument("--by-label", action="store_true")
    p.add_argument("--copydesk", default="copydesk")
    p.add_argument("labels")
    p.add_argument("data", nargs="?")
    a = p.parse_args()
    everything = Tally()
    stage = NEARBY if a.named is None else QUOTES
    paths = sorted(glob.glob(os.path.join(a.labels, "*.jsonl")) +
                   glob.glob(os.path.join(a.labels, "*.txt")))
    if not paths:
        sys.exit(f"quotes-examples.py: no labels in {a.labels}")
    for path in paths:
        articles = read(path)
        name = os.path.basename(path)
        inside = a.by_label or path.endswith(".txt")
        found = (run_labels(a.copydesk, stage, articles) if inside else
                 run(a.copydesk, ["clean", stage],
                     os.path.join(a.data, name + ".gz")))
        tally, errors = Tally(), []
        for article in articles:
            record = found.get(article["id"], {"quotes": [], "people": []})
            tally.add(score(article, record["quotes"], errors))
            if article.get("people"):
                tally.add(score_people(article, record["people"], errors))
        print(tally.line(name))
        if a.errors:
            print("\n".join("  " + e for e in errors))
        everything.add(tally)
    print(everything.line("all"))
    if a.people > everything.people_part():
        return 1
    if a.named is not None:
        return everything.precision() < a.named
    return everything.f1(everything.speakers) < a.least


if __name__ == "__main__":
    sys.exit(main())
