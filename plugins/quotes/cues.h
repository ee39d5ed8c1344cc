/* SPDX-License-Identifier: MIT */
/*
 * cues - verbs that bring somebody's words, told from nouns of the same form.
 */
#ifndef QUOTES_CUES_H
#define QUOTES_CUES_H

#include "tokens.h"

/* Is t[k] a verb of speaking, used as a verb?  t[from] is the first token of
 * its sentence and t[to] the first behind it. */
bool cues_at(const struct token *token, uint32_t from, uint32_t k, uint32_t to);

/* Is it one at which a speaker may be looked for before other verbs? */
bool cues_strong(const struct token *token, uint32_t k);

#endif
