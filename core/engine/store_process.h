/* SPDX-License-Identifier: MIT */
/*
 * store_process - the supervisor's end of the process of a store: requests and
 * answers, watched like those of a worker.
 *
 * A call may last for as long as it gets on (watch.h): an index over millions
 * of articles takes minutes of reading and writing.  One that does nothing,
 * computes without end or prints without end is ended with its process, and
 * what was not committed with it.
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
#include "engine/loop.h"
#include "engine/watch.h"
#include "host/channel.h"
#include "host/child.h"
#include "host/printing.h"

/* Zero-initialise it, and leave it where it is until store_process_end. */
struct store_process {
    const char *id; /* of the output; borrowed */
    uint32_t output;
    const struct child *zygote;
    pid_t pid;   /* 0: not known */
    int channel; /* -1: none */
    struct channel_in in;
    struct channel_out out; /* the request */
    enum { STORE_RESTS, STORE_ASKED, STORE_ANSWERED, STORE_LOST } state;
    struct printing printed;
    struct keeper_page *page; /* what it notes; read only */
    struct watch watch;
    const char *ended; /* by us: why */
    struct loop_source answers, prints;
    struct loop_watch deadlines;
};

/* Have the zygote fork the process of output `output`, and ask it to open the
 * store at `path`.  The mark that it holds comes in *reply. */
int store_process_start(struct store_process *process,
    const struct child *zygote, uint32_t output, const char *id,
    const char *path, struct buf *reply, struct cd_err *e);

/* Ask for something else, and turn the loop until the answer is there, whose
 * bytes come in *reply; body[0..n) has `records` entries.  -1 with *e if the
 * store failed, is gone or had to be ended, or if a signal came: batches and
 * commits are carried through, everything else is broken off. */
int store_process_ask(struct store_process *process, enum store_message request,
    const void *body, size_t n, uint32_t records, struct buf *reply,
    struct cd_err *e);

/* Let it end. */
void store_process_end(struct store_process *process);

#endif
