/*
 * lane - the supervisor's end of one worker.
 *
 * With --isolation none there is one lane, and the worker behind it is a
 * function call: the same jobs, the same replies.
 */
#ifndef ENGINE_LANE_H
#define ENGINE_LANE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"
#include "engine/slot.h"
#include "engine/worker.h"
#include "host/child.h"
#include "io/batch.h"

enum lane_state {
    LANE_NONE,     /* no worker yet */
    LANE_STARTING, /* it opens its stages */
    LANE_IDLE,
    LANE_BUSY, /* it has a job */
    LANE_DEAD
};

struct lane {
    uint32_t index;
    enum lane_state state;
    pid_t pid;
    int channel;
    struct slot slot;
    struct batch *batch; /* it works on; our copy, whatever becomes of the
                            slot */
    struct buf reply;    /* of its last job */
    bool died;           /* the zygote said so, with this status */
    int status;
    struct worker *own; /* --isolation none: the worker itself */
    volatile struct chain_cursor own_cursor;
};

/* Have the zygote fork a worker for the lane: state LANE_STARTING. */
int lane_start(struct lane *l, const struct child *zygote,
    uint64_t record_bytes, struct cd_err *e);
/* Do without a process; c must have been opened with l->own_cursor. */
void lane_start_own(struct lane *l, struct chain *c,
    const struct worker_rejects *r);

/* Give an idle lane a job; `b`, for WORKER_BATCH, is the lane's from then on.
 * LANE_BUSY until the reply is there, which in a lane without a process is
 * at once. */
void lane_give(struct lane *l, enum worker_job job, struct batch *b);

/* Something came from the worker.  1: it is ready, or its reply is there; 0:
 * it is gone (LANE_DEAD); -1 with *e: it cannot open its stages. */
int lane_receive(struct lane *l, struct cd_err *e);

/* Let the worker close its stages and end. */
void lane_stop(struct lane *l);

#endif
