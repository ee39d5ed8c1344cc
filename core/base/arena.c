/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

#define CHUNK ((size_t)256 * 1024)

struct chunk {
    struct chunk *next;
    size_t used, size;
    alignas(max_align_t) char data[];
};

struct arena {
    struct chunk *newest; /* the oldest, at the end of the list, is kept */
    uint64_t resets;
};

static struct chunk *
chunk_new(struct chunk *next, size_t size)
{
    struct chunk *c = mem_alloc(sizeof(*c) + size);

    c->next = next;
    c->used = 0;
    c->size = size;
    return c;
}

struct arena *
arena_new(void)
{
    struct arena *a = mem_alloc(sizeof(*a));

    a->newest = chunk_new(NULL, CHUNK);
    a->resets = 0;
    return a;
}

void *
arena_alloc(struct arena *a, size_t n)
{
    struct chunk *c = a->newest;
    void *p;

    if (n > SIZE_MAX / 4)
        mem_exhausted();
    n = (n + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (n > c->size - c->used) {
        size_t size = c->size < CHUNK * 64 ? c->size * 2 : c->size;

        c = a->newest = chunk_new(c, n > size ? n : size);
    }
    p = c->data + c->used;
    c->used += n;
    return p;
}

void
arena_reset(struct arena *a)
{
    while (a->newest->next != NULL) {
        struct chunk *c = a->newest;

        a->newest = c->next;
        free(c);
    }
    a->newest->used = 0;
    a->resets++;
}

uint64_t
arena_age(const struct arena *a)
{
    return a->resets;
}

void
arena_free(struct arena *a)
{
    if (a == NULL)
        return;
    arena_reset(a);
    free(a->newest);
    free(a);
}
