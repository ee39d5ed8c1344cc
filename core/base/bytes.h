/* SPDX-License-Identifier: MIT */
/*
 * bytes - where in eight bytes that were loaded as one number.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stddef.h>
#include <stdint.h>

/* Which of the eight bytes is the first, in memory, that has a bit; one has. */
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
