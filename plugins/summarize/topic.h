/* SPDX-License-Identifier: MIT */
/*
 * topic - what the article is about, by its title.
 *
 * Each content word of the title that the text also has is worth something: a
 * rare one more than a common one, a name more than a noun.  All together are
 * worth 1.
 */
#ifndef SUMMARIZE_TOPIC_H
#define SUMMARIZE_TOPIC_H

#include "article.h"

#define TOPIC_STEMS 8 /* stems of the title that count: those worth most */

struct topic {
    uint8_t *of; /* by sentence: which of the stems it has, a bit each */
    double worth[1 << TOPIC_STEMS]; /* by such a bit mask: what the stems are
                                       worth */
    bool titled;                    /* there is a title */
    bool any;                       /* ... that has such a stem */
};

/* Read the topic of an article from its title (with words; NULL: none).  Time
 * is linear in the text. */
void topic_read(struct topic *topic, const struct article *article,
    const struct cd_text *title, struct lexis *lexis);

#endif
