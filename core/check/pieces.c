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
fill_of(const struct generation *generation)
{
    return (unsigned char)(generation->number % 251 + 1);
}

void *
pieces_take(struct pieces *pieces, size_t n)
{
    struct generation *generation = &pieces->now;
    struct piece *piece;

    if (n > SIZE_MAX / 8)
        mem_exhausted();
    if (generation->arena == NULL)
        generation->arena = arena_new();
    vec_grow(generation->v, generation->n, generation->c);
    piece = &generation->v[generation->n++];
    piece->n = n;
    piece->size = n + 2 * (size_t)GUARD;
    piece->room = arena_alloc(generation->arena, piece->size);
    memset(piece->room, fill_of(generation), piece->size);
    return piece->room + GUARD;
}

static bool
is_filled(const unsigned char *bytes, size_t n, unsigned char fill)
{
    return bytes[0] == fill && memcmp(bytes, bytes + 1, n - 1) == 0;
}

static const char *
fault_of(const struct pieces *pieces)
{
    const struct piece *piece;
    size_t i;

    for (i = 0; i < pieces->now.n; i++) {
        piece = &pieces->now.v[i];
        if (!is_filled(piece->room, GUARD, fill_of(&pieces->now)))
            return "it writes in front of what scratch gave it";
        if (!is_filled(
                piece->room + GUARD + piece->n, GUARD, fill_of(&pieces->now)))
            return "it writes behind the end of what scratch gave it";
    }
    for (i = 0; i < pieces->before.n; i++) {
        piece = &pieces->before.v[i];
        if (!is_filled(piece->room, piece->size, fill_of(&pieces->before)))
            return "it writes to what scratch gave it for the record before";
    }
    return NULL;
}

const char *
pieces_done(struct pieces *pieces)
{
    const char *why = fault_of(pieces);
    struct generation done = pieces->now;
    size_t i;

    for (i = 0; i < done.n; i++)
        memset(done.v[i].room, fill_of(&done), done.v[i].size);
    pieces->now = pieces->before;
    pieces->now.number = done.number + 1;
    pieces->now.n = 0;
    if (pieces->now.arena != NULL)
        arena_reset(pieces->now.arena);
    pieces->before = done;
    return why;
}

void
pieces_free(struct pieces *pieces)
{
    arena_free(pieces->now.arena);
    arena_free(pieces->before.arena);
    free(pieces->now.v);
    free(pieces->before.v);
}
