/* SPDX-License-Identifier: MIT */
/*
 * rewind - memory for one part of a long text after the other.
 *
 * What is taken from a pool stays taken until the record is done; a book has
 * thousands of parts, which need the memory of one of them.
 */
#ifndef SUMMARIZE_REWIND_H
#define SUMMARIZE_REWIND_H

#include "text/pool.h"

struct rewind_block;

struct rewind {
    struct pool pool;        /* to be handed on; alive as long as this is */
    const struct pool *from; /* where the blocks come from */
    struct rewind_block *first, *now;
    size_t used; /* bytes of `now` */
};

void rewind_init(struct rewind *rewind, const struct pool *from);

/* All that was taken is free again. */
void rewind_all(struct rewind *rewind);

#endif
