/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <string.h>

#include "base/bytes.h"

#define HIGH_BITS UINT64_C(0x8080808080808080)
#define LOW_BITS  UINT64_C(0x0101010101010101)

static uint64_t
word_at(const char *s)
{
    uint64_t w;

    memcpy(&w, s, sizeof(w));
    return w;
}

/* Length of the well-formed sequence of two bytes or more at s, or 0. */
static size_t
sequence(const unsigned char *s, size_t n)
{
    unsigned c = s[0];
    size_t len = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    unsigned low = 0x80, high = 0xbf;
    size_t i;

    if (c < 0xc2 || c > 0xf4 || len > n)
        return 0;
    if (c == 0xe0)
        low = 0xa0;
    else if (c == 0xed)
        high = 0x9f;
    else if (c == 0xf0)
        low = 0x90;
    else if (c == 0xf4)
        high = 0x8f;
    if (s[1] < low || s[1] > high)
        return 0;
    for (i = 2; i < len; i++) {
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    }
    return len;
}

size_t
utf8_valid(const char *s, size_t n)
{
    size_t i = 0, len;

    for (;;) {
        while (n - i >= 8 && (word_at(s + i) & HIGH_BITS) == 0)
            i += 8;
        while (i < n && (unsigned char)s[i] < 0x80)
            i++;
        if (i == n)
            return n;
        do {
            len = sequence((const unsigned char *)s + i, n - i);
            if (len == 0)
                return i;
            i += len;
        } while (i < n && (unsigned char)s[i] >= 0x80);
    }
}

uint32_t
utf8_decode(const char *s, size_t n, size_t *len)
{
    const unsigned char *u = (const unsigned char *)s;

    *len = 1;
    if (u[0] < 0x80)
        return u[0];
    *len = sequence(u, n);
    switch (*len) {
    case 2:
        return (u[0] & 0x1fu) << 6 | (u[1] & 0x3fu);
    case 3:
        return (u[0] & 0x0fu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu);
    case 4:
        return (u[0] & 0x07u) << 18 | (u[1] & 0x3fu) << 12 |
               (u[2] & 0x3fu) << 6 | (u[3] & 0x3fu);
    default:
        *len = 1;
        return UTF8_BAD;
    }
}

size_t
utf8_back(const char *s, size_t n)
{
    size_t len = 1, most = n < 4 ? n : 4, got;

    while (len < most && ((unsigned char)s[n - len] & 0xc0) == 0x80)
        len++;
    if (utf8_decode(s + n - len, len, &got) == UTF8_BAD || got != len)
        return 1;
    return len;
}

size_t
utf8_skip_ascii(const char *s, size_t n, size_t i)
{
    uint64_t w[4];

    for (; n - i >= sizeof(w); i += sizeof(w)) {
        memcpy(w, s + i, sizeof(w));
        if ((w[0] | w[1] | w[2] | w[3]) & HIGH_BITS)
            break;
    }
    for (; n - i >= sizeof(w[0]); i += sizeof(w[0])) {
        w[0] = word_at(s + i) & HIGH_BITS;
        if (w[0] != 0)
            return i + bytes_first(w[0]);
    }
    while (i < n && (signed char)s[i] >= 0)
        i++;
    return i;
}

size_t
utf8_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

size_t
utf8_count(const char *s, size_t n)
{
    size_t i = 0, continuing = 0;

    /* Bytes 10xxxxxx: bit 7 set and bit 6 clear, counted eight at a time. */
    for (; n - i >= 8; i += 8) {
        uint64_t w = word_at(s + i);

        continuing += (((w >> 7) & ~(w >> 6) & LOW_BITS) * LOW_BITS) >> 56;
    }
    for (; i < n; i++)
        continuing += ((unsigned char)s[i] & 0xc0) == 0x80;
    return n - continuing;
}
