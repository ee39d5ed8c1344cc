/* SPDX-License-Identifier: MIT */
/*
 * echo - how much of a sentence the rest of the text repeats, by several
 * measures; for the method ratio.
 *
 * Each measure compares two sentences by the words or stems they share, and
 * becomes a number for a sentence by its sum over the others or by PageRank.
 * Each number gives three traits: its share of the highest, its value, and its
 * rank.
 */
#ifndef SUMMARIZE_ECHO_H
#define SUMMARIZE_ECHO_H

#include "article.h"

/* clang-format off */
/* X(name, measure, by PageRank, index of the bags: see echo_of()) */
#define ECHO_MEASURES(X) \
    X(cosine_page, COSINE, true, 0) X(stem_cosine_page, COSINE, true, 2) \
    X(binary_page, BINARY, true, 0) X(jaccard, JACCARD, false, 2) \
    X(mean, MEAN, false, 0) X(all_cosine_page, COSINE, true, 3) \
    X(all_overlap_page, OVERLAP, true, 1) X(bm25, BM25, false, 2) \
    X(all_bm25, BM25, false, 3) X(overlap, OVERLAP, false, 2) \
    X(common, COMMON, false, 2) X(word_common, COMMON, false, 0) \
    X(word_overlap, OVERLAP, false, 0) X(all_common, COMMON, false, 1)
/* clang-format on */

#define X(name, measure, page, all) \
    ECHO_##name, ECHO_##name##_n, ECHO_##name##_rank,
enum echo_trait { ECHO_MEASURES(X) ECHO_N };
#undef X

struct echo {
    double v[ECHO_N];
};

/* The traits of each sentence of the article, in memory of its pool. */
struct echo *echo_of(const struct article *article);

#endif
