/* SPDX-License-Identifier: MIT */
/*
 * lookup - find one entry of a file by its number, mostly that of its line.
 */
#ifndef IO_LOOKUP_H
#define IO_LOOKUP_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "io/paths.h"

/* Zero-initialise; free with lookup_free. */
struct lookup {
    uint64_t line; /* the number wanted, counted as in rejects; 0: the first
                      entry, whose number it becomes */
    struct buf record,
        first; /* the bytes of the entry, and of the first row of its table */
};

/* Find the entry in the first of the files.  -1 with *err if there is none, or
 * it is longer than record_bytes. */
int lookup_record(struct lookup *lookup, const struct paths *paths,
    uint64_t record_bytes, struct cd_err *err);
/* The same in a file that must be JSON. */
int lookup_json(struct lookup *lookup, const char *file, uint64_t record_bytes,
    struct cd_err *err);
void lookup_free(struct lookup *lookup);

#endif
