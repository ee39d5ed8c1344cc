# SPDX-License-Identifier: MIT
"""A stage of a copydesk pipeline in Python.

    from copydesk_stage import stage

    for record in stage:
        record["words"] = len(record["text"].split())

`record` is a dict.  When the loop goes on to the next one, it is sent back as
it is then.  Inside the loop,

    stage.drop()        drops the record,
    stage.reject(why)   rejects it with that reason,
    stage.replace(rec)  sends another dict in its place, with the same "id".

What is printed goes to standard error, where copydesk logs it.  An exception
ends the program: the record is rejected with it, and the program begins anew
with the next one.
"""

import json
import sys

__all__ = ["stage"]

# Escapes are read sooner than Python writes other signs than ASCII.
_encode = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().decode


class _Stage:
    """The records, one after the other."""

    def __init__(self):
        self._read = sys.stdin.buffer.readline
        self._out = sys.stdout.buffer
        sys.stdout = sys.stderr

    def __iter__(self):
        while line := self._read():
            self._answer = _decode(line.decode())
            yield self._answer
            self._out.write(self._line())
            self._out.flush()

    def _line(self):
        try:
            return (_encode(self._answer) + "\n").encode()
        except (TypeError, ValueError) as e:
            return (_encode({"error": f"no JSON: {e!a}"}) + "\n").encode()

    def drop(self):
        self._answer = None

    def reject(self, why):
        self._answer = {"error": str(why)}

    def replace(self, record):
        self._answer = record


stage = _Stage()
