/* SPDX-License-Identifier: MIT */
#include "io/index.h"

#include <stdlib.h>

#include "base/mem.h"

size_t
index_find(const struct index *x, uint64_t hash,
    bool (*same)(const void *ctx, size_t at, const void *key), const void *ctx,
    const void *key)
{
    size_t i;

    if (x->room == 0)
        return INDEX_NONE;
    for (i = hash & (x->room - 1); x->v[i].at != 0;
         i = (i + 1) & (x->room - 1)) {
        if (x->v[i].hash == hash && same(ctx, x->v[i].at - 1, key))
            return x->v[i].at - 1;
    }
    return INDEX_NONE;
}

static void
put(struct index *x, uint64_t hash, size_t at)
{
    size_t i = hash & (x->room - 1);

    while (x->v[i].at != 0)
        i = (i + 1) & (x->room - 1);
    x->v[i].hash = hash;
    x->v[i].at = at;
}

void
index_add(struct index *x, uint64_t hash, size_t at)
{
    struct index old = *x;
    size_t i;

    if (2 * (x->n + 1) > x->room) {
        x->room = x->room > 0 ? 2 * x->room : 64;
        x->v = mem_zalloc(x->room, sizeof(*x->v));
        for (i = 0; i < old.room; i++) {
            if (old.v[i].at != 0)
                put(x, old.v[i].hash, old.v[i].at);
        }
        free(old.v);
    }
    put(x, hash, at + 1);
    x->n++;
}

void
index_free(struct index *x)
{
    free(x->v);
    *x = (struct index){ 0 };
}

/* FNV-1a, and a last turn that mixes the high bits into the low ones. */
uint64_t
index_hash(uint64_t hash, const void *p, size_t n)
{
    const unsigned char *s = p;
    size_t i;

    hash ^= 0xcbf29ce484222325u;
    for (i = 0; i < n; i++)
        hash = (hash ^ s[i]) * 0x100000001b3u;
    return hash ^ hash >> 29;
}
