/* SPDX-License-Identifier: MIT */
/*
 * overflow - the sentence of a summary if none is within its bounds.
 */
#ifndef SUMMARIZE_OVERFLOW_H
#define SUMMARIZE_OVERFLOW_H

#include "needs.h"
#include "room.h"

/* The ellipsis after a sentence that is cut, and its code points. */
#define OVERFLOW_MARK       "\xe2\x80\xa6"
#define OVERFLOW_MARK_CHARS 1

/* The shortest sentence that is fit, of those that do not hang if there are
 * any; article->nsentence if none is fit. */
size_t overflow_shortest(
    const struct article *article, const struct needs *needs);

/* The byte at which sentence i is to be cut, after a word, so that it fits with
 * the ellipsis.  Its first word is kept however little room there is. */
size_t overflow_cut(
    const struct article *article, size_t i, const struct room *room);

#endif
