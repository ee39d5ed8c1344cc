/* SPDX-License-Identifier: MIT */
#include "conditions.h"

#include <math.h>

static char
lower_ascii(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

/* Bytes of the UTF-8 character at `text`. */
static size_t
character(const char *text, size_t n)
{
    size_t len = 1;

    while (len < n && ((unsigned char)text[len] & 0xc0) == 0x80)
        len++;
    return len;
}

/* The last star is the only one that ever has to give way: time is at most
 * the product of the lengths. */
bool
conditions_matches(const char *pattern, const char *text, size_t n)
{
    const char *star = NULL;
    size_t i = 0, retry = 0;

    while (i < n) {
        if (*pattern == '*') {
            star = ++pattern;
            retry = i;
        } else if (*pattern == '?') {
            pattern++;
            i += character(text + i, n - i);
        } else if (*pattern != '\0' &&
                   lower_ascii(*pattern) == lower_ascii(text[i])) {
            pattern++;
            i++;
        } else if (star != NULL) {
            pattern = star;
            retry += character(text + retry, n - retry);
            i = retry;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

/* An integer against a real, which may lie between two integers that a double
 * does not tell apart. */
static int
order_mixed(json_int_t n, double number)
{
    double whole = floor(number);

    if (whole >= 9223372036854775808.0) /* 2^63 */
        return -1;
    if (whole < -9223372036854775808.0)
        return 1;
    if (n != (json_int_t)whole)
        return n < (json_int_t)whole ? -1 : 1;
    return number > whole ? -1 : 0;
}

int
conditions_order(const json_t *a, const json_t *b)
{
    if (json_is_integer(a) && json_is_integer(b))
        return (json_integer_value(a) > json_integer_value(b)) -
               (json_integer_value(a) < json_integer_value(b));
    if (json_is_integer(a))
        return order_mixed(json_integer_value(a), json_real_value(b));
    if (json_is_integer(b))
        return -order_mixed(json_integer_value(b), json_real_value(a));
    return (json_real_value(a) > json_real_value(b)) -
           (json_real_value(a) < json_real_value(b));
}

bool
conditions_equals(const json_t *value, const json_t *want)
{
    size_t i;

    if (json_is_array(want)) {
        for (i = 0; i < json_array_size(want); i++) {
            if (conditions_equals(value, json_array_get(want, i)))
                return true;
        }
        return false;
    }
    if (json_is_array(value)) {
        for (i = 0; i < json_array_size(value); i++) {
            const json_t *element = json_array_get(value, i);

            if (!json_is_array(element) && conditions_equals(element, want))
                return true;
        }
        return false;
    }
    if (json_is_number(value) && json_is_number(want))
        return conditions_order(value, want) == 0;
    return json_equal(value, want);
}
