#!/usr/bin/env python3
"""Break each promise once, and see that a test notices.

usage: mutants.py TOP [NAME...]        (slow: about a minute each)

Copies the tree, builds it, and then for each mutant: changes one place,
builds, runs the test that must fail, and changes the place back.
"""
import os
import shutil
import subprocess
import sys
import tempfile

# name, file, what stands there, what the mutant has, the test that must fail
MUTANTS = [
    ("no fdatasync of the parts before the row", "core/engine/supervisor.c",
     "if (writer_sync(s->f.writer, e) ||", "if (", "tests/fault/inject.sh"),
    ("a part goes on behind its mark", "core/engine/writer.c",
     "digest_add_file(f->digest, f->fd, f->bytes, &done, e)",
     "digest_add_file(f->digest, f->fd, UINT64_MAX, &done, e)",
     "tests/fault/resume.sh"),
    ("no check of a row's CRC", "core/engine/journal.c",
     "strtoul(sum, NULL, 16) != digest_crc(0, s + 9, len - 9)",
     "strtoul(sum, NULL, 16) == 0x100000000", "tests/unit/check_engine"),
    ("no verdict rows", "core/engine/supervisor.c",
     "if (s->f.journal == NULL)\n        return 0;\n    row = verdict_json(v);",
     "if (s->f.journal != NULL)\n        return 0;\n    row = verdict_json(v);",
     "tests/fault/verdicts.sh"),
    ("cursor not written before a stage is called", "core/engine/chain.c",
     "c->cursor->stage = (uint32_t)stage;", "(void)stage;",
     "tests/fault/deaths.sh"),
    ("a neighbour is condemned: no trial of records alone",
     "core/engine/search.c",
     "        s->suspect = at;\n    return", "        return condemn(s, b, at);\n    return",
     "tests/unit/check_search"),
    ("a suspect that survives alone is not looked into", "core/engine/search.c",
     "    push(s, first, at, at);", "    push(s, first, at, WORKER_NO_PROBE);",
     "tests/unit/check_search"),
    ("a probe that dies condemns", "core/engine/search.c",
     "x->end - x->first == 1 && x->probe == WORKER_NO_PROBE",
     "x->end - x->first == 1", "tests/unit/check_search"),
    ("stretches are put together without their lengths", "core/engine/trial.c",
     "p->raw + x->used, length", "p->raw, length",
     "tests/unit/check_engine"),
    ("pieces are cut elsewhere after a crash", "core/engine/trial.c",
     "return n >= CUTTER_PIECE;", "return n > 2 * CUTTER_PIECE;",
     "tests/unit/check_engine"),
    ("lengths of a stretch are believed", "core/engine/reply.c",
     "if (bytes != p->nraw || records != p->records)", "if (0)",
     "tests/unit/check_engine"),
    ("renamed before the finalising row", "core/engine/run.c",
     "rc = journal_put(r->journal, row, e) ||", "rc = ",
     "tests/fault/inject.sh"),
    ("a store is given a batch twice", "core/engine/stores.c",
     "if (number < x->mark)", "if (0)", "tests/fault/resume.sh"),
    ("no prefix check of the input", "core/io/records.c",
     "if (at == from->consumed && crc == from->crc)", "if (1)",
     "tests/cli/folder.sh"),
    ("replay forgets where a record stood", "core/io/replay.c",
     'json_integer_value(json_object_get(v, "line"));\n    x->offset',
     'json_integer_value(json_object_get(v, "Line"));\n    x->offset',
     "tests/cli/replay.sh"),
    ("records of a batch are counted twice", "core/engine/counters.c",
     "c->written += r->written;", "c->written += 2 * r->written;",
     "tests/cli/run.sh"),
    ("what stands behind a checkpoint is left out", "core/io/records.c",
     "r->skip = r->offset = from->offset;",
     "r->skip = r->offset = from->offset + 100000;",
     "tests/fault/resume.sh"),
    ("a reply that makes no sense is believed", "core/engine/place.c",
     "r->entries <= n &&", "n < 9999 &&",
     "tests/unit/check_peers"),
    ("the journal's file is not the folder's own", "core/engine/folder.c",
     "if (flock(f->lock, LOCK_EX | LOCK_NB) == 0)", "if (1)",
     "tests/cli/folder.sh"),
]


def main():
    top, only = sys.argv[1], sys.argv[2:]
    work = tempfile.mkdtemp(prefix="copydesk-mutants-")
    tree, build = work + "/tree", work + "/tree/build"
    subprocess.run(["git", "clone", "-q", top, tree], check=True)
    run = dict(cwd=build, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.mkdir(build)
    subprocess.run(["autoreconf", "-i"], cwd=tree, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run(["../configure", "CFLAGS=-O1"], check=True, **run)
    subprocess.run(["make", "-j2", "check", "TESTS="], check=True, **run)
    missed = 0
    for name, path, old, new, test in MUTANTS:
        if only and name not in only:
            continue
        source = open(tree + "/" + path).read()
        if source.count(old) != 1:
            print("%s: its place in %s is gone" % (name, path))
            missed += 1
            continue
        with open(tree + "/" + path, "w") as f:
            f.write(source.replace(old, new))
        subprocess.run(["make", "-j2", "check", "TESTS="], check=True, **run)
        caught = subprocess.run(["make", "check", "TESTS=" + test],
                                check=False, **run).returncode != 0
        print("%s: %s" % (name, test if caught else "NOT CAUGHT by " + test),
              flush=True)
        missed += not caught
        with open(tree + "/" + path, "w") as f:
            f.write(source)
    shutil.rmtree(work)
    print("mutants: %d passed, %d failed" %
          (len(only or MUTANTS) - missed, missed))
    return missed > 0


if __name__ == "__main__":
    sys.exit(main())
