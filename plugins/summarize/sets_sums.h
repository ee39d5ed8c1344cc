/* SPDX-License-Identifier: MIT */
/*
 * sets_sums - sums over what one, two and three members of the pool have in
 * common.  By inclusion and exclusion they give the sums over the union of any
 * set.
 */
#ifndef SUMMARIZE_SETS_SUMS_H
#define SUMMARIZE_SETS_SUMS_H

#include "sets.h"

/* Index of the first pair and triple whose last member is i: members i < j < k
 * are pair sets_pairs[j] + i and triple sets_triples[k] + sets_pairs[j] + i. */
extern const uint16_t sets_pairs[SETS_POOL], sets_triples[SETS_POOL];

/* Fill in sets->one, sets->two, sets->three and sets->per_cover. */
void sets_sums(struct sets *sets, const struct wordstats *stats);

#endif
