/* SPDX-License-Identifier: MIT */
/*
 * layout - articles that are no running text: interviews, live blogs and
 * tickers.
 */
#ifndef SUMMARIZE_LAYOUT_H
#define SUMMARIZE_LAYOUT_H

#include "article.h"
#include "surface.h"

/* Set `apart` of the sentences that are no part of the story by where they
 * stand:
 *
 * - what the interviewer says, where questions are lines of their own or end
 *   lines and are answered in the first person;
 * - of a live blog, whose entries have their times on lines of their own, all
 *   but the first sentence of each entry and what stands before the first;
 * - a ticker behind the report of a match: short lines, most with a minute, a
 *   score, or a name in brackets that many of them have.
 *
 * Time is linear in the text. */
void layout_read(struct article *article, const struct surface *surface);

#endif
