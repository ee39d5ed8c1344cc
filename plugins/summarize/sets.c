/* SPDX-License-Identifier: MIT */
#include "sets.h"

#include <math.h>
#include <string.h>

#include "sets_sums.h"

#define LENGTHS (SETS_MEMBERS * ARTICLE_WORDS + 1)

/* ---- the pool
 * ----------------------------------------------------------------- */

/* Does sentence i precede sentence j: by score, then by position? */
static bool
is_better(const double *score, uint32_t i, uint32_t j)
{
    return i < j ? score[i] >= score[j] : score[i] > score[j];
}

/* Insert sentence i into the list of the best. */
static void
insert_best(uint32_t *best, unsigned *n, const double *score, uint32_t i)
{
    unsigned k;

    if (*n == SETS_BEST) {
        if (!is_better(score, i, best[*n - 1]))
            return;
        --*n;
    }
    for (k = (*n)++; k > 0 && is_better(score, i, best[k - 1]); k--)
        best[k] = best[k - 1];
    best[k] = i;
}

/* May sentence i be chosen? */
static bool
may_choose(const struct article *article, uint32_t i, const bool *taken,
    const struct room *room)
{
    return article->sentence[i].fit && !taken[i] &&
           room_has(room, &article->sentence[i]);
}

/* Make sentence i, the next of the text, a member of the pool. */
static void
add_member(struct sets *sets, uint32_t i, uint32_t place, const bool *taken)
{
    sets->pool[sets->n] = i;
    sets->place[sets->n] = place;
    sets->within[sets->n++] =
        i > 0 && !sets->article->sentence[i].line && !taken[i - 1];
}

void
sets_pool(struct sets *sets, const struct article *article,
    const struct graph *graph, const double *score, const bool *taken,
    const struct room *room)
{
    uint32_t best[SETS_POOL], i, place = 0;
    unsigned n = 0, lead = 0, k;
    bool in;

    sets->article = article;
    sets->graph = graph;
    sets->per_sentence = 1 / (double)(graph->n > 0 ? graph->n : 1);
    sets->score = score;
    sets->n = 0;
    for (i = 0; i < article->nsentence; i++) {
        if (may_choose(article, i, taken, room))
            insert_best(best, &n, score, i);
    }
    for (i = 0; i < article->nsentence; i++) {
        if (may_choose(article, i, taken, room)) {
            in = lead++ < SETS_LEAD;
            for (k = 0; k < n && !in; k++)
                in = best[k] == i;
            if (in)
                add_member(sets, i, place, taken);
        }
        place += article->sentence[i].fit && !taken[i];
    }
}

/* ---- likeness ---------------------------------------------------------------
 */

/* The similarity of the article to a set: the mean over its sentences of the
 * similarity to the nearest member. */
static double
similarity(const struct sets *sets, const unsigned *members, unsigned n)
{
    const struct graph *graph = sets->graph;
    const double *row[SETS_MEMBERS];
    double sum = 0;
    unsigned i;
    size_t k;

    for (i = 0; i < SETS_MEMBERS; i++)
        row[i] = graph->near + sets->pool[members[i < n ? i : 0]] * graph->n;
    for (k = 0; k < graph->n; k++) {
        double most = row[0][k] > row[1][k] ? row[0][k] : row[1][k];

        sum += row[2][k] > most ? row[2][k] : most;
    }
    return sum / (double)graph->n;
}

/* ---- views
 * ------------------------------------------------------------------
 *
 * The quantities of a set that its features are made of.  They change little
 * when a member is added. */

struct sets_view {
    double u[SUMS]; /* sums over the union of the members */
    double near_sum, near_most, rare_sum, rare_most;
    double like_least; /* similarity of the article to its best single member */
    double content, score, score_least;
    unsigned words, adjacent;
    uint32_t first, last, gap;
    bool row,
        lead2; /* are they the first sentences of the article; the first two */
};

static inline double
larger(double left, double right)
{
    return left > right ? left : right;
}

/* Add what concerns a member alone. */
static inline void
view_sentence(const struct sets *sets, unsigned i, struct sets_view *view)
{
    const struct article_sentence *sentence =
        &sets->article->sentence[sets->pool[i]];
    double score = sets->score[sets->pool[i]];

    view->like_least = larger(sets->like[i], view->like_least);
    view->words += sentence->ntoken;
    view->content += sentence->ncontent;
    view->score += score;
    view->score_least = score < view->score_least ? score : view->score_least;
    view->last = sets->pool[i];
}

/* The view of a single member. */
static struct sets_view
view_one(const struct sets *sets, unsigned i)
{
    struct sets_view view = { .first = sets->pool[i],
        .row = sets->pool[i] == 0,
        .score_least = sets->score[sets->pool[i]] };

    memcpy(view.u, sets->one[i], sizeof(view.u));
    view_sentence(sets, i, &view);
    return view;
}

/* Add the similarity of two members. */
static inline void
view_pair(const struct sets *sets, unsigned pair, struct sets_view *view)
{
    view->near_sum += sets->near[pair];
    view->near_most = larger(sets->near[pair], view->near_most);
    view->rare_sum += sets->rare[pair];
    view->rare_most = larger(sets->rare[pair], view->rare_most);
}

/* Add member i, which follows the members added so far. */
static inline void
view_step(const struct sets *sets, unsigned i, struct sets_view *view)
{
    uint32_t step = sets->pool[i] - view->last;

    view->adjacent += step == 1;
    view->gap = step > view->gap ? step : view->gap;
    view->row = view->row && step == 1;
    view_sentence(sets, i, view);
}

/* Add member j to the view of member i: union = own + other - common. */
static inline void
view_second(
    const struct sets *sets, unsigned i, unsigned j, struct sets_view *view)
{
    unsigned pair = sets_pairs[j] + i, sum;

    for (sum = 0; sum < SUMS; sum++)
        view->u[sum] = view->u[sum] - sets->two[pair][sum] + sets->one[j][sum];
    view_pair(sets, pair, view);
    view_step(sets, j, view);
    view->lead2 = view->row;
}

/* Add member k to the view of members i and j.  This is done for every set, so
 * the sums are written out. */
static inline void
view_third(const struct sets *sets, unsigned i, unsigned j, unsigned k,
    struct sets_view *view)
{
    const double *one = sets->one[k], *first = sets->two[sets_pairs[k] + i];
    const double *second = sets->two[sets_pairs[k] + j];
    const double *three = sets->three[sets_triples[k] + sets_pairs[j] + i];

#define UNITE(sum) \
    view->u[sum] = \
        view->u[sum] - first[sum] - second[sum] + one[sum] + three[sum]
    UNITE(SUM_TOLD);
    UNITE(SUM_CONTENT);
    UNITE(SUM_STEMS);
    UNITE(SUM_COVER);
    UNITE(SUM_PAIRS);
#undef UNITE
    view_pair(sets, sets_pairs[k] + i, view);
    view_pair(sets, sets_pairs[k] + j, view);
    view_step(sets, k, view);
}

/* The view of a set, from the stored view of its first two members. */
static inline struct sets_view
view_of(const struct sets *sets, const unsigned *members, unsigned n)
{
    struct sets_view view;

    if (n == 1)
        return view_one(sets, members[0]);
    view = sets->view[sets_pairs[members[1]] + members[0]];
    if (n == 3)
        view_third(sets, members[0], members[1], members[2], &view);
    return view;
}

double
sets_told(const struct sets *sets, const unsigned *members, unsigned n)
{
    return view_of(sets, members, n).u[SUM_TOLD];
}

/* Store the similarities and views of all pairs. */
static void
view_pairs(struct sets *sets)
{
    unsigned pair_of[2], pair = 0;

    for (pair_of[0] = 0; pair_of[0] < sets->n; pair_of[0]++)
        sets->like[pair_of[0]] = similarity(sets, pair_of, 1);
    for (pair_of[1] = 1; pair_of[1] < sets->n; pair_of[1]++) {
        for (pair_of[0] = 0; pair_of[0] < pair_of[1]; pair_of[0]++, pair++) {
            sets->near[pair] = graph_near(
                sets->graph, sets->pool[pair_of[0]], sets->pool[pair_of[1]]);
            sets->rare[pair] = graph_rare(
                sets->graph, sets->pool[pair_of[0]], sets->pool[pair_of[1]]);
            sets->view[pair] = view_one(sets, pair_of[0]);
            view_second(sets, pair_of[0], pair_of[1], &sets->view[pair]);
        }
    }
}

void
sets_sum(struct sets *sets, const struct wordstats *stats)
{
    const struct pool *pool = sets->article->pool;

    sets_sums(sets, stats);
    sets->view = pool_alloc(pool, SETS_PAIRS * sizeof(*sets->view));
    view_pairs(sets);
    sets->length = pool_alloc(pool, LENGTHS * sizeof(*sets->length));
    sets->known = pool_alloc(pool, LENGTHS * sizeof(*sets->known));
}

/* ---- features
 * ---------------------------------------------------------------
 *
 * As in wordstats.c, each feature is defined once, in a list, and used both
 * as an entry of a vector and as a term of a sum. */

/* clang-format off */
#define OF_SET(X) \
    X(near_sum, view.near_sum) \
    X(near_most, view.near_most) \
    X(rare_sum, view.rare_sum) \
    X(rare_most, view.rare_most) \
    X(repeated, 1 - view.u[SUM_STEMS] / (view.content > 0 ? view.content : 1)) \
    X(cover, cover) \
    X(cover_n, cover / sqrt(view.u[SUM_STEMS] > 1 ? view.u[SUM_STEMS] : 1) * 5) \
    X(stems, view.u[SUM_STEMS] / 30) \
    X(adjacent, view.adjacent) \
    X(lead3, view.row && n == 3) \
    X(first, view.first == 0) \
    X(last, view.last * sets->per_sentence) \
    X(lead2, view.lead2) \
    X(score, view.score) \
    X(score_least, view.score_least) \
    X(told_content, view.u[SUM_CONTENT]) \
    X(chain, view.score * view.adjacent) \
    X(first_place, view.first * sets->per_sentence) \
    X(gap, view.gap * sets->per_sentence)

#define OF_LENGTH(X) \
    X(length, length / 50) \
    X(log_length, number_log_of(sets->article->logs, 1 + words)) \
    X(length2, length * length / 3600) \
    X(root_length, sqrt(length)) \
    X(length_n, length * number_log_of(sets->article->logs, sets->graph->n) / 200) \
    X(agency_length, sets->article->agency * length / 50) \
    X(agency_length2, sets->article->agency * length * length / 3600)

/* Each is multiplied by what is told: in all, as in the F-measure of a summary
 * of several lengths, and per word. */
#define OF_TOLD(X) \
    X(told, 1) \
    X(told35, 2 / (length + 35)) \
    X(told50, 2 / (length + 50)) \
    X(told70, 2 / (length + 70)) \
    X(told_mean, 1 / (length > 0 ? length : 1)) \
    X(agency_told, sets->article->agency * 2 / (length + 50))

#define OF_PAIRS(X) \
    X(pairs, 1) \
    X(pairs35, 2 / (length + 35)) \
    X(pairs50, 2 / (length + 50)) \
    X(pairs70, 2 / (length + 70)) \
    X(agency_pairs, sets->article->agency * 2 / (length + 50))
/* clang-format on */

#define ONE(name, value) +1
_Static_assert(1 /* like */ OF_SET(ONE) OF_LENGTH(ONE) OF_TOLD(ONE)
                       OF_PAIRS(ONE) == SETS_N,
    "each feature of a set is defined");

#define FEATURE(name, value) features[SET_##name] = (value);
#define OF_TOLD_FEATURE(name, value) \
    features[SET_##name] = view.u[SUM_TOLD] * (value);
#define OF_PAIRS_FEATURE(name, value) \
    features[SET_##name] = view.u[SUM_PAIRS] * (value);

void
sets_features(const struct sets *sets, const unsigned *members, unsigned n,
    double features[SETS_N])
{
    const struct sets_view view = view_of(sets, members, n);
    unsigned words = view.words;
    double length = words, cover = view.u[SUM_COVER] * sets->per_cover;

    OF_SET(FEATURE)
    OF_LENGTH(FEATURE)
    OF_TOLD(OF_TOLD_FEATURE)
    OF_PAIRS(OF_PAIRS_FEATURE)
    features[SET_like] = similarity(sets, members, n);
}

#define TERM(name, value) sum += weights[SET_##name] * (value);

/* The part of the score for a number of words, computed once. */
static const struct sets_length *
length_terms(struct sets *sets, unsigned words)
{
    const double *weights = sets->weights;
    struct sets_length *out = &sets->length[words];
    double length = words, sum = 0;

    if (sets->known[words])
        return out;
    sets->known[words] = true;
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
sets_weights(struct sets *sets, const double *weights)
{
    sets->weights = weights;
    memset(sets->known, 0, LENGTHS * sizeof(*sets->known));
}

double
sets_score(struct sets *sets, const unsigned *members, unsigned n, double sum,
    double least)
{
    const double *weights = sets->weights;
    const struct sets_view view = view_of(sets, members, n);
    const struct sets_length *length = length_terms(sets, view.words);
    double cover = view.u[SUM_COVER] * sets->per_cover;

    OF_SET(TERM)
    sum += length->sum + length->told * view.u[SUM_TOLD] +
           length->pairs * view.u[SUM_PAIRS];
    /* The set is at least as similar to the article as its best member. */
    if (weights[SET_like] < 0 &&
        !(sum + weights[SET_like] * view.like_least > least))
        return least;
    return sum + weights[SET_like] * similarity(sets, members, n);
}
