/* SPDX-License-Identifier: MIT */
/*
 * rewind - a memory pool that can be emptied and used again.
 *
 * Memory of the host's pool is held until the record is done, but a book has
 * thousands of parts that need the memory of one.
 */
#ifndef SUMMARIZE_REWIND_H
#define SUMMARIZE_REWIND_H

#include "text/pool.h"

struct rewind_block;

struct rewind {
    struct pool pool;        /* to be passed on; valid as long as this struct */
    const struct pool *from; /* where blocks are allocated */
    struct rewind_block *first, *now;
    size_t used; /* bytes used of the block `now` */
};

/* Set up an empty pool over `from`. */
void rewind_init(struct rewind *rewind, const struct pool *from);

/* Free everything that was allocated from the pool. */
void rewind_all(struct rewind *rewind);

#endif
