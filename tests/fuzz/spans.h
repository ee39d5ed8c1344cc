/* SPDX-License-Identifier: MIT */
/*
 * spans - that what a plugin gives as places of a text are such places.
 */
#ifndef FUZZ_SPANS_H
#define FUZZ_SPANS_H

#include "plugin.h"

/* Are the code points [from, to) of the text the string `is`? */
static bool
span_is(const json_t *text, json_int_t from, json_int_t to, const json_t *is)
{
    const char *s = json_string_value(text);
    size_t n = json_string_length(text), i = 0, begin = n + 1, len;
    json_int_t at;

    for (at = 0; i <= n; at++, i += len) {
        if (at == from)
            begin = i;
        if (at == to)
            return begin <= i && i - begin == json_string_length(is) &&
                   memcmp(s + begin, json_string_value(is), i - begin) == 0;
        if (i == n)
            return false;
        utf8_decode(s + i, n - i, &len);
    }
    return false;
}

#endif
