/* SPDX-License-Identifier: MIT */
/*
 * refusals - what the stores of a run refused, beside its journal:
 * .copydesk/refused in the output folder.
 *
 * A store is not asked again for a batch that it holds, so what it refused of
 * one must be durable before it commits.  Rows (rowfile.h), by their member
 * "row":
 *
 *   try      the run began or went on for the `try`-th time, and gave the
 *            stores the batches from those on that `from` says: [output,
 *            batch] each.  Rows of earlier tries for these batches are void:
 *            the store has thrown away what it took then
 *   refusal  the `lines` of the `records` that `output` refused of `batch`
 *
 * A checkpoint empties the file, since the rejects are in their part by then.
 * So what is kept in memory, where each row stands, is little, too.
 */
#ifndef ENGINE_REFUSALS_H
#define ENGINE_REFUSALS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct refusals;

/* A store: its number among the outputs, and the first batch it is given. */
struct refusals_store {
    size_t output;
    uint64_t from;
};

/* Open them in the folder of the run.  `resumed`: take up what earlier tries
 * left; or else there is nothing.  The stores are copied.  NULL with *e. */
struct refusals *refusals_open(int folder, bool resumed,
    const struct refusals_store *stores, size_t n, struct cd_err *e);
/* Note n bytes of lines at p, of `records` records. */
int refusals_put(struct refusals *refusals, size_t output, uint64_t batch,
    uint64_t records, const char *lines, size_t n, struct cd_err *e);
/* Make it all durable: before a store commits. */
int refusals_sync(struct refusals *refusals, struct cd_err *e);
/* The journal tells of all batches before `next` now. */
int refusals_forget(struct refusals *refusals, uint64_t next, struct cd_err *e);
/* Append the lines of a batch that the store held already to *lines; 0 comes
 * into *records where it refused none. */
int refusals_get(struct refusals *refusals, size_t output, uint64_t batch,
    uint64_t *records, struct buf *lines, struct cd_err *e);
void refusals_free(struct refusals *refusals);

/* Remove the file.  The caller makes that durable. */
int refusals_remove(int folder, struct cd_err *e);

#endif
