/* SPDX-License-Identifier: MIT */
#include "shape.h"

#include "text/blocks.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

static bool
in_list(uint32_t c, const uint32_t *list, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (list[i] == c)
            return true;
    }
    return false;
}

#define IN(c, list) in_list((c), (list), sizeof(list) / sizeof((list)[0]))

bool
shape_opener(uint32_t c)
{
    /* “ „ ‟ ‘ ‚ ‛ « » ‹ › */
    static const uint32_t list[] = { '"', '\'', '(', '[', '`', 0x201c, 0x201e,
        0x201f, 0x2018, 0x201a, 0x201b, 0xab, 0xbb, 0x2039, 0x203a, 0xbf,
        0xa1 };

    return IN(c, list);
}

bool
shape_closer(uint32_t c)
{
    /* “ ” ‘ ’ « » ‹ › 」 』 ） */
    static const uint32_t list[] = { '"', '\'', ')', ']', 0x201c, 0x201d,
        0x2018, 0x2019, 0xab, 0xbb, 0x2039, 0x203a, 0x300d, 0x300f, 0xff09 };

    return IN(c, list);
}

static bool
terminal(uint32_t c)
{
    /* … and the full stops of Devanagari, Arabic, Armenian, Chinese */
    static const uint32_t list[] = { '.', '?', '!', ':', ';', 0x2026, 0x964,
        0x61f, 0x6d4, 0x589, 0x3002, 0xff01, 0xff0e, 0xff1f, 0xff1a, 0xff61 };

    return IN(c, list);
}

static bool
plain_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum shape_end
shape_end(const char *s, size_t n)
{
    bool quoted = false;
    size_t len;

    if (n > 0 && (s[n - 1] == '.' || s[n - 1] == '?' || s[n - 1] == '!'))
        return SHAPE_CLOSED;
    if (n > 0 && plain_letter(s[n - 1]))
        return SHAPE_OPEN;

    while (n > 0) {
        uint32_t c = shape_last(s, n);

        if (terminal(c))
            return SHAPE_CLOSED;
        if (!shape_closer(c) &&
            space_at(s + n - utf8_back(s, n), utf8_back(s, n)) == 0)
            break;
        quoted = quoted || shape_closer(c);
        len = utf8_back(s, n);
        n -= len;
    }
    return quoted ? SHAPE_QUOTED : SHAPE_OPEN;
}

uint32_t
shape_last(const char *s, size_t n)
{
    size_t len = n > 0 ? utf8_back(s, n) : 0;

    return n > 0 ? utf8_decode(s + n - len, len, &len) : 0;
}

size_t
shape_words(const char *s, size_t n, size_t most)
{
    size_t i = 0, words = 0;

    while (i < n && words < most) {
        i += space_lead(s + i, n - i);
        if (i < n)
            words++;
        i += space_word(s + i, n - i);
    }
    return words;
}

size_t
shape_last_word(const char *s, size_t n)
{
    size_t i = n;

    while (i > 0) {
        size_t len = utf8_back(s, i);

        if (space_at(s + i - len, len) > 0)
            break;
        i -= len;
    }
    return n - i;
}

/* Bytes before the next one that may end a sentence: . ? ! | or the first of
 * an ellipsis or of a mark of full width. */
static size_t
skip_words(const char *s, size_t n)
{
    static const bool stops[256] = { ['.'] = true,
        ['?'] = true,
        ['!'] = true,
        ['|'] = true,
        [0xe2] = true,
        [0xe3] = true,
        [0xef] = true };
    size_t i = 0, first;

    for (; n - i >= sizeof(blocks_block); i += sizeof(blocks_block)) {
        blocks_block b = blocks_at(s + i);

        first = blocks_first((b == '.') | (b == '?') | (b == '!') | (b == '|') |
                             (b == (int8_t)0xe2) | (b == (int8_t)0xe3) |
                             (b == (int8_t)0xef));
        if (first < sizeof(b))
            return i + first;
    }
    while (i < n && !stops[(unsigned char)s[i]])
        i++;
    return i;
}

size_t
shape_sentence(const char *s, size_t n)
{
    size_t i = 0, len;

    while (i < n) {
        uint32_t c;
        bool wide;

        i += skip_words(s + i, n - i);
        if (i == n)
            break;
        c = utf8_decode(s + i, n - i, &len);
        if (c == '|' && i > 0 && s[i - 1] == ' ')
            return i;
        i += len;
        wide = c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff0e;
        if (c != '.' && c != '?' && c != '!' && c != 0x2026 && !wide)
            continue;
        while (i < n && shape_closer(c = utf8_decode(s + i, n - i, &len)))
            i += len;
        /* No blank stands behind a mark of full width. */
        if (i < n && wide)
            return i;
        if (i < n && (chars_space(c) || c == '|'))
            return i;
    }
    return n;
}

/* One form for characters that differ in form only; 0 for a blank. */
static uint32_t
plain(uint32_t c)
{
    if (chars_space(c))
        return 0;
    if (c == 0x2018 || c == 0x2019 || c == 0x201a || c == '`' || c == 0xb4 ||
        c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb ||
        c == '"')
        return '\'';
    if (c == 0x2013 || c == 0x2014 || c == 0x2212)
        return '-';
    return chars_tolower(c);
}

/* The next character that counts; 0 at the end. */
static uint32_t
next_plain(const char *s, size_t n, size_t *i)
{
    size_t len;

    while (*i < n) {
        uint32_t c = plain(utf8_decode(s + *i, n - *i, &len));

        *i += len;
        if (c != 0)
            return c;
    }
    return 0;
}

bool
shape_same(const char *a, size_t an, const char *b, size_t bn)
{
    size_t i = 0, j = 0;

    if (an > 0 && bn > 0 && plain_letter(*a) && plain_letter(*b) &&
        (*a | 0x20) != (*b | 0x20))
        return false;
    for (;;) {
        uint32_t x = next_plain(a, an, &i), y = next_plain(b, bn, &j);

        if (x != y)
            return false;
        if (x == 0)
            return true;
    }
}
