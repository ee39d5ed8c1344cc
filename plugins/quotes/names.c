/* SPDX-License-Identifier: MIT */
#include "names.h"

#include <string.h>

#include "article.h"

/* Names that share their last or first word are looked through one by one;
 * more than this many are not kept. */
#define SHARED_MOST 64

struct name_index
names_index(const struct article *a)
{
    struct name_index x;
    size_t i;

    x.last = pool_alloc(a->pool, a->forms.n * sizeof(*x.last));
    x.first = pool_alloc(a->pool, a->forms.n * sizeof(*x.first));
    for (i = 0; i < a->forms.n; i++)
        x.last[i] = x.first[i] = NAME_NONE;
    return x;
}

uint32_t
names_find(const struct cast *c, const struct name_index *x, const uint32_t *w,
    uint32_t n)
{
    uint32_t i = x->last[w[n - 1]];

    for (; i != NAME_NONE; i = c->v[i].same_last) {
        if (c->v[i].n == n && memcmp(c->v[i].words, w, n * sizeof(*w)) == 0)
            break;
    }
    return i;
}

/* The end of the chain, so that names stay in text order; NULL if it is too
 * long. */
static uint32_t *
chain_end(struct cast *c, uint32_t *head, bool last)
{
    unsigned steps = 0;

    while (*head != NAME_NONE && steps++ < SHARED_MOST)
        head = last ? &c->v[*head].same_last : &c->v[*head].same_first;
    return *head == NAME_NONE ? head : NULL;
}

/* "d'Arcy": no blank behind an apostrophe. */
static bool
elided(const struct entry *f)
{
    if (f->bits & F_POSS)
        return false;
    return f->s[f->n - 1] == '\'' ||
           (f->n > 3 && memcmp(f->s + f->n - 3, "\xe2\x80\x99", 3) == 0);
}

/* The words with blanks between them, and a stop behind an initial. */
static void
spell(const struct article *a, struct entity *x)
{
    size_t n = 0, at = 0;
    uint32_t i;
    char *s;

    for (i = 0; i < x->n; i++)
        n += a->forms.v[x->words[i]].word->n + 2;
    s = pool_alloc(a->pool, n);
    for (i = 0; i < x->n; i++) {
        const struct entry *f = a->forms.v[x->words[i]].word;

        memcpy(s + at, f->s, f->n);
        at += f->n;
        if (f->n == 1 && !(f->bits & F_LOWER) && i > 0 && i + 1 < x->n &&
            x->kind == ENTITY_PERSON)
            s[at++] = '.';
        if (i + 1 < x->n && !elided(f) &&
            !(a->forms.v[x->words[i + 1]].word->bits & F_POSS))
            s[at++] = ' ';
    }
    x->text = s;
    x->text_n = at;
}

uint32_t
names_add(struct article *a, const struct name_index *x, enum entity_kind kind,
    const uint32_t *w, uint32_t n)
{
    struct cast *c = &a->cast;
    uint32_t i = names_find(c, x, w, n), *end;
    struct entity *e;

    if (i != NAME_NONE)
        return i;
    pool_push(a->pool, c->v, c->n, c->cap);
    if (chain_end(c, &x->last[w[n - 1]], true) == NULL)
        return NAME_NONE;
    i = (uint32_t)c->n;
    e = &c->v[i];
    memset(e, 0, sizeof(*e));
    e->kind = kind;
    memcpy(e->words, w, n * sizeof(*w));
    e->n = n;
    e->same_last = e->same_first = e->same_as = NAME_NONE;
    e->fullest = e->shortest = i;
    spell(a, e);
    *chain_end(c, &x->last[w[n - 1]], true) = i;
    end = n > 1 ? chain_end(c, &x->first[w[0]], false) : NULL;
    if (end != NULL)
        *end = i;
    c->n++;
    return i;
}
