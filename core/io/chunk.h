/* SPDX-License-Identifier: MIT */
/*
 * chunk - decoded bytes given to a framing, with earlier ones that it has to
 * see again because too few came with them.
 */
#ifndef IO_CHUNK_H
#define IO_CHUNK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Zero-initialise; free with chunk_free. */
struct chunk {
    const char *p; /* p[from..to) are to be examined */
    size_t from, to;
    bool hungry;     /* they are too few to decide */
    struct buf rest; /* holds the bytes once some were kept */
};

/* Copy the bytes that are left, since those at p are about to go. */
void chunk_keep(struct chunk *chunk);
/* Add bytes, which must stay until the next call of chunk_keep(). */
void chunk_add(struct chunk *chunk, const char *bytes, size_t n);
void chunk_free(struct chunk *chunk);

/* Are there bytes that can be examined? */
static inline bool
chunk_ready(const struct chunk *chunk)
{
    return chunk->from < chunk->to && !chunk->hungry;
}

#endif
