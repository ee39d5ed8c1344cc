/* SPDX-License-Identifier: MIT */
#include "doc.h"

#include <string.h>

#include "text/space.h"

#define PARAS_FIRST 32 /* that there is room for from the start */

void
doc_init(struct doc *doc, const struct pool *pool, const struct engine *engine,
    bool trace)
{
    memset(doc, 0, sizeof(*doc));
    doc->pool = *pool;
    doc->engine = *engine;
    doc->trace = trace;
    doc->cap = PARAS_FIRST;
    doc->v = pool_alloc(pool, doc->cap * sizeof(*doc->v));
}

struct para *
doc_add(struct doc *doc, const char *text, size_t n)
{
    struct para *para;

    pool_push(&doc->pool, doc->v, doc->n, doc->cap);
    para = &doc->v[doc->n++];
    memset(para, 0, sizeof(*para));
    para->s = text;
    para->n = para->tail = n;
    return para;
}

void
doc_note(struct doc *doc, enum rule rule, const char *text, size_t n)
{
    struct change *change;

    doc->count[rule]++;
    if (!doc->trace)
        return;
    pool_push(&doc->pool, doc->changes, doc->nchanges, doc->changes_cap);
    change = &doc->changes[doc->nchanges++];
    change->rule = rule;
    change->text.s = text;
    change->text.n = n;
}

void
doc_drop(struct doc *doc, struct para *para, enum rule rule)
{
    doc_note(doc, rule, para->s, para->n);
    para->flags |= PARA_GONE;
    para->rule = rule;
}

void
doc_cut_head(struct doc *doc, struct para *para, size_t n, enum rule rule)
{
    size_t i;

    doc_note(doc, rule, para->s, n);
    n += space_lead(para->s + n, para->n - n);
    para->s += n;
    para->n -= n;
    para->tail = para->tail > n ? para->tail - n : 0;
    para->bullet = 0;
    for (i = 0; i < para->nlinks; i++)
        para->links[i].at = para->links[i].at > n ? para->links[i].at - n : 0;
    if (para->n == 0) {
        para->flags |= PARA_GONE;
        para->rule = rule;
    }
}

void
doc_cut_tail(struct doc *doc, struct para *para, size_t n, enum rule rule)
{
    doc_note(doc, rule, para->s + n, para->n - n);
    para->n = n - space_tail(para->s, n);
    para->tail = para->n;
    if (para->n == 0) {
        para->flags |= PARA_GONE;
        para->rule = rule;
    }
}

struct para *
doc_before(const struct doc *doc, const struct para *para)
{
    size_t i = (size_t)(para - doc->v);

    while (i-- > 0) {
        if ((doc->v[i].flags & PARA_GONE) == 0)
            return &doc->v[i];
    }
    return NULL;
}

struct para *
doc_after(const struct doc *doc, const struct para *para)
{
    size_t i;

    for (i = (size_t)(para - doc->v) + 1; i < doc->n; i++) {
        if ((doc->v[i].flags & PARA_GONE) == 0)
            return &doc->v[i];
    }
    return NULL;
}

struct para *
doc_last(const struct doc *doc)
{
    return doc->n > 0 ? doc_before(doc, doc->v + doc->n) : NULL;
}

bool
doc_goes_on(const struct para *a, const struct para *b)
{
    return b->block != 0 && a->block == b->block &&
           (b->kind == CD_BLOCK_TABLE || b->kind == CD_BLOCK_CODE);
}

size_t
doc_gap(const struct para *a, const struct para *b)
{
    return doc_goes_on(a, b) ? 1 : 2;
}

struct str
doc_text(const struct doc *doc)
{
    struct str out = { NULL, 0 };
    const struct para *para, *last = NULL;
    size_t n = 0;
    char *text;

    for (para = doc->v; para < doc->v + doc->n; para++) {
        if ((para->flags & PARA_GONE) == 0)
            n += para->n + 2;
    }
    text = doc_alloc(doc, n);
    out.s = text;
    for (para = doc->v; para < doc->v + doc->n; para++) {
        if (para->flags & PARA_GONE)
            continue;
        if (last != NULL) {
            memcpy(text + out.n, "\n\n", 2);
            out.n += doc_gap(last, para);
        }
        memcpy(text + out.n, para->s, para->n);
        out.n += para->n;
        last = para;
    }
    return out;
}

char *
doc_alloc(const struct doc *doc, size_t n)
{
    return pool_alloc(&doc->pool, n > 0 ? n : 1);
}

struct str
doc_copy(const struct doc *doc, const char *text, size_t n)
{
    struct str out = { NULL, n };
    char *at = doc_alloc(doc, n);

    memcpy(at, text, n);
    out.s = at;
    return out;
}

void
doc_add_author(struct doc *doc, struct str name)
{
    struct facts *facts = &doc->facts;
    size_t i;

    for (i = 0; i < facts->nauthors; i++) {
        if (facts->authors[i].n == name.n &&
            memcmp(facts->authors[i].s, name.s, name.n) == 0)
            return;
    }
    pool_push(&doc->pool, facts->authors, facts->nauthors, facts->authors_cap);
    facts->authors[facts->nauthors++] = name;
}

void
doc_add_image(
    struct doc *doc, struct str caption, struct str credit, struct str url)
{
    struct facts *facts = &doc->facts;
    struct image *image;

    pool_push(&doc->pool, facts->images, facts->nimages, facts->images_cap);
    image = &facts->images[facts->nimages++];
    image->caption = caption;
    image->credit = credit;
    image->url = url;
}

void
doc_add_related(struct doc *doc, struct str title, struct str url)
{
    struct facts *facts = &doc->facts;
    struct related *related;

    pool_push(&doc->pool, facts->related, facts->nrelated, facts->related_cap);
    related = &facts->related[facts->nrelated++];
    related->title = title;
    related->url = url;
}
