/* SPDX-License-Identifier: MIT */
/*
 * keywords - the key phrases of an article.
 *
 * A phrase is one to three content words side by side.  What counts is how
 * often it is there, how likely a summary is to tell its words, and how rare
 * they are in news.
 */
#ifndef SUMMARIZE_KEYWORDS_H
#define SUMMARIZE_KEYWORDS_H

#include "rank.h"
#include "text/span.h"

/* The best `most` phrases of a weighed article, the best first: places in the
 * text where they stand as written.  No two share a stem.  out[] has room for
 * `most`; returns how many there are. */
size_t keywords_of(const struct rank *r, struct span *out, size_t most);

#endif
