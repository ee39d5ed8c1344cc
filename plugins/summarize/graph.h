/* SPDX-License-Identifier: MIT */
/*
 * graph - how alike the sentences of an article are.
 */
#ifndef SUMMARIZE_GRAPH_H
#define SUMMARIZE_GRAPH_H

#include <stddef.h>

#include "article.h"

struct graph {
    size_t n;
    double *near; /* n * n cosines: stems weighed by their rarity in the
                     article; 0 of a sentence with itself */
    double *rare; /* the same, weighed by their rarity in news at large, of
                     a sentence with a later one */
    double *ahead, *behind;           /* sums of `near` to what follows, and
                                         to what comes before */
    double *rare_ahead, *rare_behind; /* the same of `rare` */
    double *shared; /* sum over all others of shared words, by length */
    double *rank;   /* the place by that, 0 (most) to 1 */
};

void graph_build(struct graph *graph, const struct article *article);

static inline double
graph_near(const struct graph *graph, size_t i, size_t j)
{
    return graph->near[i * graph->n + j];
}

static inline double
graph_rare(const struct graph *graph, size_t i, size_t j)
{
    return graph->rare[i * graph->n + j];
}

#endif
