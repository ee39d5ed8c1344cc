/* SPDX-License-Identifier: MIT */
#include "graph.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A stem in a sentence, and its weight in either cosine. */
struct use {
    uint32_t sentence, count;
    double near, rare;
};

/* The content stems that several sentences have, and the uses of all stems,
 * stem by stem; end[t] is where those of stem t end. */
struct uses {
    uint32_t *shared;
    size_t nshared;
    size_t *end;
    struct use *v;
};

/* Allocate n zeros. */
static double *
doubles(const struct article *article, size_t n)
{
    double *array = pool_alloc(article->pool, (n + 1) * sizeof(*array));

    memset(array, 0, (n + 1) * sizeof(*array));
    return array;
}

/* Allocate the uses of all content stems. */
static struct uses
allocate_uses(const struct article *article)
{
    struct uses uses = { .end = pool_alloc(article->pool,
                             (article->ntype + 1) * sizeof(*uses.end)) };
    size_t i, sum = 0;

    uses.shared =
        pool_alloc(article->pool, (article->ntype + 1) * sizeof(*uses.shared));
    for (i = 0; i < article->ntype; i++) {
        uses.end[i] = sum;
        sum += article->type[i].content_in;
        uses.shared[uses.nshared] = (uint32_t)i;
        uses.nshared += article->type[i].content_in > 1;
    }
    uses.v = pool_alloc(article->pool, (sum + 1) * sizeof(*uses.v));
    return uses;
}

/* Weight the stems of each sentence; norms[] gets the inverse norms of the
 * sentences for either cosine. */
static struct uses
weigh_stems(const struct article *article, double *norms)
{
    struct uses uses = allocate_uses(article);
    double local[ARTICLE_SENTENCES +
                 1]; /* rarity of a stem that so many sentences have */
    size_t n = article->nsentence, i, j;

    for (i = 1; i <= n; i++)
        local[i] = number_log(1 + (double)n / (double)i);
    for (i = 0; i < n; i++) {
        const struct article_sentence *sentence = &article->sentence[i];
        double near = 0, rare = 0;

        for (j = 0; j < sentence->ncontent; j++) {
            const struct article_type *type =
                &article->type[sentence->content[j]];
            double weight =
                1 + number_log_of(article->logs, sentence->counts[j]);
            struct use *use = &uses.v[uses.end[sentence->content[j]]++];

            *use = (struct use){ (uint32_t)i, sentence->counts[j],
                weight * local[type->content_in], weight * type->stem->idf };
            near += use->near * use->near;
            rare += use->rare * use->rare;
        }
        norms[i] = near > 0 ? 1 / sqrt(near) : 1;
        norms[n + i] = rare > 0 ? 1 / sqrt(rare) : 1;
    }
    return uses;
}

/* Set the sums of the pairs i <= j to 0.  `near` of the others follows from
 * them (finish_sums), the others of `rare` and words[] are not used. */
static void
clear_pairs(struct graph *graph, uint32_t *words)
{
    size_t n = graph->n, i;

    for (i = 0; i < n; i++) {
        size_t at = i * n + i, rest = n - i;

        memset(graph->near + at, 0, rest * sizeof(*graph->near));
        memset(graph->rare + at, 0, rest * sizeof(*graph->rare));
        memset(words + at, 0, rest * sizeof(*words));
    }
}

/* Add the products of one stem for all pairs of its n sentences. */
static void
add_graph_stem(
    struct graph *graph, uint32_t *words, const struct use *uses, size_t n)
{
    size_t i, j;

    for (i = 0; i < n; i++) {
        for (j = i + 1; j < n; j++) {
            size_t at = uses[i].sentence * graph->n + uses[j].sentence;

            graph->near[at] += uses[i].near * uses[j].near;
            graph->rare[at] += uses[i].rare * uses[j].rare;
            words[at] += uses[i].count * uses[j].count;
        }
    }
}

/* Turn sums into cosines, and add them up for each sentence.  Pairs that share
 * nothing are 0 throughout; they are not skipped, since the branch could not be
 * predicted. */
static void
finish_sums(struct graph *graph, const struct article *article,
    const uint32_t *words, const double *norms)
{
    size_t n = graph->n, i, j;
    double logs[ARTICLE_SENTENCES];

    for (i = 0; i < n; i++)
        logs[i] = number_log_of(article->logs, article->sentence[i].nwords);
    for (i = 0; i < n; i++) {
        double *near = graph->near + i * n, *rare = graph->rare + i * n;
        double shared = graph->shared[i], ahead = 0, rare_ahead = 0;

        for (j = i + 1; j < n; j++) {
            double length = logs[i] + logs[j];
            double shared_words =
                (double)words[i * n + j] / (length > 0 ? length : 1);

            near[j] *= norms[i] * norms[j];
            rare[j] *= norms[n + i] * norms[n + j];
            graph->near[j * n + i] = near[j];
            shared += shared_words;
            graph->shared[j] += shared_words;
            ahead += near[j];
            graph->behind[j] += near[j];
            rare_ahead += rare[j];
            graph->rare_behind[j] += rare[j];
        }
        graph->shared[i] = shared;
        graph->ahead[i] = ahead;
        graph->rare_ahead[i] = rare_ahead;
    }
}

/* Rank the sentences by `shared`. */
static void
rank_sentences(struct graph *graph)
{
    size_t i, j;

    for (i = 0; i < graph->n; i++) {
        double own = graph->shared[i];
        size_t above = 0;

        for (j = 0; j < i; j++)
            above += graph->shared[j] >= own;
        for (j++; j < graph->n; j++)
            above += graph->shared[j] > own;
        graph->rank[i] = (double)above / (double)graph->n;
    }
}

void
graph_build(struct graph *graph, const struct article *article)
{
    size_t n = article->nsentence, i;
    uint32_t *words = pool_alloc(article->pool, (n * n + 1) * sizeof(*words));
    double *norms = doubles(article, 2 * n);
    const struct uses all = weigh_stems(article, norms);

    graph->n = n;
    graph->near = pool_alloc(article->pool, (n * n + 1) * sizeof(*graph->near));
    graph->rare = pool_alloc(article->pool, (n * n + 1) * sizeof(*graph->rare));
    clear_pairs(graph, words);
    graph->ahead = doubles(article, n);
    graph->behind = doubles(article, n);
    graph->rare_ahead = doubles(article, n);
    graph->rare_behind = doubles(article, n);
    graph->shared = doubles(article, n);
    graph->rank = doubles(article, n);
    for (i = 0; i < all.nshared; i++) {
        size_t uses = article->type[all.shared[i]].content_in;

        add_graph_stem(
            graph, words, all.v + all.end[all.shared[i]] - uses, uses);
    }
    finish_sums(graph, article, words, norms);
    rank_sentences(graph);
}
