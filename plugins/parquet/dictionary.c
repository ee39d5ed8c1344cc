/* SPDX-License-Identifier: MIT */
#include "dictionary.h"

#include <stdlib.h>
#include <string.h>

#include "hybrid.h"

#define MOST  ((size_t)1 << 20) /* bytes of a dictionary */
#define TRIED 256 /* values after which three quarters must not be new */

struct entry {
    uint32_t at, size; /* in the dictionary's values */
    uint32_t number;   /* from 1; 0: empty */
    uint32_t hash;
};

struct lookup {
    struct entry *v;
    size_t cap; /* a power of two */
};

/* 32 bits of MurmurHash64A's mixing over eight bytes at a time. */
static uint32_t
hash(const unsigned char *p, size_t n)
{
    const uint64_t m = UINT64_C(0xc6a4a7935bd1e995);
    uint64_t h = n * m;

    while (n > 0) {
        unsigned take = n < 8 ? (unsigned)n : 8;
        uint64_t k = blob_read_little(p, take) * m;

        h = (h ^ (k ^ k >> 47) * m) * m;
        p += take;
        n -= take;
    }
    h ^= h >> 47;
    return (uint32_t)(h * m >> 32);
}

static int
grow(struct lookup *l)
{
    size_t cap = l->cap > 0 ? 2 * l->cap : 1024, i, k;
    struct entry *v = calloc(cap, sizeof(*v));

    if (v == NULL)
        return -1;
    for (i = 0; i < l->cap; i++) {
        if (l->v[i].number == 0)
            continue;
        for (k = l->v[i].hash; v[k & (cap - 1)].number != 0; k++)
            continue;
        v[k & (cap - 1)] = l->v[i];
    }
    free(l->v);
    l->v = v;
    l->cap = cap;
    return 0;
}

/* The number of a value, from 0.  UINT32_MAX if memory runs out. */
static uint32_t
number_of(
    struct dictionary *d, struct lookup *l, const unsigned char *p, size_t n)
{
    uint32_t h = hash(p, n);
    struct entry *x;
    size_t k;

    if (2 * (size_t)d->n >= l->cap && grow(l))
        return UINT32_MAX;
    for (k = h;; k++) {
        x = &l->v[k & (l->cap - 1)];
        if (x->number == 0)
            break;
        if (x->hash == h && x->size == n &&
            memcmp(d->values.p + x->at, p, n) == 0)
            return x->number - 1;
    }
    *x = (struct entry){ (uint32_t)d->values.n, (uint32_t)n, d->n + 1, h };
    blob_add(&d->values, p, n);
    return d->values.failed ? UINT32_MAX : d->n++;
}

/* It is not worth going on: most values are new, or there are too many. */
static bool
hopeless(const struct dictionary *d, size_t seen)
{
    return d->values.n > MOST || (seen >= TRIED && d->n > seen - seen / 4);
}

static int
fill(struct dictionary *d, struct lookup *l, const struct column *c)
{
    const unsigned width = table_width(c->node->type);
    size_t i, seen = 0;

    for (i = 0; i < c->npages; i++) {
        const struct blob *b = &c->pages[i].values;
        size_t at = 0, size;

        for (; at < b->n; at += size, seen++) {
            size =
                width > 0 ? width : 4 + (size_t)blob_read_little(b->p + at, 4);
            d->of[seen] = number_of(d, l, b->p + at, size);
            if (d->of[seen] == UINT32_MAX)
                return -1;
            if (hopeless(d, seen))
                return 0;
        }
    }
    return 1;
}

/* Bytes with the dictionary are fewer than without. */
static bool
smaller(const struct dictionary *d, const struct column *c, size_t n)
{
    const unsigned bits = hybrid_width(d->n > 0 ? d->n - 1 : 0);
    size_t i, plain = 0;

    for (i = 0; i < c->npages; i++)
        plain += c->pages[i].values.n;
    return d->values.n + n * bits / 8 < plain;
}

int
dictionary_make(struct dictionary *d, const struct column *c)
{
    struct lookup l = { 0 };
    size_t i, n = 0;
    int rc;

    *d = (struct dictionary){ 0 };
    for (i = 0; i < c->npages; i++)
        n += c->pages[i].n;
    if (n == 0 || c->node->type == TABLE_BOOLEAN)
        return 0;
    if ((d->of = malloc(n * sizeof(*d->of))) == NULL)
        return -1;
    rc = fill(d, &l, c);
    if (rc == 1 && !smaller(d, c, n))
        rc = 0;
    free(l.v);
    if (rc != 1)
        dictionary_free(d);
    return rc;
}

void
dictionary_free(struct dictionary *d)
{
    blob_free(&d->values);
    free(d->of);
    *d = (struct dictionary){ 0 };
}
