#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a mean over tokens does not show of articles that were taken out of pages.

usage: pages.py GOLD PRED [--show]
GOLD: pages with labels, records with `id`, `html`, `gold_text`, and where they
are known `gold_author` and `gold_date` ("" for a page without an author).
PRED: what extract and clean:trace=true make of them, by the same `id`.

headings   h2 to h4 of the page that are lines of the gold text: how many are
           paragraphs of their own
joins      what the rule "broken" put behind another paragraph; wrong are those
           that begin a line of the gold text
recall     pages in whose text less than nine tenths of the gold words are
missing    lines of the gold text that are there from their first three words to
           their last three, with fewer words between
unsigned   pages without an author in gold that got one
dates      a date that is off by more than a day, and pages that got none

--show names the pages.
"""
import collections
import datetime
import gzip
import html.parser
import json
import re
import sys

EDGE = 3      # words at either end of a line
SHORT = 10    # words of a line that is looked at
RECALL = 0.9


def records(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def words(text):
    return re.findall(r"\w+", text.lower())


def lines(text):
    return [line.strip() for line in text.split("\n") if line.strip()]


class Headings(html.parser.HTMLParser):
    """The texts of h2 to h4."""

    def __init__(self):
        super().__init__()
        self.found, self.open = [], None

    def handle_starttag(self, tag, attrs):
        if tag in ("h2", "h3", "h4"):
            self.open = []

    def handle_endtag(self, tag):
        if tag in ("h2", "h3", "h4") and self.open is not None:
            self.found.append(words("".join(self.open)))
            self.open = None

    def handle_data(self, data):
        if self.open is not None:
            self.open.append(data)


def headings(gold, made):
    parser = Headings()
    parser.feed(gold["html"])
    own = [words(line) for line in lines(gold["gold_text"])]
    want = [h for h in parser.found if h and h in own]
    have = [words(line) for line in lines(made.get("text") or "")]
    return len(want), [h for h in want if h not in have]


def joins(gold, made):
    starts = [words(line)[:EDGE * 2] for line in lines(gold["gold_text"])]
    joined = [change["text"] for change in made.get("trace", {}).get("clean", [])
              if change["rule"] == "broken"]
    return len(joined), [j for j in joined if words(j)[:EDGE * 2] in starts]


def recall(gold, made):
    """Of the text with or without the standfirst, whichever fits."""
    return max(recall_of(gold[field], made)
               for field in ("gold_text", "gold_body") if gold.get(field))


def recall_of(text, made):
    want = collections.Counter(words(text))
    have = collections.Counter(words(made.get("text") or ""))
    both = sum((want & have).values())
    return both / max(1, sum(want.values()))


def missing(gold, made):
    """Lines of which words between the ends are not there."""
    have = words(made.get("text") or "")
    places = collections.defaultdict(list)
    for i in range(len(have) - EDGE + 1):
        places[tuple(have[i:i + EDGE])].append(i)
    lost = []
    for line in lines(gold["gold_text"]):
        want = words(line)
        if len(want) < SHORT:
            continue
        ends = places[tuple(want[-EDGE:])]
        for start in places[tuple(want[:EDGE])]:
            if have[start:start + len(want)] == want:
                break
        else:
            for start in places[tuple(want[:EDGE])]:
                if any(start + EDGE <= end < start + len(want) - EDGE
                       for end in ends):
                    lost.append(line)
                    break
    return lost


def day(text):
    try:
        return datetime.date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def main():
    gold = records(sys.argv[1])
    made = {r["id"]: r for r in records(sys.argv[2])}
    show = "--show" in sys.argv
    count = collections.Counter()

    def tell(what, page, things):
        count[what] += len(things)
        if show and things:
            print("%s: %s: %s" % (what, page, "; ".join(map(str, things))[:300]))

    for page in gold:
        got = made.get(page["id"], {})
        n, bad = headings(page, got)
        count["headings"] += n
        tell("headings lost", page["id"], [" ".join(h) for h in bad])
        n, bad = joins(page, got)
        count["joins"] += n
        tell("joins wrong", page["id"], bad)
        share = recall(page, got)
        tell("recall low", page["id"], ["%.3f" % share] if share < RECALL else [])
        tell("words missing", page["id"], missing(page, got))
        if not page.get("gold_author", "?"):
            count["unsigned"] += 1
            tell("unsigned with author", page["id"], got.get("authors") or [])
        want, have = day(page.get("gold_date")), day(got.get("date"))
        if want is not None:
            count["dates"] += 1
            tell("date none", page["id"], [want] if have is None else [])
            tell("date wrong", page["id"],
                 [have] if have and abs((have - want).days) > 1 else [])
    if not made:
        sys.exit("pages.py: no records in " + sys.argv[2])
    print("headings kept %d of %d, joins wrong %d of %d, pages with recall under "
          "%.2f %d of %d, lines with words missing inside %d" %
          (count["headings"] - count["headings lost"], count["headings"],
           count["joins wrong"], count["joins"], RECALL, count["recall low"],
           len(gold), count["words missing"]))
    print("authors on %d unsigned pages %d, of %d dates %d off by more than a day, "
          "%d not found" %
          (count["unsigned"], count["unsigned with author"], count["dates"],
           count["date wrong"], count["date none"]))


if __name__ == "__main__":
    main()
