/* SPDX-License-Identifier: MIT */
/*
 * slot - the shared memory of the supervisor and one worker: the batch going
 * in, and what the worker notes while at work.
 *
 * It is two memories.  The head is the worker's to write, so plugins may spoil
 * it, and the supervisor checks what it reads there.  The batch is the
 * supervisor's to write: the worker maps it read-only, and seals keep the
 * kernel from making it writable or shorter for anyone else, whatever
 * descriptor or address a plugin finds.  Both are sparse: a slot has room for
 * the largest record, but costs only the pages that its batches touched.
 */
#ifndef ENGINE_SLOT_H
#define ENGINE_SLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "engine/chain.h"
#include "engine/worker.h"
#include "io/batch.h"
#include "process/child.h"

/* Why a worker ends, where it can note that itself. */
enum slot_cause {
    SLOT_UNKNOWN,
    SLOT_MEMORY, /* memory ran out */
    SLOT_DENIED, /* it made a forbidden system call: `detail` */
    SLOT_COMMAND /* a stage's command failed: why, code `detail` */
};

#define SLOT_COMMANDS 16 /* most commands whose CPU time is counted */

struct slot_head {
    volatile struct chain_cursor cursor;       /* the entry and stage at work */
    volatile uint32_t cause, detail;           /* cause: enum slot_cause */
    char why[400];                             /* SLOT_COMMAND: for people */
    volatile uint32_t commands[SLOT_COMMANDS]; /* their pids, then 0 */
    struct child_note note; /* the call in hand while stages open or close */
};

struct slot_batch {                 /* its refs follow on the next page */
    uint64_t nrefs, nbytes, nnotes; /* entries; bytes of text; bytes of notes */
};

struct slot {
    int fds[2];               /* head and batch, which slot_send passes on */
    size_t size;              /* bytes of the second memory */
    bool sealed;              /* the kernel could seal it against writing */
    struct slot_head *head;   /* NULL: no slot yet */
    struct slot_batch *batch; /* read-only in the worker */
};

/* Make a slot for batches whose records have up to record_bytes.  -1 with
 * *error. */
int slot_create(struct slot *slot, uint64_t record_bytes, struct cd_err *error);
/* Unmap and close a slot that was made. */
void slot_free(struct slot *slot);

/* Send both descriptors over a channel to its worker.  -1 if that is gone. */
int slot_send(const struct slot *slot, int channel);
/* In the worker: receive the slot and map it.  No descriptor of it stays
 * open. */
int slot_receive(struct slot *slot, int channel, struct cd_err *err);

/* Zero the head: forget what the last worker noted. */
void slot_clear(struct slot *slot);
/* Copy the entries `range` of a batch into the slot, and its probe after them,
 * and reset the cursor. */
void slot_put(struct slot *slot, const struct batch *batch,
    const struct worker_range *range);
/* The batch in the slot; its pointers point into the slot. */
struct worker_batch slot_get(const struct slot *slot);

#endif
