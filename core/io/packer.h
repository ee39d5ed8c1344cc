/* SPDX-License-Identifier: MIT */
/*
 * packer - bytes into gzip members.
 *
 * A member depends on its bytes, the level and the codec only: no time and no
 * name in the header, operating system 255 ("unknown").  The codec is
 * libdeflate where configure found it, zlib elsewhere.
 */
#ifndef IO_PACKER_H
#define IO_PACKER_H

#include <stddef.h>

#include "base/buf.h"

#define PACKER_LEVEL_MIN     1
#define PACKER_LEVEL_MAX     9
#define PACKER_LEVEL_DEFAULT 1

struct packer;

struct packer *packer_new(int level);
/* Append bytes[0..n) to out as one member (n == 0: an empty one). */
void packer_member(
    struct packer *packer, struct buf *out, const void *bytes, size_t n);
void packer_free(struct packer *packer);

/* "libdeflate 1.14" or "zlib 1.2.13": what shapes the bytes. */
const char *packer_codec(void);

#endif
