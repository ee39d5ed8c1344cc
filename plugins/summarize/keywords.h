/* SPDX-License-Identifier: MIT */
/*
 * keywords - the key phrases of an article, as an editor would tag it.
 *
 * A phrase is a name in full or one to three other words side by side
 * (keyphrase.h).  What counts is how often it is there and how early, whether
 * the title has it, whether news is sorted by it, and how likely a summary is
 * to tell its words.
 */
#ifndef SUMMARIZE_KEYWORDS_H
#define SUMMARIZE_KEYWORDS_H

#include <copydesk/text.h>

#include "rank.h"
#include "text/span.h"

/* What else is known of the article. */
struct keywords_from {
    const struct cd_text *title; /* with words, or NULL */
    const uint32_t *author;      /* numbers of the words of authors' names */
    size_t nauthor;
};

/* The best `most` phrases of a weighed article, the best first: places in the
 * text where they stand as written.  No author is among them, and no two are
 * forms of one phrase.  out[] has room for `most`; returns how many there are.
 */
size_t keywords_of(const struct rank *rank, struct lexis *lexis,
    const struct keywords_from *from, struct span *out, size_t most);

#endif
