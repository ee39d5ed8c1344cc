/* SPDX-License-Identifier: MIT */
#include "text/space.h"

#include "text/chars.h"
#include "text/utf8.h"

/* Those beyond ASCII are few: U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028,
 * U+2029, U+202F, U+205F and U+3000. */
size_t
space_odd(const char *s, size_t n)
{
    const unsigned char *u = (const unsigned char *)s;

    if (u[0] < 0x80)
        return chars_space(u[0]);
    if (u[0] == 0xc2)
        return n > 1 && (u[1] == 0x85 || u[1] == 0xa0) ? 2 : 0;
    if (u[0] < 0xe1 || u[0] > 0xe3 || n < 3)
        return 0;
    if (u[0] == 0xe1)
        return u[1] == 0x9a && u[2] == 0x80 ? 3 : 0;
    if (u[0] == 0xe3)
        return u[1] == 0x80 && u[2] == 0x80 ? 3 : 0;
    if (u[1] == 0x80 && u[2] >= 0x80)
        return u[2] <= 0x8a || u[2] == 0xa8 || u[2] == 0xa9 || u[2] == 0xaf ? 3
                                                                            : 0;
    return u[1] == 0x81 && u[2] == 0x9f ? 3 : 0;
}

size_t
space_lead(const char *s, size_t n)
{
    size_t i = 0, len;

    while (i < n && (len = space_at(s + i, n - i)) > 0)
        i += len;
    return i;
}

size_t
space_tail(const char *s, size_t n)
{
    size_t end = n, at;

    while (end > 0) {
        if (s[end - 1] > ' ')
            break; /* as most texts end */
        at = end - utf8_back(s, end);
        if (space_at(s + at, end - at) == 0)
            break;
        end = at;
    }
    return n - end;
}

size_t
space_trim_edges(const char **s, size_t n)
{
    size_t lead = space_lead(*s, n);

    *s += lead;
    n -= lead;
    return n - space_tail(*s, n);
}
