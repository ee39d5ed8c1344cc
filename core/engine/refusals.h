/* SPDX-License-Identifier: MIT */
/*
 * refusals - what the stores of a run refused, beside its journal:
 * .copydesk/refused in the output folder.
 *
 * A store is not asked again for a batch that it holds, so what it refused of
 * one must be durable before it commits.  Rows (rowfile.h), by their member
 * "row":
 *
 *   try      the run was begun or continued for the `try`-th time, and gave
 *            stores the pieces from those in `from` on, [output, piece] each.
 *            Rows of earlier tries for these pieces are void, since the store
 *            threw away what it had taken then
 *   refusal  the `lines` of the `records` that `output` refused of a piece,
 *            whose number, through all batches, is the member "batch"
 *   held     before the stores commit: what they refused of the pieces before
 *            "batch" stands in front of this row
 *   since    the file was made or emptied: no row tells of pieces before
 *            "batch"
 *
 * A checkpoint empties the file, since the rejects are in their part by then.
 * So memory holds little, too: where each row stands.
 *
 * Pieces that a store holds and the checkpoint does not cover must lie between
 * "since" and "held": otherwise rows are lost, of this file or of the journal,
 * and rejects with them.
 */
#ifndef ENGINE_REFUSALS_H
#define ENGINE_REFUSALS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct refusals;

/* A store: its number among the outputs, and the first piece it is given. */
struct refusals_store {
    size_t output;
    uint64_t from;
};

/* The run that the file belongs to. */
struct refusals_run {
    int folder;    /* its output folder, open; stays the caller's */
    bool resumed;  /* take up what earlier tries left; else nothing is there */
    uint64_t next; /* the first piece that its checkpoint does not cover */
};

/* Open the file of a run.  The stores are copied.  NULL with *err, also where
 * rows that are needed are lost. */
struct refusals *refusals_open(const struct refusals_run *run,
    const struct refusals_store *stores, size_t n, struct cd_err *err);
/* Append lines[0..n), the rejects of `records` records of a piece.  -1 with
 * *err. */
int refusals_put(struct refusals *refusals, size_t output, uint64_t piece,
    uint64_t records, const char *lines, size_t n, struct cd_err *err);
/* Make all rows durable; due before a store commits the pieces before `next`.
 * -1 with *err. */
int refusals_sync(struct refusals *refusals, uint64_t next, struct cd_err *err);
/* A checkpoint covers all pieces before `next`: empty the file, unless a store
 * holds later ones. */
int refusals_forget(
    struct refusals *refusals, uint64_t next, struct cd_err *err);
/* Append to *lines what the store refused of a piece that it held already;
 * *records becomes how many, 0 for none.  -1 with *err. */
int refusals_get(struct refusals *refusals, size_t output, uint64_t piece,
    uint64_t *records, struct buf *lines, struct cd_err *err);
void refusals_free(struct refusals *refusals);

/* Is the file there?  It is from the opening of the stores on. */
bool refusals_are_kept(int folder);
/* Remove the file; the caller makes that durable.  -1 with *err. */
int refusals_remove(int folder, struct cd_err *err);

#endif
