/* SPDX-License-Identifier: MIT */
#include "rank.h"

#include <math.h>
#include <string.h>

void
rank_read(struct rank *rank, struct lexis *lexis, uint64_t mark,
    const struct cd_text *text, size_t first, size_t n)
{
    size_t i;

    article_take(&rank->article, lexis, mark, text, first, n);
    rank->surface =
        pool_alloc(rank->article.pool, (n + 1) * sizeof(*rank->surface));
    for (i = 0; i < n; i++)
        surface_read(
            &rank->surface[i], &rank->article, &rank->article.sentence[i]);
}

void
rank_weigh(struct rank *rank, const struct model *model)
{
    const struct article *article = &rank->article;
    size_t n = article->nsentence, i;

    if (article->pair == NULL)
        article_pairs(&rank->article);
    graph_build(&rank->graph, article);
    wordstats_words(&rank->wordstats, article, &rank->graph, model->word);
    wordstats_pairs(&rank->wordstats, article, model->pair);
    rank->traits =
        traits_of(article, &rank->graph, &rank->wordstats, rank->surface);
    rank->score = pool_alloc(article->pool, (n + 1) * sizeof(*rank->score));
    for (i = 0; i < n; i++)
        rank->score[i] =
            number_dot(rank->traits[i].v, model->sentence, TRAITS_N);
}

/* The statistics without the stems and pairs that the taken sentences have
 * told. */
static struct wordstats
untold(const struct rank *rank, const bool *taken)
{
    const struct article *article = &rank->article;
    struct wordstats stats = rank->wordstats;
    bool any = false;
    size_t i, j;

    for (i = 0; i < article->nsentence; i++) {
        const struct article_sentence *sentence = &article->sentence[i];

        if (!taken[i])
            continue;
        if (!any) {
            stats.word = pool_alloc(
                article->pool, (article->ntype + 1) * sizeof(*stats.word));
            memcpy(stats.word, rank->wordstats.word,
                article->ntype * sizeof(*stats.word));
            stats.pair = pool_alloc(
                article->pool, (article->npair + 1) * sizeof(*stats.pair));
            memcpy(stats.pair, rank->wordstats.pair,
                article->npair * sizeof(*stats.pair));
            any = true;
        }
        for (j = 0; j < sentence->ntypes; j++)
            stats.word[sentence->types[j]] = 0;
        for (j = 0; j < sentence->npairs; j++)
            stats.pair[sentence->pairs[j]] = 0;
    }
    return stats;
}

/* Advance to the next set of k of n members in the order 012 013 .. 234; false
 * after the last one. */
static bool
next_set(unsigned *members, unsigned k, unsigned n)
{
    unsigned i = k;

    while (i-- > 0) {
        if (members[i] < n - k + i) {
            for (members[i]++; ++i < k;)
                members[i] = members[i - 1] + 1;
            return true;
        }
    }
    return false;
}

/* Is there room for the set? */
static bool
set_fits(const struct sets *sets, const unsigned *members, unsigned k,
    const struct room *room)
{
    struct room left = *room;
    unsigned i;

    for (i = 0; i < k; i++) {
        const struct article_sentence *sentence =
            &sets->article->sentence[sets->pool[members[i]]];

        if (!room_has(&left, sentence))
            return false;
        room_take(&left, sentence);
    }
    return true;
}

/* How much of the topic the set covers, 0 to 1. */
static double
topic_of(const struct rank *rank, const struct sets *sets,
    const unsigned *members, unsigned k)
{
    unsigned all = 0, i;

    for (i = 0; i < k; i++)
        all |= rank->topic.of[sets->pool[members[i]]];
    return rank->topic.worth[all];
}

/* The price of the sentences that a set skips; one sentence alone skips none.
 */
static double
gap_price(const struct sets *sets, const unsigned *members, unsigned k)
{
    double price = 0;
    uint32_t next = 0;
    unsigned i;

    for (i = 0; k > 1 && i < k; i++) {
        uint32_t place = sets->place[members[i]];

        if (place > next)
            price += RANK_SKIPPED * (place - next) +
                     (sets->within[members[i]] ? RANK_WITHIN : 0);
        next = place + 1;
    }
    return price;
}

/* The best set of k members of the pool for which there is room; false if there
 * is none. */
static bool
best_set(const struct rank *rank, const struct model *model, struct sets *sets,
    unsigned k, const struct room *room, unsigned best[SETS_MEMBERS])
{
    unsigned members[SETS_MEMBERS] = { 0 }, i;
    double member[SETS_POOL], most = -INFINITY;
    double margin = rank->topic.titled ? RANK_MARGIN_TITLED : RANK_MARGIN;
    bool found = false, bounded = room_bounded(room);

    for (i = 0; i < sets->n; i++)
        member[i] = number_dot(
            rank->traits[sets->pool[i]].v, model->member[k - 1], TRAITS_N);
    for (i = 0; i < k; i++)
        members[i] = i;
    sets_weights(sets, model->set[k - 1]);
    do {
        double score = members[0] == 0 ? RANK_FIRST : 0, topic, price = 0;

        if (bounded && !set_fits(sets, members, k, room))
            continue;
        for (i = 0; i < k; i++)
            score += member[members[i]];
        score -= rank->topic.titled ? gap_price(sets, members, k) : 0;
        topic =
            rank->topic.any ? RANK_TOPIC * topic_of(rank, sets, members, k) : 0;
        score = sets_score(sets, members, k, score + topic, most);
        if (score > most && (price = sets_price(sets, members, k)) > 0)
            score -= RANK_PRICE * price + (price >= NEEDS_HANG ? topic : 0);
        if (score > most) {
            found = true;
            /* the first set is the first sentences; if they hang, they are not
             * kept for being first */
            most = score +
                   (members[k - 1] == k - 1 && price < NEEDS_HANG ? margin : 0);
            memcpy(best, members, sizeof(members));
        }
    } while (next_set(members, k, sets->n));
    return found;
}

/* Is `set` better than the set `larger`: does only the latter hang, or does it
 * tell less?  Scores of sets of different sizes are not comparable. */
static bool
tells_more(const struct sets *sets, const unsigned *set, unsigned n,
    const unsigned *larger, unsigned nv)
{
    bool hangs = sets_price(sets, set, n) >= NEEDS_HANG;
    bool other = sets_price(sets, larger, nv) >= NEEDS_HANG;

    if (hangs != other)
        return other;
    return sets_told(sets, set, n) > sets_told(sets, larger, nv);
}

unsigned
rank_best(const struct rank *rank, const struct model *model, unsigned k,
    const struct room *room, bool *taken)
{
    struct sets *sets = pool_alloc(rank->article.pool, sizeof(*sets));
    struct wordstats stats = untold(rank, taken);
    unsigned members[SETS_MEMBERS], best[SETS_MEMBERS], n = 0, i;

    sets_pool(sets, &rank->article, &rank->graph, rank->score, taken, room);
    sets_needs(sets, &rank->needs, taken);
    sets_sum(sets, &stats);
    for (k = k < sets->n ? k : sets->n; k > 0; k--) {
        if (!best_set(rank, model, sets, k, room, members))
            continue;
        if (n == 0 || tells_more(sets, members, k, best, n)) {
            memcpy(best, members, sizeof(best));
            n = k;
        }
        if (!room_bounded(room)) /* all sets of k fit */
            break;
    }
    for (i = 0; i < n; i++)
        taken[sets->pool[best[i]]] = true;
    return n;
}
