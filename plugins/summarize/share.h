/* SPDX-License-Identifier: MIT */
/*
 * share - choose a share of the sentences, for the method ratio.
 */
#ifndef SUMMARIZE_SHARE_H
#define SUMMARIZE_SHARE_H

#include "rank.h"

/* The price of a pronoun without its noun (needs.h), in logits. */
#define SHARE_PRICE 7.0

/* Choose `left` sentences of those not taken for which there is room, and mark
 * them in taken[].  Each has a score, and pays for needs that no chosen
 * sentence supplies.  They are taken one or two at a time, then exchanged for
 * others while that is an improvement, in a number of steps proportional to the
 * sentences. */
void share_choose(const struct rank *rank, const struct model *model,
    size_t left, const struct room *room, bool *taken);

#endif
