/*
 * trial - a batch put together from stretches, each of which was run in a
 * worker of its own.
 *
 * The bytes are those that one worker would have made of the batch: what cuts
 * outputs into members sees the same records in the same order.
 */
#ifndef ENGINE_TRIAL_H
#define ENGINE_TRIAL_H

#include "base/buf.h"
#include "engine/reply.h"
#include "engine/summary.h"

struct trial;

/* The summary is borrowed; rejects_level as in struct worker_rejects. */
struct trial *trial_new(const struct summary *m, int rejects_level);
/* Add the reply to WORKER_STRETCH or WORKER_PROBED for the next n entries;
 * reply_is_apart must hold. */
void trial_add(struct trial *t, const struct reply *stretch, size_t n);
/* The reply of the whole batch, which is the caller's to free, and frees t.
 * Its parts point into *bytes, whose contents are replaced. */
void trial_end(struct trial *t, struct buf *bytes, struct reply *r);
void trial_free(struct trial *t);

#endif
