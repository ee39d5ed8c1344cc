/* SPDX-License-Identifier: MIT */
/*
 * stores - the supervisor's end of the stores among a run's outputs, each in
 * a process of its own.
 *
 * A store gets every batch, in order, once: it keeps a mark in the same
 * transaction as the records, so that a run that is continued gives it only
 * what it does not hold.  What it refused is durable before it commits
 * (refusals.h), because it will not be asked again.
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
#include "host/child.h"

struct stores;

/* Where they write. */
struct stores_place {
    const char *path; /* the folder of the run, absolute */
    int fd;           /* the same, open */
    bool resumed;     /* an earlier process began the run */
};

/* Open the stores of the pipeline.  `zygote` forks their processes; or it is
 * NULL and `chain` is ours.  NULL with *e if one cannot be opened. */
struct stores *stores_open(const struct summary *summary, struct child *zygote,
    struct chain *chain, const struct stores_place *where, struct cd_err *e);

/* A piece of a batch, numbered from 0. */
struct stores_piece {
    uint64_t batch, piece;
};

/* Give a piece of a batch to the stores that do not hold it.  What they
 * refused, now or in an earlier process of the run, and their counters, come in
 * *more, whose last part has the rejects; the parts of the outputs have how
 * many each refused.  The bytes of *more are good until
 * the next call. */
int stores_take(struct stores *stores, const struct stores_piece *which,
    const struct reply *reply, struct reply *more, struct cd_err *e);
/* Make everything so far durable under a mark. */
int stores_commit(struct stores *stores, uint64_t mark, struct cd_err *e);
/* The journal tells of that mark: what was refused before it is in the files
 * of the run. */
int stores_noted(struct stores *stores, uint64_t mark, struct cd_err *e);
/* All is committed: finish and close.  What they spent, counted and logged
 * since the last batch comes in *more, which the caller frees. */
int stores_finish(struct stores *stores, struct reply *more, struct cd_err *e);
/* Behind stores_finish: the files of an output whose path has fields, by their
 * names, a new reference; or NULL. */
json_t *stores_files(const struct stores *stores, size_t output);
/* Bytes of the file or folder of a store.  -1 if it has none. */
int stores_bytes(const struct stores *stores, size_t output, uint64_t *bytes);

void stores_free(struct stores *stores);

/* An output, a store that appends, and the run that it is to take back. */
struct stores_undo {
    size_t output;
    const char *run_id;
};
/* Open that one store, and have it take the run back; then it is closed. */
int stores_undo(const struct summary *summary, struct child *zygote,
    struct chain *chain, const char *folder, const struct stores_undo *undo,
    struct cd_err *e);

#endif
