/* SPDX-License-Identifier: MIT */
/*
 * crew - the workers of a run: each batch given to it comes back as a reply,
 * whatever becomes of the processes that try.
 *
 * When a worker dies or hangs, its batch is run again in stretches, each in a
 * fresh fork (search.h).  A record that dies alone, in a process that has done
 * nothing else, gets a verdict and is rejected; all others are kept.  So the
 * fate of a record depends on that record alone, a wild write condemns none of
 * its neighbours, and a crash costs three forks.
 */
#ifndef ENGINE_CREW_H
#define ENGINE_CREW_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "engine/reply.h"
#include "engine/summary.h"
#include "engine/verdict.h"
#include "engine/worker.h"
#include "io/batch.h"
#include "process/child.h"

/* The run stops after so many records in a row that no worker survived. */
#define CREW_DEATHS 100

/* What it works with; all borrowed until crew_stop. */
struct crew_parts {
    const struct summary *summary;
    struct child *zygote; /* forks the workers; or NULL ... */
    struct chain *chain;  /* ... and this runs in our own process */
    struct worker_rejects rejects;
    unsigned jobs; /* most workers */
    /* Called before a verdict is carried out, to make it durable; -1 with *err
     * stops the run. */
    int (*verdict)(
        void *ctx, const struct verdict *verdict, struct cd_err *err);
    void *ctx;
};

struct crew;

/* Start the first worker and wait until its stages are open.  From then on the
 * workers are served as the loop turns (loop.h).  NULL with *error if a stage
 * cannot be opened, or a signal came. */
struct crew *crew_start(const struct crew_parts *parts, struct cd_err *error);
/* End the workers (ending.h) and free the crew; NULL is nothing. */
void crew_stop(struct crew *crew);

/* Can it take a batch: is a worker idle, or may another be started? */
bool crew_has_room(const struct crew *crew);
/* Give it a batch, which it owns until crew_take returns it.  Only after
 * crew_has_room.  -1 with *err if the run must stop. */
int crew_give(struct crew *crew, struct batch *batch, struct cd_err *err);
/* Return a batch of which the next piece is done, or NULL.  *reply is decoded
 * from *message and points into it; the caller frees both.  With *more the crew
 * still owns the batch, and waits for crew_go_on; otherwise the caller does. */
struct batch *crew_take(
    struct crew *crew, struct buf *message, struct reply *reply, bool *more);
/* All batches before `number` were taken and appended: a long reply about that
 * one may come in. */
void crew_next(struct crew *crew, uint64_t number);
/* Make the next piece of batch `number`, which was taken with *more. */
int crew_go_on(struct crew *crew, uint64_t number, struct cd_err *err);

/* Add to *started and *died how many workers were started, and how many died on
 * a record, since the last call. */
void crew_count(struct crew *crew, uint64_t *started, uint64_t *died);

/* Have the heads or tails of the outputs written, and return the reply as
 * crew_take does.  Nothing else may be under way.  -1 with *err, also if a
 * signal came. */
int crew_ends(struct crew *crew, enum worker_job job, struct buf *message,
    struct reply *reply, struct cd_err *err);

#endif
