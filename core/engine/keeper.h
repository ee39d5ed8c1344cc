/* SPDX-License-Identifier: MIT */
/*
 * keeper - a store at work: puts records into it, in input order, and has it
 * commit.
 *
 * The same functions run in a store process and, with --isolation none, in the
 * supervisor's own.
 */
#ifndef ENGINE_KEEPER_H
#define ENGINE_KEEPER_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "engine/chain.h"
#include "process/said.h"

struct keeper;

/* What a store is opened for; borrowed. */
struct keeper_target {
    const char *run_id; /* the run that it is to hold, or to take back */
    const char *path;   /* absolute; "": it has none */
};

/* Open output `index` of the chain, a store or a format whose path has fields;
 * *mark becomes the number of the first batch that it does not hold of the run.
 * The chain is borrowed.  NULL with *err. */
struct keeper *keeper_open(struct chain *chain, size_t index,
    const struct keeper_target *target, uint64_t *mark, struct cd_err *err);
/* Store the entries in bytes[0..n) (store_entry.h) and append a reply, whose
 * last part has the rejects of those that the store refused.  -1 with *err if
 * the entries make no sense or the store is broken: nothing can be committed
 * any more then. */
int keeper_batch(struct keeper *keeper, const char *bytes, size_t n,
    struct buf *reply, struct cd_err *err);
/* Make all so far durable, together with the mark.  -1 with *err, after which
 * nothing can be committed. */
int keeper_commit(struct keeper *keeper, uint64_t mark, struct cd_err *err);
/* All is committed: have the store finish, and append a last reply; the part of
 * the output has what run.json says of its files, as JSON.  -1 with *err. */
int keeper_finish(struct keeper *keeper, struct buf *reply, struct cd_err *err);
/* Have the store take back what the run it was opened for committed.  -1 with
 * *err. */
int keeper_undo(struct keeper *keeper, struct cd_err *err);
/* Close the store and free the keeper.  -1 with *err if its close failed. */
int keeper_close(struct keeper *keeper, struct cd_err *err);

/* What the process of a store notes, in memory that the supervisor reads. */
struct keeper_page {
    /* ref: the entry of the batch it is at, from 1 */
    volatile struct chain_cursor cursor;
    struct said said; /* what it logged since its last reply */
};

/* The main function of the process of a store: confine it, open output `index`,
 * and serve requests (messages.h) until the channel is closed.  Returns the
 * exit status. */
int keeper_serve(struct chain *chain, size_t index, int channel);

#endif
