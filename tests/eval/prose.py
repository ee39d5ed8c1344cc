#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How much sound prose does cleaning cost?

For each paragraph (line that is not empty) of the raw text, is all of it, white
space folded, in the cleaned text?  Paragraphs with a tag, an address or CSS in
them are not sound and do not count; nor do those whose encoding is damaged,
which are counted apart: their words change.  Prints how many are kept in `text`, and
how many of the others went to a field of the record word for word.

usage: prose.py RAW CLEANED [--least PERCENT] [--show N]
RAW and CLEANED: JSON Lines, perhaps gzip, with the same ids.  Exit status 1 if
fewer than PERCENT of the sound paragraphs are kept in `text`.
"""
import argparse
import gzip
import json
import re
import sys
import unicodedata

UNSOUND = re.compile(
    r"</?[a-zA-Z][^<>]*>"          # a tag
    r"|https?://|www\.\w|\w\.(?:com|org|net|gov|edu)\b"   # an address
    r"|^\s*[.#@][\w-][\w\s.,:()-]*\{|^\s*\}|^\s*[\w-]+:[^.;]*;\s*$")  # CSS
DAMAGED = re.compile("[\u0080-\u009f]|[\u00c2\u00c3](?![A-Za-z\\s]|$)|\u00e2\u20ac")


def load(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def fold(s):
    return " ".join(s.split())


def strings(value):
    """All strings in a value, but those of the trace."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for v in value:
            yield from strings(v)
    elif isinstance(value, dict):
        for k, v in value.items():
            if k not in ("trace", "text"):
                yield from strings(v)


def main():
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("raw")
    ap.add_argument("cleaned")
    ap.add_argument("--least", type=float, default=0)
    ap.add_argument("--show", type=int, default=0,
                    help="print so many of the paragraphs that are lost")
    a = ap.parse_args()
    cleaned = {r["id"]: r for r in load(a.cleaned)}
    sound = kept = moved = shown = damaged = 0
    for rec in load(a.raw):
        got = cleaned.get(rec["id"], {})
        text = fold(got.get("text", ""))
        fields = None
        for line in rec["text"].split("\n"):
            if not line.strip() or UNSOUND.search(line):
                continue
            if DAMAGED.search(unicodedata.normalize("NFC", line)):
                damaged += 1
                continue
            sound += 1
            # A bullet or the mark of a heading is no word.
            if fold(line) in text or fold(line).lstrip("-*+#• ") in text:
                kept += 1
                continue
            if fields is None:
                fields = [fold(s) for s in strings(got)]
            if fold(line) in fields:
                moved += 1
            if shown < a.show:
                shown += 1
                print("%s: %s" % (rec["id"], fold(line)[:400]))
    share = 100.0 * kept / sound if sound else 100.0
    print("sound paragraphs %d, kept in text %d (%.2f %%), moved to a field %d, "
          "lost %d; damaged %d" %
          (sound, kept, share, moved, sound - kept - moved, damaged))
    return share < a.least


if __name__ == "__main__":
    sys.exit(main())
