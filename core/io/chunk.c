/* SPDX-License-Identifier: MIT */
#include "io/chunk.h"

void
chunk_keep(struct chunk *chunk)
{
    if (chunk->rest.n > 0)
        buf_shift(&chunk->rest, chunk->from);
    else if (chunk->from < chunk->to)
        buf_add(&chunk->rest, chunk->p + chunk->from, chunk->to - chunk->from);
    chunk->p = chunk->rest.p;
    chunk->from = 0;
    chunk->to = chunk->rest.n;
}

void
chunk_add(struct chunk *chunk, const char *bytes, size_t n)
{
    chunk->p = bytes;
    chunk->to = n;
    if (chunk->rest.n > 0) {
        buf_add(&chunk->rest, bytes, n);
        chunk->p = chunk->rest.p;
        chunk->to = chunk->rest.n;
    }
    chunk->from = 0;
    chunk->hungry = false;
}

void
chunk_free(struct chunk *chunk)
{
    buf_free(&chunk->rest);
}
