#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What comments of C files name is there: a function, `NAME()`, a name of the
ABI, `cd_...` or `CD_...`, and a file, `NAME.c` or `NAME.h` (one that is not of
the tree stands in angle brackets).

usage: comments.py SOURCE-FOLDER
Prints FILE:LINE: NAME for each that is not.
"""
import os
import re
import sys

COMMENT = r"(/\*.*?\*/|//[^\n]*)"
QUOTED = r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
ASIDE = re.compile(COMMENT + "|" + QUOTED, re.S)


def sources(top):
    for room in ("core", "plugins", "include", "tests", "examples"):
        for folder, _, names in os.walk(os.path.join(top, room)):
            for name in names:
                if name.endswith((".c", ".h", ".cc", ".h.in")):
                    file = os.path.join(folder, name)
                    with open(file, encoding="utf-8") as f:
                        yield os.path.relpath(file, top), f.read()


def named(comment, called, words, files):
    """What the comment names that is not there."""
    for name in re.findall(r"\b([A-Za-z_]\w*)\(\)", comment):
        if name not in called:
            yield name + "()"
    for name in re.findall(r"\b(?:cd|CD)_\w+", comment):
        if not any(word.startswith(name) for word in words):
            yield name
    for name in re.findall(r"(?<![<\w.-])\w+\.[ch]\b", comment):
        if name not in files:
            yield name


def main():
    texts = dict(sources(sys.argv[1]))
    files = {os.path.basename(file).removesuffix(".in") for file in texts}
    called, words = set(), set()
    for text in texts.values():
        code = ASIDE.sub(" ", text)
        called |= set(re.findall(r"(\w+)\)?\s*\(", code))
        words |= set(re.findall(r"\bcd_\w+|\bCD_\w+", code))
    for file, text in sorted(texts.items()):
        for found in ASIDE.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            for name in named(found[1] or "", called, words, files):
                print(f"{file}:{line}: {name}")


main()
