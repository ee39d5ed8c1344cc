#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the table "Where would I change X?" of ARCHITECTURE.md names: a line
`FILE` for each file, `FILE SYMBOL` for each name in brackets behind one.
The files of a row that have no folder are in that of the one before."""
import re

text = open("ARCHITECTURE.md", encoding="utf-8").read()
table = text.split("\n## Where would I change X?\n")[1].split("\n## ")[0]
for row in table.splitlines():
    if not row.startswith("| ") or row.startswith("| decision"):
        continue
    folder = file = ""
    for bracket, name in re.findall(r"(\(?)`([^`]+)`", row.split("|")[2]):
        if "/" in name:
            folder = name.rpartition("/")[0]
        elif re.search(r"\.[a-z]+$", name):
            name = f"{folder}/{name}" if folder else name
        elif bracket or file.endswith((".h", ".c")) and "_" in name:
            print(file, name)
            continue
        else:
            continue # a word of the language
        file = name.replace("/XX/", "/en/").replace("/NAME", "/clean")
        print(file)
