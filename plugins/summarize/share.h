/* SPDX-License-Identifier: MIT */
/*
 * share - a share of the sentences, for the method ratio.
 */
#ifndef SUMMARIZE_SHARE_H
#define SUMMARIZE_SHARE_H

#include "rank.h"

/* What the price of a pronoun without its noun (needs.h) is, in logits. */
#define SHARE_PRICE 7.0

/* Choose the `left` best sentences of those not taken for which there is room:
 * each has a score, and pays for what it needs and no other supplies.
 * They are taken one or two at a time, and then changed for others as long as
 * that is better, in a number of steps that grows with the sentences. */
void share_choose(const struct rank *rank, const struct model *model,
    size_t left, const struct room *room, bool *taken);

#endif
