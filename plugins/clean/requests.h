/* SPDX-License-Identifier: MIT */
/*
 * requests - paragraphs that speak to the reader of the page: to follow, to
 * subscribe, to consent, and who may print the text.
 */
#ifndef CLEAN_REQUESTS_H
#define CLEAN_REQUESTS_H

#include "doc.h"
#include "lexicon.h"

/* What a paragraph of at most 400 characters is, 200 between paragraphs: a
 * value of the set LEXICON_FOOTER if each sentence is one, or if the first
 * begins a box, in which other sentences may follow; 0 if it is of the
 * article.  `below` the article more counts: buttons, addresses, topics. */
uint32_t requests_cue(const struct doc *doc, const struct lexicon *lexicon,
    const struct para *para, bool below);

#endif
