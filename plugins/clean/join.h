/* SPDX-License-Identifier: MIT */
/*
 * join - lines that were broken are put together again.
 */
#ifndef CLEAN_JOIN_H
#define CLEAN_JOIN_H

#include "doc.h"
#include "lexicon.h"

/* Lines that were broken to fit a width, and words broken with them: before
 * anything looks at paragraphs. */
void join_lines(struct doc *d, const struct lexicon *l);

/* Does it end with a word that no sentence ends with?  With a capital it is of
 * a headline. */
bool join_open_end(const struct lexicon *l, const struct para *p);

/* Sentences that an empty line broke: when what does not belong to the article
 * is out. */
void join_paragraphs(struct doc *d, const struct lexicon *l);

#endif
