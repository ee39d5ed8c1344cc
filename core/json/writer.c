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
escape_of(unsigned char byte)
{
    switch (byte) {
    case '"':
    case '\\':
        return (char)byte;
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
        return byte < 0x20 ? 'u' : '\0';
    }
}

void
writer_string(struct buf *out, const char *text, size_t n)
{
    const char *end = text + n;
    size_t k;
    char *bytes;

    buf_reserve(out, n + 2);
    buf_addc(out, '"');
    for (;;) {
        k = plain_length(text, (size_t)(end - text));
        bytes = buf_reserve(out, k + LONGEST);
        if (k > 0)
            memcpy(bytes, text, k);
        bytes += k;
        text += k;
        if (text == end)
            break;
        *bytes++ = '\\';
        *bytes++ = escape_of((unsigned char)*text);
        if (bytes[-1] == 'u') {
            *bytes++ = '0';
            *bytes++ = '0';
            *bytes++ = hex[(unsigned char)*text >> 4];
            *bytes++ = hex[(unsigned char)*text & 15];
        }
        text++;
        out->n = (size_t)(bytes - out->p);
    }
    *bytes++ = '"';
    out->n = (size_t)(bytes - out->p);
}

void
writer_real(struct buf *out, double value)
{
    char text[NUMBER_ROOM];

    number_write(text, value);
    buf_adds(out, text);
}

static void
write_members(struct buf *out, const json_t *value)
{
    /* jansson's iterators want a json_t that is not const, and change
     * nothing. */
    json_t *object = (json_t *)(uintptr_t)value;
    void *iter = json_object_iter(object);
    char before = '{';

    if (iter == NULL)
        buf_addc(out, '{');
    for (; iter != NULL; iter = json_object_iter_next(object, iter)) {
        buf_addc(out, before);
        before = ',';
        writer_string(
            out, json_object_iter_key(iter), json_object_iter_key_len(iter));
        buf_addc(out, ':');
        writer_value(out, json_object_iter_value(iter));
    }
    buf_addc(out, '}');
}

static void
write_array(struct buf *out, const json_t *value)
{
    size_t i, n = json_array_size(value);

    buf_addc(out, '[');
    for (i = 0; i < n; i++) {
        if (i > 0)
            buf_addc(out, ',');
        writer_value(out, json_array_get(value, i));
    }
    buf_addc(out, ']');
}

/* Digit by digit, because records are full of places in their text. */
static void
write_integer(struct buf *out, json_int_t value)
{
    char digits[24];
    size_t i = sizeof(digits);
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;

    do
        digits[--i] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (value < 0)
        digits[--i] = '-';
    buf_add(out, digits + i, sizeof(digits) - i);
}

void
writer_value(struct buf *out, const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        write_members(out, value);
        break;
    case JSON_ARRAY:
        write_array(out, value);
        break;
    case JSON_STRING:
        writer_string(out, json_string_value(value), json_string_length(value));
        break;
    case JSON_INTEGER:
        write_integer(out, json_integer_value(value));
        break;
    case JSON_REAL:
        writer_real(out, json_real_value(value));
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
