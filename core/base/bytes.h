/* SPDX-License-Identifier: MIT */
/*
 * bytes - index of the first flagged byte of a 64-bit word.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stddef.h>
#include <stdint.h>

/* Index, in memory order, of the first byte that is not 0.  The word is not
 * 0. */
static inline size_t
bytes_first(uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(word) / 8;
#else
    return (size_t)__builtin_clzll(word) / 8;
#endif
}

#endif
