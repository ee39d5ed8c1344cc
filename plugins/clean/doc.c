/* SPDX-License-Identifier: MIT */
#include "doc.h"

#include <string.h>

#include "text/space.h"

#define PARAS_FIRST 32 /* that there is room for from the start */

void
doc_init(struct doc *d, const struct pool *pool, bool trace)
{
    memset(d, 0, sizeof(*d));
    d->pool = *pool;
    d->trace = trace;
    d->cap = PARAS_FIRST;
    d->v = pool_alloc(pool, d->cap * sizeof(*d->v));
}

struct para *
doc_add(struct doc *d, const char *s, size_t n)
{
    struct para *p;

    pool_push(&d->pool, d->v, d->n, d->cap);
    p = &d->v[d->n++];
    memset(p, 0, sizeof(*p));
    p->s = s;
    p->n = p->tail = n;
    return p;
}

void
doc_note(struct doc *d, enum rule rule, const char *s, size_t n)
{
    struct change *c;

    d->count[rule]++;
    if (!d->trace)
        return;
    pool_push(&d->pool, d->changes, d->nchanges, d->changes_cap);
    c = &d->changes[d->nchanges++];
    c->rule = rule;
    c->text.s = s;
    c->text.n = n;
}

void
doc_drop(struct doc *d, struct para *p, enum rule rule)
{
    doc_note(d, rule, p->s, p->n);
    p->flags |= PARA_GONE;
    p->rule = rule;
}

void
doc_cut_head(struct doc *d, struct para *p, size_t n, enum rule rule)
{
    size_t i;

    doc_note(d, rule, p->s, n);
    n += space_lead(p->s + n, p->n - n);
    p->s += n;
    p->n -= n;
    p->tail = p->tail > n ? p->tail - n : 0;
    p->bullet = 0;
    for (i = 0; i < p->nlinks; i++)
        p->links[i].at = p->links[i].at > n ? p->links[i].at - n : 0;
    if (p->n == 0) {
        p->flags |= PARA_GONE;
        p->rule = rule;
    }
}

void
doc_cut_tail(struct doc *d, struct para *p, size_t n, enum rule rule)
{
    doc_note(d, rule, p->s + n, p->n - n);
    p->n = n - space_tail(p->s, n);
    p->tail = p->n;
    if (p->n == 0) {
        p->flags |= PARA_GONE;
        p->rule = rule;
    }
}

struct para *
doc_before(const struct doc *d, const struct para *p)
{
    size_t i = (size_t)(p - d->v);

    while (i-- > 0) {
        if ((d->v[i].flags & PARA_GONE) == 0)
            return &d->v[i];
    }
    return NULL;
}

struct para *
doc_after(const struct doc *d, const struct para *p)
{
    size_t i;

    for (i = (size_t)(p - d->v) + 1; i < d->n; i++) {
        if ((d->v[i].flags & PARA_GONE) == 0)
            return &d->v[i];
    }
    return NULL;
}

struct para *
doc_last(const struct doc *d)
{
    return d->n > 0 ? doc_before(d, d->v + d->n) : NULL;
}

bool
doc_goes_on(const struct para *a, const struct para *b)
{
    return b->block != 0 && a->block == b->block &&
           (b->kind == CD_BLOCK_TABLE || b->kind == CD_BLOCK_CODE);
}

struct str
doc_text(const struct doc *d)
{
    struct str out = { NULL, 0 };
    const struct para *p, *last = NULL;
    size_t n = 0;
    char *s;

    for (p = d->v; p < d->v + d->n; p++) {
        if ((p->flags & PARA_GONE) == 0)
            n += p->n + 2;
    }
    s = doc_alloc(d, n);
    out.s = s;
    for (p = d->v; p < d->v + d->n; p++) {
        if (p->flags & PARA_GONE)
            continue;
        if (last != NULL) {
            memcpy(s + out.n, "\n\n", 2);
            out.n += doc_goes_on(last, p) ? 1 : 2;
        }
        memcpy(s + out.n, p->s, p->n);
        out.n += p->n;
        last = p;
    }
    return out;
}

char *
doc_alloc(const struct doc *d, size_t n)
{
    return pool_alloc(&d->pool, n > 0 ? n : 1);
}

struct str
doc_copy(const struct doc *d, const char *s, size_t n)
{
    struct str out = { NULL, n };
    char *p = doc_alloc(d, n);

    memcpy(p, s, n);
    out.s = p;
    return out;
}

void
doc_add_author(struct doc *d, struct str name)
{
    struct facts *f = &d->facts;
    size_t i;

    for (i = 0; i < f->nauthors; i++) {
        if (f->authors[i].n == name.n &&
            memcmp(f->authors[i].s, name.s, name.n) == 0)
            return;
    }
    pool_push(&d->pool, f->authors, f->nauthors, f->authors_cap);
    f->authors[f->nauthors++] = name;
}

void
doc_add_image(
    struct doc *d, struct str caption, struct str credit, struct str url)
{
    struct facts *f = &d->facts;
    struct image *i;

    pool_push(&d->pool, f->images, f->nimages, f->images_cap);
    i = &f->images[f->nimages++];
    i->caption = caption;
    i->credit = credit;
    i->url = url;
}

void
doc_add_related(struct doc *d, struct str title, struct str url)
{
    struct facts *f = &d->facts;
    struct related *r;

    pool_push(&d->pool, f->related, f->nrelated, f->related_cap);
    r = &f->related[f->nrelated++];
    r->title = title;
    r->url = url;
}
