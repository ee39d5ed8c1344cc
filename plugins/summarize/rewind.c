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
    struct rewind_block *b;

    n = n > BLOCK ? n : BLOCK;
    b = pool_alloc(from, sizeof(*b) + n);
    b->next = NULL;
    b->n = n;
    return b;
}

/* From the block in hand, or from the next one that has room: those passed over
 * are used again after the next rewinding. */
static void *
take(const void *ctx, size_t n)
{
    struct rewind *r = (struct rewind *)(uintptr_t)ctx;
    char *p;

    n = (n + ALIGN - 1) / ALIGN * ALIGN;
    while (n > r->now->n - r->used) {
        if (r->now->next == NULL)
            r->now->next = new_block(r->from, n);
        r->now = r->now->next;
        r->used = 0;
    }
    p = (char *)r->now->v + r->used;
    r->used += n;
    return p;
}

void
rewind_init(struct rewind *r, const struct pool *from)
{
    r->pool = (struct pool){ take, r };
    r->from = from;
    r->first = NULL;
    rewind_all(r);
}

void
rewind_all(struct rewind *r)
{
    if (r->first == NULL)
        r->first = new_block(r->from, BLOCK);
    r->now = r->first;
    r->used = 0;
}
