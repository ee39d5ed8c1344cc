/* SPDX-License-Identifier: MIT */
/*
 * removal - what --force takes away: the files of the run that a folder
 * holds, and nothing else.
 *
 * It is checked and told before the first file goes.  A row of the journal
 * names all of it from then on, so that whoever comes next, with --force or
 * --resume, can go on with it.  run.json is the first to go.
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

/* What is to go from an open folder (`path`: for messages) so that the run
 * `m` can begin.  What a store appends to stays.  NULL with *e if nothing says
 * what the old run made, if this run reads what would go, or if rows of an
 * unfinished run could not be taken back.  Changes nothing. */
struct removal *removal_plan(int folder, const char *path,
    const struct journal_state *state, const struct summary *summary,
    struct ledger *ledger, struct cd_err *e);
/* Is this name among what goes? */
bool removal_has(const struct removal *removal, const char *name);
/* Say what goes, and remove it.  Rows in stores are not touched yet. */
int removal_do(struct removal *removal, const struct journal_state *state,
    struct cd_err *e);
/* The i-th store among the outputs of the run that must take a run back, and
 * that run; false: there are no more. */
bool removal_undo(const struct removal *removal, size_t i, size_t *output,
    const char **run_id);
void removal_free(struct removal *removal);

#endif
