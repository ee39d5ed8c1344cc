/* SPDX-License-Identifier: MIT */
#include "text/pool.h"

#include <string.h>

void *
pool_grow(
    const struct pool *p, const void *old, size_t n, size_t cap, size_t size)
{
    void *v = pool_alloc(p, cap * size);

    if (n > 0)
        memcpy(v, old, n * size);
    return v;
}
