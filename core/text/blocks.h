/*
 * bytes - eight or sixteen bytes of text at a time: to find the next one that
 * is of some kind, among many that are not.
 *
 * A word of marks has the upper bit of a byte set where the byte is of the
 * kind, and nothing else.
 */
#ifndef TEXT_BLOCKS_H
#define TEXT_BLOCKS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define BYTES_EACH UINT64_C(0x0101010101010101)
#define BYTES_HIGH UINT64_C(0x8080808080808080)

static inline uint64_t
bytes_at(const char *s)
{
    uint64_t w;

    memcpy(&w, s, sizeof(w));
    return w;
}

/* Marks of the bytes that are zero. */
static inline uint64_t
bytes_zero(uint64_t w)
{
    return ~(((w & ~BYTES_HIGH) + ~BYTES_HIGH) | w) & BYTES_HIGH;
}

/* Of those that are c. */
static inline uint64_t
bytes_are(uint64_t w, unsigned char c)
{
    return bytes_zero(w ^ BYTES_EACH * c);
}

/* Of those that are below c, which is at most 0x80. */
static inline uint64_t
bytes_below(uint64_t w, unsigned char c)
{
    return ~(((w & ~BYTES_HIGH) + BYTES_EACH * (0x80u - c)) | w) & BYTES_HIGH;
}

/* Which of the eight bytes has the first mark; there is one. */
static inline size_t
blocks_byte(uint64_t marks)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(marks) / 8;
#else
    return (size_t)__builtin_clzll(marks) / 8;
#endif
}

/* Sixteen bytes: vectors as gcc and clang have them on every machine, whose
 * comparisons mark all bits of a byte. */
typedef int8_t blocks_block __attribute__((vector_size(16)));

static inline blocks_block
blocks_at(const char *s)
{
    blocks_block b;

    memcpy(&b, s, sizeof(b));
    return b;
}

/* Which byte has the first mark in its upper bit; 16 if none has. */
static inline size_t
blocks_first(blocks_block marks)
{
    uint64_t w[2];

    memcpy(w, &marks, sizeof(w));
    if (w[0] & BYTES_HIGH)
        return blocks_byte(w[0] & BYTES_HIGH);
    return w[1] & BYTES_HIGH ? 8 + blocks_byte(w[1] & BYTES_HIGH) : 16;
}

#endif
