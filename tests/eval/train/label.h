/* SPDX-License-Identifier: MIT */
/*
 * label - how much of a summary sentences tell: ROUGE-1 and ROUGE-2 F1.
 */
#ifndef TRAIN_LABEL_H
#define TRAIN_LABEL_H

#include "rank.h"

struct label {
    const struct article *a;
    uint32_t *word, *pair;   /* how often each stem or pair of the article is
                                in the summary */
    uint32_t *words, *pairs; /* those that are */
    size_t nwords, npairs;
    size_t length; /* words of the summary */
    /* of each sentence: how often it has words[k] and pairs[k] */
    uint16_t **has_word, **has_pair;
};

/* Compare the summary, a text with words, with an article that has just been
 * read with the mark. */
void label_read(struct label *l, const struct article *a, struct lexis *lexis,
    uint64_t mark, const struct cd_text *summary);
/* ROUGE-1 and ROUGE-2 of some of its sentences. */
void label_score(
    const struct label *l, const uint32_t *sentence, unsigned n, double out[2]);

#endif
