/* SPDX-License-Identifier: MIT */
/*
 * stores - the supervisor's account of the stores among a run's outputs, each
 * in a process of its own.
 *
 * A store gets every batch once, in order.  It keeps a mark (the number of the
 * next batch) in the same transaction as the records, so that a run that is
 * continued gives it only batches that it does not hold.  What it refused is
 * durable before it commits (refusals.h), because it is not asked again.
 */
#ifndef ENGINE_STORES_H
#define ENGINE_STORES_H

#include <stdbool.h>
#include <stdint.h>
#include <jansson.h>

#include "base/err.h"
#include "engine/chain.h"
#include "engine/reply.h"
#include "engine/summary.h"
#include "process/child.h"

struct stores;

/* Where the stores write; borrowed by stores_open. */
struct stores_folder {
    const char *run_id;
    const char *path; /* the folder of the run, absolute */
    int fd;           /* the same, open */
    bool resumed;     /* the run is continued: stores may hold some of it */
    uint64_t next;    /* number of the first batch behind its checkpoint: what
                         comes before, stores must hold; 0 of a new run */
};

/* Open the stores of the pipeline in processes that `zygote` forks or, where
 * that is NULL, those of `chain` in this process.  NULL with *err if one cannot
 * be opened, holds what the run never gave it, or has lost what it was given.
 */
struct stores *stores_open(const struct summary *summary, struct child *zygote,
    struct chain *chain, const struct stores_folder *where, struct cd_err *err);

/* A piece of a batch; both are numbered from 0. */
struct stores_piece {
    uint64_t batch, piece;
};

/* Give a piece, with its reply, to the stores that do not hold it.  *more
 * becomes a reply with what they refused, now or in an earlier leg, and with
 * their counters and logs: its last part has the lines of the rejects, the part
 * of each output how many that refused.  The caller frees *more; its bytes are
 * good until the next call. */
int stores_take(struct stores *stores, const struct stores_piece *which,
    const struct reply *reply, struct reply *more, struct cd_err *err);
/* Have the stores commit all they were given, under `mark`; what they refused
 * is made durable first. */
int stores_commit(struct stores *stores, uint64_t mark, struct cd_err *err);
/* A checkpoint with that mark is durable: forget what was refused before it,
 * which is in the part of the rejects by now. */
int stores_noted(struct stores *stores, uint64_t mark, struct cd_err *err);
/* All is committed: have the stores finish, and close them.  *more becomes a
 * reply with their last counters and logs, which the caller frees. */
int stores_finish(
    struct stores *stores, struct reply *more, struct cd_err *err);
/* After stores_finish: the files of an output whose path has fields, by name,
 * as run.json lists them, a new reference; NULL for other outputs. */
json_t *stores_files(const struct stores *stores, size_t output);
/* The size of a store's file or folder, in bytes.  -1 if it has none. */
int stores_bytes(const struct stores *stores, size_t output, uint64_t *bytes);

/* Close what is still open; NULL is nothing. */
void stores_free(struct stores *stores);

/* A store that appends, by its number among the outputs, and the run that it is
 * to take back. */
struct stores_undo {
    size_t output;
    const char *run_id;
};
/* Open that one store for the old run, have it take that back, and close it: of
 * the new run nothing is written before.  -1 with *err. */
int stores_undo(const struct summary *summary, struct child *zygote,
    struct chain *chain, const char *folder, const struct stores_undo *undo,
    struct cd_err *err);

#endif
