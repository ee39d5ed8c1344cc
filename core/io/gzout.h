/* SPDX-License-Identifier: MIT */
/*
 * gzout - bytes into gzip members.
 *
 * A member depends on its bytes, the level and the codec only: no time and no
 * name in the header, operating system 255 ("unknown").  The codec is
 * libdeflate where configure found it, zlib elsewhere.
 */
#ifndef IO_GZOUT_H
#define IO_GZOUT_H

#include <stddef.h>

#include "base/buf.h"

#define GZOUT_LEVEL_MIN     1
#define GZOUT_LEVEL_MAX     9
#define GZOUT_LEVEL_DEFAULT 1

struct gzout;

struct gzout *gzout_new(int level);
/* Append bytes[0..n) to out as one member (n == 0: an empty one). */
void gzout_member(
    struct gzout *gzout, struct buf *out, const void *bytes, size_t n);
void gzout_free(struct gzout *gzout);

/* "libdeflate 1.14" or "zlib 1.2.13": what shapes the bytes. */
const char *gzout_codec(void);

#endif
