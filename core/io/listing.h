/* SPDX-License-Identifier: MIT */
/*
 * listing - the names of files, out of a file.
 *
 * One a line or, where it holds a NUL, each ended by a NUL.  Nothing in a name
 * is special; empty ones are passed over.
 */
#ifndef IO_LISTING_H
#define IO_LISTING_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

#define LISTING_MOST ((size_t)128 << 20) /* bytes of a list */

/* Zero-initialise; free with listing_free. */
struct listing {
    const char *name; /* of the list, borrowed; for messages */
    struct buf text;
    const char **v; /* point into it */
    size_t n, cap;
};

/* Read the list in `file`; "-" is standard input. */
int listing_read(struct listing *listing, const char *file, struct cd_err *e);
/* Which line of the list v[i] is, from 1. */
size_t listing_line(const struct listing *listing, size_t i);
void listing_free(struct listing *listing);

#endif
