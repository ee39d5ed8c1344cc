/* SPDX-License-Identifier: MIT */
/*
 * credits - names beside a quote without a verb: a line "- Ada Lind" under it,
 * a name as its last line, "LIND: ..." inside the quotation marks.
 */
#ifndef QUOTES_CREDITS_H
#define QUOTES_CREDITS_H

#include "article.h"

/* If paragraph `para` has nothing but quotes: the run that names their speaker
 * on the line below, or NULL. */
const struct run *credits_below(const struct article *article, uint32_t para);

/* If stretch i, which no quotation mark opens, is just the name of the previous
 * quote's speaker: its run in article->inner; else NULL. */
const struct run *credits_inside(const struct article *article, size_t i);

/* The speaker of stretch i if it begins like a line of a transcript, "MS. LIND:
 * Good morning": an entity, or NAME_NONE if the name is not known.  *text is
 * the name as written; n == 0: it is not such a line. */
uint32_t credits_script(
    const struct article *article, size_t i, struct span *text);

#endif
