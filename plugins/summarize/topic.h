/* SPDX-License-Identifier: MIT */
/*
 * topic - what the title says the article is about.
 *
 * Of the title's content words that the text uses, too, each has a worth: a
 * rare one more than a common one, a name more than a noun.  That of all
 * together is 1.
 */
#ifndef SUMMARIZE_TOPIC_H
#define SUMMARIZE_TOPIC_H

#include "article.h"

#define TOPIC_STEMS 8 /* of the title, those with the most worth */

struct topic {
    uint8_t *of; /* of each sentence: which of the stems it has, a bit each */
    double worth[1 << TOPIC_STEMS]; /* of those of such a mask */
    bool any;
};

/* The topic of the article, by its title (with words; NULL if there is none).
 * Time is linear in the text. */
void topic_read(struct topic *topic, const struct article *article,
    const struct cd_text *title, struct lexis *lexis);

#endif
