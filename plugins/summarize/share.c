/* SPDX-License-Identifier: MIT */
#include "share.h"

#include <math.h>
#include <string.h>

#include "echo.h"

/* Sentences of each kind that an exchange is tried with */
#define SHORT_LIST 6
#define LEAST      1e-9 /* gain of an exchange, at least */
#define STEPS      8    /* exchanges, and one more for each fourth sentence */

/* Sentences that need a name or thing, or supplies of a sentence. */
struct users {
    uint32_t *v; /* sentences, ascending */
    uint32_t n;
};

struct share {
    const struct article *article;
    const struct needs *needs;
    const double *score;
    struct users *users;    /* by supply: the sentences that need it */
    struct users *supplies; /* by sentence: the supplies that it belongs to */
    /* by sentence; the caller's */
    bool *taken;
    size_t left;
    struct room room;
};

/* ---- which sentence needs which ---- */

/* Append a number to a list, which has room for `most`. */
static void
add_user(const struct share *share, struct users *users, uint32_t number,
    size_t most)
{
    if (users->v == NULL)
        users->v = pool_alloc(share->article->pool, most * sizeof(*users->v));
    users->v[users->n++] = number;
}

/* Allocate n empty lists. */
static struct users *
no_users(const struct article *article, size_t n)
{
    struct users *users = pool_alloc(article->pool, (n + 1) * sizeof(*users));
    size_t i;

    for (i = 0; i < n; i++)
        users[i] = (struct users){ NULL, 0 };
    return users;
}

/* Fill in both indexes, counting first how long each list is. */
static void
read_users(struct share *share)
{
    const struct needs *needs = share->needs;
    uint32_t *most = pool_alloc(
        share->article->pool, (share->article->nsentence + 1) * sizeof(*most));
    uint32_t *users =
        pool_alloc(share->article->pool, (needs->nsupply + 1) * sizeof(*users));
    uint32_t i, j;

    share->users = no_users(share->article, needs->nsupply);
    share->supplies = no_users(share->article, share->article->nsentence);
    memset(most, 0, share->article->nsentence * sizeof(*most));
    memset(users, 0, needs->nsupply * sizeof(*users));
    for (i = 0; i < share->article->nsentence; i++) {
        for (j = 0; j < needs->sentence[i].nnames; j++)
            users[needs->sentence[i].name[j].supply]++;
    }
    for (i = 0; i < needs->nsupply; i++) {
        for (j = 0; j < needs->supply[i].n && users[i] > 0; j++)
            most[needs->supply[i].by[j]]++;
    }
    for (i = 0; i < share->article->nsentence; i++) {
        for (j = 0; j < needs->sentence[i].nnames; j++) {
            uint32_t supply = needs->sentence[i].name[j].supply;

            add_user(share, &share->users[supply], i, users[supply]);
        }
    }
    for (i = 0; i < needs->nsupply; i++) {
        for (j = 0; j < needs->supply[i].n && users[i] > 0; j++) {
            uint32_t by = needs->supply[i].by[j];

            add_user(share, &share->supplies[by], i, most[by]);
        }
    }
}

/* ---- prices ---- */

/* The price of all unmet needs that sentence i may change: its own, those of
 * its neighbours, and those of the sentences that need what it supplies. */
static double
price_around(const struct share *share, size_t i)
{
    const struct users *supplies = &share->supplies[i];
    double price = 0;
    size_t from = i > 0 ? i - 1 : 0, j, k;
    size_t to =
        i + 2 < share->article->nsentence ? i + 2 : share->article->nsentence;

    for (j = from; j < to; j++) {
        if (share->taken[j])
            price += needs_near(share->needs, share->article, j, share->taken);
    }
    if (share->taken[i])
        price += needs_far(share->needs, i, share->taken);
    for (j = 0; j < supplies->n; j++) {
        const struct users *users = &share->users[supplies->v[j]];

        for (k = 0; k < users->n; k++) {
            if (users->v[k] > i && share->taken[users->v[k]])
                price += needs_of(
                    share->needs, users->v[k], supplies->v[j], share->taken);
        }
    }
    return price;
}
/* Take sentence i, or give it back; returns the gain. */
static double
turn_sentence(struct share *share, size_t i)
{
    double before = price_around(share, i), after;

    share->taken[i] = !share->taken[i];
    after = price_around(share, i);
    return (share->taken[i] ? share->score[i] : -share->score[i]) -
           SHARE_PRICE * (after - before);
}

/* The gain of turn_sentence(), without changing anything. */
static double
try_sentence(struct share *share, size_t i)
{
    double gain = turn_sentence(share, i);

    share->taken[i] = !share->taken[i];
    return gain;
}

/* May sentence i be taken? */
static bool
may_take(const struct share *share, size_t i, const struct room *room)
{
    return share->article->sentence[i].fit && !share->taken[i] &&
           room_has(room, &share->article->sentence[i]);
}

/* A sentence to be taken that supplies what sentence i lacks: the one before
 * it, or the first with a name or thing; share->article->nsentence if there is
 * none.
 */
static size_t
supplier(const struct share *share, size_t i)
{
    const struct needs_sentence *needed = &share->needs->sentence[i];
    uint32_t j, k;

    if (needed->before > 0 && i > 0 && !share->taken[i - 1])
        return share->article->sentence[i - 1].fit ? i - 1
                                                   : share->article->nsentence;
    for (j = 0; j < needed->nnames; j++) {
        const struct needs_supply *supply =
            &share->needs->supply[needed->name[j].supply];

        if (needs_of(share->needs, i, needed->name[j].supply, share->taken) <=
            0)
            continue;
        for (k = 0; k < supply->n && supply->by[k] < i; k++) {
            if (share->article->sentence[supply->by[k]].fit)
                return supply->by[k];
        }
    }
    return share->article->nsentence;
}

/* The gain of taking sentences i and j together. */
static double
try_pair(struct share *share, size_t i, size_t j)
{
    double gain = turn_sentence(share, j);

    gain += try_sentence(share, i);
    share->taken[j] = false;
    return gain;
}

/* May sentences i and j both be taken? */
static bool
may_pair(const struct share *share, size_t i, size_t j)
{
    struct room left = share->room;

    if (share->left < 2 || j == share->article->nsentence)
        return false;
    room_take(&left, &share->article->sentence[i]);
    return may_take(share, j, &left);
}

/* Take sentence i, and its room. */
static void
take_sentence(struct share *share, size_t i)
{
    share->taken[i] = true;
    room_take(&share->room, &share->article->sentence[i]);
    share->left--;
}

/* Take the best sentence, or the best pair of one and its supplier; false if
 * none fits. */
static bool
take_next(struct share *share)
{
    size_t n = share->article->nsentence, best = n, with = n, i;
    double most = -INFINITY, gain;

    for (i = 0; i < n; i++) {
        size_t j;

        if (!may_take(share, i, &share->room))
            continue;
        gain = try_sentence(share, i);
        if (gain > most) {
            most = gain;
            best = i;
            with = n;
        }
        j = supplier(share, i);
        if (!may_pair(share, i, j))
            continue;
        gain = try_pair(share, i, j) / 2;
        if (gain > most) {
            most = gain;
            best = i;
            with = j;
        }
    }
    if (best == n)
        return false;
    take_sentence(share, best);
    if (with < n)
        take_sentence(share, with);
    return true;
}

/* Insert sentence i into a list of those with the highest gains. */
static void
insert_by_gain(
    size_t *sentences, double *gains, size_t *n, size_t i, double gain)
{
    size_t k;

    if (*n == SHORT_LIST) {
        if (gain <= gains[*n - 1])
            return;
        --*n;
    }
    for (k = (*n)++; k > 0 && gain > gains[k - 1]; k--) {
        gains[k] = gains[k - 1];
        sentences[k] = sentences[k - 1];
    }
    gains[k] = gain;
    sentences[k] = i;
}

/* An exchange: up to two sentences for up to two others; nsentence: none. */
struct change {
    size_t out[2], in[2];
    double gain;
};

/* Carry out an exchange; whether there is room has been checked. */
static void
apply_exchange(struct share *share, const struct change *change)
{
    size_t i;

    for (i = 0; i < 2; i++) {
        if (change->out[i] < share->article->nsentence) {
            share->taken[change->out[i]] = false;
            room_give(&share->room, &share->article->sentence[change->out[i]]);
        }
    }
    for (i = 0; i < 2; i++) {
        if (change->in[i] < share->article->nsentence) {
            share->taken[change->in[i]] = true;
            room_take(&share->room, &share->article->sentence[change->in[i]]);
        }
    }
}

/* Is there room after the exchange? */
static bool
exchange_fits(const struct share *share, const struct change *change)
{
    struct room room = share->room;
    size_t i;

    for (i = 0; i < 2; i++) {
        if (change->out[i] < share->article->nsentence)
            room_give(&room, &share->article->sentence[change->out[i]]);
    }
    for (i = 0; i < 2; i++) {
        if (change->in[i] == share->article->nsentence)
            continue;
        if (!room_has(&room, &share->article->sentence[change->in[i]]))
            return false;
        room_take(&room, &share->article->sentence[change->in[i]]);
    }
    return true;
}

/* The sentences that an exchange is tried with: to give back, to take, and to
 * take with their suppliers. */
struct lists {
    size_t out[SHORT_LIST], in[SHORT_LIST], pair[SHORT_LIST];
    size_t nout, nin, npair;
};

/* Find the sentences that are worth trying.  Those taken before this part of
 * the text are not given back. */
static void
fill_lists(struct share *share, const bool *own, struct lists *lists)
{
    double gain[3][SHORT_LIST];
    size_t i;

    lists->nout = lists->nin = lists->npair = 0;
    for (i = 0; i < share->article->nsentence; i++) {
        size_t with;

        if (own[i] && share->taken[i])
            insert_by_gain(
                lists->out, gain[0], &lists->nout, i, try_sentence(share, i));
        if (!share->article->sentence[i].fit || share->taken[i])
            continue;
        insert_by_gain(
            lists->in, gain[1], &lists->nin, i, try_sentence(share, i));
        with = supplier(share, i);
        if (with < share->article->nsentence)
            insert_by_gain(lists->pair, gain[2], &lists->npair, i,
                try_pair(share, i, with));
    }
}

/* Remember the exchange if it is the best so far and fits. */
static void
keep_best(
    const struct share *share, const struct change *change, struct change *best)
{
    if (change->gain > best->gain && exchange_fits(share, change))
        *best = *change;
}

/* Try to exchange two sentences, which have been given back at a cost of
 * `loss`, for one and its supplier. */
static void
exchange_pair(struct share *share, const struct lists *lists, size_t first,
    size_t second, double loss, struct change *best)
{
    size_t j;

    for (j = 0; j < lists->npair; j++) {
        size_t with = supplier(share, lists->pair[j]);
        struct change change = { { first, second }, { lists->pair[j], with },
            loss };

        if (with == share->article->nsentence || with == first ||
            with == second)
            continue;
        change.gain += try_pair(share, lists->pair[j], with);
        keep_best(share, &change, best);
    }
}

/* Make the best exchange of one sentence for another, or of two for one and its
 * supplier; false if none is an improvement. */
static bool
exchange_best(struct share *share, const bool *own)
{
    size_t n = share->article->nsentence, i, j;
    struct lists lists;
    struct change best = { .gain = LEAST };

    fill_lists(share, own, &lists);
    for (i = 0; i < lists.nout; i++) {
        double loss = turn_sentence(share, lists.out[i]);

        for (j = 0; j < lists.nin; j++) {
            struct change tried = { { lists.out[i], n }, { lists.in[j], n },
                loss + try_sentence(share, lists.in[j]) };

            keep_best(share, &tried, &best);
        }
        for (j = i + 1; j < lists.nout && lists.npair > 0; j++) {
            double both = loss + turn_sentence(share, lists.out[j]);

            exchange_pair(
                share, &lists, lists.out[i], lists.out[j], both, &best);
            share->taken[lists.out[j]] = true;
        }
        share->taken[lists.out[i]] = true;
    }
    if (best.gain <= LEAST)
        return false;
    apply_exchange(share, &best);
    return true;
}

void
share_choose(const struct rank *rank, const struct model *model, size_t left,
    const struct room *room, bool *taken)
{
    const struct article *article = &rank->article;
    const struct echo *echo = echo_of(article);
    double *score =
        pool_alloc(article->pool, (article->nsentence + 1) * sizeof(*score));
    bool *own = pool_alloc(article->pool, article->nsentence + 1);
    struct share share = { .article = article,
        .needs = &rank->needs,
        .score = score,
        .taken = taken,
        .left = left,
        .room = *room };
    size_t i, steps = STEPS + article->nsentence / 4;

    read_users(&share);

    for (i = 0; i < article->nsentence; i++) {
        score[i] = number_dot(rank->traits[i].v, model->ratio, TRAITS_N) +
                   number_dot(echo[i].v, model->echo, ECHO_N);
        own[i] = !taken[i];
    }
    while (share.left > 0 && take_next(&share))
        ;
    while (steps-- > 0 && exchange_best(&share, own))
        ;
}
