/* SPDX-License-Identifier: MIT */
/*
 * journal - how far a run is, as far as that is durable: .copydesk/journal in
 * the output folder.
 *
 * Rows (rowfile.h), by their member "row":
 *
 *   header      first: run_id, the files of the run and its stores, its
 *               identity
 *   checkpoint  all batches before `next` are in the parts, up to the sizes
 *               given, and in the stores, up to that mark
 *   leg         the run is continued
 *   verdict     a record that kills its worker
 *   finalising  all is in the parts: rename them; `run` is the run.json
 *   removing    last, or alone where the run was finished: --force is
 *               removing the run (removal.h)
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
    json_t *header;     /* NULL: there is no run to continue */
    json_t *checkpoint; /* the last one, or NULL */
    json_t *finalising; /* or NULL */
    /* of batches that the checkpoint does not cover */
    struct verdict *verdicts;
    size_t nverdicts, cverdicts;
    json_t *removing; /* or NULL */
    uint64_t legs;    /* rows "leg": how often it was continued */
    size_t length;    /* bytes of the valid rows, to which it is cut */
};

/* Read the journal in the open folder; *state is empty if there is none.  A row
 * that is torn or out of place ends it.  -1 with *err. */
int journal_read(int folder, struct journal_state *state, struct cd_err *err);
/* Free what it holds, and empty it. */
void journal_forget(struct journal_state *state);

/* Create the journal of a new run with its header, durably.  NULL with *err. */
struct journal *journal_begin(
    int folder, const json_t *header, struct cd_err *err);
/* Open a journal that was read to append to it: bytes after its valid rows are
 * cut off, and a row "leg" is put.  NULL with *err. */
struct journal *journal_continue(
    int folder, const struct journal_state *state, struct cd_err *err);
/* Append a row and make it durable.  -1 with *err. */
int journal_put(struct journal *journal, const json_t *row, struct cd_err *err);
/* NULL is nothing. */
void journal_close(struct journal *journal);

/* Remove the files beside the journal; the caller makes that durable.  -1 with
 * *err. */
int journal_remove_beside(int folder, struct cd_err *err);
/* Remove the journal and the files beside it, durably.  -1 with *err. */
int journal_remove(int folder, struct cd_err *err);

#endif
