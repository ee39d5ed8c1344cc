/* SPDX-License-Identifier: MIT */
#include "share.h"

#include <math.h>
#include <string.h>

#include "echo.h"

#define SHORT_LIST 6 /* sentences that a change is tried with, of each kind */
#define LEAST      1e-9 /* gain of a change */
#define STEPS      8    /* changes, and one more for each fourth sentence */

/* The sentences that need a name or thing. */
struct users {
    uint32_t *v; /* ascending */
    uint32_t n;
};

struct share {
    const struct article *a;
    const struct needs *needs;
    const double *score;
    struct users *users;    /* by supply */
    struct users *supplies; /* by sentence: the supplies that it is one of */
    bool *taken;
    size_t left;
    struct room room;
};

/* ---- who needs whom ---- */

static void
add_user(const struct share *x, struct users *u, uint32_t number, size_t most)
{
    if (u->v == NULL)
        u->v = pool_alloc(x->a->pool, most * sizeof(*u->v));
    u->v[u->n++] = number;
}

static struct users *
no_users(const struct article *a, size_t n)
{
    struct users *u = pool_alloc(a->pool, (n + 1) * sizeof(*u));
    size_t i;

    for (i = 0; i < n; i++)
        u[i] = (struct users){ NULL, 0 };
    return u;
}

static void
read_users(struct share *x)
{
    const struct needs *d = x->needs;
    uint32_t *most =
        pool_alloc(x->a->pool, (x->a->nsentence + 1) * sizeof(*most));
    uint32_t *users = pool_alloc(x->a->pool, (d->nsupply + 1) * sizeof(*users));
    uint32_t i, j;

    x->users = no_users(x->a, d->nsupply);
    x->supplies = no_users(x->a, x->a->nsentence);
    memset(most, 0, x->a->nsentence * sizeof(*most));
    memset(users, 0, d->nsupply * sizeof(*users));
    for (i = 0; i < x->a->nsentence; i++) {
        for (j = 0; j < d->sentence[i].nnames; j++)
            users[d->sentence[i].name[j].supply]++;
    }
    for (i = 0; i < d->nsupply; i++) {
        for (j = 0; j < d->supply[i].n && users[i] > 0; j++)
            most[d->supply[i].by[j]]++;
    }
    for (i = 0; i < x->a->nsentence; i++) {
        for (j = 0; j < d->sentence[i].nnames; j++) {
            uint32_t s = d->sentence[i].name[j].supply;

            add_user(x, &x->users[s], i, users[s]);
        }
    }
    for (i = 0; i < d->nsupply; i++) {
        for (j = 0; j < d->supply[i].n && users[i] > 0; j++) {
            uint32_t by = d->supply[i].by[j];

            add_user(x, &x->supplies[by], i, most[by]);
        }
    }
}

/* ---- prices ---- */

/* The price of what the taken sentences lack that sentence i is part of: its
 * own needs, those of its neighbours, and those of the users of what it
 * supplies. */
static double
price_around(const struct share *x, size_t i)
{
    const struct users *s = &x->supplies[i];
    double price = 0;
    size_t from = i > 0 ? i - 1 : 0, j, k;
    size_t to = i + 2 < x->a->nsentence ? i + 2 : x->a->nsentence;

    for (j = from; j < to; j++) {
        if (x->taken[j])
            price += needs_near(x->needs, x->a, j, x->taken);
    }
    if (x->taken[i])
        price += needs_far(x->needs, i, x->taken);
    for (j = 0; j < s->n; j++) {
        const struct users *u = &x->users[s->v[j]];

        for (k = 0; k < u->n; k++) {
            if (u->v[k] > i && x->taken[u->v[k]])
                price += needs_of(x->needs, u->v[k], s->v[j], x->taken);
        }
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

/* A sentence that is not taken and supplies what sentence i lacks: the one
 * before it, or the first that has a name or thing; a->nsentence if there is
 * none. */
static size_t
supplier(const struct share *x, size_t i)
{
    const struct needs_sentence *y = &x->needs->sentence[i];
    uint32_t j, k;

    if (y->before > 0 && i > 0 && !x->taken[i - 1])
        return x->a->sentence[i - 1].fit ? i - 1 : x->a->nsentence;
    for (j = 0; j < y->nnames; j++) {
        const struct needs_supply *s = &x->needs->supply[y->name[j].supply];

        if (needs_of(x->needs, i, y->name[j].supply, x->taken) <= 0)
            continue;
        for (k = 0; k < s->n && s->by[k] < i; k++) {
            if (x->a->sentence[s->by[k]].fit)
                return s->by[k];
        }
    }
    return x->a->nsentence;
}

/* The gain of sentences i and j together. */
static double
try_pair(struct share *x, size_t i, size_t j)
{
    double gain = turn(x, j);

    gain += try(x, i);
    x->taken[j] = false;
    return gain;
}

/* Is there room for sentences i and j? */
static bool
may_pair(const struct share *x, size_t i, size_t j)
{
    struct room left = x->room;

    if (x->left < 2 || j == x->a->nsentence)
        return false;
    room_take(&left, &x->a->sentence[i]);
    return may(x, j, &left);
}

static void
take(struct share *x, size_t i)
{
    x->taken[i] = true;
    room_take(&x->room, &x->a->sentence[i]);
    x->left--;
}

/* Take the best sentence, or the best with the one that supplies what it lacks;
 * false if none fits. */
static bool
take_next(struct share *x)
{
    size_t n = x->a->nsentence, best = n, with = n, i;
    double most = -INFINITY, gain;

    for (i = 0; i < n; i++) {
        size_t j;

        if (!may(x, i, &x->room))
            continue;
        gain = try(x, i);
        if (gain > most) {
            most = gain;
            best = i;
            with = n;
        }
        j = supplier(x, i);
        if (!may_pair(x, i, j))
            continue;
        gain = try_pair(x, i, j) / 2;
        if (gain > most) {
            most = gain;
            best = i;
            with = j;
        }
    }
    if (best == n)
        return false;
    take(x, best);
    if (with < n)
        take(x, with);
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

/* A change: up to two sentences for up to two others. */
struct change {
    size_t out[2], in[2];
    double gain;
};

/* Do it, as if there were room for anything. */
static void
swap(struct share *x, const struct change *c)
{
    size_t i;

    for (i = 0; i < 2; i++) {
        if (c->out[i] < x->a->nsentence) {
            x->taken[c->out[i]] = false;
            room_give(&x->room, &x->a->sentence[c->out[i]]);
        }
    }
    for (i = 0; i < 2; i++) {
        if (c->in[i] < x->a->nsentence) {
            x->taken[c->in[i]] = true;
            room_take(&x->room, &x->a->sentence[c->in[i]]);
        }
    }
}

static bool
fits(const struct share *x, const struct change *c)
{
    struct room room = x->room;
    size_t i;

    for (i = 0; i < 2; i++) {
        if (c->out[i] < x->a->nsentence)
            room_give(&room, &x->a->sentence[c->out[i]]);
    }
    for (i = 0; i < 2; i++) {
        if (c->in[i] == x->a->nsentence)
            continue;
        if (!room_has(&room, &x->a->sentence[c->in[i]]))
            return false;
        room_take(&room, &x->a->sentence[c->in[i]]);
    }
    return true;
}

/* What a change is tried with. */
struct lists {
    size_t out[SHORT_LIST], in[SHORT_LIST], pair[SHORT_LIST];
    size_t nout, nin, npair;
};

static void
fill_lists(struct share *x, const bool *own, struct lists *l)
{
    double gain[3][SHORT_LIST];
    size_t i;

    l->nout = l->nin = l->npair = 0;
    for (i = 0; i < x->a->nsentence; i++) {
        size_t with;

        if (own[i] && x->taken[i])
            list(l->out, gain[0], &l->nout, i, try(x, i));
        if (!x->a->sentence[i].fit || x->taken[i])
            continue;
        list(l->in, gain[1], &l->nin, i, try(x, i));
        with = supplier(x, i);
        if (with < x->a->nsentence)
            list(l->pair, gain[2], &l->npair, i, try_pair(x, i, with));
    }
}

static void
keep(const struct share *x, const struct change *c, struct change *best)
{
    if (c->gain > best->gain && fits(x, c))
        *best = *c;
}

/* Try to change sentences o and p, which are not taken now, for one and its
 * supplier; `loss` is what that costs. */
static void
change_pair(struct share *x, const struct lists *l, size_t o, size_t p,
    double loss, struct change *best)
{
    size_t j;

    for (j = 0; j < l->npair; j++) {
        size_t with = supplier(x, l->pair[j]);
        struct change c = { { o, p }, { l->pair[j], with }, loss };

        if (with == x->a->nsentence || with == o || with == p)
            continue;
        c.gain += try_pair(x, l->pair[j], with);
        keep(x, &c, best);
    }
}

/* Change one sentence for another, or two for one and its supplier, where that
 * is better. */
static bool
change(struct share *x, const bool *own)
{
    size_t n = x->a->nsentence, i, j;
    struct lists l;
    struct change best = { .gain = LEAST };

    fill_lists(x, own, &l);
    for (i = 0; i < l.nout; i++) {
        double loss = turn(x, l.out[i]);

        for (j = 0; j < l.nin; j++) {
            struct change c = { { l.out[i], n }, { l.in[j], n },
                loss + try(x, l.in[j]) };

            keep(x, &c, &best);
        }
        for (j = i + 1; j < l.nout && l.npair > 0; j++) {
            double both = loss + turn(x, l.out[j]);

            change_pair(x, &l, l.out[i], l.out[j], both, &best);
            x->taken[l.out[j]] = true;
        }
        x->taken[l.out[i]] = true;
    }
    if (best.gain <= LEAST)
        return false;
    swap(x, &best);
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
    struct share x = { .a = a,
        .needs = &r->needs,
        .score = score,
        .taken = taken,
        .left = left,
        .room = *room };
    size_t i, steps = STEPS + a->nsentence / 4;

    read_users(&x);

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
