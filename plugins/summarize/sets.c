#include "sets.h"

#include <math.h>
#include <string.h>

#define F(name) f[SET_##name]

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

void
sets_pool(struct sets *x, const struct article *a, const struct graph *g,
    const double *score, const bool *taken)
{
    uint32_t best[SETS_POOL], i;
    unsigned n = 0, lead = 0, k;
    bool in;

    x->a = a;
    x->g = g;
    x->score = score;
    x->n = 0;
    for (i = 0; i < a->nsentence; i++) {
        if (a->sentence[i].fit && !taken[i])
            insert(best, &n, score, i);
    }
    for (i = 0; i < a->nsentence; i++) {
        if (!a->sentence[i].fit || taken[i])
            continue;
        in = lead++ < SETS_LEAD;
        for (k = 0; k < n && !in; k++)
            in = best[k] == i;
        if (in)
            x->pool[x->n++] = i;
    }
}

/* ---- sums
 * --------------------------------------------------------------------- */

static unsigned
two(unsigned i, unsigned j)
{
    return j * (j - 1) / 2 + i;
}

static unsigned
three(unsigned i, unsigned j, unsigned k)
{
    return k * (k - 1) * (k - 2) / 6 + two(i, j);
}

static void
add(double *sum, const double *v, unsigned from, unsigned to)
{
    unsigned q;

    for (q = from; q < to; q++)
        sum[q] += v[q];
}

/* Something with values v that is in the sentences of the mask. */
static void
spread(
    struct sets *x, unsigned mask, const double *v, unsigned from, unsigned to)
{
    unsigned at[SETS_POOL], n = 0, i, j, k;

    for (i = 0; mask >> i != 0; i++) {
        if ((mask >> i & 1) != 0)
            at[n++] = i;
    }
    for (i = 0; i < n; i++) {
        add(x->one[at[i]], v, from, to);
        for (j = i + 1; j < n; j++) {
            add(x->two[two(at[i], at[j])], v, from, to);
            for (k = j + 1; k < n; k++)
                add(x->three[three(at[i], at[j], at[k])], v, from, to);
        }
    }
}

static void
sum_stems(struct sets *x, const struct wordstats *w)
{
    const struct article *a = x->a;
    unsigned *mask = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*mask)), i;
    bool *content = pool_alloc(a->pool, a->ntype + 1);
    size_t j;

    memset(mask, 0, (a->ntype + 1) * sizeof(*mask));
    memset(content, 0, a->ntype + 1);
    for (i = 0; i < x->n; i++) {
        const struct article_sentence *t = &a->sentence[x->pool[i]];

        for (j = 0; j < t->ntypes; j++)
            mask[t->types[j]] |= 1u << i;
        for (j = 0; j < t->ncontent; j++)
            content[t->content[j]] = true;
    }
    x->cover = 0;
    for (j = 0; j < a->ntype; j++) {
        const struct article_type *y = &a->type[j];
        double v[SUMS];

        v[SUM_COVER] =
            y->content_in > 1 ? number_log_of(a->logs, 1 + y->content) : 0;
        x->cover += v[SUM_COVER];
        if (mask[j] == 0)
            continue;
        v[SUM_TOLD] = w->word[j];
        v[SUM_CONTENT] = content[j] ? w->word[j] : 0;
        v[SUM_STEMS] = content[j];
        spread(x, mask[j], v, SUM_TOLD, SUM_PAIRS);
    }
    x->cover = x->cover > 0 ? x->cover : 1;
}

static void
sum_pairs(struct sets *x, const struct wordstats *w)
{
    const struct article *a = x->a;
    unsigned *mask = pool_alloc(a->pool, (a->npair + 1) * sizeof(*mask)), i;
    size_t j;

    memset(mask, 0, (a->npair + 1) * sizeof(*mask));
    for (i = 0; i < x->n; i++) {
        const struct article_sentence *t = &a->sentence[x->pool[i]];

        for (j = 0; j < t->npairs; j++)
            mask[t->pairs[j]] |= 1u << i;
    }
    for (j = 0; j < a->npair; j++) {
        double v[SUMS];

        if (mask[j] == 0)
            continue;
        v[SUM_PAIRS] = w->pair[j];
        spread(x, mask[j], v, SUM_PAIRS, SUMS);
    }
}

void
sets_sum(struct sets *x, const struct wordstats *w)
{
    memset(x->one, 0, sizeof(x->one));
    memset(x->two, 0, sizeof(x->two));
    memset(x->three, 0, sizeof(x->three));
    sum_stems(x, w);
    sum_pairs(x, w);
}

/* ---- features
 * ------------------------------------------------------------------- */

static void
unite(const struct sets *x, const unsigned *m, unsigned n, double u[SUMS])
{
    unsigned i, j, q;

    memset(u, 0, SUMS * sizeof(*u));
    for (i = 0; i < n; i++)
        add(u, x->one[m[i]], 0, SUMS);
    for (i = 0; i < n; i++) {
        for (j = i + 1; j < n; j++) {
            for (q = 0; q < SUMS; q++)
                u[q] -= x->two[two(m[i], m[j])][q];
        }
    }
    if (n == 3)
        add(u, x->three[three(m[0], m[1], m[2])], 0, SUMS);
}

static void
likeness(const struct sets *x, const unsigned *m, unsigned n, double *f)
{
    const struct graph *g = x->g;
    unsigned i, j;
    size_t k;
    double sum = 0;
    const double *row[SETS_MEMBERS];

    F(near_sum) = F(near_most) = F(rare_sum) = F(rare_most) = 0;
    for (i = 0; i < n; i++) {
        for (j = i + 1; j < n; j++) {
            double near = graph_near(g, x->pool[m[i]], x->pool[m[j]]);
            double rare = graph_rare(g, x->pool[m[i]], x->pool[m[j]]);

            F(near_sum) += near;
            F(rare_sum) += rare;
            F(near_most) = near > F(near_most) ? near : F(near_most);
            F(rare_most) = rare > F(rare_most) ? rare : F(rare_most);
        }
    }
    for (i = 0; i < SETS_MEMBERS; i++)
        row[i] = g->near + x->pool[m[i < n ? i : 0]] * g->n;
    for (k = 0; k < g->n; k++) {
        double most = row[0][k] > row[1][k] ? row[0][k] : row[1][k];

        sum += row[2][k] > most ? row[2][k] : most;
    }
    F(like) = sum / (double)g->n;
}

static void
places(const struct sets *x, const unsigned *m, unsigned n, double *f)
{
    double all = (double)x->g->n, gap = 0;
    uint32_t first = x->pool[m[0]];
    unsigned i, adjacent = 0;
    bool row = first == 0;

    F(lead2) = 0;
    for (i = 1; i < n; i++) {
        uint32_t here = x->pool[m[i]], step = here - x->pool[m[i - 1]];

        adjacent += step == 1;
        gap = step > gap ? step : gap;
        row = row && step == 1;
        if (i == 1)
            F(lead2) = row;
    }
    F(adjacent) = adjacent;
    F(lead3) = row && n == 3;
    F(first) = first == 0;
    F(last) = x->pool[m[n - 1]] / all;
    F(first_place) = first / all;
    F(gap) = gap / all;
}

void
sets_features(
    const struct sets *x, const unsigned *m, unsigned n, double f[SETS_N])
{
    double u[SUMS], length = 0, content = 0, score = 0, least = 0, per;
    size_t words = 0;
    unsigned i;

    unite(x, m, n, u);
    for (i = 0; i < n; i++) {
        const struct article_sentence *t = &x->a->sentence[x->pool[m[i]]];
        double s = x->score[x->pool[m[i]]];

        words += t->ntoken;
        content += t->ncontent;
        score += s;
        least = i == 0 || s < least ? s : least;
    }
    length = (double)words;
    per = length > 0 ? length : 1;
    likeness(x, m, n, f);
    places(x, m, n, f);
    F(repeated) = 1 - u[SUM_STEMS] / (content > 0 ? content : 1);
    F(cover) = u[SUM_COVER] / x->cover;
    F(cover_n) = F(cover) / sqrt(u[SUM_STEMS] > 1 ? u[SUM_STEMS] : 1) * 5;
    F(stems) = u[SUM_STEMS] / 30;
    F(length) = length / 50;
    F(log_length) = number_log_of(x->a->logs, 1 + words);
    F(length2) = length * length / 3600;
    F(root_length) = sqrt(length);
    F(score) = score;
    F(score_least) = least;
    F(length_n) = length * number_log_of(x->a->logs, x->g->n) / 200;
    F(told35) = 2 * u[SUM_TOLD] / (length + 35);
    F(told50) = 2 * u[SUM_TOLD] / (length + 50);
    F(told70) = 2 * u[SUM_TOLD] / (length + 70);
    F(pairs35) = 2 * u[SUM_PAIRS] / (length + 35);
    F(pairs50) = 2 * u[SUM_PAIRS] / (length + 50);
    F(pairs70) = 2 * u[SUM_PAIRS] / (length + 70);
    F(told) = u[SUM_TOLD];
    F(pairs) = u[SUM_PAIRS];
    F(told_content) = u[SUM_CONTENT];
    F(told_mean) = u[SUM_TOLD] / per;
    F(chain) = score * F(adjacent);
}
