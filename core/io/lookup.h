/* SPDX-License-Identifier: MIT */
/*
 * lookup - one entry of a file, by its number: that of its line, mostly.
 */
#ifndef IO_LOOKUP_H
#define IO_LOOKUP_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "io/paths.h"

/* Zero-initialise; free with lookup_free. */
struct lookup {
    uint64_t line; /* the number that is wanted, as rejects count; 0: the first
                      one, whose number it becomes */
    struct buf record, first; /* its bytes, and the first row of its table */
};

/* Find an entry of the first of the files.  -1 with *e if there is none, or
 * none of at most record_bytes. */
int lookup_record(struct lookup *lookup, const struct paths *paths,
    uint64_t record_bytes, struct cd_err *e);
/* The same of a file that must be JSON. */
int lookup_json(struct lookup *lookup, const char *file, uint64_t record_bytes,
    struct cd_err *e);
void lookup_free(struct lookup *lookup);

#endif
