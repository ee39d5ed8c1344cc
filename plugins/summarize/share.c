/* SPDX-License-Identifier: MIT */
#include "share.h"

#include <math.h>

#include "echo.h"

#define SHORT_LIST 6 /* sentences that a change is tried with, of each kind */
#define STEPS 8      /* changes, and one more for each fourth sentence */

struct share {
    const struct article *a;
    const struct needs *needs;
    const double *score;
    bool *taken;
    size_t left;
    struct room room;
};

/* The price of what the taken ones of sentence i and its neighbours lack. */
static double
price_around(const struct share *x, size_t i)
{
    size_t from = i > 0 ? i - 1 : 0;
    size_t to = i + 2 < x->a->nsentence ? i + 2 : x->a->nsentence;
    double price = 0;

    for (; from < to; from++) {
        if (x->taken[from])
            price += needs_price(x->needs, x->a, from, x->taken);
    }
    return price;
}

/* Take sentence i, or give it back; returns by how much that is better. */
static double
turn(struct share *x, size_t i)
{
    double before = price_around(x, i), after;

    x->taken[i] = !x->taken[i];
    after = price_around(x, i);
    return (x->taken[i] ? x->score[i] : -x->score[i]) -
           SHARE_PRICE * (after - before);
}

/* ... tried only. */
static double
try(struct share *x, size_t i)
{
    double gain = turn(x, i);

    x->taken[i] = !x->taken[i];
    return gain;
}

static bool
may(const struct share *x, size_t i, const struct room *room)
{
    return x->a->sentence[i].fit && !x->taken[i] &&
           room_has(room, &x->a->sentence[i]);
}

/* May sentence i - 1 be taken with sentence i? */
static bool
may_pair(const struct share *x, size_t i)
{
    struct room left = x->room;

    if (x->left < 2 || i == 0 || x->needs->sentence[i].before <= 0)
        return false;
    room_take(&left, &x->a->sentence[i]);
    return may(x, i - 1, &left);
}

/* The mean gain of sentence i and the one before it. */
static double
try_pair(struct share *x, size_t i)
{
    double gain = turn(x, i - 1);

    gain += try(x, i);
    x->taken[i - 1] = false;
    return gain / 2;
}

static void
take(struct share *x, size_t i)
{
    x->taken[i] = true;
    room_take(&x->room, &x->a->sentence[i]);
    x->left--;
}

/* Take the best sentence, or the best with the one before it; false if none
 * fits. */
static bool
take_next(struct share *x)
{
    size_t n = x->a->nsentence, best = n, i;
    double most = -INFINITY, gain;
    bool pair = false;

    for (i = 0; i < n; i++) {
        if (!may(x, i, &x->room))
            continue;
        gain = try(x, i);
        if (gain > most) {
            most = gain;
            best = i;
            pair = false;
        }
        if (!may_pair(x, i))
            continue;
        gain = try_pair(x, i);
        if (gain > most) {
            most = gain;
            best = i;
            pair = true;
        }
    }
    if (best == n)
        return false;
    take(x, best);
    if (pair)
        take(x, best - 1);
    return true;
}

/* Put sentence i on a short list of those with the highest gain. */
static void
list(size_t *v, double *gains, size_t *n, size_t i, double gain)
{
    size_t k;

    if (*n == SHORT_LIST) {
        if (gain <= gains[*n - 1])
            return;
        --*n;
    }
    for (k = (*n)++; k > 0 && gain > gains[k - 1]; k--) {
        gains[k] = gains[k - 1];
        v[k] = v[k - 1];
    }
    gains[k] = gain;
    v[k] = i;
}

/* Change one sentence for another where that is better. */
static bool
change(struct share *x, const bool *own)
{
    size_t out[SHORT_LIST], in[SHORT_LIST], nout = 0, nin = 0, i, j;
    size_t best_out = 0, best_in = 0;
    double gain[2][SHORT_LIST], most = 1e-9;

    for (i = 0; i < x->a->nsentence; i++) {
        if (own[i] && x->taken[i])
            list(out, gain[0], &nout, i, try(x, i));
        else if (x->a->sentence[i].fit && !x->taken[i])
            list(in, gain[1], &nin, i, try(x, i));
    }
    for (i = 0; i < nout; i++) {
        struct room room = x->room;
        double loss = turn(x, out[i]);

        room_give(&room, &x->a->sentence[out[i]]);
        for (j = 0; j < nin; j++) {
            double all = loss + try(x, in[j]);

            if (all > most && room_has(&room, &x->a->sentence[in[j]])) {
                most = all;
                best_out = out[i];
                best_in = in[j];
            }
        }
        x->taken[out[i]] = true;
    }
    if (most <= 1e-9)
        return false;
    x->taken[best_out] = false;
    x->taken[best_in] = true;
    room_give(&x->room, &x->a->sentence[best_out]);
    room_take(&x->room, &x->a->sentence[best_in]);
    return true;
}

void
share_choose(const struct rank *r, const struct model *model, size_t left,
    const struct room *room, bool *taken)
{
    const struct article *a = &r->a;
    const struct echo *e = echo_of(a);
    double *score = pool_alloc(a->pool, (a->nsentence + 1) * sizeof(*score));
    bool *own = pool_alloc(a->pool, a->nsentence + 1);
    struct share x = { a, &r->needs, score, taken, left, *room };
    size_t i, steps = STEPS + a->nsentence / 4;

    for (i = 0; i < a->nsentence; i++) {
        score[i] = number_dot(r->f[i].v, model->ratio, TRAITS_N) +
                   number_dot(e[i].v, model->echo, ECHO_N);
        own[i] = !taken[i];
    }
    while (x.left > 0 && take_next(&x))
        ;
    while (steps-- > 0 && change(&x, own))
        ;
}
