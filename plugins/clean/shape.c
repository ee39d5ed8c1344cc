/* SPDX-License-Identifier: MIT */
#include "shape.h"

#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

static bool
in_list(uint32_t code, const uint32_t *list, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (list[i] == code)
            return true;
    }
    return false;
}

#define IN(c, list) in_list((c), (list), sizeof(list) / sizeof((list)[0]))

bool
shape_opener(uint32_t code)
{
    /* “ „ ‟ ‘ ‚ ‛ « » ‹ › */
    static const uint32_t list[] = { '"', '\'', '(', '[', '`', 0x201c, 0x201e,
        0x201f, 0x2018, 0x201a, 0x201b, 0xab, 0xbb, 0x2039, 0x203a, 0xbf,
        0xa1 };

    return IN(code, list);
}

static bool
plain_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

uint32_t
shape_last(const char *text, size_t n)
{
    size_t len = n > 0 ? utf8_back(text, n) : 0;

    return n > 0 ? utf8_decode(text + n - len, len, &len) : 0;
}

size_t
shape_last_word(const char *text, size_t n)
{
    size_t i = n;

    while (i > 0) {
        size_t len = utf8_back(text, i);

        if (space_at(text + i - len, len) > 0)
            break;
        i -= len;
    }
    return n - i;
}

/* One form for characters that differ in form only; 0 for a blank. */
static uint32_t
plain(uint32_t code)
{
    if (chars_space(code))
        return 0;
    if (code == 0x2018 || code == 0x2019 || code == 0x201a || code == '`' ||
        code == 0xb4 || code == 0x201c || code == 0x201d || code == 0x201e ||
        code == 0xab || code == 0xbb || code == '"')
        return '\'';
    if (code == 0x2013 || code == 0x2014 || code == 0x2212)
        return '-';
    return chars_tolower(code);
}

/* The next character that counts; 0 at the end. */
static uint32_t
next_plain(const char *text, size_t n, size_t *at)
{
    size_t len;

    while (*at < n) {
        uint32_t code = plain(utf8_decode(text + *at, n - *at, &len));

        *at += len;
        if (code != 0)
            return code;
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
        uint32_t one = next_plain(a, an, &i), other = next_plain(b, bn, &j);

        if (one != other)
            return false;
        if (one == 0)
            return true;
    }
}
