#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Leave out the quotes that have no speaker; tell on standard error how many.

usage: quotes-named.py <RECORDS >RECORDS
"""
import json
import sys

found = left = 0
for line in sys.stdin:
    record = json.loads(line)
    named = [q for q in record["quotes"] if q["speaker"] is not None]
    found += len(record["quotes"])
    left += len(named)
    record["quotes"] = named
    print(json.dumps(record))
print(f"without `nearby`, {found - left} of {found} quotes have no speaker",
      file=sys.stderr)
