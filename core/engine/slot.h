/* SPDX-License-Identifier: MIT */
/*
 * slot - the shared memory between the supervisor and one worker: a batch
 * going in, and what the worker notes while it is at work.
 *
 * They lie in two memories.  What plugins may spoil is the head, which the
 * supervisor reads with distrust.  The batch can be written to by the
 * supervisor alone: the worker maps it read-only, and seals keep the kernel
 * from making it writable or shorter for anybody else, whatever descriptor or
 * address a plugin finds.  Both are sparse: a slot that could take the largest
 * record costs what its batches needed.
 */
#ifndef ENGINE_SLOT_H
#define ENGINE_SLOT_H

#include <stdbool.h>
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
    SLOT_DENIED, /* it made a system call that it must not: `detail` */
    SLOT_COMMAND /* its command cannot go on: `why`, the reject code `detail` */
};

#define SLOT_COMMANDS 16 /* whose CPU time is looked at */

struct slot_head {
    volatile struct chain_cursor cursor;
    volatile uint32_t cause, detail; /* enum slot_cause */
    char why[400];
    volatile uint32_t commands[SLOT_COMMANDS]; /* their pids, and 0 */
    struct child_note note; /* what the worker is doing while it opens */
};

struct slot_batch {
    uint64_t nrefs, nbytes, nnotes; /* refs, bytes and notes follow */
};

struct slot {
    int fds[2];  /* the memories, to be passed to the worker: head, batch */
    size_t size; /* bytes of the batch's */
    bool sealed; /* the kernel keeps the worker from writing to it */
    struct slot_head *head;
    struct slot_batch *batch; /* read-only in the worker */
};

/* Make a slot for batches whose records have up to record_bytes. */
int slot_create(struct slot *slot, uint64_t record_bytes, struct cd_err *e);
void slot_free(struct slot *slot);

/* Send it to the worker at the other end of a channel.  -1 if that is gone. */
int slot_send(const struct slot *slot, int channel);
/* In the worker: receive and map it.  No descriptor of it stays open. */
int slot_receive(struct slot *slot, int channel, struct cd_err *e);

/* Forget what the last worker noted. */
void slot_clear(struct slot *slot);
/* Put entries of a batch in, and the probe behind them. */
void slot_put(struct slot *slot, const struct batch *batch,
    const struct worker_range *range);
/* The batch that is in the slot, where it lies. */
struct worker_batch slot_get(const struct slot *slot);

#endif
