/* SPDX-License-Identifier: MIT */
/*
 * candidates - the sets of sentences of many articles, and weights that put
 * the best first.
 *
 * Three fits are averaged: a ridge regression on the ROUGE of each set, and
 * two soft-max fits of the distribution of ROUGE over the sets of an article,
 * a sharp and a soft one.
 */
#ifndef TRAIN_CANDIDATES_H
#define TRAIN_CANDIDATES_H

#include "linear.h"
#include "trainer.h"

#define CANDIDATES_WIDTH (TRAITS_N + SETS_N)

struct candidates_set {
    uint8_t m[SETS_MEMBERS], n;
    float rouge; /* 1 and 2 together */
    float v[SETS_N];
};

struct candidates_article {
    float *member; /* of each of the pool TRAITS_N */
    unsigned pool;
    struct candidates_set *v;
    size_t n;
    double weight;
};

struct candidates {
    unsigned members; /* of each set */
    struct candidates_article *v;
    size_t n, cap;
    struct ridge ridge;
};

/* For sets of `members` sentences. */
void candidates_init(struct candidates *c, unsigned members);
void candidates_free(struct candidates *c);
/* Add the sets of an article: those that lack nothing worth a pronoun, if there
 * are any. */
void candidates_add(struct candidates *c, const struct work *w, double weight);
void candidates_fit(struct candidates *c, double *member, double *set);

#endif
