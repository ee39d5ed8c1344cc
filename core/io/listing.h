/* SPDX-License-Identifier: MIT */
/*
 * listing - read file names from a file.
 *
 * One name per line or, if the file contains a NUL, each ended by a NUL.  No
 * character of a name is special; empty names are skipped.
 */
#ifndef IO_LISTING_H
#define IO_LISTING_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

#define LISTING_MOST ((size_t)128 << 20) /* bytes of a list */

/* Zero-initialise; free with listing_free. */
struct listing {
    const char *name; /* name of the list, borrowed; for messages */
    struct buf text;
    const char **v; /* pointers into `text` */
    size_t n, cap;
};

/* Read the list in `file`; "-" is standard input. */
int listing_read(struct listing *listing, const char *file, struct cd_err *err);
/* The number of the line, from 1, that name i is on. */
size_t listing_line(const struct listing *listing, size_t i);
void listing_free(struct listing *listing);

#endif
