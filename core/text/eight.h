/* SPDX-License-Identifier: MIT */
/*
 * eight - eight bytes of text loaded as one number, the first byte lowest.
 *
 * A set of bytes is a number, too, in which each byte of the set has its
 * highest bit.
 */
#ifndef TEXT_EIGHT_H
#define TEXT_EIGHT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define EIGHT_EACH(x) (UINT64_C(0x0101010101010101) * (x))
#define EIGHT_HIGH    EIGHT_EACH(0x80)

/* Load text[0..n), n <= 8, followed by zeros. */
static inline uint64_t
eight_few(const char *text, size_t n)
{
    uint64_t eight = 0;

    while (n > 0)
        eight = eight << 8 | (unsigned char)text[--n];
    return eight;
}

/* Load the first eight bytes of text[0..n), followed by zeros if there are
 * fewer. */
static inline uint64_t
eight_at(const char *text, size_t n)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t eight;
    uint32_t low, high;

    if (n >= 8) {
        memcpy(&eight, text, 8);
        return eight;
    }
    if (n >= 4) { /* two halves, which overlap unless n is 8 */
        memcpy(&low, text, 4);
        memcpy(&high, text + n - 4, 4);
        return low | (uint64_t)high << 8 * (n - 4);
    }
#endif
    return eight_few(text, n < 8 ? n : 8);
}

/* Keep the first n bytes, n <= 8, and zero the others. */
static inline uint64_t
eight_first(uint64_t eight, size_t n)
{
    return n < 8 ? eight & ((UINT64_C(1) << 8 * n) - 1) : eight;
}

/* Load at most eight bytes of text[at..end), a part of text[0..n). */
static inline uint64_t
eight_inside(const char *text, size_t n, size_t at, size_t end)
{
    /* Branch on "8 bytes remain", which predicts well, not on the word's
     * length, which does not. */
    if (n - at >= 8)
        return eight_first(eight_at(text + at, 8), end - at < 8 ? end - at : 8);
    return eight_at(text + at, end - at);
}

/* The set of bytes from `least` to `most` - 1; all bytes must be ASCII.  No sum
 * carries into the next byte: the largest is 0x7f + 0x80. */
static inline uint64_t
eight_between(uint64_t eight, unsigned least, unsigned most)
{
    return (eight + EIGHT_EACH(0x80 - least)) &
           ~(eight + EIGHT_EACH(0x80 - most)) & EIGHT_HIGH;
}

/* The set of ASCII letters. */
static inline uint64_t
eight_letters(uint64_t eight)
{
    return eight_between(
               (eight | EIGHT_EACH(0x20)) & ~EIGHT_HIGH, 'a', 'z' + 1) &
           ~eight;
}

/* The set of bytes equal to an ASCII character. */
static inline uint64_t
eight_are(uint64_t eight, char letter)
{
    uint64_t differing = eight ^ EIGHT_EACH((unsigned char)letter);

    return ~(((differing & ~EIGHT_HIGH) + ~EIGHT_HIGH) | differing) &
           EIGHT_HIGH;
}

/* The number of bytes in the set. */
static inline size_t
eight_count(uint64_t set)
{
    return (size_t)(((set >> 7) * EIGHT_EACH(1)) >> 56);
}

/* Index of the first byte of the set; 8 if it is empty. */
static inline size_t
eight_before(uint64_t set)
{
    return set != 0 ? (size_t)__builtin_ctzll(set) / 8 : 8;
}

#endif
