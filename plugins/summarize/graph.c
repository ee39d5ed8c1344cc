/* SPDX-License-Identifier: MIT */
#include "graph.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A stem in a sentence, and what it weighs there in either cosine. */
struct use {
    uint32_t sentence, count;
    double near, rare;
};

/* The content stems that are in more than one sentence, and the uses of all,
 * one stem behind the other; end[t] is where those of stem t end. */
struct uses {
    uint32_t *shared;
    size_t nshared;
    size_t *end;
    struct use *v;
};

static double *
doubles(const struct article *a, size_t n)
{
    double *v = pool_alloc(a->pool, (n + 1) * sizeof(*v));

    memset(v, 0, (n + 1) * sizeof(*v));
    return v;
}

static struct uses
room_for(const struct article *a)
{
    struct uses u = { .end = pool_alloc(
                          a->pool, (a->ntype + 1) * sizeof(*u.end)) };
    size_t i, sum = 0;

    u.shared = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*u.shared));
    for (i = 0; i < a->ntype; i++) {
        u.end[i] = sum;
        sum += a->type[i].content_in;
        u.shared[u.nshared] = (uint32_t)i;
        u.nshared += a->type[i].content_in > 1;
    }
    u.v = pool_alloc(a->pool, (sum + 1) * sizeof(*u.v));
    return u;
}

/* Weigh the stems of each sentence: the square sums are its norms. */
static struct uses
weigh(const struct article *a, double *norms)
{
    struct uses u = room_for(a);
    double local[ARTICLE_SENTENCES + 1]; /* the rarity of a stem in so many */
    size_t n = a->nsentence, i, j;

    for (i = 1; i <= n; i++)
        local[i] = number_log(1 + (double)n / (double)i);
    for (i = 0; i < n; i++) {
        const struct article_sentence *t = &a->sentence[i];
        double near = 0, rare = 0;

        for (j = 0; j < t->ncontent; j++) {
            const struct article_type *y = &a->type[t->content[j]];
            double f = 1 + number_log_of(a->logs, t->counts[j]);
            struct use *use = &u.v[u.end[t->content[j]]++];

            *use = (struct use){ (uint32_t)i, t->counts[j],
                f * local[y->content_in], f * y->stem->idf };
            near += use->near * use->near;
            rare += use->rare * use->rare;
        }
        norms[i] = near > 0 ? 1 / sqrt(near) : 1;
        norms[n + i] = rare > 0 ? 1 / sqrt(rare) : 1;
    }
    return u;
}

/* Add what the n sentences of one stem share by it. */
static void
add_stem(struct graph *g, double *words, const struct use *u, size_t n)
{
    size_t i, j;

    for (i = 0; i < n; i++) {
        for (j = i + 1; j < n; j++) {
            size_t at = u[i].sentence * g->n + u[j].sentence;

            g->near[at] += u[i].near * u[j].near;
            g->rare[at] += u[i].rare * u[j].rare;
            words[at] += (double)(u[i].count * u[j].count);
        }
    }
}

/* From sums to cosines, and to the sums of each sentence.  Two that share
 * nothing have 0 in all, which saves asking, as nobody can foresee the
 * answer. */
static void
finish(struct graph *g, const struct article *a, const double *words,
    const double *norms)
{
    size_t n = g->n, i, j;
    double logs[ARTICLE_SENTENCES];

    for (i = 0; i < n; i++)
        logs[i] = number_log_of(a->logs, a->sentence[i].nwords);
    for (i = 0; i < n; i++) {
        double *near = g->near + i * n, *rare = g->rare + i * n;
        double shared = g->shared[i], ahead = 0, rare_ahead = 0;

        for (j = i + 1; j < n; j++) {
            double length = logs[i] + logs[j];
            double w = words[i * n + j] / (length > 0 ? length : 1);

            near[j] *= norms[i] * norms[j];
            rare[j] *= norms[n + i] * norms[n + j];
            g->near[j * n + i] = near[j];
            shared += w;
            g->shared[j] += w;
            ahead += near[j];
            g->behind[j] += near[j];
            rare_ahead += rare[j];
            g->rare_behind[j] += rare[j];
        }
        g->shared[i] = shared;
        g->ahead[i] = ahead;
        g->rare_ahead[i] = rare_ahead;
    }
}

static void
rank(struct graph *g)
{
    size_t i, j;

    for (i = 0; i < g->n; i++) {
        double own = g->shared[i];
        size_t above = 0;

        for (j = 0; j < i; j++)
            above += g->shared[j] >= own;
        for (j++; j < g->n; j++)
            above += g->shared[j] > own;
        g->rank[i] = (double)above / (double)g->n;
    }
}

void
graph_build(struct graph *g, const struct article *a)
{
    size_t n = a->nsentence, i;
    double *words = doubles(a, n * n), *norms = doubles(a, 2 * n);
    const struct uses u = weigh(a, norms);

    g->n = n;
    g->near = doubles(a, n * n);
    g->rare = doubles(a, n * n);
    g->ahead = doubles(a, n);
    g->behind = doubles(a, n);
    g->rare_ahead = doubles(a, n);
    g->rare_behind = doubles(a, n);
    g->shared = doubles(a, n);
    g->rank = doubles(a, n);
    for (i = 0; i < u.nshared; i++) {
        size_t uses = a->type[u.shared[i]].content_in;

        add_stem(g, words, u.v + u.end[u.shared[i]] - uses, uses);
    }
    finish(g, a, words, norms);
    rank(g);
}
