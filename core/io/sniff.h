/*
 * sniff - a look at the beginning of a file, before a run.
 */
#ifndef IO_SNIFF_H
#define IO_SNIFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "io/frame.h"

/* Can the regular file fd, of `size` bytes, be an input?  -1 with *e if it is
 * something else than JSON, in gzip members or not; *frame: how it is cut.
 * gzip: its name says so.  What a look at the first bytes cannot tell is left
 * to the reader. */
int sniff(int fd, uint64_t size, const char *name, bool gzip,
    struct frame_spec *frame, struct cd_err *e);

#endif
