/* SPDX-License-Identifier: MIT */
/*
 * sentence_rule - does a sentence end at this end mark?
 */
#ifndef TEXT_SENTENCE_RULE_H
#define TEXT_SENTENCE_RULE_H

#include <stdbool.h>

#include "text/sentence_place.h"

/* The answer for an end mark with a blank behind it. */
bool sentence_rule_ends(
    const struct sentence_block *block, const struct sentence_place *place);
/* The answer for an end mark whose next sentence would be glued to it. */
bool sentence_rule_glued(
    const struct sentence_block *block, const struct sentence_place *place);

#endif
