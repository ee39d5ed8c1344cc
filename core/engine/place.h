/*
 * place - a worker's place in the crew: the lane to it, and the batch that it
 * works on, as a whole or record by record.
 */
#ifndef ENGINE_PLACE_H
#define ENGINE_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/death.h"
#include "engine/lane.h"
#include "engine/reply.h"
#include "engine/trial.h"

/* ns that a worker that should end may take to. */
#define PLACE_LEAVE ((uint64_t)1000000000)

struct place {
    struct lane lane;
    struct batch *batch;
    bool done;                /* with it: the reply is in lane.reply, ... */
    struct reply reply;       /* ... and decoded here */
    struct trial *trial;      /* its records are run alone, and now ... */
    size_t at;                /* ... it is the turn of this one */
    unsigned kills;           /* by somebody else, on this piece of work */
    struct death_cause ended; /* we had it killed: why */
    uint64_t leave_by;        /* chain_clock() until which it may end */
};

/* Give the idle worker a job; WORKER_ALONE is about entry p->at. */
void place_give(struct place *p, enum worker_job job);

/* The lane has a reply: LANE_DONE.  Take it; p->done if that was all.  *record:
 * a record got through.  -1 if it makes no sense or does not tell of as many
 * entries as there were: a plugin spoiled it, and nothing more is heard. */
int place_take(struct place *p, const struct summary *m, bool *record);

/* The work is done: exchange the message for *message, hand over what was
 * decoded of it, and return the batch; NULL after heads and tails. */
struct batch *place_hand_over(
    struct place *p, struct buf *message, struct reply *r);

/* Let the worker end, and free everything. */
void place_free(struct place *p);

#endif
