/*
 * bytes - eight bytes at a time, in one number.
 *
 * Answers are in the highest bit of each byte; no sum carries into the next.
 */
#ifndef TEXT_BYTES_H
#define TEXT_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define BYTES_EACH(x) (UINT64_C(0x0101010101010101) * (x))
#define BYTES_HIGH BYTES_EACH(0x80)

/* s[0..8); s[0] is the lowest byte. */
static inline uint64_t
bytes_load(const char *s)
{
    uint64_t w;

    memcpy(&w, s, sizeof(w));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    w = __builtin_bswap64(w);
#endif
    return w;
}

/* Of bytes that are all ASCII, those that are at least `least` and below
 * `most`. */
static inline uint64_t
bytes_between(uint64_t w, unsigned least, unsigned most)
{
    return (w + BYTES_EACH(0x80 - least)) & ~(w + BYTES_EACH(0x80 - most)) &
           BYTES_HIGH;
}

/* How many bytes have an answer. */
static inline size_t
bytes_count(uint64_t answers)
{
    return (size_t)(((answers >> 7) * BYTES_EACH(1)) >> 56);
}

#endif
