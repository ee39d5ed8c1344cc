/* SPDX-License-Identifier: MIT */
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
#include "engine/watch.h"
#include "engine/worker.h"
#include "host/channel.h"
#include "host/child.h"
#include "host/printing.h"
#include "io/batch.h"

enum lane_state {
    LANE_NONE,     /* no worker */
    LANE_STARTING, /* it opens its stages */
    LANE_IDLE,
    LANE_BUSY,    /* it has a job */
    LANE_DONE,    /* the reply is in lane->reply */
    LANE_LEAVING, /* it has done its work and ends */
    LANE_LOST     /* it has not, and nothing more will come */
};

struct lane {
    uint32_t index;
    enum lane_state state;
    enum worker_job job; /* it works on, or did */
    pid_t pid;
    int channel; /* -1: closed */
    int heard;   /* the same; -1, too, while a long reply waits for lane_let */
    struct channel_in in;
    uint64_t receive_by;     /* loop_clock() until which it may be complete */
    struct printing printed; /* by the worker, to its descriptors */
    struct slot slot;
    struct watch watch;
    struct buf reply;  /* of its last job */
    bool worked;       /* it was given a job */
    char refusal[512]; /* it could not open its stages: why; "" if it did */
    bool machine;      /* as in struct cd_err, of refusal */

    struct worker *own; /* --isolation none: the worker itself */
    volatile struct chain_cursor own_cursor;
};

void lane_init(struct lane *lane, uint32_t index);
/* Have the zygote fork a worker for a lane without one: LANE_STARTING. */
int lane_start(struct lane *lane, const struct child *zygote,
    uint64_t record_bytes, struct cd_err *e);
/* --isolation none: work in this process, with a chain that was opened with
 * lane->own_cursor.  The lane is LANE_IDLE then. */
void lane_start_own(struct lane *lane, struct chain *chain,
    const struct worker_rejects *rejects);

/* Give an idle lane a job on the entries *range of the batch; both are NULL for
 * heads and tails.  The lane is LANE_BUSY until the reply has come, which
 * without a process is at once: LANE_DONE. */
void lane_give(struct lane *lane, enum worker_job job,
    const struct batch *batch, const struct worker_range *range);

/* Something came from the worker, or some of it: it is ready (LANE_IDLE), or
 * its reply is there (LANE_DONE), or nothing more will come (LANE_LEAVING,
 * LANE_LOST). */
void lane_receive(struct lane *lane);
/* A reply of more than LANE_SHORT bytes waits in the worker, which is not heard
 * until it is let send up to `most` bytes. */
#define LANE_SHORT ((uint64_t)8 << 20)
bool lane_is_held(const struct lane *lane);
void lane_let(struct lane *lane, uint64_t most);

/* Has a message begun that is not complete? */
bool lane_receives(const struct lane *lane);

/* Hear nothing more of the worker, whose reply makes no sense: LANE_LOST. */
void lane_lose(struct lane *lane);

/* The zygote says that the worker is gone: LANE_NONE.  `who`: the stage that
 * was at work, "" if that is not known. */
void lane_gone(struct lane *lane, const char *who);

/* The worker is gone (ending.h), or will be: free everything. */
void lane_free(struct lane *lane);

#endif
