/* SPDX-License-Identifier: MIT */
/*
 * overflow - the one sentence of a summary whose bounds no sentence meets.
 */
#ifndef SUMMARIZE_OVERFLOW_H
#define SUMMARIZE_OVERFLOW_H

#include "needs.h"
#include "room.h"

/* What is put behind a sentence that is cut; its code points. */
#define OVERFLOW_MARK       "\xe2\x80\xa6"
#define OVERFLOW_MARK_CHARS 1

/* The shortest sentence that is fit, of those that lack nothing if there are
 * any; a->nsentence where none is fit. */
size_t overflow_shortest(
    const struct article *article, const struct needs *needs);

/* Where sentence i is cut so that it is within the room with the mark behind
 * it: byte of the text, behind a word.  Its first word stays however little
 * room there is. */
size_t overflow_cut(
    const struct article *article, size_t i, const struct room *room);

#endif
