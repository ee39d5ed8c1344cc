/*
 * lookup - one record of a file, by its line.
 */
#ifndef IO_LOOKUP_H
#define IO_LOOKUP_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* Append the record that stands on *line of the file, as lines are counted in
 * rejects; where *line is 0 it is the first record, and *line tells where that
 * stands.  -1 with *e if there is none, or none of at most record_bytes. */
int lookup_record(struct buf *to, const char *file, uint64_t *line,
    uint64_t record_bytes, struct cd_err *e);

#endif
