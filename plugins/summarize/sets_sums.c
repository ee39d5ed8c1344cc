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

/* Index of the lowest bit of a mask that is not 0. */
static inline unsigned
lowest(unsigned mask)
{
    return (unsigned)__builtin_ctz(mask);
}

/* What is added: all sums of a stem, or a single one. */
enum part { ONE_TOLD = SUM_TOLD, ONE_PAIR = SUM_PAIRS, STEM };

static inline void
add_values(double *sum, const double *values, enum part part)
{
    if (part != STEM) {
        sum[part] += values[part];
        return;
    }
    sum[SUM_TOLD] += values[SUM_TOLD];
    sum[SUM_CONTENT] += values[SUM_CONTENT];
    sum[SUM_STEMS] += values[SUM_STEMS];
    sum[SUM_COVER] += values[SUM_COVER];
}

/* Add the values of something that the members of `mask` have to the sums of
 * all sets of up to three of them. */
static inline void
add_to_sets(
    struct sets *sets, unsigned mask, const double *values, enum part part)
{
    unsigned at[SETS_POOL], n = 0, i, j, k;

    for (; mask != 0; mask &= mask - 1) {
        i = lowest(mask);
        add_values(sets->one[i], values, part);
        for (j = 0; j < n; j++) {
            double(*three)[SUMS] =
                &sets->three[sets_triples[i] + sets_pairs[at[j]]];

            add_values(sets->two[sets_pairs[i] + at[j]], values, part);
            for (k = 0; k < j; k++)
                add_values(three[at[k]], values, part);
        }
        at[n++] = i;
    }
}

/* Add up the stems of the article by the members that have them. */
static void
sum_common_stems(struct sets *sets, const struct wordstats *stats)
{
    const struct article *article = sets->article;
    unsigned *mask = pool_alloc(
                 article->pool, (article->ntype + 1) * sizeof(*mask)),
             i;
    bool *content = pool_alloc(article->pool, article->ntype + 1);
    double cover = 0;
    size_t j;

    memset(mask, 0, (article->ntype + 1) * sizeof(*mask));
    memset(content, 0, article->ntype + 1);
    for (i = 0; i < sets->n; i++) {
        const struct article_sentence *sentence =
            &article->sentence[sets->pool[i]];

        for (j = 0; j < sentence->ntypes; j++)
            mask[sentence->types[j]] |= 1u << i;
        for (j = 0; j < sentence->ncontent; j++)
            content[sentence->content[j]] = true;
    }
    for (j = 0; j < article->ntype; j++) {
        const struct article_type *type = &article->type[j];
        double values[SUMS];

        values[SUM_COVER] = number_log_of(article->logs, 1 + type->content) *
                            (type->content_in > 1);
        cover += values[SUM_COVER];
        if (mask[j] == 0)
            continue;
        values[SUM_TOLD] = stats->word[j];
        values[SUM_CONTENT] = content[j] * stats->word[j];
        values[SUM_STEMS] = content[j];
        if (content[j] || values[SUM_COVER] > 0)
            add_to_sets(sets, mask[j], values, STEM);
        else
            add_to_sets(sets, mask[j], values, ONE_TOLD);
    }
    sets->per_cover = 1 / (cover > 0 ? cover : 1);
}

/* Add up the pairs of stems. */
static void
sum_pairs(struct sets *sets, const struct wordstats *stats)
{
    const struct article *article = sets->article;
    unsigned *mask = pool_alloc(
                 article->pool, (article->npair + 1) * sizeof(*mask)),
             i;
    size_t j;

    memset(mask, 0, (article->npair + 1) * sizeof(*mask));
    for (i = 0; i < sets->n; i++) {
        const struct article_sentence *sentence =
            &article->sentence[sets->pool[i]];

        for (j = 0; j < sentence->npairs; j++)
            mask[sentence->pairs[j]] |= 1u << i;
    }
    for (j = 0; j < article->npair; j++) {
        double values[SUMS];

        if (mask[j] == 0)
            continue;
        values[SUM_PAIRS] = stats->pair[j];
        add_to_sets(sets, mask[j], values, ONE_PAIR);
    }
}

void
sets_sums(struct sets *sets, const struct wordstats *stats)
{
    memset(sets->one, 0, sets->n * sizeof(*sets->one));
    memset(sets->two, 0, PAIRS(sets->n) * sizeof(*sets->two));
    memset(sets->three, 0, TRIPLES(sets->n) * sizeof(*sets->three));
    sum_common_stems(sets, stats);
    sum_pairs(sets, stats);
}
