/* SPDX-License-Identifier: MIT */
/*
 * tail - the lines below an article: who else worked on it, whose it is, what
 * readers are asked to do, where the page is.
 */
#ifndef CLEAN_TAIL_H
#define CLEAN_TAIL_H

#include "doc.h"
#include "known.h"
#include "lexicon.h"

/* Take them out of the text, and its address into d->facts.  To be done when
 * the head is done: a name under the article is its author's only where no
 * byline was. */
void tail_clean(
    struct doc *doc, const struct lexicon *lexicon, const struct known *known);

#endif
