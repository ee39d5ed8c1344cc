/*
 * slot - the shared memory between the supervisor and one worker: a batch
 * going in, and the cursor.
 *
 * The memory is sparse: a slot that could take the largest record costs what
 * its batches need, and what a large one needed is given back.
 */
#ifndef ENGINE_SLOT_H
#define ENGINE_SLOT_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "engine/chain.h"
#include "engine/worker.h"
#include "host/child.h"
#include "io/batch.h"

/* What a worker knows of its own end. */
enum slot_cause {
    SLOT_UNKNOWN,
    SLOT_MEMORY, /* it has no more memory */
    SLOT_DENIED  /* it made a system call that it must not: `detail` */
};

struct slot_head {
    volatile struct chain_cursor cursor;
    volatile uint32_t cause, detail; /* enum slot_cause */
    struct child_note note; /* what the worker is doing while it opens */
    uint64_t nrefs, nbytes, nnotes;
};

struct slot {
    int fd; /* the memory, to be passed to the worker */
    size_t size;
    size_t room; /* bytes of a batch and its notes */
    size_t used; /* of these, by the last batch put in */
    struct slot_head *head;
};

/* Make a slot for batches whose records have up to record_bytes. */
int slot_create(struct slot *s, uint64_t record_bytes, struct cd_err *e);
/* The same in the worker, from the descriptor. */
int slot_attach(
    struct slot *s, int fd, uint64_t record_bytes, struct cd_err *e);
void slot_free(struct slot *s);

/* Forget what the last worker noted. */
void slot_clear(struct slot *s);
/* Put entries of a batch in, and the probe behind them. */
void slot_put(
    struct slot *s, const struct batch *b, const struct worker_range *r);
/* The batch that is in the slot, where it lies. */
struct worker_batch slot_get(const struct slot *s);

#endif
