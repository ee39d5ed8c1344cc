/* SPDX-License-Identifier: MIT */
#include "check/pieces.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"

#define GUARD 64 /* bytes on either side; keeps the alignment */

struct piece {
    unsigned char *room; /* GUARD bytes, n that were asked for, GUARD bytes */
    size_t n, size;      /* size is that of all */
};

/* Never the NUL that ends strings. */
static unsigned char
fill_of(const struct generation *g)
{
    return (unsigned char)(g->number % 251 + 1);
}

void *
pieces_take(struct pieces *p, size_t n)
{
    struct generation *g = &p->now;
    struct piece *piece;

    if (n > SIZE_MAX / 8)
        mem_exhausted();
    if (g->arena == NULL)
        g->arena = arena_new();
    vec_grow(g->v, g->n, g->c);
    piece = &g->v[g->n++];
    piece->n = n;
    piece->size = n + 2 * (size_t)GUARD;
    piece->room = arena_alloc(g->arena, piece->size);
    memset(piece->room, fill_of(g), piece->size);
    return piece->room + GUARD;
}

static bool
is_filled(const unsigned char *bytes, size_t n, unsigned char fill)
{
    return bytes[0] == fill && memcmp(bytes, bytes + 1, n - 1) == 0;
}

static const char *
fault_of(const struct pieces *p)
{
    const struct piece *piece;
    size_t i;

    for (i = 0; i < p->now.n; i++) {
        piece = &p->now.v[i];
        if (!is_filled(piece->room, GUARD, fill_of(&p->now)))
            return "it writes in front of what scratch gave it";
        if (!is_filled(piece->room + GUARD + piece->n, GUARD, fill_of(&p->now)))
            return "it writes behind the end of what scratch gave it";
    }
    for (i = 0; i < p->before.n; i++) {
        piece = &p->before.v[i];
        if (!is_filled(piece->room, piece->size, fill_of(&p->before)))
            return "it writes to what scratch gave it for the record before";
    }
    return NULL;
}

const char *
pieces_done(struct pieces *p)
{
    const char *why = fault_of(p);
    struct generation done = p->now;
    size_t i;

    for (i = 0; i < done.n; i++)
        memset(done.v[i].room, fill_of(&done), done.v[i].size);
    p->now = p->before;
    p->now.number = done.number + 1;
    p->now.n = 0;
    if (p->now.arena != NULL)
        arena_reset(p->now.arena);
    p->before = done;
    return why;
}

void
pieces_free(struct pieces *p)
{
    arena_free(p->now.arena);
    arena_free(p->before.arena);
    free(p->now.v);
    free(p->before.v);
}
