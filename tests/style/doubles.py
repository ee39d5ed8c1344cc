#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where rule code looks at marks or words itself.

usage: doubles.py TREE

Sentences are split, quotation marks paired and words cut by core/text alone. A
second piece of code that does so has to name the marks, or count words. Each
file outside core/text that does is named here, a line for each kind, unless
doubles.txt beside this file lists it with its reason; so is a line of
doubles.txt that is of no use any more.
"""
import pathlib
import re
import sys

KINDS = {
    "ends": (re.compile(r"""'!'[^;{}]{0,80}'\?'|'\?'[^;{}]{0,80}'!'
        |0x3002\b|0xff01\b
        |"[^"a-z ]*(?:\.!|\.\?|!\?|\?!)[^"a-z ]*\"""", re.VERBOSE | re.I),
        "names end marks: ask core/text/ending, or copydesk.text/1 for "
        "sentences"),
    "quotes": (re.compile(r"""0x201[ac-f]\b|0x0*(?:ab|bb)\b|0x203[9a]\b
        |0x300[c-f]\b|\"[^"]*[“”„«»「」][^"]*\"""", re.VERBOSE | re.I),
        "names quotation marks: ask chars_quote, or copydesk.text/1 for "
        "quotations"),
    "words": (re.compile(r"\bn?words\+\+|\+\+(?:\w+(?:->|\.))*n?words\b"
        r"|\bn?words \+= 1\b"),
        "counts words: ask core/text/wordcount, or copydesk.text/1 for tokens"),
}


def bare(text):
    """The code without comments."""
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.S)


def table(path):
    """What the table allows: (file, kind)."""
    rows = set()
    for line in path.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        file, kind, reason = line.split(None, 2)
        if kind not in KINDS or not reason:
            sys.exit(f"{path}: no such kind: {line}")
        rows.add((file, kind))
    return rows


def main():
    tree = pathlib.Path(sys.argv[1])
    allowed = table(pathlib.Path(__file__).with_suffix(".txt"))
    found = set()
    for room in ("core", "plugins", "include"):
        for path in sorted(tree.glob(f"{room}/**/*.[ch]")):
            name = str(path.relative_to(tree))
            if name.startswith(("core/text/", "core/lang/")):
                continue
            code = bare(path.read_text())
            for kind, (pattern, _) in KINDS.items():
                if pattern.search(code):
                    found.add((name, kind))
    for name, kind in sorted(found - allowed):
        print(f"{name}: {KINDS[kind][1]}")
    if (tree / "tests/style/doubles.txt").exists():
        for name, kind in sorted(allowed - found):
            print(f"doubles.txt: {name} has no {kind} any more")


main()
