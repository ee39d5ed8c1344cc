/* SPDX-License-Identifier: MIT */
/*
 * signed - names of authors that no "by" tells: alone on a line near the
 * headline, or below the article.
 *
 * A name alone may be a place, a club or a topic, so what stands beside it has
 * to speak for it: a role, a day behind a first name that is known, an emphasis
 * or a margin that nothing else in the article has.
 */
#ifndef EXTRACT_SIGNED_H
#define EXTRACT_SIGNED_H

#include "paragraphs.h"
#include "people.h"

/* The name that a line near the headline is, with a role or a day beside it or
 * on the next line: "Ada Lind | 5 March 2024", "Reporter Ada Lind", "김은지
 * 기자"; n is 0 if it is none. */
struct str signed_line(const struct page *page, size_t line);

/* Add whom the first or the last paragraph of an article, or what stands behind
 * that on the page, names and nothing else; keep an agency in brackets there.
 */
void signed_article(struct people *people, const struct page *page,
    const struct paragraphs *ps, struct str site);

#endif
