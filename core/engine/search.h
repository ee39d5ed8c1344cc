/* SPDX-License-Identifier: MIT */
/*
 * search - which entries of a batch are run together after a worker died on
 * it, until it is known which of them no worker survives.
 *
 * Every stretch is run in a fresh worker.  The rules:
 *
 * - The entry at which a worker died, the suspect, is run alone.  If it dies
 *   again it is condemned, and what stood before it and what stands behind it
 *   are each run once more: three workers for a crash, whatever the size of
 *   the batch.
 * - A suspect that survives alone was harmed by something before it.  What
 *   stood before it is run by halves, each with the suspect behind it as a
 *   probe, whose own output is thrown away: a half that the probe survives is
 *   sound, the other one is halved again.  So an entry that harms others ends
 *   up alone, and nothing is kept that was run behind it in its process.
 * - Where nobody can be suspected (a worker died between two entries, or its
 *   reply made no sense), the stretch is halved.
 * - A worker that hung costs seconds, a fork a millisecond: behind a suspect
 *   that hung and survives alone, all entries before it are run alone.
 *
 * So the fate of an entry is what happens to it alone.  Runs that die take
 * half of what they were given, so that one entry that harms others costs two
 * workers for each halving, and all of them about twice the batch.  Nothing,
 * not even a cursor that lies, costs more than six workers an entry.
 */
#ifndef ENGINE_SEARCH_H
#define ENGINE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/worker.h"
#include "io/batch.h"

#define SEARCH_NOBODY (SIZE_MAX - 1) /* no entry can be suspected */
#define SEARCH_PROBE  (SIZE_MAX - 2) /* the probe died */

struct search_item;

/* Zero-initialise; free with search_free. */
struct search {
    struct search_item *v; /* what is left to do, the first of it last */
    size_t n, cap;
    size_t suspect; /* is run alone now, or SEARCH_NOBODY */
    size_t cleared; /* the last suspect that survived alone */
    bool slow;      /* the last death was a hang */
    bool fresh;     /* it was in a worker that had done nothing else */
};

/* A worker, which need not have been a fresh one, died on the entries
 * first..end - 1, at `at`: one of them, or SEARCH_NOBODY.  `slow`: it hung. */
void search_begin(
    struct search *search, size_t first, size_t end, size_t at, bool slow);
void search_free(struct search *search);

/* What is to be run next, in a fresh worker; false if all is done. */
bool search_now(const struct search *search, struct worker_range *range);
/* Is that a suspect, whose output is not wanted now? */
bool search_is_trial(const struct search *search);

/* The first n entries of it are done, and the probe, if there was one, got
 * through, too. */
void search_survived(struct search *search, size_t n);
/* The worker died on it, at `at`: an entry, SEARCH_PROBE or SEARCH_NOBODY.
 * Returns the entry that is condemned by that, which the caller makes a
 * verdict of, or SEARCH_NOBODY. */
size_t search_died(
    struct search *search, const struct batch *batch, size_t at, bool slow);

#endif
