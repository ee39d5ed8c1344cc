/* SPDX-License-Identifier: MIT */
/*
 * keywords - the key phrases of an article, as an editor would tag it.
 *
 * A candidate is a name in full or one to three other words side by side
 * (keyphrase.h).  Its score depends on how often and how early it occurs,
 * whether the title has it, whether it is a topic of news, and how likely a
 * summary is to have its words.
 */
#ifndef SUMMARIZE_KEYWORDS_H
#define SUMMARIZE_KEYWORDS_H

#include <copydesk/text.h>

#include "rank.h"
#include "text/span.h"

/* Information beside the text. */
struct keywords_from {
    const struct cd_text *title; /* the title with words, or NULL */
    const uint32_t *author;      /* word numbers of the authors' names */
    size_t nauthor;
};

/* Find the best `most` phrases of an article after rank_weigh(), the best
 * first, each as a range of the text.  No author is among them, and no two
 * are forms of one phrase.  out[] has room for `most`; returns how many
 * there are. */
size_t keywords_of(const struct rank *rank, struct lexis *lexis,
    const struct keywords_from *from, struct span *out, size_t most);

#endif
