/* SPDX-License-Identifier: MIT */
#include "text/space.h"

#include "text/chars.h"
#include "text/utf8.h"

/* Beyond ASCII: U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029,
 * U+202F, U+205F and U+3000. */
size_t
space_odd(const char *text, size_t n)
{
    const unsigned char *bytes = (const unsigned char *)text;

    if (bytes[0] < 0x80)
        return chars_space(bytes[0]);
    if (bytes[0] == 0xc2)
        return n > 1 && (bytes[1] == 0x85 || bytes[1] == 0xa0) ? 2 : 0;
    if (bytes[0] < 0xe1 || bytes[0] > 0xe3 || n < 3)
        return 0;
    if (bytes[0] == 0xe1)
        return bytes[1] == 0x9a && bytes[2] == 0x80 ? 3 : 0;
    if (bytes[0] == 0xe3)
        return bytes[1] == 0x80 && bytes[2] == 0x80 ? 3 : 0;
    if (bytes[1] == 0x80 && bytes[2] >= 0x80)
        return bytes[2] <= 0x8a || bytes[2] == 0xa8 || bytes[2] == 0xa9 ||
                       bytes[2] == 0xaf
                   ? 3
                   : 0;
    return bytes[1] == 0x81 && bytes[2] == 0x9f ? 3 : 0;
}

size_t
space_lead(const char *text, size_t n)
{
    size_t i = 0, len;

    while (i < n && (len = space_at(text + i, n - i)) > 0)
        i += len;
    return i;
}

/* No byte behind the first of a character begins white space. */
size_t
space_word(const char *text, size_t n)
{
    size_t i = 0;

    while (i < n && space_at(text + i, n - i) == 0)
        i++;
    return i;
}

size_t
space_tail(const char *text, size_t n)
{
    size_t end = n, at;

    while (end > 0) {
        if (text[end - 1] > ' ')
            break; /* most texts end here */
        at = end - utf8_back(text, end);
        if (space_at(text + at, end - at) == 0)
            break;
        end = at;
    }
    return n - end;
}

size_t
space_trim_edges(const char **text, size_t n)
{
    size_t lead = space_lead(*text, n);

    *text += lead;
    n -= lead;
    return n - space_tail(*text, n);
}
