/* SPDX-License-Identifier: MIT */
/*
 * search - which entries of a batch are run together after a worker died on it,
 * until it is known which of them kill every worker.
 *
 * Every stretch is run in a fresh worker.  The rules:
 *
 * - The entry at which a worker died, the suspect, is run alone.  If the worker
 *   dies again, the entry is condemned, and the entries before it and those
 *   after it are each run once more: three workers for a crash, whatever the
 *   size of the batch.
 * - A suspect that survives alone was harmed by an entry before it.  Those
 *   before it are run by halves, each followed by the suspect as a probe, whose
 *   output is thrown away: a half that the probe survives is sound, the other
 *   one is halved again.  So an entry that harms others ends up alone, and no
 *   output is kept that was made after it in its process.
 * - Where no entry can be suspected (a worker died between two entries, or its
 *   reply made no sense), the stretch is halved.
 * - A worker that hung costs seconds, a fork a millisecond: before a suspect
 *   that hung but survives alone, all entries are run alone.
 *
 * So the fate of an entry is what happens to it alone.  Stretches that kill are
 * halved, so that one harmful entry costs two workers for each halving, and all
 * of them about twice the batch.  Whatever plugins do, and whatever the cursor
 * says, an entry costs at most six workers.
 */
#ifndef ENGINE_SEARCH_H
#define ENGINE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/worker.h"
#include "io/batch.h"

/* In place of an entry: none can be suspected or is condemned; the probe. */
#define SEARCH_NOBODY (SIZE_MAX - 1)
#define SEARCH_PROBE  (SIZE_MAX - 2)

struct search_item;

/* The state of a search.  Zero-initialise; free with search_free. */
struct search {
    struct search_item *v; /* a stack of stretches still to be run */
    size_t n, cap;
    size_t suspect; /* entry that is run alone now, or SEARCH_NOBODY */
    size_t cleared; /* last suspect that survived alone, or SEARCH_NOBODY */
    bool slow;      /* the last death was a hang */
    bool fresh;     /* the last worker that died was a fresh one */
};

/* Begin: a worker (which need not have been fresh) died on the entries
 * first..end - 1, at the entry `at` or SEARCH_NOBODY.  `slow`: it hung. */
void search_begin(
    struct search *search, size_t first, size_t end, size_t at, bool slow);
void search_free(struct search *search);

/* What to run next, in a fresh worker.  Returns false if all is done. */
bool search_now(const struct search *search, struct worker_range *range);
/* Is that a suspect alone, whose output is thrown away? */
bool search_is_trial(const struct search *search);

/* The worker survived the first n entries of it, and the probe, if there was
 * one. */
void search_survived(struct search *search, size_t n);
/* The worker died on it, at `at`: an entry, SEARCH_PROBE or SEARCH_NOBODY.
 * Returns the entry that this condemns, to which the caller gives a verdict, or
 * SEARCH_NOBODY. */
size_t search_died(
    struct search *search, const struct batch *batch, size_t at, bool slow);

#endif
