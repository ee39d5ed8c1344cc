/* SPDX-License-Identifier: MIT */
/*
 * incise - a narrator's words inside the quotation marks, as in French:
 *
 *   « Le pont est fermé, explique Jeanne Morel. Il le restera. »
 *
 * The rules for speakers must see them outside; output has the span whole.
 */
#ifndef QUOTES_INCISE_H
#define QUOTES_INCISE_H

#include "stretches.h"
#include "vocabulary.h"

/* Divide each stretch in quotation marks that a narrator interrupts into two,
 * of which the second, `rest`, may be empty.  Nothing changes in languages
 * whose narrators stay outside. vocabulary_begin was called for the text.  Time
 * is linear in the text. */
void incise_find(const struct pool *pool, struct vocabulary *vocabulary,
    struct stretches *stretches);

#endif
