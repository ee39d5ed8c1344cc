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

/* Sentences that an empty line broke: when what does not belong to the article
 * is out. */
void join_paragraphs(struct doc *d, const struct lexicon *l);

#endif
