/* SPDX-License-Identifier: MIT */
#include "dictionary.h"

#include <stdlib.h>
#include <string.h>

#include "hybrid.h"

#define MOST       ((uint32_t)1 << 17) /* different values */
#define MOST_BYTES COLUMN_PAGE         /* of them: they are one page */
/* What a number of the dictionary costs in the file, in bits of texts that are
 * compressed: to a quarter, and numbers hardly. */
#define DEARER 4

struct entry {
    const unsigned char *at; /* in a page of the column */
    uint32_t size;
    uint32_t number; /* from 1; 0: empty */
    uint32_t hash;
};

struct lookup {
    struct entry *v;
    size_t cap; /* a power of two */
};

/* 32 bits of MurmurHash64A's mixing over eight bytes at a time. */
static uint32_t
hash(const unsigned char *at, size_t n)
{
    const uint64_t factor = UINT64_C(0xc6a4a7935bd1e995);
    uint64_t sum = n * factor;

    while (n > 0) {
        unsigned take = n < 8 ? (unsigned)n : 8;
        uint64_t k = blob_read_little(at, take) * factor;

        sum = (sum ^ (k ^ k >> 47) * factor) * factor;
        at += take;
        n -= take;
    }
    sum ^= sum >> 47;
    return (uint32_t)(sum * factor >> 32);
}

static int
grow_dictionary(struct lookup *lookup)
{
    size_t cap = lookup->cap > 0 ? 2 * lookup->cap : 1024, i, k;
    struct entry *entry = calloc(cap, sizeof(*entry));

    if (entry == NULL)
        return -1;
    for (i = 0; i < lookup->cap; i++) {
        if (lookup->v[i].number == 0)
            continue;
        for (k = lookup->v[i].hash; entry[k & (cap - 1)].number != 0; k++)
            continue;
        entry[k & (cap - 1)] = lookup->v[i];
    }
    free(lookup->v);
    lookup->v = entry;
    lookup->cap = cap;
    return 0;
}

/* The number of a value, from 0.  UINT32_MAX if memory runs out. */
static uint32_t
number_in_dictionary(struct dictionary *dictionary, struct lookup *lookup,
    const unsigned char *at, size_t n)
{
    uint32_t h = hash(at, n);
    struct entry *entry;
    size_t k;

    if (2 * (size_t)dictionary->n >= lookup->cap && grow_dictionary(lookup))
        return UINT32_MAX;
    for (k = h;; k++) {
        entry = &lookup->v[k & (lookup->cap - 1)];
        if (entry->number == 0)
            break;
        if (entry->hash == h && entry->size == n &&
            memcmp(entry->at, at, n) == 0)
            return entry->number - 1;
    }
    *entry = (struct entry){ at, (uint32_t)n, ++dictionary->n, h };
    dictionary->size += n;
    return entry->number - 1;
}

/* The bytes of the value at `at`. */
static size_t
value_size(const struct column *column, const unsigned char *at)
{
    const unsigned width = table_width(column->node->type);

    return width > 0 ? width : 4 + (size_t)blob_read_little(at, 4);
}

/* 0: there are too many different ones. */
static int
fill_dictionary(struct dictionary *dictionary, struct lookup *lookup,
    const struct column *column)
{
    size_t i, seen = 0;

    for (i = 0; i < column->npages; i++) {
        const struct blob *b = &column->pages[i].values;
        size_t at = 0, size;

        for (; at < b->n; at += size, seen++) {
            size = value_size(column, b->p + at);
            dictionary->of[seen] =
                number_in_dictionary(dictionary, lookup, b->p + at, size);
            if (dictionary->of[seen] == UINT32_MAX)
                return -1;
            if (dictionary->n > MOST || dictionary->size > MOST_BYTES)
                return 0;
        }
    }
    return 1;
}

/* Does the file become smaller with the dictionary? */
static bool
smaller(const struct dictionary *dictionary, const struct column *column,
    size_t n, bool compressed)
{
    const unsigned bits =
        hybrid_width(dictionary->n > 0 ? dictionary->n - 1 : 0);
    const size_t dearer =
        compressed && table_width(column->node->type) == 0 ? DEARER : 1;
    size_t i, plain = 0;

    for (i = 0; i < column->npages; i++)
        plain += column->pages[i].values.n;
    return dictionary->size + n * bits / 8 * dearer < plain;
}

int
dictionary_make(
    struct dictionary *dictionary, const struct column *column, bool compressed)
{
    struct lookup lookup = { 0 };
    size_t i, n = 0;
    int rc;

    *dictionary = (struct dictionary){ 0 };
    for (i = 0; i < column->npages; i++)
        n += column->pages[i].n;
    if (n == 0 || column->node->type == TABLE_BOOLEAN)
        return 0;
    if ((dictionary->of = malloc(n * sizeof(*dictionary->of))) == NULL)
        return -1;
    rc = fill_dictionary(dictionary, &lookup, column);
    if (rc == 1 && !smaller(dictionary, column, n, compressed))
        rc = 0;
    free(lookup.v);
    if (rc != 1)
        dictionary_free(dictionary);
    return rc;
}

void
dictionary_put(const struct dictionary *dictionary, const struct column *column,
    struct blob *to)
{
    uint32_t next = 0;
    size_t i, seen = 0;

    for (i = 0; i < column->npages; i++) {
        const struct blob *b = &column->pages[i].values;
        size_t at = 0, size;

        for (; at < b->n; at += size, seen++) {
            size = value_size(column, b->p + at);
            if (dictionary->of[seen] != next)
                continue;
            blob_add(to, b->p + at, size);
            next++;
        }
    }
}

void
dictionary_free(struct dictionary *dictionary)
{
    free(dictionary->of);
    *dictionary = (struct dictionary){ 0 };
}
