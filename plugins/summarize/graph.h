/* SPDX-License-Identifier: MIT */
/*
 * graph - the similarity of the sentences of an article.
 */
#ifndef SUMMARIZE_GRAPH_H
#define SUMMARIZE_GRAPH_H

#include <stddef.h>

#include "article.h"

struct graph {
    size_t n;
    double *near; /* n * n cosines of the sentences' stems, weighted by their
                     rarity in the article; 0 of a sentence with itself */
    double *
        rare; /* the same weighted by rarity in news at large, only for i < j */
    double *ahead,
        *behind; /* sums of `near` over later, and over earlier sentences */
    double *rare_ahead, *rare_behind; /* the same of `rare` */
    double
        *shared;  /* sum over the others of shared words, relative to length */
    double *rank; /* rank by `shared`, from 0 (most) to 1 */
};

/* Compute the similarities, in memory of the article's pool. */
void graph_build(struct graph *graph, const struct article *article);

/* The cosine of sentences i and j by rarity in the article. */
static inline double
graph_near(const struct graph *graph, size_t i, size_t j)
{
    return graph->near[i * graph->n + j];
}

/* The cosine of sentences i < j by rarity in news. */
static inline double
graph_rare(const struct graph *graph, size_t i, size_t j)
{
    return graph->rare[i * graph->n + j];
}

#endif
