#include "graph.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A stem in a sentence. */
struct use {
    uint32_t sentence, count;
};

/* The sentences of each content stem, one stem behind the other; start[t] is
 * where those of stem t begin. */
static struct use *
uses_of(const struct article *a, size_t *start)
{
    size_t i, j, sum = 0;
    struct use *v;

    for (i = 0; i < a->ntype; i++) {
        start[i] = sum;
        sum += a->type[i].content_in;
    }
    v = pool_alloc(a->pool, (sum + 1) * sizeof(*v));
    for (i = 0; i < a->nsentence; i++) {
        const struct article_sentence *t = &a->sentence[i];

        for (j = 0; j < t->ncontent; j++)
            v[start[t->content[j]]++] =
                (struct use){ (uint32_t)i, t->counts[j] };
    }
    for (i = a->ntype; i-- > 0;)
        start[i] -= a->type[i].content_in;
    return v;
}

static double *
doubles(const struct article *a, size_t n)
{
    double *v = pool_alloc(a->pool, (n + 1) * sizeof(*v));

    memset(v, 0, (n + 1) * sizeof(*v));
    return v;
}

/* Add what the sentences of one stem share by it. */
static void
add_stem(struct graph *g, const struct article *a, double local, double *words,
    const struct article_type *y, const struct use *u, double *norms)
{
    size_t n = y->content_in, i, j, all = a->nsentence;
    double near[ARTICLE_SENTENCES], rare[ARTICLE_SENTENCES];

    for (i = 0; i < n; i++) {
        double f = 1 + number_log_of(a->logs, u[i].count);

        near[i] = f * local;
        rare[i] = f * y->stem->idf;
        norms[u[i].sentence] += near[i] * near[i];
        norms[all + u[i].sentence] += rare[i] * rare[i];
    }
    for (i = 0; i < n; i++) {
        for (j = i + 1; j < n; j++) {
            size_t at = u[i].sentence * all + u[j].sentence;

            g->near[at] += near[i] * near[j];
            g->rare[at] += rare[i] * rare[j];
            words[at] += (double)(u[i].count * u[j].count);
        }
    }
}

/* From sums to cosines, and to the sums of each sentence. */
static void
finish(struct graph *g, const struct article *a, const double *words,
    double *norms)
{
    size_t n = g->n, i, j;

    for (i = 0; i < 2 * n; i++)
        norms[i] = norms[i] > 0 ? 1 / sqrt(norms[i]) : 1;
    for (i = 0; i < n; i++) {
        double li = number_log_of(a->logs, a->sentence[i].nwords);

        for (j = i + 1; j < n; j++) {
            double lj = number_log_of(a->logs, a->sentence[j].nwords);
            double w = words[i * n + j];
            size_t at = i * n + j, mirror = j * n + i;

            if (w <= 0)
                continue;
            g->near[at] *= norms[i] * norms[j];
            g->rare[at] *= norms[n + i] * norms[n + j];
            g->near[mirror] = g->near[at];
            w = li + lj > 0 ? w / (li + lj) : w;
            g->shared[i] += w;
            g->shared[j] += w;
            g->ahead[i] += g->near[at];
            g->behind[j] += g->near[at];
            g->rare_ahead[i] += g->rare[at];
            g->rare_behind[j] += g->rare[at];
        }
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
    size_t *start = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*start));
    const struct use *u = uses_of(a, start);
    double *words = doubles(a, n * n), *norms = doubles(a, 2 * n);
    double local[ARTICLE_SENTENCES + 1]; /* the rarity of a stem in so many */

    g->n = n;
    g->near = doubles(a, n * n);
    g->rare = doubles(a, n * n);
    g->ahead = doubles(a, n);
    g->behind = doubles(a, n);
    g->rare_ahead = doubles(a, n);
    g->rare_behind = doubles(a, n);
    g->shared = doubles(a, n);
    g->rank = doubles(a, n);
    for (i = 1; i <= n; i++)
        local[i] = number_log(1 + (double)n / (double)i);
    for (i = 0; i < a->ntype; i++) {
        const struct article_type *y = &a->type[i];

        if (y->content_in > 0)
            add_stem(g, a, local[y->content_in], words, y, u + start[i], norms);
    }
    finish(g, a, words, norms);
    rank(g);
}
