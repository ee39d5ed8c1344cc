/* SPDX-License-Identifier: MIT */
/*
 * sentence_rule - does a sentence end at this end mark?
 */
#ifndef TEXT_SENTENCE_RULE_H
#define TEXT_SENTENCE_RULE_H

#include <stdbool.h>

#include "text/sentence_place.h"

/* Does a sentence end at the mark of `place`, which a blank follows? */
bool sentence_rule_ends(
    const struct sentence_block *block, const struct sentence_place *place);
/* Does a sentence end at the mark of `place`, which no blank follows, so that
 * the next sentence would be glued to it ("It ended.Then")? */
bool sentence_rule_glued(
    const struct sentence_block *block, const struct sentence_place *place);

#endif
