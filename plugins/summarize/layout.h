/* SPDX-License-Identifier: MIT */
/*
 * layout - articles that are not running text: interviews, live blogs and
 * tickers.
 */
#ifndef SUMMARIZE_LAYOUT_H
#define SUMMARIZE_LAYOUT_H

#include "article.h"
#include "surface.h"

/* Set `apart` of the sentences that are not part of the story, by their
 * position:
 *
 * - the interviewer's words, if questions are lines of their own or end lines
 *   and are answered in the first person;
 * - in a live blog, whose entries have their times on lines of their own, all
 *   but the first sentence of each entry and what precedes the first;
 * - a ticker after a match report: short lines, most with a minute, a score, or
 *   a name in brackets that many of them have.
 *
 * Time is linear in the text. */
void layout_read(struct article *article, const struct surface *surface);

#endif
