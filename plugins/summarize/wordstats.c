/* SPDX-License-Identifier: MIT */
#include "wordstats.h"

#include <string.h>

#include "lists.h"

#define LONGEST 12 /* letters of a stem that count, at most */

double *
wordstats_central(const struct article *article, const struct graph *graph)
{
    double *values = pool_alloc(
               article->pool, (article->ntype + 1) * sizeof(*values)),
           most = 1e-9;
    size_t i, j;

    memset(values, 0, (article->ntype + 1) * sizeof(*values));
    for (i = 0; i < graph->n; i++)
        most = graph->ahead[i] > most ? graph->ahead[i] : most;
    for (i = 0; i < graph->n; i++) {
        const struct article_sentence *number = &article->sentence[i];
        double ahead = graph->ahead[i] / most;

        for (j = 0; j < number->ntypes; j++)
            values[number->types[j]] = ahead > values[number->types[j]]
                                           ? ahead
                                           : values[number->types[j]];
    }
    return values;
}

/* ---- features
 * ---------------------------------------------------------------
 *
 * Each feature is defined once, in a list below.  Training needs a vector of
 * them, the ranker their weighted sum.  Terms that many stems or pairs share
 * are computed once. */

#define FEATURE(name, value)      features[WORD_##name] = (value);
#define TERM(name, value)         sum += weights[WORD_##name] * (value);
#define PAIR_FEATURE(name, value) features[PAIR_##name] = (value);
#define PAIR_TERM(name, value)    sum += weights[PAIR_##name] * (value);
#define ONE(name, value)          +1

/* ---- stems ------------------------------------------------------------------
 */

/* Totals of the article. */
struct words {
    const struct article *article;
    const double *central;
    double n, log_n, tokens; /* sentences and its log; words */
};

/* clang-format off */
/* Features that depend only on the first sentence of a stem. */
#define OF_PLACE(X) \
    X(bias, 1) \
    X(inverse, 1.0 / (1 + first)) \
    X(log_first, number_log_of(totals->article->logs, 1 + first)) \
    X(rel_first, first / totals->n) \
    X(in0, first == 0) \
    X(log_n, totals->log_n) \
    X(agency0, totals->article->agency && first == 0)

#define OF_STEM(X) \
    X(idf, idf) \
    X(idf2, idf * idf / 10) \
    X(figure, type->stem->figure) \
    X(letters, type->stem->letters < LONGEST ? type->stem->letters : LONGEST) \
    X(stop, stop) \
    X(in0_idf, in0 * idf) \
    X(in1, (type->lead & 2) != 0) \
    X(in2, (type->lead & 4) != 0) \
    X(share, type->sentences / totals->n) \
    X(early, type->early < 3 ? type->early : 3) \
    X(capital, (double)type->capitals / type->count) \
    X(entity, type->entity) \
    X(entity0, type->entity & in0) \
    X(quoted, type->quoted / type->count) \
    X(place, type->place) \
    X(central, totals->central[number]) \
    X(once, type->sentences == 1) \
    X(twice, type->sentences == 2) \
    X(frequency, type->count / totals->tokens * 20)

/* Features of a stem that occurs more than once; 0 for others. */
#define OF_REPEATED_STEM(X) \
    X(count, count) \
    X(sentences, number_log_of(totals->article->logs, type->sentences)) \
    X(tfidf, count * idf) \
    X(spread, (type->last - type->first) / totals->n) \
    X(stop_count, stop * count) \
    X(entity_count, type->entity * count) \
    X(in0_count, in0 * count)
/* clang-format on */

_Static_assert(
    0 OF_PLACE(ONE) OF_STEM(ONE) OF_REPEATED_STEM(ONE) == WORDSTATS_WORDS,
    "each feature of a stem is defined");

/* The totals of an article. */
static struct words
words_of(const struct article *article, const struct graph *graph,
    const double *central)
{
    return (struct words){ .article = article,
        .central = central,
        .n = (double)(graph->n > 0 ? graph->n : 1),
        .log_n = number_log_of(article->logs, graph->n),
        .tokens = (double)(article->ntoken > 0 ? article->ntoken : 1) };
}

void
wordstats_word(const struct article *article, const struct graph *graph,
    const double *central, size_t number, double features[WORDSTATS_WORDS])
{
    const struct words words = words_of(article, graph, central),
                       *totals = &words;
    const struct article_type *type = &article->type[number];
    double idf = type->stem->idf,
           count = number_log_of(article->logs, type->count);
    bool stop = type->stem->stop;
    uint32_t first = type->first;
    bool in0 = first == 0;

    OF_PLACE(FEATURE)
    OF_STEM(FEATURE)
    OF_REPEATED_STEM(FEATURE)
}

/* place[i]: the sum of OF_PLACE for a stem that first occurs in sentence i. */
static double *
sum_places(const struct words *totals, const double *weights)
{
    const struct article *article = totals->article;
    double *place =
        pool_alloc(article->pool, (article->nsentence + 1) * sizeof(*place));
    uint32_t first;

    for (first = 0; first < article->nsentence; first++) {
        double sum = 0;

        OF_PLACE(TERM)
        place[first] = sum;
    }
    return place;
}

/* The logit of a stem. */
static inline double
sum_word(const struct words *totals, const double *weights, size_t number,
    double sum)
{
    const struct article_type *type = &totals->article->type[number];
    double idf = type->stem->idf;
    bool stop = type->stem->stop, in0 = type->first == 0;

    OF_STEM(TERM)
    if (type->count > 1) {
        double count = number_log_of(totals->article->logs, type->count);

        OF_REPEATED_STEM(TERM)
    }
    return sum;
}

void
wordstats_words(struct wordstats *stats, const struct article *article,
    const struct graph *graph, const double *weights)
{
    const struct words totals =
        words_of(article, graph, wordstats_central(article, graph));
    const double *place = sum_places(&totals, weights);
    size_t i;

    stats->word =
        pool_alloc(article->pool, (article->ntype + 1) * sizeof(*stats->word));
    stats->logit =
        pool_alloc(article->pool, (article->ntype + 1) * sizeof(*stats->logit));
    for (i = 0; i < article->ntype; i++) {
        double logit =
            sum_word(&totals, weights, i, place[article->type[i].first]);

        stats->word[i] = logit;
        /* 4 decimals of the probability need no more */
        stats->logit[i] = logit > 9.21 ? 9.21 : logit < -9.21 ? -9.21 : logit;
    }
    number_logistics(stats->word, article->ntype);
}

/* ---- pairs ------------------------------------------------------------------
 */

/* The kind of a stem in a pair. */
enum { ENTITY = 1, STOP = 2, KINDS = 4 };

static inline unsigned
pair_kind(const struct article_type *type)
{
    return (type->entity ? ENTITY : 0) | (type->stem->stop ? STOP : 0);
}

/* clang-format off */
#define OF_PAIR_PLACE(X) \
    X(bias, 1) \
    X(inverse, 1.0 / (1 + first)) \
    X(in0, first == 0) \
    X(in1, first == 1) \
    X(in2, first == 2) \
    X(log_first, number_log_of(article->logs, 1 + first)) \
    X(log_n, number_log_of(article->logs, article->nsentence))

#define OF_FIRST(X) \
    X(la, lx) \
    X(stop_a, (kind_x & STOP) != 0) \
    X(figure_a, left->stem->figure)

#define OF_SECOND(X) \
    X(lb, ly) \
    X(stop_b, (kind_y & STOP) != 0) \
    X(figure_b, right->stem->figure)

#define OF_KINDS(X) \
    X(entities, (kind_x & kind_y & ENTITY) != 0) \
    X(entity, ((kind_x ^ kind_y) & ENTITY) != 0) \
    X(stops, (kind_x & kind_y & STOP) != 0)

#define OF_BOTH(X) \
    X(least, lx < ly ? lx : ly) \
    X(product, px * py) \
    X(logits, lx * ly / 4)

/* Features of a pair that occurs more than once; 0 for others. */
#define OF_REPEATED_PAIR(X) \
    X(count, count) \
    X(content_count, ((kind_x | kind_y) & STOP) == 0 ? count : 0) \
    X(name, count > 0 && (kind_x & kind_y & ENTITY) != 0)
/* clang-format on */

_Static_assert(0 OF_PAIR_PLACE(ONE) OF_FIRST(ONE) OF_SECOND(ONE) OF_KINDS(ONE)
                       OF_BOTH(ONE) OF_REPEATED_PAIR(ONE) == WORDSTATS_PAIRS,
    "each feature of a pair is defined");

void
wordstats_pair(const struct article *article, const double *probability,
    const double *logit, size_t pair, double features[WORDSTATS_PAIRS])
{
    const struct article_pair *entry = &article->pair[pair];
    const struct article_type *left = &article->type[entry->a],
                              *right = &article->type[entry->b];
    double lx = logit[entry->a], ly = logit[entry->b],
           px = probability[entry->a], py = probability[entry->b];
    double count = number_log_of(article->logs, entry->count);
    unsigned kind_x = pair_kind(left), kind_y = pair_kind(right);
    uint32_t first = entry->first;

    OF_PAIR_PLACE(PAIR_FEATURE)
    OF_FIRST(PAIR_FEATURE)
    OF_SECOND(PAIR_FEATURE)
    OF_KINDS(PAIR_FEATURE)
    OF_BOTH(PAIR_FEATURE)
    OF_REPEATED_PAIR(PAIR_FEATURE)
}

/* What a stem adds to the sum of a pair, as its first or second stem. */
struct half {
    double p, logit, as_first, as_second;
    unsigned kind;
};

/* Compute that for all stems. */
static struct half *
halves_of(const struct article *article, const struct wordstats *stats,
    const double *weights)
{
    struct half *halves =
        pool_alloc(article->pool, (article->ntype + 1) * sizeof(*halves));
    size_t i;

    for (i = 0; i < article->ntype; i++) {
        const struct article_type *left = &article->type[i], *right = left;
        double lx = stats->logit[i], ly = lx, sum = 0;
        unsigned kind_x = pair_kind(left), kind_y = kind_x;

        halves[i].p = stats->word[i];
        halves[i].logit = lx;
        halves[i].kind = kind_x;
        OF_FIRST(PAIR_TERM)
        halves[i].as_first = sum;
        sum = 0;
        OF_SECOND(PAIR_TERM)
        halves[i].as_second = sum;
    }
    return halves;
}

/* place[i]: the sum of OF_PAIR_PLACE for a pair that first occurs in sentence
 * i. */
static double *
sum_pair_places(const struct article *article, const double *weights)
{
    double *place =
        pool_alloc(article->pool, (article->nsentence + 1) * sizeof(*place));
    uint32_t first;

    for (first = 0; first < article->nsentence; first++) {
        double sum = 0;

        OF_PAIR_PLACE(PAIR_TERM)
        place[first] = sum;
    }
    return place;
}

/* The sum of OF_KINDS for each combination of kinds. */
static void
sum_kinds(const double *weights, double out[KINDS][KINDS])
{
    unsigned kind_x, kind_y;

    for (kind_x = 0; kind_x < KINDS; kind_x++) {
        for (kind_y = 0; kind_y < KINDS; kind_y++) {
            double sum = 0;

            OF_KINDS(PAIR_TERM)
            out[kind_x][kind_y] = sum;
        }
    }
}

void
wordstats_pairs(struct wordstats *stats, const struct article *article,
    const double *weights)
{
    const struct half *half = halves_of(article, stats, weights);
    const double *place = sum_pair_places(article, weights);
    double kinds[KINDS][KINDS];
    size_t i;

    sum_kinds(weights, kinds);
    stats->pair =
        pool_alloc(article->pool, (article->npair + 1) * sizeof(*stats->pair));
    for (i = 0; i < article->npair; i++) {
        const struct article_pair *entry = &article->pair[i];
        const struct half *left = &half[entry->a], *right = &half[entry->b];
        unsigned kind_x = left->kind, kind_y = right->kind;
        double lx = left->logit, ly = right->logit, px = left->p, py = right->p;
        double sum = (place[entry->first] + left->as_first) +
                     (right->as_second + kinds[kind_x][kind_y]);

        OF_BOTH(PAIR_TERM)
        if (entry->count > 1) {
            double count = number_log_of(article->logs, entry->count);

            OF_REPEATED_PAIR(PAIR_TERM)
        }
        stats->pair[i] = sum;
    }
    number_logistics(stats->pair, article->npair);
}
