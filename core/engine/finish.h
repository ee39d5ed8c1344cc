/* SPDX-License-Identifier: MIT */
/*
 * finish - the end of a run that has written everything: parts get their
 * names, run.json appears, the journal goes.
 *
 * It may be broken off at any point and done again from the journal.  A signal
 * breaks it off between two files; once all but run.json have their names, the
 * rest is carried through.
 */
#ifndef ENGINE_FINISH_H
#define ENGINE_FINISH_H

#include <jansson.h>

#include "base/err.h"
#include "engine/writer.h"

/* An earlier process wrote the row `row` (finish_row): are the files, parts or
 * renamed ones, what it says?  -1 with *e if not. */
int finish_check(int folder, const json_t *row, struct cd_err *e);

/* `header` is the journal's, `row` that of finish_row: its `run` is what
 * run.json will say, and the "files" in that are the parts that are wanted. */
int finish_run(
    int folder, const json_t *header, const json_t *row, struct cd_err *e);

/* The row of the journal that lets an interrupted end be done again; a new
 * reference.  `run` is borrowed; the writer is complete. */
json_t *finish_row(json_t *run, const struct writer *writer);

#endif
