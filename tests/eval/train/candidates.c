/* SPDX-License-Identifier: MIT */
#include "candidates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RIDGE   20.0
#define PENALTY 3e-3
#define SHARP   0.06 /* of ROUGE, in the soft-max */
#define SOFT    0.12
#define STEPS   60
#define HANGS   1.0 /* the price of a set that is not learnt from */
#define FEW     4   /* sets that stand by themselves */

void
candidates_init(struct candidates *c, unsigned members)
{
    memset(c, 0, sizeof(*c));
    c->members = members;
    ridge_init(&c->ridge, CANDIDATES_WIDTH);
}

void
candidates_free(struct candidates *c)
{
    size_t i;

    for (i = 0; i < c->n; i++) {
        free(c->v[i].member);
        free(c->v[i].v);
    }
    free(c->v);
    ridge_free(&c->ridge);
}

static void
add_set(struct candidates_article *y, const struct sets *x,
    const struct work *w, const unsigned *m, unsigned k)
{
    struct candidates_set *s = &y->v[y->n++];
    uint32_t at[SETS_MEMBERS];
    double f[SETS_N], rouge[2];
    unsigned i;
    size_t j;

    s->n = (uint8_t)k;
    for (i = 0; i < k; i++) {
        s->m[i] = (uint8_t)m[i];
        at[i] = x->pool[m[i]];
    }
    label_score(&w->l, at, k, rouge);
    s->rouge = (float)(rouge[0] + rouge[1]);
    sets_features(x, m, k, f);
    for (j = 0; j < SETS_N; j++)
        s->v[j] = (float)f[j];
}

/* The whole row of a set. */
static void
row_of(const struct candidates_article *y, const struct candidates_set *s,
    double *out)
{
    unsigned i;
    size_t j;

    memset(out, 0, TRAITS_N * sizeof(*out));
    for (i = 0; i < s->n; i++) {
        for (j = 0; j < TRAITS_N; j++)
            out[j] += y->member[s->m[i] * TRAITS_N + j];
    }
    for (j = 0; j < SETS_N; j++)
        out[TRAITS_N + j] = s->v[j];
}

static void
add_to_ridge(struct candidates *c, const struct candidates_article *y)
{
    double *x = malloc(y->n * CANDIDATES_WIDTH * sizeof(*x));
    double *t = malloc(y->n * sizeof(*t));
    size_t i;

    for (i = 0; i < y->n; i++) {
        row_of(y, &y->v[i], x + i * CANDIDATES_WIDTH);
        t[i] = y->v[i].rouge;
    }
    ridge_add(&c->ridge, x, t, y->n, y->weight / (double)y->n);
    free(x);
    free(t);
}

/* The next set of k of n members in the order 012 013 .. 234; false at the
 * end. */
static bool
next(unsigned *m, unsigned k, unsigned n)
{
    unsigned i = k;

    while (i-- > 0) {
        if (m[i] < n - k + i) {
            for (m[i]++; ++i < k;)
                m[i] = m[i - 1] + 1;
            return true;
        }
    }
    return false;
}

/* All sets, or those alone that stand by themselves. */
static void
add_sets(struct candidates_article *y, const struct sets *x,
    const struct work *w, unsigned k, bool all)
{
    unsigned m[SETS_MEMBERS], i;

    for (i = 0; i < k; i++)
        m[i] = i;
    do {
        if (all || sets_price(x, m, k) < HANGS)
            add_set(y, x, w, m, k);
    } while (next(m, k, x->n));
}

void
candidates_add(struct candidates *c, const struct work *w, double weight)
{
    const struct room all = { SIZE_MAX, SIZE_MAX };
    struct sets *x = pool_alloc(w->r.article.pool, sizeof(*x));
    bool *taken = pool_alloc(w->r.article.pool, w->r.article.nsentence + 1);
    struct candidates_article *y;
    unsigned i;
    size_t j;

    memset(taken, 0, w->r.article.nsentence + 1);
    sets_pool(x, &w->r.article, &w->r.graph, w->r.score, taken, &all);
    if (x->n <= SETS_MEMBERS)
        return;
    sets_needs(x, &w->r.needs, taken);
    sets_sum(x, &w->r.wordstats);
    if (c->n == c->cap) {
        c->cap = c->cap > 0 ? 2 * c->cap : 1024;
        c->v = realloc(c->v, c->cap * sizeof(*c->v));
    }
    y = &c->v[c->n++];
    *y = (struct candidates_article){ .pool = x->n, .weight = weight };
    y->member = malloc(x->n * TRAITS_N * sizeof(*y->member));
    y->v = malloc(SETS_TRIPLES * sizeof(*y->v));
    for (i = 0; i < x->n; i++) {
        for (j = 0; j < TRAITS_N; j++)
            y->member[i * TRAITS_N + j] = (float)w->r.traits[x->pool[i]].v[j];
    }
    add_sets(y, x, w, c->members, false);
    if (y->n < FEW) {
        y->n = 0;
        add_sets(y, x, w, c->members, true);
    }
    y->v = realloc(y->v, y->n * sizeof(*y->v));
    add_to_ridge(c, y);
}

/* ---- soft-max
 * ------------------------------------------------------------------- */

struct softmax {
    const struct candidates *c;
    const double *scale;
    double tau, sum; /* of the weights of articles */
    double score[SETS_TRIPLES];
};

/* Scores of all sets of an article by weights of the features as they are. */
static void
score_sets(const struct candidates_article *y, const double *w, double *score)
{
    double member[SETS_POOL];
    size_t i, j;

    for (i = 0; i < y->pool; i++) {
        member[i] = 0;
        for (j = 0; j < TRAITS_N; j++)
            member[i] += w[j] * y->member[i * TRAITS_N + j];
    }
    for (i = 0; i < y->n; i++) {
        const struct candidates_set *s = &y->v[i];

        score[i] = 0;
        for (j = 0; j < s->n; j++)
            score[i] += member[s->m[j]];
        for (j = 0; j < SETS_N; j++)
            score[i] += w[TRAITS_N + j] * s->v[j];
    }
}

/* Turn scores into probabilities; returns the logarithm of their sum. */
static double
normalise(double *score, size_t n)
{
    double most = score[0], sum = 0;
    size_t i;

    for (i = 1; i < n; i++)
        most = score[i] > most ? score[i] : most;
    for (i = 0; i < n; i++)
        sum += exp(score[i] - most);
    for (i = 0; i < n; i++)
        score[i] = exp(score[i] - most) / sum;
    return most + log(sum);
}

/* The cross-entropy of one article; its gradient is added to g, of the
 * features as they are. */
static double
article_loss(struct softmax *x, const struct candidates_article *y,
    const double *w, double *g)
{
    double want[SETS_TRIPLES], part[SETS_POOL] = { 0 }, loss = 0, logsum;
    double weight = y->weight / x->sum;
    size_t i, j;

    for (i = 0; i < y->n; i++)
        want[i] = y->v[i].rouge / x->tau;
    normalise(want, y->n);
    score_sets(y, w, x->score);
    for (i = 0; i < y->n; i++)
        loss -= want[i] * x->score[i];
    logsum = normalise(x->score, y->n);
    loss += logsum;
    for (i = 0; i < y->n; i++) {
        const struct candidates_set *s = &y->v[i];
        double d = weight * (x->score[i] - want[i]);

        for (j = 0; j < s->n; j++)
            part[s->m[j]] += d;
        for (j = 0; j < SETS_N; j++)
            g[TRAITS_N + j] += d * s->v[j];
    }
    for (i = 0; i < y->pool; i++) {
        for (j = 0; j < TRAITS_N; j++)
            g[j] += part[i] * y->member[i * TRAITS_N + j];
    }
    return weight * loss;
}

/* x is of features in units of their scale. */
static double
total_loss(const double *x, double *g, void *ctx)
{
    struct softmax *s = ctx;
    double w[CANDIDATES_WIDTH], loss = 0;
    size_t i;

    for (i = 0; i < CANDIDATES_WIDTH; i++) {
        w[i] = x[i] / s->scale[i];
        g[i] = 0;
    }
    for (i = 0; i < s->c->n; i++)
        loss += article_loss(s, &s->c->v[i], w, g);
    for (i = 0; i < CANDIDATES_WIDTH; i++) {
        g[i] = g[i] / s->scale[i] + 2 * PENALTY * x[i];
        loss += PENALTY * x[i] * x[i];
    }
    return loss;
}

/* Add the weights to the sum, in units of the spread of their scores within
 * articles. */
static void
average(const struct candidates *c, const double *scale, const double *x,
    double *out)
{
    double w[CANDIDATES_WIDTH], score[SETS_TRIPLES], sum = 0, rows = 0;
    size_t i, j;

    for (i = 0; i < CANDIDATES_WIDTH; i++)
        w[i] = x[i] / scale[i];
    for (i = 0; i < c->n; i++) {
        double mean = 0;

        score_sets(&c->v[i], w, score);
        for (j = 0; j < c->v[i].n; j++)
            mean += score[j] / (double)c->v[i].n;
        for (j = 0; j < c->v[i].n; j++)
            sum += (score[j] - mean) * (score[j] - mean);
        rows += (double)c->v[i].n;
    }
    for (i = 0; i < CANDIDATES_WIDTH; i++)
        out[i] += w[i] / sqrt(sum / rows);
}

void
candidates_fit(struct candidates *c, double *member, double *set)
{
    double x[CANDIDATES_WIDTH], scale[CANDIDATES_WIDTH];
    double out[CANDIDATES_WIDTH] = { 0 };
    struct softmax s = { .c = c, .scale = scale };
    size_t i;

    for (i = 0; i < c->n; i++)
        s.sum += c->v[i].weight;
    ridge_solve(&c->ridge, RIDGE, x);
    for (i = 0; i < CANDIDATES_WIDTH; i++) {
        scale[i] = ridge_scale(&c->ridge, i);
        x[i] *= scale[i];
    }
    average(c, scale, x, out);
    for (i = 0; i < CANDIDATES_WIDTH; i++)
        x[i] *= 10;
    s.tau = SHARP;
    linear_minimise(total_loss, &s, x, CANDIDATES_WIDTH, STEPS);
    average(c, scale, x, out);
    s.tau = SOFT;
    linear_minimise(total_loss, &s, x, CANDIDATES_WIDTH, STEPS);
    average(c, scale, x, out);
    memcpy(member, out, TRAITS_N * sizeof(*member));
    memcpy(set, out + TRAITS_N, SETS_N * sizeof(*set));
}
