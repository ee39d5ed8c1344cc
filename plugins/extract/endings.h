/* SPDX-License-Identifier: MIT */
/*
 * endings - where the article ends before what else is on the page.
 *
 * A heading such as "Most popular" ends it only where nothing of the article's
 * own goes on behind it.  Where it does, what the heading stands above was a
 * box in the middle.
 */
#ifndef EXTRACT_ENDINGS_H
#define EXTRACT_ENDINGS_H

#include "paragraphs.h"

/* Mark what is behind the end of the article, or in such a box, as gone.  By
 * what was measured last. */
void endings_cut(const struct page *page, struct paragraphs *ps);

#endif
