/* SPDX-License-Identifier: MIT */
/*
 * traits - the features of each sentence, as numbers for the ranker.
 */
#ifndef SUMMARIZE_TRAITS_H
#define SUMMARIZE_TRAITS_H

#include "article.h"
#include "graph.h"
#include "surface.h"
#include "wordstats.h"

/* Position, length, punctuation, content, similarity, names; then features for
 * agency copy; then sums over the word models. */
/* clang-format off */
#define TRAITS(X) \
    X(pos0) X(pos1) X(pos2) X(pos3) X(pos4) X(pos5) X(pos7) X(pos10) \
    X(inverse) X(log_pos) X(rel) X(rel_words) X(log_words) X(log_n) X(length) \
    X(short10) X(long40) X(short8) X(over30) X(log_length) X(content) \
    X(density) X(capital_share) X(capitals) X(quote) X(quoted) X(quote_first) \
    X(figure) X(figures) X(question) X(exclamation) X(pronoun) X(pointer) \
    X(link) X(bracket) X(caption) X(promo) X(says) X(tail) X(self) X(selves) \
    X(pronouns) X(day) X(money) X(colon) X(dash) X(semicolon) X(cos) X(mean) \
    X(central) X(cos_idf) X(central_idf) X(mean_idf) X(sum_count) \
    X(mean_count) X(idf) X(max_idf) X(ahead_n) X(behind_n) X(ahead) X(behind) \
    X(rare_ahead) X(rare_behind) X(shared) X(shared_n) X(rank) X(like_lead2) \
    X(like_lead1) X(like0) X(like_before) X(like_most) X(rare0) X(early) \
    X(fresh) X(no_end) X(entities) X(entity_share) X(fresh_entities) \
    X(lead_entities) X(lead0_entities) X(entity_spread) X(agency0) \
    X(sparse_lead) X(agency_length) X(agency_cos) X(agency_inverse) \
    X(agency_quoted) X(agency_shared) X(agency_fresh) X(told) X(told_mean) \
    X(told_content) X(told_content_mean) X(pairs) X(pairs_mean) X(told_f) \
    X(pairs_f) X(told_most) X(told_often)
/* clang-format on */

#define X(name) TRAIT_##name,
enum trait { TRAITS(X) TRAITS_N };
#undef X

/* The features of one sentence. */
struct traits {
    double v[TRAITS_N];
};

/* Compute the features of all sentences, in memory of the article's pool. */
struct traits *traits_of(const struct article *article,
    const struct graph *graph, const struct wordstats *stats,
    const struct surface *surface);

#endif
