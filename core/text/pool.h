/* SPDX-License-Identifier: MIT */
/*
 * pool - the allocator that the caller of text code supplies.
 *
 * A plugin passes the host's scratch memory, which lasts for one record; a test
 * passes an arena.  alloc never returns NULL and nothing is freed, so text code
 * neither checks nor cleans up.
 */
#ifndef TEXT_POOL_H
#define TEXT_POOL_H

#include <stddef.h>

/* alloc returns n bytes, aligned for any type; ctx is its first argument. */
struct pool {
    void *(*alloc)(const void *ctx, size_t n);
    const void *ctx;
};

/* Allocate n bytes, aligned for any type, not initialised. */
static inline void *
pool_alloc(const struct pool *pool, size_t n)
{
    return pool->alloc(pool->ctx, n);
}

/* Copy the array `old` of n elements of `size` bytes to a new one with room for
 * `cap` elements.  If cap doubles each time, the old copies together take less
 * than the last one. */
void *pool_grow(const struct pool *pool, const void *old, size_t n, size_t cap,
    size_t size);

/* Make room for one more element in the array `v` with `n` elements and
 * capacity `cap`, all of which may change; then v[n++] may be written. */
#define pool_push(p, v, n, cap) \
    do { \
        if ((n) == (cap)) { \
            (cap) = (cap) > 0 ? 2 * (cap) : 16; \
            (v) = pool_grow((p), (v), (n), (cap), sizeof(*(v))); \
        } \
    } while (0)

#endif
