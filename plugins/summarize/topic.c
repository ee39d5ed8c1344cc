/* SPDX-License-Identifier: MIT */
#include "topic.h"

#include <string.h>

#define TITLE_MOST 64  /* words of a title that count */
#define NAME       1.5 /* a name counts so much more than a noun */

/* A stem of the title that is in the text, too. */
struct stem {
    uint32_t type;
    double worth;
};

/* Put a stem among those with the most worth. */
static void
insert(struct stem *v, unsigned *n, struct stem x)
{
    unsigned k;

    for (k = 0; k < *n; k++) {
        if (v[k].type == x.type)
            return;
    }
    if (*n == TOPIC_STEMS) {
        if (x.worth <= v[*n - 1].worth)
            return;
        --*n;
    }
    for (k = (*n)++; k > 0 && x.worth > v[k - 1].worth; k--)
        v[k] = v[k - 1];
    v[k] = x;
}

static unsigned
read_title(struct stem *v, const struct article *a, const struct cd_text *title,
    struct lexis *lexis)
{
    size_t i;
    unsigned n = 0;

    for (i = 0; i < title->ntokens && i < TITLE_MOST; i++) {
        const struct lexis_word *w = lexis_word(lexis, title->words[i]);
        const struct article_type *t = &a->type[w->stem->type];

        if (!w->content || w->stem->mark != a->mark || t->content == 0)
            continue;
        insert(v, &n,
            (struct stem){
                w->stem->type, w->stem->idf * (t->entity ? NAME : 1) });
    }
    return n;
}

/* The worth of each mask, that of all being 1. */
static void
weigh(struct topic *x, const struct stem *v, unsigned n)
{
    double sum = 0;
    unsigned mask, k;

    for (k = 0; k < n; k++)
        sum += v[k].worth;
    x->worth[0] = 0;
    for (mask = 1; mask < 1u << n; mask++) {
        for (k = 0; (mask >> k & 1) == 0; k++)
            ;
        x->worth[mask] = x->worth[mask & (mask - 1)] + v[k].worth / sum;
    }
}

void
topic_read(struct topic *x, const struct article *a,
    const struct cd_text *title, struct lexis *lexis)
{
    struct stem v[TOPIC_STEMS];
    unsigned n = title != NULL ? read_title(v, a, title, lexis) : 0, k;
    uint8_t *bit; /* of each stem of the article */
    size_t i;
    uint32_t j;

    x->any = n > 0;
    x->of = pool_alloc(a->pool, a->nsentence + 1);
    memset(x->of, 0, a->nsentence + 1);
    x->worth[0] = 0;
    if (n == 0)
        return;
    weigh(x, v, n);
    bit = pool_alloc(a->pool, a->ntype);
    memset(bit, 0, a->ntype);
    for (k = 0; k < n; k++)
        bit[v[k].type] = (uint8_t)(1u << k);
    for (i = 0; i < a->nsentence; i++) {
        const struct article_sentence *t = &a->sentence[i];

        for (j = 0; j < t->ncontent; j++)
            x->of[i] |= bit[t->content[j]];
    }
}
