/* SPDX-License-Identifier: MIT */
#include "sets.h"

/* The members of the pool that sentence i is, as a mask; all where it has been
 * taken before. */
static unsigned
members(const struct sets *x, const bool *taken, uint32_t i)
{
    unsigned j;

    if (i < x->a->nsentence && taken[i])
        return ~0u;
    for (j = 0; j < x->n; j++) {
        if (x->pool[j] == i)
            return 1u << j;
    }
    return 0;
}

static void
add(struct sets_needs *y, double price, unsigned by)
{
    if (price <= 0 || by == ~0u)
        return;
    y->of[y->n].price = price;
    y->of[y->n++].by = by;
}

void
sets_needs(struct sets *x, const struct needs *needs, const bool *taken)
{
    unsigned i, j, k, by;

    x->needy = 0;
    for (i = 0; i < x->n; i++) {
        const struct needs_sentence *s = &needs->sentence[x->pool[i]];
        struct sets_needs *y = &x->needs[i];

        y->n = 0;
        if (s->before > 0)
            add(y, s->before, members(x, taken, x->pool[i] - 1));
        if (s->after > 0)
            add(y, s->after, members(x, taken, x->pool[i] + 1));
        for (j = 0; j < s->nnames; j++) {
            const struct needs_supply *from = &needs->supply[s->name[j].supply];

            by = 0;
            for (k = 0; k < from->n && from->by[k] < x->pool[i]; k++)
                by |= members(x, taken, from->by[k]);
            add(y, s->name[j].price, by);
        }
        x->needy |= (unsigned)(y->n > 0) << i;
    }
}

double
sets_price(const struct sets *x, const unsigned *m, unsigned n)
{
    unsigned set = 0, i, j;
    double price = 0;

    for (i = 0; i < n; i++)
        set |= 1u << m[i];
    if ((set & x->needy) == 0)
        return 0;
    for (i = 0; i < n; i++) {
        const struct sets_needs *y = &x->needs[m[i]];

        for (j = 0; j < y->n; j++)
            price += (set & y->of[j].by) == 0 ? y->of[j].price : 0;
    }
    return price;
}
