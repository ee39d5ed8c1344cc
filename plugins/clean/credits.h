/* SPDX-License-Identifier: MIT */
/*
 * credits - who worked on an article, as it is said below it.
 */
#ifndef CLEAN_CREDITS_H
#define CLEAN_CREDITS_H

#include "doc.h"
#include "known.h"
#include "lexicon.h"

/* Take the paragraph out if it says who worked on the article or who the author
 * is: names, initials, a line about the author.  Returns false if it is
 * something else. */
bool credits_take(struct doc *doc, const struct lexicon *lexicon,
    const struct known *known, struct para *para);

#endif
