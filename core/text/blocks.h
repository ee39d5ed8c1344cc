/* SPDX-License-Identifier: MIT */
/*
 * blocks - search sixteen bytes of text at a time.
 *
 * A block is a vector of signed bytes, a type that gcc and clang have on every
 * machine: bytes beyond ASCII are negative.  A comparison yields a block whose
 * bytes are all ones where it holds.
 */
#ifndef TEXT_BLOCKS_H
#define TEXT_BLOCKS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/bytes.h"

typedef int8_t blocks_block __attribute__((vector_size(16)));

/* Load sixteen bytes, at any alignment. */
static inline blocks_block
blocks_at(const char *text)
{
    blocks_block block;

    memcpy(&block, text, sizeof(block));
    return block;
}

/* Index of the first byte whose upper bit is set; 16 if there is none. */
static inline size_t
blocks_first(blocks_block marks)
{
    const uint64_t upper = UINT64_C(0x8080808080808080);
    uint64_t eight[2];

    memcpy(eight, &marks, sizeof(eight));
    if (eight[0] & upper)
        return bytes_first(eight[0] & upper);
    return eight[1] & upper ? 8 + bytes_first(eight[1] & upper) : 16;
}

#endif
