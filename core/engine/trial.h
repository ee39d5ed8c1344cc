/* SPDX-License-Identifier: MIT */
/*
 * trial - a batch put together from stretches, each run in a worker of its own.
 *
 * The bytes are those that one worker would have made of the batch, because the
 * same cutter sees the same records in the same order.
 */
#ifndef ENGINE_TRIAL_H
#define ENGINE_TRIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "engine/reply.h"
#include "engine/summary.h"

struct trial;

/* An empty trial.  The summary is borrowed; rejects: as in struct
 * worker_rejects. */
struct trial *trial_new(const struct summary *summary, struct packing rejects);
/* Add the reply about the next n entries, and the message that it points into;
 * both become the trial's.  The job was WORKER_STRETCH or WORKER_PROBED, and
 * reply_is_apart(stretch, n) must hold.  Only if trial_has_more is false. */
void trial_add(
    struct trial *trial, struct reply *stretch, struct buf *message, size_t n);
/* Move entries of the added stretch into the piece in hand, until all are moved
 * or the piece is full.  Returns true if it is full. */
bool trial_fill(struct trial *trial);
/* Does the added stretch have entries that are not in a piece yet? */
bool trial_has_more(const struct trial *trial);
/* Complete the piece and begin the next one.  *reply is the caller's to free;
 * its parts point into *bytes, whose contents are replaced. */
void trial_end(struct trial *trial, struct buf *bytes, struct reply *reply);
/* NULL is nothing. */
void trial_free(struct trial *trial);

#endif
