/* SPDX-License-Identifier: MIT */
/*
 * store_process - the supervisor's channel to the process of a store: requests
 * and answers, watched like those of a worker.
 *
 * A call may take as long as it makes progress (watch.h): an index over
 * millions of articles means minutes of reading and writing.  A call that does
 * nothing, computes without end or prints without end is ended with its
 * process; what was not committed is lost then.
 */
#ifndef ENGINE_STORE_PROCESS_H
#define ENGINE_STORE_PROCESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"
#include "engine/chain.h"
#include "engine/keeper.h"
#include "engine/messages.h"
#include "engine/loop.h"
#include "engine/watch.h"
#include "process/channel.h"
#include "process/child.h"
#include "process/printing.h"

/* Zero-initialise it, and do not move it until store_process_end. */
struct store_process {
    const char *id; /* id of the output; borrowed */
    uint32_t output;
    const struct child *zygote;
    pid_t pid;   /* 0 until its first message */
    int channel; /* -1: closed, it answers no more */
    struct channel_in in;
    struct channel_out out; /* the request that is being sent */
    enum { STORE_RESTS, STORE_ASKED, STORE_ANSWERED, STORE_LOST } state;
    struct printing printed;
    /* what the store notes; read-only here; NULL: never started */
    struct keeper_page *page;
    struct watch watch; /* finds a call that hangs */
    const char *ended;  /* why we had it killed; NULL: we did not */
    struct loop_source answers, prints;
    struct loop_watch deadlines;
};

/* Have the zygote fork the process of output number `output`, and wait until it
 * has opened the store at `target`.  *reply becomes the mark that it holds.  -1
 * with *err; store_process_end is due in either case. */
int store_process_start(struct store_process *process,
    const struct child *zygote, uint32_t output, const char *id,
    const struct keeper_target *target, struct buf *reply, struct cd_err *err);

/* Send a request with body[0..n), which has `records` entries, and turn the
 * loop until it is answered; *reply becomes the answer's bytes.  -1 with *err
 * if the store failed, is gone or was ended, or if a signal came: batches and
 * commits are carried through then, other requests broken off. */
int store_process_ask(struct store_process *process, enum store_message request,
    const void *body, size_t n, uint32_t records, struct buf *reply,
    struct cd_err *err);

/* Close the channel, at which the process ends, and free what belongs to it. */
void store_process_end(struct store_process *process);

#endif
