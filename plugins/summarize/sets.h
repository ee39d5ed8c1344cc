/* SPDX-License-Identifier: MIT */
/*
 * sets - a few sentences looked at together.
 *
 * What a summary says twice counts once: words and pairs are summed over the
 * union of its sentences, and so no sentence is good or bad by itself.
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

#define SETS_MEMBERS 3  /* at most */
#define SETS_BEST    11 /* sentences of the pool by their score */
#define SETS_LEAD    3  /* and the first ones */
#define SETS_POOL    (SETS_BEST + SETS_LEAD)
#define SETS_PAIRS   (SETS_POOL * (SETS_POOL - 1) / 2)
#define SETS_TRIPLES (SETS_PAIRS * (SETS_POOL - 2) / 3)

/* Sums over unions, from sums over intersections. */
enum sets_sum { SUM_TOLD, SUM_CONTENT, SUM_STEMS, SUM_COVER, SUM_PAIRS, SUMS };

/* What the weights make of the features that its length alone gives a set. */
struct sets_length {
    double sum, told, pairs; /* what is told counts so much */
};

/* What a member of the pool needs; masks are of members that supply it. */
struct sets_needs {
    struct {
        double price;
        unsigned by;
    } of[2 + NEEDS_NAMES];
    unsigned n;
};

struct sets_view;

struct sets {
    const struct article *a;
    const struct graph *g;
    const double *score;      /* of all sentences */
    uint32_t pool[SETS_POOL]; /* in the order of the text */
    unsigned n;
    double one[SETS_POOL][SUMS];
    double two[SETS_PAIRS][SUMS]; /* of what both have */
    double three[SETS_TRIPLES][SUMS];
    double per_cover; /* 1 by that of the whole article */
    double per_sentence;
    double near[SETS_PAIRS], rare[SETS_PAIRS]; /* how alike two are */
    double like[SETS_POOL]; /* how alike the article is to one */
    struct sets_needs needs[SETS_POOL];
    unsigned needy; /* members that need anything: a mask */
    struct sets_view *view;
    const double *weights;      /* of the features */
    struct sets_length *length; /* by words */
    bool *known;                /* the entries of `length` that are there */
};

/* Choose the pool: of the sentences that are fit and not taken, and for each of
 * which there is room, the first ones and those with the highest scores. */
void sets_pool(struct sets *sets, const struct article *article,
    const struct graph *graph, const double *score, const bool *taken,
    const struct room *room);
/* Take what the members of the pool need, and what those taken supply. */
void sets_needs(
    struct sets *sets, const struct needs *needs, const bool *taken);
/* The price of what a set lacks. */
double sets_price(const struct sets *sets, const unsigned *members, unsigned n);
/* Sum up the words of the pool. */
void sets_sum(struct sets *sets, const struct wordstats *stats);
/* The features of the set of the pool's members m[0..n), ascending. */
void sets_features(const struct sets *sets, const unsigned *members, unsigned n,
    double features[SETS_N]);
/* How many words of a summary it tells, as the word model has it. */
double sets_told(const struct sets *sets, const unsigned *members, unsigned n);
/* The weights for what follows. */
void sets_weights(struct sets *sets, const double *weights);
/* Their sum by weights, added to `sum`.  Where that is not above `least`, any
 * number that is not above it is as good. */
double sets_score(struct sets *sets, const unsigned *members, unsigned n,
    double sum, double least);

#endif
