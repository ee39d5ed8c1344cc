/* SPDX-License-Identifier: MIT */
/*
 * hybrid - Parquet's run-length and bit-packing hybrid, which holds levels and
 * the numbers of dictionary entries.
 *
 * Source: Encodings.md of parquet-format, "RLE = 3".
 */
#ifndef PARQUET_HYBRID_H
#define PARQUET_HYBRID_H

#include "blob.h"

/* Bits that hold numbers from 0 to `most`. */
unsigned hybrid_width(uint32_t most);

/* Append n numbers of `width` bits, 0 to 32. */
void hybrid_put(
    struct blob *to, const uint32_t *values, size_t n, unsigned width);

#endif
