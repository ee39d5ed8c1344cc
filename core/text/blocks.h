/* SPDX-License-Identifier: MIT */
/*
 * blocks - sixteen bytes of text at a time: to find the next one that is of
 * some kind, among many that are not.
 *
 * A block is a vector as gcc and clang have them on every machine, of numbers
 * with a sign: bytes beyond ASCII are below zero.  A comparison gives a block
 * in which all bits of a byte are set where it holds.
 */
#ifndef TEXT_BLOCKS_H
#define TEXT_BLOCKS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/bytes.h"

typedef int8_t blocks_block __attribute__((vector_size(16)));

static inline blocks_block
blocks_at(const char *text)
{
    blocks_block block;

    memcpy(&block, text, sizeof(block));
    return block;
}

/* Which byte is the first whose upper bit is set; 16 if none is. */
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
