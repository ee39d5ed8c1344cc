/* SPDX-License-Identifier: MIT */
#include "rewind.h"

#include <stdint.h>

#define BLOCK ((size_t)1 << 20) /* bytes, at least */
#define ALIGN _Alignof(max_align_t)

struct rewind_block {
    struct rewind_block *next;
    size_t n;
    max_align_t v[];
};

static struct rewind_block *
new_block(const struct pool *from, size_t n)
{
    struct rewind_block *block;

    n = n > BLOCK ? n : BLOCK;
    block = pool_alloc(from, sizeof(*block) + n);
    block->next = NULL;
    block->n = n;
    return block;
}

/* Allocate from the current block, or from the next one that has room.  Blocks
 * passed over are used again after the next rewind_all(). */
static void *
allocate_rewound(const void *ctx, size_t n)
{
    struct rewind *rewind = (struct rewind *)(uintptr_t)ctx;
    char *taken;

    n = (n + ALIGN - 1) / ALIGN * ALIGN;
    while (n > rewind->now->n - rewind->used) {
        if (rewind->now->next == NULL)
            rewind->now->next = new_block(rewind->from, n);
        rewind->now = rewind->now->next;
        rewind->used = 0;
    }
    taken = (char *)rewind->now->v + rewind->used;
    rewind->used += n;
    return taken;
}

void
rewind_init(struct rewind *rewind, const struct pool *from)
{
    rewind->pool = (struct pool){ allocate_rewound, rewind };
    rewind->from = from;
    rewind->first = NULL;
    rewind_all(rewind);
}

void
rewind_all(struct rewind *rewind)
{
    if (rewind->first == NULL)
        rewind->first = new_block(rewind->from, BLOCK);
    rewind->now = rewind->first;
    rewind->used = 0;
}
