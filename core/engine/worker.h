/* SPDX-License-Identifier: MIT */
/*
 * worker - a batch through the chain: the same function in a worker process
 * and, with --isolation none, in the supervisor's own.
 */
#ifndef ENGINE_WORKER_H
#define ENGINE_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "engine/chain.h"
#include "engine/reject.h"
#include "io/batch.h"

/* A batch, wherever its memory is. */
struct worker_batch {
    const struct batch_ref *refs;
    size_t nrefs;
    const char *bytes, *notes;
};

/* Entries first..end - 1 of a batch, and one that is run behind them only to
 * see whether the process survives it. */
#define WORKER_NO_PROBE SIZE_MAX

struct worker_range {
    size_t first, end, probe;
};

enum worker_job {
    WORKER_HEAD,    /* what opens the outputs */
    WORKER_BATCH,   /* records, up to the end of a piece */
    WORKER_STRETCH, /* the same, with outputs left uncompressed and the
                       lengths of what each record has written */
    WORKER_PROBED,  /* the same, and behind them the last entry: a probe */
    WORKER_TAIL     /* what ends the outputs */
};

struct worker;

/* How rejects are written. */
struct worker_rejects {
    reject_writer *write; /* one of reject.h */
    int level;            /* of gzip; 0: not compressed */
};

/* c has been opened; the worker borrows it. */
struct worker *worker_new(
    struct chain *chain, const struct worker_rejects *rejects);
void worker_free(struct worker *worker);

/* Do a job and append the reply (see reply.h) to *reply.  `batch` is nothing to
 * WORKER_HEAD and WORKER_TAIL. */
void worker_do(struct worker *worker, enum worker_job job,
    const struct worker_batch *batch, struct buf *reply);

#endif
