/* SPDX-License-Identifier: MIT */
/*
 * pieces - memory of scratch between bytes that are looked at when the record
 * is done.
 *
 * What a piece holds at first, and what stands around it, is another byte at
 * each record: so a plugin that reads what it did not write gives something
 * else each time.
 */
#ifndef CHECK_PIECES_H
#define CHECK_PIECES_H

#include <stddef.h>

struct pieces {
    struct generation {
        struct arena *arena;
        struct piece *v;
        size_t n, c;
        size_t number;
    } now, before; /* of the record in hand, and of the one before it */
};

/* n bytes, until the record is done.  *pieces is zeros at first. */
void *pieces_take(struct pieces *pieces, size_t n);
/* The record is done.  What was written where nothing may be, as a reason;
 * NULL if nothing was. */
const char *pieces_done(struct pieces *pieces);
void pieces_free(struct pieces *pieces);

#endif
