/* SPDX-License-Identifier: MIT */
#include "rank.h"

#include <math.h>
#include <string.h>

void
rank_read(struct rank *r, struct lexis *lexis, uint64_t mark,
    const struct cd_text *text, size_t first, size_t n)
{
    size_t i;

    article_take(&r->a, lexis, mark, text, first, n);
    r->surface = pool_alloc(r->a.pool, (n + 1) * sizeof(*r->surface));
    for (i = 0; i < n; i++)
        surface_read(&r->surface[i], &r->a, &r->a.sentence[i]);
}

void
rank_weigh(struct rank *r, const struct model *model)
{
    const struct article *a = &r->a;
    size_t n = a->nsentence, i;

    if (a->pair == NULL)
        article_pairs(&r->a);
    graph_build(&r->g, a);
    wordstats_words(&r->w, a, &r->g, model->word);
    wordstats_pairs(&r->w, a, model->pair);
    r->f = traits_of(a, &r->g, &r->w, r->surface);
    r->score = pool_alloc(a->pool, (n + 1) * sizeof(*r->score));
    for (i = 0; i < n; i++)
        r->score[i] = number_dot(r->f[i].v, model->sentence, TRAITS_N);
}

/* What the taken sentences say need not be told again. */
static struct wordstats
untold(const struct rank *r, const bool *taken)
{
    const struct article *a = &r->a;
    struct wordstats w = r->w;
    bool any = false;
    size_t i, j;

    for (i = 0; i < a->nsentence; i++) {
        const struct article_sentence *t = &a->sentence[i];

        if (!taken[i])
            continue;
        if (!any) {
            w.word = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*w.word));
            memcpy(w.word, r->w.word, a->ntype * sizeof(*w.word));
            w.pair = pool_alloc(a->pool, (a->npair + 1) * sizeof(*w.pair));
            memcpy(w.pair, r->w.pair, a->npair * sizeof(*w.pair));
            any = true;
        }
        for (j = 0; j < t->ntypes; j++)
            w.word[t->types[j]] = 0;
        for (j = 0; j < t->npairs; j++)
            w.pair[t->pairs[j]] = 0;
    }
    return w;
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

/* Is there room for the set? */
static bool
fits(const struct sets *x, const unsigned *m, unsigned k,
    const struct room *room)
{
    struct room left = *room;
    unsigned i;

    for (i = 0; i < k; i++) {
        const struct article_sentence *t = &x->a->sentence[x->pool[m[i]]];

        if (!room_has(&left, t))
            return false;
        room_take(&left, t);
    }
    return true;
}

/* How much of the topic the set tells, 0 to 1. */
static double
topic_of(
    const struct rank *r, const struct sets *x, const unsigned *m, unsigned k)
{
    unsigned all = 0, i;

    for (i = 0; i < k; i++)
        all |= r->topic.of[x->pool[m[i]]];
    return r->topic.worth[all];
}

/* The best set of k members of the pool for which there is room; false if there
 * is none. */
static bool
best_set(const struct rank *r, const struct model *model, struct sets *x,
    unsigned k, const struct room *room, double margin,
    unsigned best[SETS_MEMBERS])
{
    unsigned m[SETS_MEMBERS], i;
    double member[SETS_POOL], most = -INFINITY;
    bool found = false, bounded = room_bounded(room);

    for (i = 0; i < x->n; i++)
        member[i] =
            number_dot(r->f[x->pool[i]].v, model->member[k - 1], TRAITS_N);
    for (i = 0; i < k; i++)
        m[i] = i;
    sets_weights(x, model->set[k - 1]);
    do {
        double score = 0, topic, price;

        if (bounded && !fits(x, m, k, room))
            continue;
        for (i = 0; i < k; i++)
            score += member[m[i]];
        topic = r->topic.any ? RANK_TOPIC * topic_of(r, x, m, k) : 0;
        score = sets_score(x, m, k, score + topic, most);
        if (score > most && (price = sets_price(x, m, k)) > 0)
            score -= RANK_PRICE * price + (price >= NEEDS_HANG ? topic : 0);
        if (score > most) {
            found = true;
            /* the first set is that of the first sentences */
            most = score + (m[k - 1] == k - 1 ? margin : 0);
            memcpy(best, m, sizeof(m));
        }
    } while (next(m, k, x->n));
    return found;
}

/* Scores of sets of different sizes do not compare.  Is set m better than the
 * larger one v, as it does not hang in the air or tells more? */
static bool
tells_more(const struct sets *x, const unsigned *m, unsigned n,
    const unsigned *v, unsigned nv)
{
    bool hangs = sets_price(x, m, n) >= NEEDS_HANG;
    bool other = sets_price(x, v, nv) >= NEEDS_HANG;

    if (hangs != other)
        return other;
    return sets_told(x, m, n) > sets_told(x, v, nv);
}

unsigned
rank_best(const struct rank *r, const struct model *model, unsigned k,
    const struct room *room, double margin, bool *taken)
{
    struct sets *x = pool_alloc(r->a.pool, sizeof(*x));
    struct wordstats w = untold(r, taken);
    unsigned m[SETS_MEMBERS], best[SETS_MEMBERS], n = 0, i;

    sets_pool(x, &r->a, &r->g, r->score, taken, room);
    sets_needs(x, &r->needs, taken);
    sets_sum(x, &w);
    for (k = k < x->n ? k : x->n; k > 0; k--) {
        if (!best_set(r, model, x, k, room, margin, m))
            continue;
        if (n == 0 || tells_more(x, m, k, best, n)) {
            memcpy(best, m, sizeof(best));
            n = k;
        }
        if (!room_bounded(room)) /* all sets of k fit */
            break;
    }
    for (i = 0; i < n; i++)
        taken[x->pool[best[i]]] = true;
    return n;
}
