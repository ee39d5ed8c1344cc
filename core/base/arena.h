/* SPDX-License-Identifier: MIT */
/*
 * arena - memory that is freed all at once.
 *
 * It holds what a stage needs for one record: arena_reset() makes all of it
 * free for the next record, and keeps the first chunk.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* An empty arena; free with arena_free. */
struct arena *arena_new(void);
/* Allocate n bytes, aligned for any type, not initialised; valid until
 * arena_reset(). */
void *arena_alloc(struct arena *arena, size_t n);
/* Free everything that was allocated.  Chunks beyond the first are released, so
 * that one huge record does not hold its memory for the rest of a run. */
void arena_reset(struct arena *arena);
/* How often the arena was reset. */
uint64_t arena_age(const struct arena *arena);
void arena_free(struct arena *arena);

#endif
