/* SPDX-License-Identifier: MIT */
/*
 * place - a worker's place in the crew: the lane to it, and the batch that it
 * works on, as a whole or, once a worker died on it, in stretches.
 */
#ifndef ENGINE_PLACE_H
#define ENGINE_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/death.h"
#include "engine/lane.h"
#include "engine/loop.h"
#include "engine/reply.h"
#include "engine/search.h"
#include "engine/trial.h"

/* ns that a worker that should end may take to. */
#define PLACE_LEAVE ((uint64_t)1000000000)
/* ns that it may take to send a message that it began. */
#define PLACE_RECEIVE ((uint64_t)30 * 1000000000)
/* A worker that is killed by somebody else, the kernel perhaps, is nobody's
 * fault; at the third time for the same work the run stops. */
#define PLACE_KILLS 3

struct place {
    struct lane lane;
    struct crew *crew;
    struct loop_source replies, printed; /* what comes from the lane */
    struct batch *batch;
    size_t from;          /* its entries before this one were answered */
    bool done;            /* with a piece: the reply is in lane.reply, ... */
    struct reply reply;   /* ... and decoded here */
    bool more;            /* ... and there is more of the batch, ... */
    bool parked;          /* ... which waits for place_go_on */
    struct trial *trial;  /* a worker died on it: what is done of it ... */
    struct search search; /* ... and what is to be done */
    unsigned kills;       /* by somebody else, on this piece of work */
    struct death_cause ended; /* we had it killed: why */
    uint64_t leave_by;        /* loop_clock() until which it may end */
};

/* Give the idle worker its next job on the batch ... */
void place_give(struct place *place);
/* ... or have it write heads or tails. */
void place_give_ends(struct place *place, enum worker_job job);

/* The worker died on its job.  Returns the entry of the batch that this
 * condemns, or SEARCH_NOBODY. */
size_t place_died(struct place *place, const struct summary *summary,
    int rejects_level, const struct death *death);

/* The lane has a reply: LANE_DONE.  Take it; place->done if a piece of the
 * batch is.  If the lane is LANE_LEAVING its worker is to be ended, for the
 * next stretch gets one of its own.  *record: a record got through.  -1 if it
 * makes no sense or does not tell of as many entries as there were: a plugin
 * spoiled it, and nothing more is heard. */
int place_take(
    struct place *place, const struct summary *summary, bool *record);

/* Its worker is gone: tell what plugins said last, where that is not going to
 * be said once more. */
void place_tell(const struct place *place, const struct summary *summary);
/* The verdict on entry `at`, which ended its worker alone. */
struct verdict place_verdict(
    const struct place *place, size_t at, const struct death *death);
/* The worker was killed by somebody else.  -1 with *e if it is enough. */
int place_killed(struct place *place, struct cd_err *e);

/* The stage or output that the cursor of the worker points to, or "". */
const char *place_at_work(
    const struct place *place, const struct summary *summary);
/* Why the worker must be ended, because it does not get on; the reason is NULL
 * if it need not be. */
struct death_cause place_judge(struct place *place);
/* Batches before `next` have been appended.  A long reply (lane_is_held) is
 * taken when it is the turn of its batch, so that there is one at a time. */
void place_let(
    struct place *place, uint64_t next, const struct summary *summary);

/* A piece is done: exchange the message for *message, hand over what was
 * decoded of it, and return the batch; NULL after heads and tails.  With *more
 * the batch stays here, and waits for place_go_on. */
struct batch *place_hand_over(
    struct place *place, struct buf *message, struct reply *reply, bool *more);
void place_go_on(struct place *place);

/* Free everything. */
void place_free(struct place *place);

#endif
