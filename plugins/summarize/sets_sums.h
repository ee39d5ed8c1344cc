/* SPDX-License-Identifier: MIT */
/*
 * sets_sums - what the members of the pool have in common, by ones, twos and
 * threes: from these come the sums over the union of any set.
 */
#ifndef SUMMARIZE_SETS_SUMS_H
#define SUMMARIZE_SETS_SUMS_H

#include "sets.h"

/* Where the pairs and triples begin whose last member is i: members i < j < k
 * are pair sets_pairs[j] + i and triple sets_triples[k] + sets_pairs[j] + i. */
extern const uint16_t sets_pairs[SETS_POOL], sets_triples[SETS_POOL];

/* Fill x->one, x->two, x->three and x->per_cover. */
void sets_sums(struct sets *sets, const struct wordstats *stats);

#endif
