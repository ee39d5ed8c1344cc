/* SPDX-License-Identifier: MIT */
#include "io/index.h"

#include <stdlib.h>

#include "base/mem.h"

size_t
index_find(const struct index *index, uint64_t hash,
    bool (*same)(const void *ctx, size_t at, const void *key), const void *ctx,
    const void *key)
{
    size_t i;

    if (index->room == 0)
        return INDEX_NONE;
    for (i = hash & (index->room - 1); index->v[i].at != 0;
         i = (i + 1) & (index->room - 1)) {
        if (index->v[i].hash == hash && same(ctx, index->v[i].at - 1, key))
            return index->v[i].at - 1;
    }
    return INDEX_NONE;
}

static void
put_entry(struct index *index, uint64_t hash, size_t at)
{
    size_t i = hash & (index->room - 1);

    while (index->v[i].at != 0)
        i = (i + 1) & (index->room - 1);
    index->v[i].hash = hash;
    index->v[i].at = at;
}

void
index_add(struct index *index, uint64_t hash, size_t at)
{
    struct index old = *index;
    size_t i;

    if (2 * (index->n + 1) > index->room) {
        index->room = index->room > 0 ? 2 * index->room : 64;
        index->v = mem_zalloc(index->room, sizeof(*index->v));
        for (i = 0; i < old.room; i++) {
            if (old.v[i].at != 0)
                put_entry(index, old.v[i].hash, old.v[i].at);
        }
        free(old.v);
    }
    put_entry(index, hash, at + 1);
    index->n++;
}

void
index_free(struct index *index)
{
    free(index->v);
    *index = (struct index){ 0 };
}

/* FNV-1a, and a last turn that mixes the high bits into the low ones. */
uint64_t
index_hash(uint64_t hash, const void *bytes, size_t n)
{
    const unsigned char *key = bytes;
    size_t i;

    hash ^= 0xcbf29ce484222325u;
    for (i = 0; i < n; i++)
        hash = (hash ^ key[i]) * 0x100000001b3u;
    return hash ^ hash >> 29;
}
