/* SPDX-License-Identifier: MIT */
/*
 * seat - the supervisor's account of one worker: the lane to it, and the batch
 * it works on, as a whole or, after a worker died on it, in stretches.
 */
#ifndef ENGINE_SEAT_H
#define ENGINE_SEAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "engine/death.h"
#include "engine/lane.h"
#include "engine/loop.h"
#include "engine/reply.h"
#include "engine/search.h"
#include "engine/trial.h"

/* A SIGKILL that we did not send (the kernel out of memory, an operator) is not
 * the fault of a record: the work is repeated, and the run stops at the third
 * such kill on the same work. */
#define SEAT_KILLS 3

struct seat {
    struct lane lane;
    struct crew *crew;
    struct loop_source replies, printed; /* the loop's: messages, log pipe */
    struct batch *batch; /* being worked on, or parked; owned; NULL: none */
    size_t from;         /* index of its first entry without a reply */
    bool done; /* a reply waits for seat_hand_over: raw in lane.reply ... */
    struct reply reply;   /* ... and decoded here; valid while `done` */
    bool more;            /* with `done`: the batch has further pieces */
    bool parked;          /* handed over with `more`: seat_go_on continues */
    struct trial *trial;  /* non-NULL after a death: the stretches so far ... */
    struct search search; /* ... and which stretches are still to be run */
    unsigned kills;       /* SIGKILLs by others on the present work */
    struct death_cause ended; /* why we had it killed; NULL: not */
    uint64_t leave_by;        /* loop_clock(): not gone by then, it is killed */
};

/* Give the idle worker the next entries of its batch to do. */
void seat_give(struct seat *seat);
/* Have the idle worker write the heads or tails of the outputs (`job`). */
void seat_give_ends(struct seat *seat, enum worker_job job);

/* The worker died on its job, as `death` says.  Returns the index of the entry
 * that this condemns, or SEARCH_NOBODY: then the search goes on. */
size_t seat_died(struct seat *seat, const struct summary *summary,
    struct packing rejects, const struct death *death);

/* The lane is LANE_DONE: decode and check its reply.  Sets seat->done if a
 * piece of the batch is complete, and *record if the reply covers a record (a
 * death is not one of many in a row, then).  A lane that is LANE_LEAVING
 * afterwards has done its stretch: its worker is to be killed, since the next
 * stretch gets a fresh one.  Returns -1 if the reply makes no sense, or counts
 * other entries than there were: a plugin spoiled it, and the lane is
 * LANE_LOST. */
int seat_take(struct seat *seat, const struct summary *summary, bool *record);

/* The worker is gone: print what its plugins said last.  Not called where the
 * record is run again, and will say it again. */
void seat_tell(const struct seat *seat, const struct summary *summary);
/* The verdict on entry `at` of the batch, which ended its worker alone. */
struct verdict seat_verdict(
    const struct seat *seat, size_t at, const struct death *death);
/* The worker was killed by somebody else.  -1 with *err at the third time. */
int seat_killed(struct seat *seat, struct cd_err *err);

/* The id of the stage or output in the worker's cursor; "" if there is none. */
const char *seat_at_work(
    const struct seat *seat, const struct summary *summary);
/* Why the worker must be killed now: it hangs, floods its log, or does not
 * exit.  The reason is NULL if it need not be. */
struct death_cause seat_judge(struct seat *seat);
/* All batches before number `next` have been appended.  If it is the turn of
 * this seat's batch, let a long reply in (lane_is_held): so there is one such
 * reply in memory at a time. */
void seat_let(struct seat *seat, uint64_t next, const struct summary *summary);

/* With seat->done: exchange the raw message for *message, move its decoded
 * form to *reply (which points into *message; the caller frees both), and
 * return the batch, or NULL after heads and tails.  With *more the batch stays
 * the seat's, parked until seat_go_on; otherwise it is the caller's. */
struct batch *seat_hand_over(
    struct seat *seat, struct buf *message, struct reply *reply, bool *more);
/* Go on with a parked batch: the next piece may be made. */
void seat_go_on(struct seat *seat);

/* Free all that it holds, but not `seat` itself. */
void seat_free(struct seat *seat);

#endif
