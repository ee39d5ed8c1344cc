/* SPDX-License-Identifier: MIT */
#include "text/pool.h"

#include <string.h>

void *
pool_grow(
    const struct pool *pool, const void *old, size_t n, size_t cap, size_t size)
{
    void *grown = pool_alloc(pool, cap * size);

    if (n > 0)
        memcpy(grown, old, n * size);
    return grown;
}
