/* SPDX-License-Identifier: MIT */
/*
 * trial - a batch put together from stretches, each of which was run in a
 * worker of its own.
 *
 * The bytes are those that one worker would have made of the batch: what cuts
 * outputs into members sees the same records in the same order.
 */
#ifndef ENGINE_TRIAL_H
#define ENGINE_TRIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "engine/reply.h"
#include "engine/summary.h"

struct trial;

/* The summary is borrowed; rejects_level as in struct worker_rejects. */
struct trial *trial_new(const struct summary *summary, int rejects_level);
/* Add the reply to WORKER_STRETCH or WORKER_PROBED for the next n entries, for
 * which reply_is_apart must hold, and the message that it points into: both
 * are the trial's now.  Only where trial_fill has left nothing. */
void trial_add(
    struct trial *trial, struct reply *stretch, struct buf *message, size_t n);
/* Put what was added into the piece in hand.  Returns true if that is full;
 * then some may be left. */
bool trial_fill(struct trial *trial);
bool trial_has_more(const struct trial *trial);
/* End the piece, and begin the next.  The reply, whose parts point into
 * *bytes, is the caller's to free; the contents of *bytes are replaced. */
void trial_end(struct trial *trial, struct buf *bytes, struct reply *reply);
void trial_free(struct trial *trial);

#endif
