/* SPDX-License-Identifier: MIT */
/*
 * worker - runs a batch through the chain: the same functions in a worker
 * process and, with --isolation none, in the supervisor's own.
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
#include "io/packer.h"

/* The entries of a batch, in a slot or in the supervisor's memory; borrowed. */
struct worker_batch {
    const struct batch_ref *refs;
    size_t nrefs;
    const char *bytes, *notes;
};

/* The entries first..end - 1 of a batch, and one that is run after them only to
 * see whether the process survives it. */
#define WORKER_NO_PROBE SIZE_MAX

struct worker_range {
    size_t first, end, probe;
};

enum worker_job {
    WORKER_HEAD,    /* write the heads of the outputs */
    WORKER_BATCH,   /* process entries, up to the end of a piece */
    WORKER_STRETCH, /* the same, with outputs left uncompressed and the length
                       of what each entry wrote */
    WORKER_PROBED,  /* the same, but the last entry is a probe, run after the
                       reply was made */
    WORKER_TAIL     /* write the tails of the outputs */
};

struct worker;

/* How rejects are written. */
struct worker_rejects {
    reject_writer *write; /* one of reject.h */
    struct packing packing;
};

/* A worker for an opened chain, which it borrows, and whose needs it counts. */
struct worker *worker_new(
    struct chain *chain, const struct worker_rejects *rejects);
void worker_free(struct worker *worker);

/* Do a job and append the reply (reply.h) to *reply.  `batch` is not looked at
 * by WORKER_HEAD and WORKER_TAIL. */
void worker_do(struct worker *worker, enum worker_job job,
    const struct worker_batch *batch, struct buf *reply);

#endif
