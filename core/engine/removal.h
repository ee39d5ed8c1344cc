/* SPDX-License-Identifier: MIT */
/*
 * removal - what --force removes: the files of the run that a folder holds, and
 * nothing else.
 *
 * It is checked and printed before the first file is removed.  From then on a
 * row of the journal names all of it, so that the next run, with --force or
 * --resume, can go on with it.  run.json is removed first.
 */
#ifndef ENGINE_REMOVAL_H
#define ENGINE_REMOVAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "engine/journal.h"
#include "engine/ledger.h"
#include "engine/summary.h"

struct removal;

/* What must be removed from an open folder (`path`: for messages) so that the
 * run `summary` can start.  Files that a store appends to stay.  NULL with *err
 * if nothing says what the old run made, if this run reads a file of it, or if
 * rows of an unfinished run cannot be taken back.  Changes nothing. */
struct removal *removal_plan(int folder, const char *path,
    const struct journal_state *state, const struct summary *summary,
    struct ledger *ledger, struct cd_err *err);
/* Is the file of this name to be removed? */
bool removal_has(const struct removal *removal, const char *name);
/* Print what is removed, and remove it.  Rows in stores are not touched yet.
 * -1 with *err, also if a signal came. */
int removal_do(struct removal *removal, const struct journal_state *state,
    struct cd_err *err);
/* The i-th store among this run's outputs that must take rows of the old run
 * back, and that run's id, borrowed.  Returns false beyond the last. */
bool removal_undo(const struct removal *removal, size_t i, size_t *output,
    const char **run_id);
/* NULL is nothing. */
void removal_free(struct removal *removal);

#endif
