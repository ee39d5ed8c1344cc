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
void join_lines(struct doc *doc, const struct lexicon *lexicon);

/* Does it end with a word that no sentence ends with?  With a capital it is of
 * a headline. */
bool join_open_end(const struct lexicon *lexicon, const struct para *para);

/* Sentences that an empty line broke: when what does not belong to the article
 * is out. */
void join_paragraphs(struct doc *doc, const struct lexicon *lexicon);

#endif
