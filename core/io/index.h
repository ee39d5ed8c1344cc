/* SPDX-License-Identifier: MIT */
/*
 * index - a hash table of places in an array.
 *
 * It knows where something is; what that is, the owner of the array does.
 */
#ifndef IO_INDEX_H
#define IO_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero-initialise; free with index_free. */
struct index {
    struct index_bucket {
        uint64_t hash;
        size_t at; /* the place, plus 1; 0: none */
    } * v;
    size_t n, room; /* a power of two */
};

#define INDEX_NONE SIZE_MAX

/* The place that has the hash and is the one: same(ctx, place, key).
 * INDEX_NONE if there is none. */
size_t index_find(const struct index *index, uint64_t hash,
    bool (*same)(const void *ctx, size_t at, const void *key), const void *ctx,
    const void *key);
void index_add(struct index *index, uint64_t hash, size_t at);
void index_free(struct index *index);

/* A hash of n bytes, behind `hash` (0 at first). */
uint64_t index_hash(uint64_t hash, const void *bytes, size_t n);

#endif
