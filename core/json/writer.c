/* SPDX-License-Identifier: MIT */
#include "json/writer.h"

#include <stdint.h>
#include <string.h>

#include "json/number.h"
#include "json/plain.h"

#define LONGEST 6 /* bytes of an escape: \u00XX */

static const char hex[] = "0123456789abcdef";

/* The letter behind the backslash, 'u' for \u00XX, 0 for a byte that needs no
 * escape. */
static char
escape_of(unsigned char c)
{
    switch (c) {
    case '"':
    case '\\':
        return (char)c;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return c < 0x20 ? 'u' : '\0';
    }
}

void
writer_string(struct buf *out, const char *s, size_t n)
{
    const char *end = s + n;
    size_t k;
    char *p;

    buf_reserve(out, n + 2);
    buf_addc(out, '"');
    for (;;) {
        k = plain_length(s, (size_t)(end - s));
        p = buf_reserve(out, k + LONGEST);
        if (k > 0)
            memcpy(p, s, k);
        p += k;
        s += k;
        if (s == end)
            break;
        *p++ = '\\';
        *p++ = escape_of((unsigned char)*s);
        if (p[-1] == 'u') {
            *p++ = '0';
            *p++ = '0';
            *p++ = hex[(unsigned char)*s >> 4];
            *p++ = hex[(unsigned char)*s & 15];
        }
        s++;
        out->n = (size_t)(p - out->p);
    }
    *p++ = '"';
    out->n = (size_t)(p - out->p);
}

void
writer_real(struct buf *out, double v)
{
    char s[NUMBER_ROOM];

    number_write(s, v);
    buf_adds(out, s);
    if (strpbrk(s, ".e") == NULL)
        buf_adds(out, ".0");
}

static void
write_object(struct buf *out, const json_t *v)
{
    /* jansson's iterators want a json_t that is not const, and change
     * nothing. */
    json_t *o = (json_t *)(uintptr_t)v;
    void *i = json_object_iter(o);
    char before = '{';

    if (i == NULL)
        buf_addc(out, '{');
    for (; i != NULL; i = json_object_iter_next(o, i)) {
        buf_addc(out, before);
        before = ',';
        writer_string(
            out, json_object_iter_key(i), json_object_iter_key_len(i));
        buf_addc(out, ':');
        writer_value(out, json_object_iter_value(i));
    }
    buf_addc(out, '}');
}

static void
write_array(struct buf *out, const json_t *v)
{
    size_t i, n = json_array_size(v);

    buf_addc(out, '[');
    for (i = 0; i < n; i++) {
        if (i > 0)
            buf_addc(out, ',');
        writer_value(out, json_array_get(v, i));
    }
    buf_addc(out, ']');
}

/* Digit by digit, because records are full of places in their text. */
static void
write_integer(struct buf *out, json_int_t x)
{
    char digits[24];
    size_t i = sizeof(digits);
    uint64_t rest = x < 0 ? -(uint64_t)x : (uint64_t)x;

    do
        digits[--i] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (x < 0)
        digits[--i] = '-';
    buf_add(out, digits + i, sizeof(digits) - i);
}

void
writer_value(struct buf *out, const json_t *v)
{
    switch (json_typeof(v)) {
    case JSON_OBJECT:
        write_object(out, v);
        break;
    case JSON_ARRAY:
        write_array(out, v);
        break;
    case JSON_STRING:
        writer_string(out, json_string_value(v), json_string_length(v));
        break;
    case JSON_INTEGER:
        write_integer(out, json_integer_value(v));
        break;
    case JSON_REAL:
        writer_real(out, json_real_value(v));
        break;
    case JSON_TRUE:
        buf_adds(out, "true");
        break;
    case JSON_FALSE:
        buf_adds(out, "false");
        break;
    case JSON_NULL:
        buf_adds(out, "null");
        break;
    }
}
