/* SPDX-License-Identifier: MIT */
/*
 * finish - the end of a run that has written everything: parts get their names,
 * run.json is written, the journal is removed.
 *
 * It may be interrupted at any point and done again from the journal.  A signal
 * interrupts it between two files; once all but run.json have their names, the
 * rest is carried through.
 */
#ifndef ENGINE_FINISH_H
#define ENGINE_FINISH_H

#include <jansson.h>

#include "base/err.h"
#include "engine/writer.h"

/* Check the files, parts or renamed ones, against the row `row` (finish_row) of
 * an earlier process, and cut off bytes after their ends.  -1 with *err. */
int finish_check(int folder, const json_t *row, struct cd_err *err);

/* Do it.  `header` is the journal's, `row` that of finish_row: its `run`
 * becomes run.json, and the "files" in that are the parts to be renamed; the
 * others are removed.  -1 with *err; may be called again. */
int finish_run(
    int folder, const json_t *header, const json_t *row, struct cd_err *err);

/* The row that lets an interrupted end be done again, a new reference.  `run`
 * is borrowed; the writer must be complete. */
json_t *finish_row(json_t *run, const struct writer *writer);

#endif
