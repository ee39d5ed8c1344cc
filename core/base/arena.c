/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/poison.h"

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
    struct chunk *chunk = mem_alloc(sizeof(*chunk) + size);

    chunk->next = next;
    chunk->used = 0;
    chunk->size = size;
    poison_hide(chunk->data, size);
    return chunk;
}

struct arena *
arena_new(void)
{
    struct arena *arena = mem_alloc(sizeof(*arena));

    arena->newest = chunk_new(NULL, CHUNK);
    arena->resets = 0;
    return arena;
}

void *
arena_alloc(struct arena *arena, size_t n)
{
    struct chunk *chunk = arena->newest;
    void *bytes;
    size_t taken;

    if (n > SIZE_MAX / 4)
        mem_exhausted();
    taken = (n + POISON_GAP + alignof(max_align_t) - 1) &
            ~(alignof(max_align_t) - 1);
    if (taken > chunk->size - chunk->used) {
        size_t size = chunk->size < CHUNK * 64 ? chunk->size * 2 : chunk->size;

        chunk = arena->newest = chunk_new(chunk, taken > size ? taken : size);
    }
    bytes = chunk->data + chunk->used;
    chunk->used += taken;
    poison_show(bytes, n);
    return bytes;
}

void
arena_reset(struct arena *arena)
{
    while (arena->newest->next != NULL) {
        struct chunk *chunk = arena->newest;

        arena->newest = chunk->next;
        poison_show(chunk->data, chunk->size);
        free(chunk);
    }
    poison_hide(arena->newest->data, arena->newest->used);
    arena->newest->used = 0;
    arena->resets++;
}

uint64_t
arena_age(const struct arena *arena)
{
    return arena->resets;
}

void
arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    arena_reset(arena);
    poison_show(arena->newest->data, arena->newest->size);
    free(arena->newest);
    free(arena);
}
