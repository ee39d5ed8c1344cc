/*
 * eight - eight bytes of a text at once, as a number: the first byte is the
 * lowest.
 *
 * A set of bytes is a number, too, in which each of them has its highest bit.
 */
#ifndef TEXT_EIGHT_H
#define TEXT_EIGHT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define EIGHT_HIGH UINT64_C(0x8080808080808080)
#define EIGHT_LOW UINT64_C(0x0101010101010101)

/* The bytes of s[0..n), n <= 8, and zeros behind them. */
static inline uint64_t
eight_few(const char *s, size_t n)
{
    uint64_t w = 0;

    while (n > 0)
        w = w << 8 | (unsigned char)s[--n];
    return w;
}

/* The first eight bytes of s[0..n); zeros where there are fewer. */
static inline uint64_t
eight_at(const char *s, size_t n)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t w;
    uint32_t a, b;

    if (n >= 8) {
        memcpy(&w, s, 8);
        return w;
    }
    if (n >= 4) { /* two halves that overlap */
        memcpy(&a, s, 4);
        memcpy(&b, s + n - 4, 4);
        return a | (uint64_t)b << 8 * (n - 4);
    }
#endif
    return eight_few(s, n < 8 ? n : 8);
}

/* The first n bytes of w, n <= 8, and zeros behind them. */
static inline uint64_t
eight_first(uint64_t w, size_t n)
{
    return n < 8 ? w & ((UINT64_C(1) << 8 * n) - 1) : w;
}

/* The bytes of s[at..end), at most the first eight of them, of a text of n. */
static inline uint64_t
eight_inside(const char *s, size_t n, size_t at, size_t end)
{
    /* Words have any length, which no processor foresees; that the text goes
     * on it does. */
    if (n - at >= 8)
        return eight_first(eight_at(s + at, 8), end - at < 8 ? end - at : 8);
    return eight_at(s + at, end - at);
}

/* The bytes that are letters of ASCII.  No byte of the sums overflows into the
 * next one, because 0x7f is the most it has. */
static inline uint64_t
eight_letters(uint64_t w)
{
    uint64_t low = (w | EIGHT_LOW * 0x20) & ~EIGHT_HIGH;

    return (low + EIGHT_LOW * (0x80 - 'a')) &
           ~(low + EIGHT_LOW * (0x7f - 'z')) & ~w & EIGHT_HIGH;
}

/* The bytes that are c, which is ASCII. */
static inline uint64_t
eight_are(uint64_t w, char c)
{
    uint64_t x = w ^ EIGHT_LOW * (unsigned char)c;

    return ~(((x & ~EIGHT_HIGH) + ~EIGHT_HIGH) | x) & EIGHT_HIGH;
}

/* How many bytes before the first one of the set: 8 if it is empty. */
static inline size_t
eight_before(uint64_t set)
{
    return set != 0 ? (size_t)__builtin_ctzll(set) / 8 : 8;
}

#endif
