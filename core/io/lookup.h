/*
 * lookup - one entry of a file, by its number: that of its line, mostly.
 */
#ifndef IO_LOOKUP_H
#define IO_LOOKUP_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "io/paths.h"

/* Append entry number *line of the first of the files, as rejects count them;
 * where *line is 0 it is the first one, and *line tells its number.  -1 with *e
 * if there is none, or none of at most record_bytes. */
int lookup_record(struct buf *to, const struct paths *p, uint64_t *line,
    uint64_t record_bytes, struct cd_err *e);
/* The same of a file that must be JSON. */
int lookup_json(struct buf *to, const char *file, uint64_t *line,
    uint64_t record_bytes, struct cd_err *e);

#endif
