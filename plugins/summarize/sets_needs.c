/* SPDX-License-Identifier: MIT */
#include "sets.h"

/* The member of the pool that sentence i is, as a mask; all if it has been
 * taken before. */
static unsigned
member_mask(const struct sets *sets, const bool *taken, uint32_t i)
{
    unsigned j;

    if (i < sets->article->nsentence && taken[i])
        return ~0u;
    for (j = 0; j < sets->n; j++) {
        if (sets->pool[j] == i)
            return 1u << j;
    }
    return 0;
}

/* Add a need, unless its price is 0 or a taken sentence supplies it. */
static void
add_member_need(struct sets_needs *needs, double price, unsigned by)
{
    if (price <= 0 || by == ~0u)
        return;
    needs->of[needs->n].price = price;
    needs->of[needs->n++].by = by;
}

void
sets_needs(struct sets *sets, const struct needs *needs, const bool *taken)
{
    unsigned i, j, k, by;

    sets->needy = 0;
    for (i = 0; i < sets->n; i++) {
        const struct needs_sentence *needed = &needs->sentence[sets->pool[i]];
        struct sets_needs *own = &sets->needs[i];

        own->n = 0;
        if (needed->before > 0)
            add_member_need(own, needed->before,
                member_mask(sets, taken, sets->pool[i] - 1));
        if (needed->after > 0)
            add_member_need(own, needed->after,
                member_mask(sets, taken, sets->pool[i] + 1));
        for (j = 0; j < needed->nnames; j++) {
            const struct needs_supply *from =
                &needs->supply[needed->name[j].supply];

            by = 0;
            for (k = 0; k < from->n && from->by[k] < sets->pool[i]; k++)
                by |= member_mask(sets, taken, from->by[k]);
            add_member_need(own, needed->name[j].price, by);
        }
        sets->needy |= (unsigned)(own->n > 0) << i;
    }
}

double
sets_price(const struct sets *sets, const unsigned *members, unsigned n)
{
    unsigned set = 0, i, j;
    double price = 0;

    for (i = 0; i < n; i++)
        set |= 1u << members[i];
    if ((set & sets->needy) == 0)
        return 0;
    for (i = 0; i < n; i++) {
        const struct sets_needs *needs = &sets->needs[members[i]];

        for (j = 0; j < needs->n; j++)
            price += (set & needs->of[j].by) == 0 ? needs->of[j].price : 0;
    }
    return price;
}
