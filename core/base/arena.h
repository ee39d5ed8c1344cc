/* SPDX-License-Identifier: MIT */
/*
 * arena - memory that is given back all at once.
 *
 * What a stage needs for one record lives here: arena_reset makes all of it
 * free for the next record, and keeps the chunks.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena;

struct arena *arena_new(void);
/* n bytes, aligned for any type, not initialised, valid until arena_reset. */
void *arena_alloc(struct arena *arena, size_t n);
/* Take back all memory handed out.  Chunks beyond the first are freed, so
 * that one huge record does not hold its memory for the rest of a run. */
void arena_reset(struct arena *arena);
/* How often that was done. */
uint64_t arena_age(const struct arena *arena);
void arena_free(struct arena *arena);

#endif
