#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How much of core/engine and core/io the tests run, and which test reaches
which error exit.

usage: coverage.py [--write] SOURCE PROFILES PROGRAM

PROFILES holds a folder of *.profraw for each test, in which clang's
continuous mode leaves the counters also of processes that are killed or
confined: nothing is excluded.  An error exit is a call of err_set,
err_errno, err_machine or err_lost.  tests/coverage/EXITS.md lists each with a test that reaches it;
--write makes the list anew.  Fails if less than 85 % of the lines of either
room were run, if an exit is reached by no test or is not on the list, or if
the list names a test that does not reach it.  A test on the list that could
not be run here (no strace, say) is named, and its exits are not judged.
"""
import collections
import glob
import os
import re
import subprocess
import sys

ROOMS = ("core/engine", "core/io")
LEAST = 85.0
LIST = "tests/coverage/EXITS.md"
HEAD = """# Error exits and the tests that reach them

`sh tests/run.sh clang` checks this list; `tests/coverage/coverage.py --write` makes it anew. A name without a path is a unit test of `tests/unit`.

| where | says | a test that reaches it |
|---|---|---|
"""
CALL = re.compile(r'\berr_(?:set|errno|machine|lost)\(')
STRING = re.compile(r'\s*("(?:[^"\\]|\\.)*")')


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def exits_of(text):
    """(line, message) of each error exit of a C file."""
    for m in CALL.finditer(text):
        start = text.index(",", m.end()) + 1
        words = []
        piece = STRING.match(text, start)
        while piece:
            words.append(piece.group(1)[1:-1])
            # a macro may stand between two literals
            piece = re.compile(r'\s*[A-Z_]*\s*("(?:[^"\\]|\\.)*")').match(
                text, piece.end())
        message = "".join(words).replace('\\"', '"').replace("|", "\\|")
        yield text.count("\n", 0, m.start()) + 1, message


def lines_of(folder, program):
    """{source file: {line: count}} of one test."""
    profiles = glob.glob(folder + "/*.profraw")
    merged = folder + "/merged"
    subprocess.run(["llvm-profdata", "merge", "-o", merged] + profiles,
                   check=True, stderr=subprocess.DEVNULL)
    lcov = subprocess.run(
        ["llvm-cov", "export", "-format=lcov", "-instr-profile=" + merged,
         program], check=True, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True).stdout
    counts, lines = {}, None
    for row in lcov.splitlines():
        if row.startswith("SF:"):
            lines = counts.setdefault(os.path.realpath(row[3:]), {})
        elif row.startswith("DA:"):
            line, count = row[3:].split(",")[:2]
            lines[int(line)] = lines.get(int(line), 0) + int(count)
    return counts


def short(test):
    return test[len("tests/unit/"):] if test.startswith("tests/unit/") else \
        test


def main():
    args = [a for a in sys.argv[1:] if a != "--write"]
    if len(args) != 3:
        sys.exit(__doc__)
    source, profiles, program = os.path.realpath(args[0]), args[1], args[2]
    tests = sorted({os.path.dirname(p)[len(profiles) + 1:] for p in glob.glob(
        profiles + "/**/*.profraw", recursive=True)})
    runs = {t: lines_of(os.path.join(profiles, t), program) for t in tests}
    errors = []
    passed = 0

    def check(good, message):
        nonlocal passed
        passed += bool(good)
        if not good:
            errors.append(message)

    table = {}  # (file, message) -> tests, in the order of the files
    for room in ROOMS:
        done = total = 0
        for path in sorted(glob.glob("%s/%s/*.c" % (source, room))):
            lines = collections.Counter()
            for counts in runs.values():
                lines.update(counts.get(path, {}))
            ran = sum(1 for n in lines.values() if n)
            name = path[len(source) + 1:]
            print("%5.1f %%  %s" % (100 * ran / max(1, len(lines)), name))
            done += ran
            total += len(lines)
            for line, message in exits_of(read(path)):
                table.setdefault((name, message), []).extend(
                    t for t in tests if runs[t].get(path, {}).get(line))
        print("%5.1f %%  %s: %d of %d lines" % (
            100 * done / max(1, total), room, done, total))
        check(total and 100 * done / total >= LEAST,
              "%s: less than %g %% of the lines were run" % (room, LEAST))

    if "--write" in sys.argv:
        with open(os.path.join(source, LIST), "w", encoding="utf-8") as f:
            f.write(HEAD)
            for (name, message), reached in table.items():
                f.write("| `%s` | %s | %s |\n" % (
                    name, message, short(min(reached)) if reached else "none"))
    ran = {short(t) for t in tests}
    listed = {}
    for row in read(os.path.join(source, LIST)).splitlines():
        cells = re.match(r"\| `(.*?)` \| (.*) \| (.*) \|$", row)
        if cells:
            listed[cells.group(1), cells.group(2)] = cells.group(3)
    for name in sorted(set(listed.values()) - ran - {"none"}):
        print("not run here, its exits are not judged: " + name)
    for key, reached in table.items():
        test = listed.get(key)
        check(test in [short(t) for t in reached] or
              test not in ran | {None, "none"},
              "%s: \"%s\" is reached by %s; the list says by %s" %
              (key[0], key[1], ", ".join(reached) or "no test", test))
    for key in listed:
        check(key in table, "%s: the list has an exit that is not there: %s" %
              key)
    print("\n".join(errors))
    print("coverage: %d passed, %d failed" % (passed, len(errors)))
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
