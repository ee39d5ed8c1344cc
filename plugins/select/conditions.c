/* SPDX-License-Identifier: MIT */
#include "conditions.h"

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Bytes of the UTF-8 character at s. */
static size_t
character(const char *s, size_t n)
{
    size_t len = 1;

    while (len < n && ((unsigned char)s[len] & 0xc0) == 0x80)
        len++;
    return len;
}

/* The last star is the only one that ever has to give way: time is at most
 * the product of the lengths. */
bool
conditions_matches(const char *pattern, const char *s, size_t n)
{
    const char *star = NULL;
    size_t i = 0, retry = 0;

    while (i < n) {
        if (*pattern == '*') {
            star = ++pattern;
            retry = i;
        } else if (*pattern == '?') {
            pattern++;
            i += character(s + i, n - i);
        } else if (*pattern != '\0' && lower(*pattern) == lower(s[i])) {
            pattern++;
            i++;
        } else if (star != NULL) {
            pattern = star;
            retry += character(s + retry, n - retry);
            i = retry;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

bool
conditions_equals(const json_t *v, const json_t *want)
{
    size_t i;

    if (json_is_array(want)) {
        for (i = 0; i < json_array_size(want); i++) {
            if (conditions_equals(v, json_array_get(want, i)))
                return true;
        }
        return false;
    }
    if (json_is_array(v)) {
        for (i = 0; i < json_array_size(v); i++) {
            if (json_equal(json_array_get(v, i), want))
                return true;
        }
        return false;
    }
    if (json_is_number(v) && json_is_number(want))
        return !(json_number_value(v) < json_number_value(want)) &&
               !(json_number_value(v) > json_number_value(want));
    return json_equal(v, want);
}
