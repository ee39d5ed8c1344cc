/* SPDX-License-Identifier: MIT */
/*
 * sets - score sets of up to three sentences as a whole.
 *
 * What a summary says twice counts once: stems and pairs are summed over the
 * union of its sentences.  So no sentence is good or bad by itself.
 */
#ifndef SUMMARIZE_SETS_H
#define SUMMARIZE_SETS_H

#include "article.h"
#include "traits.h"
#include "graph.h"
#include "needs.h"
#include "room.h"
#include "wordstats.h"

/* clang-format off */
#define SETS_FEATURES(X) \
    X(near_sum) X(near_most) X(rare_sum) X(rare_most) X(repeated) X(cover) \
    X(cover_n) X(stems) X(length) X(log_length) X(length2) X(root_length) \
    X(adjacent) X(lead3) X(first) X(last) X(like) X(lead2) X(score) \
    X(score_least) X(length_n) X(told35) X(told50) X(told70) X(pairs35) \
    X(pairs50) X(pairs70) X(told) X(pairs) X(told_content) X(told_mean) \
    X(chain) X(first_place) X(gap) X(agency_length) X(agency_length2) \
    X(agency_told) X(agency_pairs)
/* clang-format on */

#define X(name) SET_##name,
enum sets_feature { SETS_FEATURES(X) SETS_N };
#undef X

#define SETS_MEMBERS 3  /* sentences of a set, at most */
#define SETS_BEST    11 /* members of the pool chosen by their score */
#define SETS_LEAD    3  /* members chosen as the first sentences */
#define SETS_POOL    (SETS_BEST + SETS_LEAD)
#define SETS_PAIRS   (SETS_POOL * (SETS_POOL - 1) / 2)
#define SETS_TRIPLES (SETS_PAIRS * (SETS_POOL - 2) / 3)

/* The sums over the union of a set's sentences. */
enum sets_sum { SUM_TOLD, SUM_CONTENT, SUM_STEMS, SUM_COVER, SUM_PAIRS, SUMS };

/* The part of a set's score that depends on its length alone: a constant, and
 * factors for SUM_TOLD and SUM_PAIRS. */
struct sets_length {
    double sum, told, pairs; /* factors for what is told */
};

/* The needs of a member of the pool: the price of each, and the members that
 * supply it, as a bit mask. */
struct sets_needs {
    struct {
        double price;
        unsigned by;
    } of[2 + NEEDS_NAMES];
    unsigned n;
};

struct sets_view;

struct sets {
    const struct article *article;
    const struct graph *graph;
    const double *score;       /* score of each sentence of the article */
    uint32_t pool[SETS_POOL];  /* the members: sentences, in text order */
    uint32_t place[SETS_POOL]; /* how many sentences that may be chosen precede
                                  each */
    bool within[SETS_POOL]; /* goes on with a line whose sentence before it has
                               not been taken */
    unsigned n;
    double one[SETS_POOL][SUMS];
    double two[SETS_PAIRS]
              [SUMS]; /* sums over what two members have in common */
    double three[SETS_TRIPLES][SUMS];
    double per_cover; /* 1 / the cover of the whole article */
    double per_sentence;
    double near[SETS_PAIRS], rare[SETS_PAIRS]; /* similarity of two members */
    double like[SETS_POOL]; /* similarity of the article to one member */
    struct sets_needs needs[SETS_POOL];
    unsigned needy; /* bit mask of the members that need anything */
    struct sets_view *view;
    const double *weights; /* weights of the features */
    struct sets_length
        *length; /* score by length, indexed by the number of words */
    bool *known; /* which entries of `length` are filled in */
};

/* Choose the members of the pool: the first sentences and those with the
 * highest scores, of those that are fit, not taken, and for which there is
 * room. */
void sets_pool(struct sets *sets, const struct article *article,
    const struct graph *graph, const double *score, const bool *taken,
    const struct room *room);
/* Read the needs of the members; what a taken sentence supplies is not
 * needed. */
void sets_needs(
    struct sets *sets, const struct needs *needs, const bool *taken);
/* The price of the needs that no member of a set supplies. */
double sets_price(const struct sets *sets, const unsigned *members, unsigned n);
/* Fill in the sums over the members' words, from which those of any set
 * follow. */
void sets_sum(struct sets *sets, const struct wordstats *stats);
/* The features of the set of the members[0..n), ascending. */
void sets_features(const struct sets *sets, const unsigned *members, unsigned n,
    double features[SETS_N]);
/* How many stems of a good summary the set is likely to have, by the word
 * model. */
double sets_told(const struct sets *sets, const unsigned *members, unsigned n);
/* Set the weights that sets_score() uses. */
void sets_weights(struct sets *sets, const double *weights);
/* The score of a set by the weights, plus `sum`.  If it is not above `least`,
 * any number that is not above `least` may be returned, which saves time. */
double sets_score(struct sets *sets, const unsigned *members, unsigned n,
    double sum, double least);

#endif
