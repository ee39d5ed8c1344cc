/* SPDX-License-Identifier: MIT */
/*
 * packer - bytes into members of a codec.
 */
#ifndef IO_PACKER_H
#define IO_PACKER_H

#include <stddef.h>

#include "base/buf.h"
#include "io/codec.h"

/* How a file is compressed. */
struct packing {
    const struct codec *codec; /* NULL: not at all */
    int level;
};

/* As the name of the file says, at the codec's usual level. */
struct packing packing_of(const char *name);

struct packer;

/* NULL where it is not compressed. */
struct packer *packer_new(struct packing packing);
/* Append bytes[0..n) to out as one member (n == 0: an empty one). */
void packer_member(
    struct packer *packer, struct buf *out, const void *bytes, size_t n);
void packer_free(struct packer *packer); /* NULL is nothing */

#endif
