/* SPDX-License-Identifier: MIT */
/*
 * pool - where text code gets its memory: from whoever calls it.
 *
 * A plugin hands over the host's scratch memory, which lasts for one record;
 * a test hands over an arena.  alloc never returns NULL and nothing is freed,
 * so text code has neither to check nor to clean up.
 */
#ifndef TEXT_POOL_H
#define TEXT_POOL_H

#include <stddef.h>

struct pool {
    void *(*alloc)(const void *ctx, size_t n);
    const void *ctx;
};

/* n bytes, aligned for any type, not initialised. */
static inline void *
pool_alloc(const struct pool *pool, size_t n)
{
    return pool->alloc(pool->ctx, n);
}

/* The array `old` of n elements of `size` bytes, copied to where there is
 * room for `cap` of them.  Doubling cap each time keeps the waste below the
 * size of the result. */
void *pool_grow(const struct pool *pool, const void *old, size_t n, size_t cap,
    size_t size);

/* Make room for one more element of the array `v` with its count `n` and its
 * capacity `cap`; then v[n++] may be written. */
#define pool_push(p, v, n, cap) \
    do { \
        if ((n) == (cap)) { \
            (cap) = (cap) > 0 ? 2 * (cap) : 16; \
            (v) = pool_grow((p), (v), (n), (cap), sizeof(*(v))); \
        } \
    } while (0)

#endif
