/* SPDX-License-Identifier: MIT */
/*
 * wordstats - unigram and bigram models: how likely a stem, and a pair of
 * adjacent stems, is to occur in a summary.
 *
 * Two logistic models whose features are counts and positions, never the word
 * itself.
 */
#ifndef SUMMARIZE_WORDSTATS_H
#define SUMMARIZE_WORDSTATS_H

#include "article.h"
#include "graph.h"

/* clang-format off */
#define WORDSTATS_WORD(X) \
    X(bias) X(count) X(sentences) X(share) X(idf) X(tfidf) X(inverse) \
    X(log_first) X(rel_first) X(in0) X(in1) X(in2) X(early) X(spread) \
    X(capital) X(entity) X(figure) X(quoted) X(letters) X(stop) X(stop_count) \
    X(place) X(central) X(entity_count) X(entity0) X(in0_idf) X(in0_count) \
    X(once) X(twice) X(idf2) X(log_n) X(frequency) X(agency0)
/* clang-format on */

/* clang-format off */
#define WORDSTATS_PAIR(X) \
    X(bias) X(la) X(lb) X(least) X(product) X(count) X(inverse) X(in0) X(in1) \
    X(in2) X(log_first) X(entities) X(entity) X(stop_a) X(stop_b) X(stops) \
    X(content_count) X(log_n) X(name) X(logits) X(figure_a) X(figure_b)
/* clang-format on */

#define X(name) WORD_##name,
enum wordstats_word { WORDSTATS_WORD(X) WORDSTATS_WORDS };
#undef X
#define X(name) PAIR_##name,
enum wordstats_pair { WORDSTATS_PAIR(X) WORDSTATS_PAIRS };
#undef X

/* The features of the stem with that type, and of a pair, which need the
 * probabilities and logits of stems. */
void wordstats_word(const struct article *article, const struct graph *graph,
    const double *central, size_t number, double features[WORDSTATS_WORDS]);
void wordstats_pair(const struct article *article, const double *probability,
    const double *logit, size_t pair, double features[WORDSTATS_PAIRS]);

/* For each stem the highest centrality of its sentences, 0 to 1. */
double *wordstats_central(
    const struct article *article, const struct graph *graph);

/* The results: probability and logit of each stem, probability of each pair. */
struct wordstats {
    double *word, *logit, *pair;
};

/* Apply the models with these weights; stems first. */
void wordstats_words(struct wordstats *stats, const struct article *article,
    const struct graph *graph, const double *weights);
void wordstats_pairs(struct wordstats *stats, const struct article *article,
    const double *weights);

#endif
