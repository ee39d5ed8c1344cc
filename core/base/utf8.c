/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <string.h>

#include "base/bytes.h"

#define HIGH_BITS UINT64_C(0x8080808080808080)

static uint64_t
word_at(const char *text)
{
    uint64_t word;

    memcpy(&word, text, sizeof(word));
    return word;
}

/* Length of the well-formed sequence of at least two bytes that `bytes` begins
 * with, or 0. */
static size_t
sequence(const unsigned char *bytes, size_t n)
{
    unsigned code = bytes[0];
    size_t len = code >= 0xf0 ? 4 : code >= 0xe0 ? 3 : 2;
    unsigned low = 0x80, high = 0xbf;
    size_t i;

    if (code < 0xc2 || code > 0xf4 || len > n)
        return 0;
    if (code == 0xe0)
        low = 0xa0;
    else if (code == 0xed)
        high = 0x9f;
    else if (code == 0xf0)
        low = 0x90;
    else if (code == 0xf4)
        high = 0x8f;
    if (bytes[1] < low || bytes[1] > high)
        return 0;
    for (i = 2; i < len; i++) {
        if ((bytes[i] & 0xc0) != 0x80)
            return 0;
    }
    return len;
}

size_t
utf8_valid(const char *text, size_t n)
{
    size_t i = 0, len;

    for (;;) {
        while (n - i >= 8 && (word_at(text + i) & HIGH_BITS) == 0)
            i += 8;
        while (i < n && (unsigned char)text[i] < 0x80)
            i++;
        if (i == n)
            return n;
        do {
            len = sequence((const unsigned char *)text + i, n - i);
            if (len == 0)
                return i;
            i += len;
        } while (i < n && (unsigned char)text[i] >= 0x80);
    }
}

uint32_t
utf8_decode(const char *text, size_t n, size_t *len)
{
    const unsigned char *bytes = (const unsigned char *)text;

    *len = 1;
    if (bytes[0] < 0x80)
        return bytes[0];
    *len = sequence(bytes, n);
    switch (*len) {
    case 2:
        return (bytes[0] & 0x1fu) << 6 | (bytes[1] & 0x3fu);
    case 3:
        return (bytes[0] & 0x0fu) << 12 | (bytes[1] & 0x3fu) << 6 |
               (bytes[2] & 0x3fu);
    case 4:
        return (bytes[0] & 0x07u) << 18 | (bytes[1] & 0x3fu) << 12 |
               (bytes[2] & 0x3fu) << 6 | (bytes[3] & 0x3fu);
    default:
        *len = 1;
        return UTF8_BAD;
    }
}

uint32_t
utf8_first(const char *text, size_t n)
{
    size_t len;

    return n > 0 ? utf8_decode(text, n, &len) : 0;
}

size_t
utf8_back(const char *text, size_t n)
{
    size_t len = 1, most = n < 4 ? n : 4, got;

    while (len < most && ((unsigned char)text[n - len] & 0xc0) == 0x80)
        len++;
    if (utf8_decode(text + n - len, len, &got) == UTF8_BAD || got != len)
        return 1;
    return len;
}

size_t
utf8_skip_ascii(const char *text, size_t n, size_t i)
{
    uint64_t word[4];

    for (; n - i >= sizeof(word); i += sizeof(word)) {
        memcpy(word, text + i, sizeof(word));
        if ((word[0] | word[1] | word[2] | word[3]) & HIGH_BITS)
            break;
    }
    for (; n - i >= sizeof(word[0]); i += sizeof(word[0])) {
        word[0] = word_at(text + i) & HIGH_BITS;
        if (word[0] != 0)
            return i + bytes_first(word[0]);
    }
    while (i < n && (signed char)text[i] >= 0)
        i++;
    return i;
}

size_t
utf8_encode(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xc0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3f));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xe0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3f));
        out[2] = (char)(0x80 | (code & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3f));
    out[2] = (char)(0x80 | (code >> 6 & 0x3f));
    out[3] = (char)(0x80 | (code & 0x3f));
    return 4;
}

size_t
utf8_mend(const char *text, size_t n, char *to)
{
    size_t i, k, count = 0;

    for (i = 0; i < n; i += k) {
        k = utf8_valid(text + i, n - i);
        memcpy(to + count, text + i, k);
        count += k;
        if (i + k == n)
            break;
        count += utf8_encode(0xfffd, to + count);
        k++;
    }
    return count;
}

size_t
utf8_from_latin1(const char *text, size_t n, char *to)
{
    size_t i, count = 0;

    for (i = 0; i < n; i++)
        count += utf8_encode((unsigned char)text[i], to + count);
    return count;
}

/* Sixteen bytes of text, or a count for each. */
typedef int8_t bytes_16 __attribute__((vector_size(16)));
/* Rounds until a count is full. */
#define ROUNDS 127

static size_t
sum_16(bytes_16 counts)
{
    const uint64_t even = UINT64_C(0x00ff00ff00ff00ff);
    uint64_t half[2], pairs;

    memcpy(half, &counts, sizeof(half));
    pairs = (half[0] & even) + (half[0] >> 8 & even) + (half[1] & even) +
            (half[1] >> 8 & even);
    return (size_t)(pairs * UINT64_C(0x0001000100010001) >> 48);
}

size_t
utf8_count(const char *text, size_t n)
{
    const size_t most = ROUNDS * sizeof(bytes_16);
    size_t i = 0, continuing = 0, end;

    /* Bytes 10xxxxxx are below -64; a comparison that holds yields -1. */
    while (n - i >= sizeof(bytes_16)) {
        bytes_16 counts = { 0 }, bytes;

        end = n - i < most ? n : i + most;
        for (; end - i >= sizeof(bytes); i += sizeof(bytes)) {
            memcpy(&bytes, text + i, sizeof(bytes));
            counts -= bytes < -64;
        }
        continuing += sum_16(counts);
    }
    for (; i < n; i++)
        continuing += ((unsigned char)text[i] & 0xc0) == 0x80;
    return n - continuing;
}

size_t
utf8_mark(const char *text, size_t n)
{
    static const char mark[] = "\xef\xbb\xbf";
    const size_t size = sizeof(mark) - 1;

    return n >= size && memcmp(text, mark, size) == 0 ? size : 0;
}
