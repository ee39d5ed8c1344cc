/* SPDX-License-Identifier: MIT */
/*
 * crew - the workers of a run: a batch that is given to it comes back as a
 * reply, whatever becomes of the processes that try.
 *
 * When a worker dies or hangs, its batch is run again in stretches, each in a
 * fresh fork (see search.h).  A record that dies alone, in a process that has
 * done nothing else, gets a verdict and is rejected; all others are kept.  So
 * the fate of a record depends on that record alone, a wild write condemns
 * none of its neighbours, and a crash costs three forks.
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
#include "host/child.h"
#include "io/batch.h"

/* So many records in a row that no worker survives stop the run. */
#define CREW_DEATHS 100

/* What it works with; borrowed. */
struct crew_parts {
    const struct summary *summary;
    struct child *zygote; /* forks the workers; or NULL ... */
    struct chain *chain;  /* ... and this runs in our own process */
    struct worker_rejects rejects;
    unsigned jobs; /* most workers */
    /* Called before a verdict is carried out; -1 with *e stops the run. */
    int (*verdict)(void *ctx, const struct verdict *v, struct cd_err *e);
    void *ctx;
};

struct crew;

/* Start the first worker and wait until its stages are open.  From then on what
 * the workers do is dealt with as the loop turns.  NULL with *e if a stage
 * cannot be opened, or a signal came. */
struct crew *crew_start(const struct crew_parts *parts, struct cd_err *e);
/* End the workers: see ending.h. */
void crew_stop(struct crew *crew);

/* Is there a worker, or may there be one, that has nothing to do? */
bool crew_has_room(const struct crew *crew);
/* Give it a batch, which is the crew's until it is taken back. */
int crew_give(struct crew *crew, struct batch *batch, struct cd_err *e);
/* A batch of which the next piece is done, or NULL.  *reply is the reply, which
 * points into *message and is the caller's to free.  With *more, the batch is
 * still the crew's, which waits for crew_go_on; or else the caller's. */
struct batch *crew_take(
    struct crew *crew, struct buf *message, struct reply *reply, bool *more);
/* All batches before this one were taken and appended: a reply of it may be
 * long. */
void crew_next(struct crew *crew, uint64_t number);
/* There is room for the next piece of that batch. */
int crew_go_on(struct crew *crew, uint64_t number, struct cd_err *e);

/* Add how many workers were started and how many died on a record since this
 * was last asked. */
void crew_count(struct crew *crew, uint64_t *started, uint64_t *died);

/* Have the heads or tails written, and give the reply as crew_take does.
 * Nothing else may be under way.  -1 with *e, too, if a signal came. */
int crew_ends(struct crew *crew, enum worker_job job, struct buf *message,
    struct reply *reply, struct cd_err *e);

#endif
