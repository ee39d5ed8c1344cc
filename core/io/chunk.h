/* SPDX-License-Identifier: MIT */
/*
 * chunk - decoded bytes that a framing looks at, with those that it has to look
 * at once more because too few came with them.
 */
#ifndef IO_CHUNK_H
#define IO_CHUNK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Zero-initialise; free with chunk_free. */
struct chunk {
    const char *p; /* p[from..to) are to be looked at */
    size_t from, to;
    bool hungry;     /* they are too few to tell */
    struct buf rest; /* where they lie, once some were kept */
};

/* Keep what is left, since what p points to goes. */
void chunk_keep(struct chunk *chunk);
/* More bytes came, which stay until the next call of chunk_keep. */
void chunk_add(struct chunk *chunk, const char *bytes, size_t n);
void chunk_free(struct chunk *chunk);

/* Is there something that can be looked at? */
static inline bool
chunk_ready(const struct chunk *chunk)
{
    return chunk->from < chunk->to && !chunk->hungry;
}

#endif
