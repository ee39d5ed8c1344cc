/* SPDX-License-Identifier: MIT */
#include "wordstats.h"

#include <string.h>

#include "lists.h"

#define LONGEST 12 /* letters that count */

double *
wordstats_central(const struct article *a, const struct graph *g)
{
    double *v = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*v)), most = 1e-9;
    size_t i, j;

    memset(v, 0, (a->ntype + 1) * sizeof(*v));
    for (i = 0; i < g->n; i++)
        most = g->ahead[i] > most ? g->ahead[i] : most;
    for (i = 0; i < g->n; i++) {
        const struct article_sentence *t = &a->sentence[i];
        double x = g->ahead[i] / most;

        for (j = 0; j < t->ntypes; j++)
            v[t->types[j]] = x > v[t->types[j]] ? x : v[t->types[j]];
    }
    return v;
}

/* ---- features ---------------------------------------------------------------
 *
 * Each is defined once, in a list below.  Training wants a vector of them, the
 * ranker their weighted sum; what many stems or pairs have in common is summed
 * up for all of them.
 */

#define FEATURE(name, value)      f[WORD_##name] = (value);
#define TERM(name, value)         sum += weights[WORD_##name] * (value);
#define PAIR_FEATURE(name, value) f[PAIR_##name] = (value);
#define PAIR_TERM(name, value)    sum += weights[PAIR_##name] * (value);
#define ONE(name, value)          +1

/* ---- stems ------------------------------------------------------------------
 */

struct words {
    const struct article *a;
    const double *central;
    double n, log_n, tokens; /* sentences; words */
};

/* clang-format off */
/* Of a stem that is in sentence `first` for the first time. */
#define OF_PLACE(X) \
    X(bias, 1) \
    X(inverse, 1.0 / (1 + first)) \
    X(log_first, number_log_of(x->a->logs, 1 + first)) \
    X(rel_first, first / x->n) \
    X(in0, first == 0) \
    X(log_n, x->log_n) \
    X(agency0, x->a->agency && first == 0)

#define OF_STEM(X) \
    X(idf, idf) \
    X(idf2, idf * idf / 10) \
    X(figure, y->stem->figure) \
    X(letters, y->stem->letters < LONGEST ? y->stem->letters : LONGEST) \
    X(stop, stop) \
    X(in0_idf, in0 * idf) \
    X(in1, (y->lead & 2) != 0) \
    X(in2, (y->lead & 4) != 0) \
    X(share, y->sentences / x->n) \
    X(early, y->early < 3 ? y->early : 3) \
    X(capital, (double)y->capitals / y->count) \
    X(entity, y->entity) \
    X(entity0, y->entity & in0) \
    X(quoted, y->quoted / y->count) \
    X(place, y->place) \
    X(central, x->central[t]) \
    X(once, y->sentences == 1) \
    X(twice, y->sentences == 2) \
    X(frequency, y->count / x->tokens * 20) \
    X(count, count) \
    X(sentences, number_log_of(x->a->logs, y->sentences)) \
    X(tfidf, count * idf) \
    X(spread, (y->last - y->first) / x->n) \
    X(stop_count, stop * count) \
    X(entity_count, y->entity * count) \
    X(in0_count, in0 * count)
/* clang-format on */

_Static_assert(0 OF_PLACE(ONE) OF_STEM(ONE) == WORDSTATS_WORDS,
    "each feature of a stem is defined");

static struct words
words_of(const struct article *a, const struct graph *g, const double *central)
{
    return (struct words){ .a = a,
        .central = central,
        .n = (double)(g->n > 0 ? g->n : 1),
        .log_n = number_log_of(a->logs, g->n),
        .tokens = (double)(a->ntoken > 0 ? a->ntoken : 1) };
}

void
wordstats_word(const struct article *a, const struct graph *g,
    const double *central, size_t t, double f[WORDSTATS_WORDS])
{
    const struct words words = words_of(a, g, central), *x = &words;
    const struct article_type *y = &a->type[t];
    double idf = y->stem->idf, count = number_log_of(a->logs, y->count);
    bool stop = y->stem->stop;
    uint32_t first = y->first;
    bool in0 = first == 0;

    OF_PLACE(FEATURE)
    OF_STEM(FEATURE)
}

/* place[i]: the sum of OF_PLACE for sentence i. */
static double *
sum_places(const struct words *x, const double *weights)
{
    const struct article *a = x->a;
    double *place = pool_alloc(a->pool, (a->nsentence + 1) * sizeof(*place));
    uint32_t first;

    for (first = 0; first < a->nsentence; first++) {
        double sum = 0;

        OF_PLACE(TERM)
        place[first] = sum;
    }
    return place;
}

static inline double
sum_word(const struct words *x, const double *weights, size_t t, double sum)
{
    const struct article_type *y = &x->a->type[t];
    double idf = y->stem->idf, count = number_log_of(x->a->logs, y->count);
    bool stop = y->stem->stop, in0 = y->first == 0;

    OF_STEM(TERM)
    return sum;
}

void
wordstats_words(struct wordstats *w, const struct article *a,
    const struct graph *g, const double *weights)
{
    const struct words x = words_of(a, g, wordstats_central(a, g));
    const double *place = sum_places(&x, weights);
    size_t i;

    w->word = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*w->word));
    w->logit = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*w->logit));
    for (i = 0; i < a->ntype; i++) {
        double v = sum_word(&x, weights, i, place[a->type[i].first]);

        w->word[i] = v;
        /* as far as 4 decimals of the probability go */
        w->logit[i] = v > 9.21 ? 9.21 : v < -9.21 ? -9.21 : v;
    }
    number_logistics(w->word, a->ntype);
}

/* ---- pairs ------------------------------------------------------------------
 */

/* What a stem is in a pair. */
enum { ENTITY = 1, STOP = 2, KINDS = 4 };

static inline unsigned
kind_of(const struct article_type *y)
{
    return (y->entity ? ENTITY : 0) | (y->stem->stop ? STOP : 0);
}

/* clang-format off */
#define OF_PAIR_PLACE(X) \
    X(bias, 1) \
    X(inverse, 1.0 / (1 + first)) \
    X(in0, first == 0) \
    X(in1, first == 1) \
    X(in2, first == 2) \
    X(log_first, number_log_of(a->logs, 1 + first)) \
    X(log_n, number_log_of(a->logs, a->nsentence))

#define OF_FIRST(X) \
    X(la, lx) \
    X(stop_a, (kind_x & STOP) != 0) \
    X(figure_a, x->stem->figure)

#define OF_SECOND(X) \
    X(lb, ly) \
    X(stop_b, (kind_y & STOP) != 0) \
    X(figure_b, y->stem->figure)

#define OF_KINDS(X) \
    X(entities, (kind_x & kind_y & ENTITY) != 0) \
    X(entity, ((kind_x ^ kind_y) & ENTITY) != 0) \
    X(stops, (kind_x & kind_y & STOP) != 0)

#define OF_BOTH(X) \
    X(least, lx < ly ? lx : ly) \
    X(product, px * py) \
    X(logits, lx * ly / 4)

/* Of one that is there more than once; otherwise they are 0. */
#define OF_REPEATED_PAIR(X) \
    X(count, count) \
    X(content_count, ((kind_x | kind_y) & STOP) == 0 ? count : 0) \
    X(name, count > 0 && (kind_x & kind_y & ENTITY) != 0)
/* clang-format on */

_Static_assert(0 OF_PAIR_PLACE(ONE) OF_FIRST(ONE) OF_SECOND(ONE) OF_KINDS(ONE)
                       OF_BOTH(ONE) OF_REPEATED_PAIR(ONE) == WORDSTATS_PAIRS,
    "each feature of a pair is defined");

void
wordstats_pair(const struct article *a, const double *p, const double *logit,
    size_t pair, double f[WORDSTATS_PAIRS])
{
    const struct article_pair *b = &a->pair[pair];
    const struct article_type *x = &a->type[b->a], *y = &a->type[b->b];
    double lx = logit[b->a], ly = logit[b->b], px = p[b->a], py = p[b->b];
    double count = number_log_of(a->logs, b->count);
    unsigned kind_x = kind_of(x), kind_y = kind_of(y);
    uint32_t first = b->first;

    OF_PAIR_PLACE(PAIR_FEATURE)
    OF_FIRST(PAIR_FEATURE)
    OF_SECOND(PAIR_FEATURE)
    OF_KINDS(PAIR_FEATURE)
    OF_BOTH(PAIR_FEATURE)
    OF_REPEATED_PAIR(PAIR_FEATURE)
}

/* A stem in all its pairs: its part of their sums. */
struct half {
    double p, logit, as_first, as_second;
    unsigned kind;
};

static struct half *
halves_of(
    const struct article *a, const struct wordstats *w, const double *weights)
{
    struct half *v = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*v));
    size_t i;

    for (i = 0; i < a->ntype; i++) {
        const struct article_type *x = &a->type[i], *y = x;
        double lx = w->logit[i], ly = lx, sum = 0;
        unsigned kind_x = kind_of(x), kind_y = kind_x;

        v[i].p = w->word[i];
        v[i].logit = lx;
        v[i].kind = kind_x;
        OF_FIRST(PAIR_TERM)
        v[i].as_first = sum;
        sum = 0;
        OF_SECOND(PAIR_TERM)
        v[i].as_second = sum;
    }
    return v;
}

static double *
sum_pair_places(const struct article *a, const double *weights)
{
    double *place = pool_alloc(a->pool, (a->nsentence + 1) * sizeof(*place));
    uint32_t first;

    for (first = 0; first < a->nsentence; first++) {
        double sum = 0;

        OF_PAIR_PLACE(PAIR_TERM)
        place[first] = sum;
    }
    return place;
}

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
wordstats_pairs(
    struct wordstats *w, const struct article *a, const double *weights)
{
    const struct half *half = halves_of(a, w, weights);
    const double *place = sum_pair_places(a, weights);
    double kinds[KINDS][KINDS];
    size_t i;

    sum_kinds(weights, kinds);
    w->pair = pool_alloc(a->pool, (a->npair + 1) * sizeof(*w->pair));
    for (i = 0; i < a->npair; i++) {
        const struct article_pair *b = &a->pair[i];
        const struct half *x = &half[b->a], *y = &half[b->b];
        unsigned kind_x = x->kind, kind_y = y->kind;
        double lx = x->logit, ly = y->logit, px = x->p, py = y->p;
        double sum = (place[b->first] + x->as_first) +
                     (y->as_second + kinds[kind_x][kind_y]);

        OF_BOTH(PAIR_TERM)
        if (b->count > 1) {
            double count = number_log_of(a->logs, b->count);

            OF_REPEATED_PAIR(PAIR_TERM)
        }
        w->pair[i] = sum;
    }
    number_logistics(w->pair, a->npair);
}
