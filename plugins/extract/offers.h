/* SPDX-License-Identifier: MIT */
/*
 * offers - lines that lead to what else the house has: its app, its channels,
 * its letters, its author's page.  Their links tell them, in any language.
 */
#ifndef EXTRACT_OFFERS_H
#define EXTRACT_OFFERS_H

#include "paragraphs.h"

/* Such lines at the end of the article go, and lists of nothing else: how many.
 * The article is below the element `root`. */
size_t offers_cut(
    const struct page *page, uint32_t root, struct paragraphs *ps);

#endif
