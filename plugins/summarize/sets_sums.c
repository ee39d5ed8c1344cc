/* SPDX-License-Identifier: MIT */
#include "sets_sums.h"

#include <string.h>

#define PAIRS(i)   ((i) * ((i)-1) / 2)
#define TRIPLES(i) ((i) * ((i)-1) * ((i)-2) / 6)
#define EACH(of) \
    of(0), of(1), of(2), of(3), of(4), of(5), of(6), of(7), of(8), of(9), \
        of(10), of(11), of(12), of(13)

const uint16_t sets_pairs[SETS_POOL] = { EACH(PAIRS) };
const uint16_t sets_triples[SETS_POOL] = { EACH(TRIPLES) };

_Static_assert(SETS_POOL == 14, "the tables are of that size");

/* The lowest bit of a mask that is not 0. */
static inline unsigned
lowest(unsigned mask)
{
    return (unsigned)__builtin_ctz(mask);
}

/* What is added up of something: all that a stem has, or one value. */
enum part { ONE_TOLD = SUM_TOLD, ONE_PAIR = SUM_PAIRS, STEM };

static inline void
add(double *sum, const double *v, enum part part)
{
    if (part != STEM) {
        sum[part] += v[part];
        return;
    }
    sum[SUM_TOLD] += v[SUM_TOLD];
    sum[SUM_CONTENT] += v[SUM_CONTENT];
    sum[SUM_STEMS] += v[SUM_STEMS];
    sum[SUM_COVER] += v[SUM_COVER];
}

/* Something with values v that is in the sentences of the mask: add them to
 * the sums of all sets of up to three that have it. */
static inline void
spread(struct sets *x, unsigned mask, const double *v, enum part part)
{
    unsigned at[SETS_POOL], n = 0, i, j, k;

    for (; mask != 0; mask &= mask - 1) {
        i = lowest(mask);
        add(x->one[i], v, part);
        for (j = 0; j < n; j++) {
            double(*three)[SUMS] =
                &x->three[sets_triples[i] + sets_pairs[at[j]]];

            add(x->two[sets_pairs[i] + at[j]], v, part);
            for (k = 0; k < j; k++)
                add(three[at[k]], v, part);
        }
        at[n++] = i;
    }
}

static void
sum_stems(struct sets *x, const struct wordstats *w)
{
    const struct article *a = x->a;
    unsigned *mask = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*mask)), i;
    bool *content = pool_alloc(a->pool, a->ntype + 1);
    double cover = 0;
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
    for (j = 0; j < a->ntype; j++) {
        const struct article_type *y = &a->type[j];
        double v[SUMS];

        v[SUM_COVER] =
            number_log_of(a->logs, 1 + y->content) * (y->content_in > 1);
        cover += v[SUM_COVER];
        if (mask[j] == 0)
            continue;
        v[SUM_TOLD] = w->word[j];
        v[SUM_CONTENT] = content[j] * w->word[j];
        v[SUM_STEMS] = content[j];
        if (content[j] || v[SUM_COVER] > 0)
            spread(x, mask[j], v, STEM);
        else
            spread(x, mask[j], v, ONE_TOLD);
    }
    x->per_cover = 1 / (cover > 0 ? cover : 1);
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
        spread(x, mask[j], v, ONE_PAIR);
    }
}

void
sets_sums(struct sets *x, const struct wordstats *w)
{
    memset(x->one, 0, x->n * sizeof(*x->one));
    memset(x->two, 0, PAIRS(x->n) * sizeof(*x->two));
    memset(x->three, 0, TRIPLES(x->n) * sizeof(*x->three));
    sum_stems(x, w);
    sum_pairs(x, w);
}
