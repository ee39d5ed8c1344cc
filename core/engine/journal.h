/* SPDX-License-Identifier: MIT */
/*
 * journal - what a run has done, as far as it is durable:
 * .copydesk/journal in the output folder.
 *
 * Rows (rowfile.h), by their member "row":
 *
 *   header      first: run_id, the files of the run and its stores, its
 *               identity
 *   checkpoint  all batches before `next` are in the parts, up to the sizes
 *               given, and in the stores, up to that mark
 *   leg         the run is continued
 *   verdict     a record that no worker survives
 *   finalising  all is in the parts: rename them; `run` is the run.json
 *   removing    last, or alone where the run was finished: --force is taking
 *               the run away (removal.h)
 */
#ifndef ENGINE_JOURNAL_H
#define ENGINE_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <jansson.h>

#include "base/err.h"
#include "engine/verdict.h"

struct journal;

/* What a journal says.  Free with journal_forget. */
struct journal_state {
    json_t *header;           /* NULL: there is no run to continue */
    json_t *checkpoint;       /* the last one, or NULL */
    json_t *finalising;       /* or NULL */
    struct verdict *verdicts; /* behind the checkpoint, in their order */
    size_t nverdicts, cverdicts;
    json_t *removing; /* or NULL */
    uint64_t legs;    /* how often it was continued */
    size_t length;    /* bytes of the valid rows */
};

/* Read the journal in the open folder, if there is one. */
int journal_read(int folder, struct journal_state *state, struct cd_err *e);
void journal_forget(struct journal_state *state);

/* Begin the journal of a new run with its header. */
struct journal *journal_begin(
    int folder, const json_t *header, struct cd_err *e);
/* Go on with one that was read: what is behind its valid rows goes, and a leg
 * begins. */
struct journal *journal_continue(
    int folder, const struct journal_state *state, struct cd_err *e);
/* Append a row and make it durable. */
int journal_put(struct journal *journal, const json_t *row, struct cd_err *e);
void journal_close(struct journal *journal);

/* Remove the journal, durably. */
int journal_remove(int folder, struct cd_err *e);

#endif
