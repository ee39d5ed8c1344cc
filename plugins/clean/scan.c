#include "scan.h"

#include <stdint.h>
#include <string.h>

#include "text/utf8.h"

enum { LOOK = 1 << 7 }; /* the bytes that follow decide */

/* What a byte says; zero for most. */
static const uint8_t kind[256] = {
    [0x00] = SCAN_CONTROL, [0x01] = SCAN_CONTROL, [0x02] = SCAN_CONTROL,
    [0x03] = SCAN_CONTROL, [0x04] = SCAN_CONTROL, [0x05] = SCAN_CONTROL,
    [0x06] = SCAN_CONTROL, [0x07] = SCAN_CONTROL, [0x08] = SCAN_CONTROL,
    ['\t'] = SCAN_SPACE,   [0x0b] = SCAN_CONTROL, [0x0c] = SCAN_CONTROL,
    ['\r'] = SCAN_CONTROL, [0x0e] = SCAN_CONTROL, [0x0f] = SCAN_CONTROL,
    [0x10] = SCAN_CONTROL, [0x11] = SCAN_CONTROL, [0x12] = SCAN_CONTROL,
    [0x13] = SCAN_CONTROL, [0x14] = SCAN_CONTROL, [0x15] = SCAN_CONTROL,
    [0x16] = SCAN_CONTROL, [0x17] = SCAN_CONTROL, [0x18] = SCAN_CONTROL,
    [0x19] = SCAN_CONTROL, [0x1a] = SCAN_CONTROL, [0x1b] = SCAN_CONTROL,
    [0x1c] = SCAN_CONTROL, [0x1d] = SCAN_CONTROL, [0x1e] = SCAN_CONTROL,
    [0x1f] = SCAN_CONTROL, ['&'] = SCAN_ENTITY,   ['<'] = SCAN_TAG,
    ['*'] = SCAN_MARKDOWN, ['_'] = SCAN_MARKDOWN, ['['] = SCAN_MARKDOWN,
    [0x7f] = SCAN_CONTROL, [0xc2] = LOOK,         [0xd8] = LOOK,
    [0xe1] = LOOK,         [0xe2] = LOOK,         [0xe3] = LOOK,
    [0xef] = LOOK,
};

/* Invisible characters, first and last: soft hyphen; Arabic letter mark;
 * Mongolian vowel separator; zero-width space to right-to-left mark; line
 * separator to right-to-left override; word joiner to the shaping controls;
 * byte order mark; interlinear annotation and object replacement. */
static const uint32_t invisible[][2] = {
    { 0x80, 0x9f },     { 0xad, 0xad },     { 0x61c, 0x61c },
    { 0x180e, 0x180e }, { 0x200b, 0x200f }, { 0x2028, 0x202e },
    { 0x2060, 0x206f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffc },
};

size_t
scan_control(const char *s, size_t n)
{
    unsigned char c = (unsigned char)s[0];
    size_t i, len;
    uint32_t u;

    if (c < 0x80)
        return (kind[c] & SCAN_CONTROL) != 0;
    if ((kind[c] & LOOK) == 0)
        return 0;
    u = utf8_decode(s, n, &len);
    for (i = 0; i < sizeof(invisible) / sizeof(invisible[0]); i++) {
        if (u >= invisible[i][0] && u <= invisible[i][1])
            return len;
    }
    return 0;
}

/* Blanks that are not the common one: U+00A0, U+1680, U+2000 to U+200A,
 * U+202F, U+205F, U+3000. */
static bool
strange_blank(const unsigned char *s, size_t n)
{
    if (s[0] == 0xc2)
        return n > 1 && s[1] == 0xa0;
    if (n < 3)
        return false;
    if (s[0] == 0xe1)
        return s[1] == 0x9a && s[2] == 0x80;
    if (s[0] == 0xe2)
        return (s[1] == 0x80 && (s[2] <= 0x8a || s[2] == 0xaf)) ||
            (s[1] == 0x81 && s[2] == 0x9f);
    return s[0] == 0xe3 && s[1] == 0x80 && s[2] == 0x80;
}

static bool
two_blanks(const char *s, size_t n)
{
    const uint64_t blanks = UINT64_C(0x2020202020202020);
    const uint64_t low = UINT64_C(0x0101010101010101);
    uint64_t a, b;
    size_t i;

    /* Eight pairs at a time: a byte is zero where both are blanks. */
    for (i = 0; n >= 9 && i <= n - 9; i += 8) {
        memcpy(&a, s + i, 8);
        memcpy(&b, s + i + 1, 8);
        a = (a ^ blanks) | (b ^ blanks);
        if (((a - low) & ~a & (low << 7)) != 0)
            return true;
    }
    for (; i + 1 < n; i++) {
        if (s[i] == ' ' && s[i + 1] == ' ')
            return true;
    }
    return false;
}

/* What the bytes of s[0..n) say, but for LOOK. */
static unsigned
kinds_of(const unsigned char *s, size_t n)
{
    unsigned a = 0, b = 0;
    size_t i;

    for (i = 0; i + 8 <= n; i += 8) {
        a |= kind[s[i]] | kind[s[i + 1]] | kind[s[i + 2]] | kind[s[i + 3]];
        b |= kind[s[i + 4]] | kind[s[i + 5]] | kind[s[i + 6]] |
             kind[s[i + 7]];
    }
    for (; i < n; i++)
        a |= kind[s[i]];
    return a | b;
}

/* The same for what needs a look at the bytes that follow. */
static unsigned
look_at(const char *s, size_t n)
{
    unsigned found = 0;
    size_t i = 0;

    while ((i = utf8_skip_ascii(s, n, i)) < n) {
        unsigned char c = (unsigned char)s[i];

        if (kind[c] & LOOK) {
            if (scan_control(s + i, n - i) > 0)
                found |= SCAN_CONTROL;
            if (strange_blank((const unsigned char *)s + i, n - i))
                found |= SCAN_SPACE;
        }
        i += c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    }
    return found;
}

unsigned
scan_text(struct str text)
{
    unsigned found = kinds_of((const unsigned char *)text.s, text.n);

    if (utf8_skip_ascii(text.s, text.n, 0) < text.n)
        found |= SCAN_HIGH;
    if (found & LOOK)
        found |= look_at(text.s, text.n);
    if (two_blanks(text.s, text.n))
        found |= SCAN_SPACE;
    return found & ~(unsigned)LOOK;
}
