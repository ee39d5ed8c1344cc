/* SPDX-License-Identifier: MIT */
/*
 * lane - the supervisor's channel to one worker process, and its state.
 *
 * With --isolation none there is one lane, and its worker is a function call in
 * this process: the same jobs, the same replies.
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
#include "io/batch.h"
#include "process/channel.h"
#include "process/child.h"
#include "process/printing.h"

/* Set in lane.c alone, by the table of what follows what. */
enum lane_state {
    LANE_NONE = 1, /* no process */
    LANE_STARTING, /* forked, opening its stages */
    LANE_IDLE,     /* waits for a job */
    LANE_BUSY,     /* has a job */
    LANE_DONE,     /* the reply is in lane->reply */
    LANE_LEAVING,  /* its job is done, and it is to exit */
    LANE_LOST,     /* nothing more will come, though its job is not done */
    LANE_STATES
};

struct lane {
    uint32_t index; /* names it in messages to the zygote */
    enum lane_state state;
    enum worker_job job; /* the present one, or the last */
    pid_t pid;           /* 0 until the zygote has told it */
    int channel;         /* -1: closed */
    int heard; /* what the loop polls: channel, or -1 while a long reply waits
                  for lane_let */
    struct channel_in in;    /* the message that is coming in */
    uint64_t receive_by;     /* loop_clock() by which that must be complete */
    struct printing printed; /* its log pipe: what plugins write to 1 and 2 */
    struct slot slot;        /* made at the first lane_start, and kept */
    struct watch watch;      /* finds a worker that hangs */
    struct buf reply;        /* raw bytes of the last one; valid in LANE_DONE */
    bool worked;             /* since it started, it was given a job */
    char refusal[512]; /* why it could not open its stages; "" if it could */
    bool machine;      /* `machine` of the struct cd_err behind that refusal */

    struct worker *own; /* --isolation none: the worker; otherwise NULL */
    volatile struct chain_cursor own_cursor;
};

/* An empty lane: LANE_NONE. */
void lane_init(struct lane *lane, uint32_t index);
/* Have the zygote fork a worker for a lane in LANE_NONE; it is LANE_STARTING
 * then.  record_bytes: the longest record that its slot must take. */
int lane_start(struct lane *lane, const struct child *zygote,
    uint64_t record_bytes, struct cd_err *err);
/* --isolation none: work in this process, with a chain that was opened with
 * lane->own_cursor.  The lane is LANE_IDLE then. */
void lane_start_own(struct lane *lane, struct chain *chain,
    const struct worker_rejects *rejects);

/* Give an idle lane a job on the entries *range of the batch; both are NULL for
 * heads and tails.  The lane is LANE_BUSY until the reply has come, which
 * without a process is at once: LANE_DONE. */
void lane_give(struct lane *lane, enum worker_job job,
    const struct batch *batch, const struct worker_range *range);

/* The channel is readable: take what is there.  Once a message is complete the
 * worker is ready (LANE_IDLE) or its reply is there (LANE_DONE); where the
 * channel ended or makes no sense, it is LANE_LEAVING or LANE_LOST. */
void lane_receive(struct lane *lane);
/* A reply of more than LANE_SHORT bytes stays in its worker, and the lane is
 * held, until lane_let allows it up to `most` bytes. */
#define LANE_SHORT ((uint64_t)8 << 20)
bool lane_is_held(const struct lane *lane);
void lane_let(struct lane *lane, uint64_t most);

/* Has part of a message been received? */
bool lane_receives(const struct lane *lane);

/* Of a lane in LANE_DONE: its reply was taken, and it may have the next job
 * (LANE_IDLE), or is to exit (LANE_LEAVING); or the reply is not accepted, and
 * the channel is closed (LANE_LOST). */
void lane_release(struct lane *lane);
void lane_dismiss(struct lane *lane);
void lane_lose(struct lane *lane);

/* The zygote reports that the worker is gone: LANE_NONE.  `who`: the stage that
 * what it printed is shown under; "" if not known. */
void lane_gone(struct lane *lane, const char *who);

/* Free all that the lane holds.  The worker is gone (ending.h), or ends with
 * the zygote. */
void lane_free(struct lane *lane);

#endif
