/*
 * stores - the supervisor's end of the stores among a run's outputs, each in
 * a process of its own.
 *
 * A store gets every batch, in order, once: it keeps a mark in the same
 * transaction as the records, so that a run that is continued gives it only
 * what it does not hold.  What it refused is a row of the journal before it
 * commits, because it will not be asked again.
 */
#ifndef ENGINE_STORES_H
#define ENGINE_STORES_H

#include <stdint.h>

#include "base/err.h"
#include "engine/chain.h"
#include "engine/journal.h"
#include "engine/reply.h"
#include "engine/summary.h"
#include "host/child.h"

struct stores;

/* Open the stores of the pipeline in the folder (absolute).  `zygote` forks
 * their processes; or it is NULL and `chain` is ours.  NULL with *e if one
 * cannot be opened. */
struct stores *stores_open(const struct summary *m, struct child *zygote,
    struct chain *chain, const char *folder, struct cd_err *e);

/* Give batch `number` to the stores that do not hold it.  What they refused,
 * and their counters, come in *more, whose last part has the rejects; they are
 * in the journal by then.  `state` knows what was refused in an earlier run.
 * The bytes of *more are good until the next call. */
int stores_take(struct stores *s, uint64_t number, const struct reply *r,
    struct journal *j, const struct journal_state *state, struct reply *more,
    struct cd_err *e);
/* Make everything so far durable under a mark. */
int stores_commit(struct stores *s, uint64_t mark, struct cd_err *e);
/* All is committed: finish and close. */
int stores_finish(struct stores *s, struct cd_err *e);

void stores_free(struct stores *s);

#endif
