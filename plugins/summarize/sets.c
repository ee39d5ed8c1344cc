/* SPDX-License-Identifier: MIT */
#include "sets.h"

#include <math.h>
#include <string.h>

#include "sets_sums.h"

#define LENGTHS (SETS_MEMBERS * ARTICLE_WORDS + 1)

/* ---- the pool
 * ----------------------------------------------------------------- */

static bool
better(const double *score, uint32_t i, uint32_t j)
{
    return score[i] > score[j] || (score[i] >= score[j] && i < j);
}

/* Put sentence i among the best found so far. */
static void
insert(uint32_t *best, unsigned *n, const double *score, uint32_t i)
{
    unsigned k;

    if (*n == SETS_BEST) {
        if (!better(score, i, best[*n - 1]))
            return;
        --*n;
    }
    for (k = (*n)++; k > 0 && better(score, i, best[k - 1]); k--)
        best[k] = best[k - 1];
    best[k] = i;
}

static bool
may(const struct article *a, uint32_t i, const bool *taken,
    const struct room *room)
{
    return a->sentence[i].fit && !taken[i] && room_has(room, &a->sentence[i]);
}

void
sets_pool(struct sets *x, const struct article *a, const struct graph *g,
    const double *score, const bool *taken, const struct room *room)
{
    uint32_t best[SETS_POOL], i;
    unsigned n = 0, lead = 0, k;
    bool in;

    x->a = a;
    x->g = g;
    x->per_sentence = 1 / (double)(g->n > 0 ? g->n : 1);
    x->score = score;
    x->n = 0;
    for (i = 0; i < a->nsentence; i++) {
        if (may(a, i, taken, room))
            insert(best, &n, score, i);
    }
    for (i = 0; i < a->nsentence; i++) {
        if (!may(a, i, taken, room))
            continue;
        in = lead++ < SETS_LEAD;
        for (k = 0; k < n && !in; k++)
            in = best[k] == i;
        if (in)
            x->pool[x->n++] = i;
    }
}

/* ---- likeness ---------------------------------------------------------------
 */

/* How alike the sentences of the article are to the nearest of some members:
 * the sum of what their rows have at most. */
static double
like(const struct sets *x, const unsigned *m, unsigned n)
{
    const struct graph *g = x->g;
    const double *row[SETS_MEMBERS];
    double sum = 0;
    unsigned i;
    size_t k;

    for (i = 0; i < SETS_MEMBERS; i++)
        row[i] = g->near + x->pool[m[i < n ? i : 0]] * g->n;
    for (k = 0; k < g->n; k++) {
        double most = row[0][k] > row[1][k] ? row[0][k] : row[1][k];

        sum += row[2][k] > most ? row[2][k] : most;
    }
    return sum / (double)g->n;
}

/* ---- views ------------------------------------------------------------------
 *
 * What there is to see of a set, which one more member changes little.
 */

struct sets_view {
    double u[SUMS]; /* over the union, from the sums over intersections */
    double near_sum, near_most, rare_sum, rare_most;
    double like_least; /* how alike the article is to one of it */
    double content, score, score_least;
    unsigned words, adjacent;
    uint32_t first, last, gap;
    bool row, lead2; /* the first sentences of the article, all or two */
};

static inline double
larger(double a, double b)
{
    return a > b ? a : b;
}

static inline void
view_sentence(const struct sets *x, unsigned i, struct sets_view *v)
{
    const struct article_sentence *t = &x->a->sentence[x->pool[i]];
    double score = x->score[x->pool[i]];

    v->like_least = larger(x->like[i], v->like_least);
    v->words += t->ntoken;
    v->content += t->ncontent;
    v->score += score;
    v->score_least = score < v->score_least ? score : v->score_least;
    v->last = x->pool[i];
}

static struct sets_view
view_one(const struct sets *x, unsigned i)
{
    struct sets_view v = { .first = x->pool[i],
        .row = x->pool[i] == 0,
        .score_least = x->score[x->pool[i]] };

    memcpy(v.u, x->one[i], sizeof(v.u));
    view_sentence(x, i, &v);
    return v;
}

static inline void
view_pair(const struct sets *x, unsigned pair, struct sets_view *v)
{
    v->near_sum += x->near[pair];
    v->near_most = larger(x->near[pair], v->near_most);
    v->rare_sum += x->rare[pair];
    v->rare_most = larger(x->rare[pair], v->rare_most);
}

static inline void
view_step(const struct sets *x, unsigned i, struct sets_view *v)
{
    uint32_t step = x->pool[i] - v->last;

    v->adjacent += step == 1;
    v->gap = step > v->gap ? step : v->gap;
    v->row = v->row && step == 1;
    view_sentence(x, i, v);
}

/* Add member j to the view of member i. */
static inline void
view_second(const struct sets *x, unsigned i, unsigned j, struct sets_view *v)
{
    unsigned pair = sets_pairs[j] + i, q;

    for (q = 0; q < SUMS; q++)
        v->u[q] = v->u[q] - x->two[pair][q] + x->one[j][q];
    view_pair(x, pair, v);
    view_step(x, j, v);
    v->lead2 = v->row;
}

/* Add member k to the view of members i and j.  This is done for each set, so
 * the sums are written out. */
static inline void
view_third(const struct sets *x, unsigned i, unsigned j, unsigned k,
    struct sets_view *v)
{
    const double *one = x->one[k], *first = x->two[sets_pairs[k] + i];
    const double *second = x->two[sets_pairs[k] + j];
    const double *three = x->three[sets_triples[k] + sets_pairs[j] + i];

#define UNITE(q) v->u[q] = v->u[q] - first[q] - second[q] + one[q] + three[q]
    UNITE(SUM_TOLD);
    UNITE(SUM_CONTENT);
    UNITE(SUM_STEMS);
    UNITE(SUM_COVER);
    UNITE(SUM_PAIRS);
#undef UNITE
    view_pair(x, sets_pairs[k] + i, v);
    view_pair(x, sets_pairs[k] + j, v);
    view_step(x, k, v);
}

static inline struct sets_view
view_of(const struct sets *x, const unsigned *m, unsigned n)
{
    struct sets_view v;

    if (n == 1)
        return view_one(x, m[0]);
    v = x->view[sets_pairs[m[1]] + m[0]];
    if (n == 3)
        view_third(x, m[0], m[1], m[2], &v);
    return v;
}

double
sets_told(const struct sets *x, const unsigned *m, unsigned n)
{
    return view_of(x, m, n).u[SUM_TOLD];
}

/* All pairs. */
static void
view_pairs(struct sets *x)
{
    unsigned m[2], pair = 0;

    for (m[0] = 0; m[0] < x->n; m[0]++)
        x->like[m[0]] = like(x, m, 1);
    for (m[1] = 1; m[1] < x->n; m[1]++) {
        for (m[0] = 0; m[0] < m[1]; m[0]++, pair++) {
            x->near[pair] = graph_near(x->g, x->pool[m[0]], x->pool[m[1]]);
            x->rare[pair] = graph_rare(x->g, x->pool[m[0]], x->pool[m[1]]);
            x->view[pair] = view_one(x, m[0]);
            view_second(x, m[0], m[1], &x->view[pair]);
        }
    }
}

void
sets_sum(struct sets *x, const struct wordstats *w)
{
    const struct pool *p = x->a->pool;

    sets_sums(x, w);
    x->view = pool_alloc(p, SETS_PAIRS * sizeof(*x->view));
    view_pairs(x);
    x->length = pool_alloc(p, LENGTHS * sizeof(*x->length));
    x->known = pool_alloc(p, LENGTHS * sizeof(*x->known));
}

/* ---- features ---------------------------------------------------------------
 *
 * As those of stems (wordstats.c): each is defined once, and is both an entry
 * of a vector and a term of a sum.
 */

/* clang-format off */
#define OF_SET(X) \
    X(near_sum, v.near_sum) \
    X(near_most, v.near_most) \
    X(rare_sum, v.rare_sum) \
    X(rare_most, v.rare_most) \
    X(repeated, 1 - v.u[SUM_STEMS] / (v.content > 0 ? v.content : 1)) \
    X(cover, cover) \
    X(cover_n, cover / sqrt(v.u[SUM_STEMS] > 1 ? v.u[SUM_STEMS] : 1) * 5) \
    X(stems, v.u[SUM_STEMS] / 30) \
    X(adjacent, v.adjacent) \
    X(lead3, v.row && n == 3) \
    X(first, v.first == 0) \
    X(last, v.last * x->per_sentence) \
    X(lead2, v.lead2) \
    X(score, v.score) \
    X(score_least, v.score_least) \
    X(told_content, v.u[SUM_CONTENT]) \
    X(chain, v.score * v.adjacent) \
    X(first_place, v.first * x->per_sentence) \
    X(gap, v.gap * x->per_sentence)

#define OF_LENGTH(X) \
    X(length, length / 50) \
    X(log_length, number_log_of(x->a->logs, 1 + words)) \
    X(length2, length * length / 3600) \
    X(root_length, sqrt(length)) \
    X(length_n, length * number_log_of(x->a->logs, x->g->n) / 200) \
    X(agency_length, x->a->agency * length / 50) \
    X(agency_length2, x->a->agency * length * length / 3600)

/* Of each of these so much by what is told: in all, as the F of a summary of
 * several lengths would have it, and by the word. */
#define OF_TOLD(X) \
    X(told, 1) \
    X(told35, 2 / (length + 35)) \
    X(told50, 2 / (length + 50)) \
    X(told70, 2 / (length + 70)) \
    X(told_mean, 1 / (length > 0 ? length : 1)) \
    X(agency_told, x->a->agency * 2 / (length + 50))

#define OF_PAIRS(X) \
    X(pairs, 1) \
    X(pairs35, 2 / (length + 35)) \
    X(pairs50, 2 / (length + 50)) \
    X(pairs70, 2 / (length + 70)) \
    X(agency_pairs, x->a->agency * 2 / (length + 50))
/* clang-format on */

#define ONE(name, value) +1
_Static_assert(1 /* like */ OF_SET(ONE) OF_LENGTH(ONE) OF_TOLD(ONE)
                       OF_PAIRS(ONE) == SETS_N,
    "each feature of a set is defined");

#define FEATURE(name, value)          f[SET_##name] = (value);
#define OF_TOLD_FEATURE(name, value)  f[SET_##name] = v.u[SUM_TOLD] * (value);
#define OF_PAIRS_FEATURE(name, value) f[SET_##name] = v.u[SUM_PAIRS] * (value);

void
sets_features(
    const struct sets *x, const unsigned *m, unsigned n, double f[SETS_N])
{
    const struct sets_view v = view_of(x, m, n);
    unsigned words = v.words;
    double length = words, cover = v.u[SUM_COVER] * x->per_cover;

    OF_SET(FEATURE)
    OF_LENGTH(FEATURE)
    OF_TOLD(OF_TOLD_FEATURE)
    OF_PAIRS(OF_PAIRS_FEATURE)
    f[SET_like] = like(x, m, n);
}

#define TERM(name, value) sum += weights[SET_##name] * (value);

static const struct sets_length *
length_of(struct sets *x, unsigned words)
{
    const double *weights = x->weights;
    struct sets_length *out = &x->length[words];
    double length = words, sum = 0;

    if (x->known[words])
        return out;
    x->known[words] = true;
    OF_LENGTH(TERM)
    out->sum = sum;
    sum = 0;
    OF_TOLD(TERM)
    out->told = sum;
    sum = 0;
    OF_PAIRS(TERM)
    out->pairs = sum;
    return out;
}

void
sets_weights(struct sets *x, const double *weights)
{
    x->weights = weights;
    memset(x->known, 0, LENGTHS * sizeof(*x->known));
}

double
sets_score(
    struct sets *x, const unsigned *m, unsigned n, double sum, double least)
{
    const double *weights = x->weights;
    const struct sets_view v = view_of(x, m, n);
    const struct sets_length *length = length_of(x, v.words);
    double cover = v.u[SUM_COVER] * x->per_cover;

    OF_SET(TERM)
    sum += length->sum + length->told * v.u[SUM_TOLD] +
           length->pairs * v.u[SUM_PAIRS];
    /* A set is at least as like the article as one of it is. */
    if (weights[SET_like] < 0 &&
        !(sum + weights[SET_like] * v.like_least > least))
        return least;
    return sum + weights[SET_like] * like(x, m, n);
}
