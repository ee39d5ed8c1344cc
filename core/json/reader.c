/* SPDX-License-Identifier: MIT */
#include "json/reader.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "json/number.h"
#include "json/plain.h"

struct reader {
    const char *start, *p, *end;
    const struct reader_options *o;
    struct reader_error *e;
    struct buf text; /* the string being decoded, if it has escapes */
    size_t depth;
    uint64_t renamed; /* which renames of the outermost object were used */
};

static json_t *value(struct reader *in);

static int
refuse(
    struct reader *in, const char *at, const char *code, const char *fmt, ...)
{
    va_list ap;

    in->e->code = code;
    in->e->offset = (size_t)(at - in->start);
    va_start(ap, fmt);
    vsnprintf(in->e->text, sizeof(in->e->text), fmt, ap);
    va_end(ap);
    return -1;
}

/* Complain about the byte at p, or about the end of the text. */
static int
unexpected(struct reader *in, const char *wanted)
{
    const unsigned char byte = in->p < in->end ? (unsigned char)*in->p : 0;

    if (in->p == in->end)
        return refuse(
            in, in->p, "json_syntax", "text ends where %s should be", wanted);
    if (byte > 0x20 && byte < 0x7f)
        return refuse(
            in, in->p, "json_syntax", "'%c' where %s should be", byte, wanted);
    return refuse(in, in->p, "json_syntax", "byte 0x%02x where %s should be",
        byte, wanted);
}

/* A value that jansson made, if it had the memory. */
static json_t *
made(json_t *value)
{
    if (value == NULL)
        mem_exhausted();
    return value;
}

static void
skip_space(struct reader *in)
{
    while (in->p < in->end && (*in->p == ' ' || *in->p == '\n' ||
                                  *in->p == '\t' || *in->p == '\r'))
        in->p++;
}

/* ---- strings ------------------------------------------------------------ */

/* Four hexadecimal digits at p, or -1. */
static long
hex4(const char *bytes, const char *end)
{
    long value = 0;
    int i;

    if (end - bytes < 4)
        return -1;
    for (i = 0; i < 4; i++) {
        int byte = bytes[i];

        if (byte >= '0' && byte <= '9')
            value = value << 4 | (byte - '0');
        else if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f')
            value = value << 4 | ((byte | 0x20) - 'a' + 10);
        else
            return -1;
    }
    return value;
}

/* The escape at p, which points at the 'u' of "\uXXXX". */
static int
unicode_escape(struct reader *in)
{
    const char *at = in->p - 1;
    long code = hex4(in->p + 1, in->end), low;
    char out[4];

    if (code < 0)
        return refuse(
            in, at, "json_syntax", "\\u without four hexadecimal digits");
    in->p += 5;
    if (code >= 0xdc00 && code < 0xe000)
        return refuse(in, at, "surrogate", "low surrogate \\u%04lx alone",
            (unsigned long)code);
    if (code >= 0xd800 && code < 0xdc00) {
        if (in->end - in->p < 6 || in->p[0] != '\\' || in->p[1] != 'u')
            return refuse(in, at, "surrogate", "high surrogate \\u%04lx alone",
                (unsigned long)code);
        low = hex4(in->p + 2, in->end);
        if (low < 0)
            return refuse(in, in->p, "json_syntax",
                "\\u without four hexadecimal digits");
        if (low < 0xdc00 || low >= 0xe000)
            return refuse(in, at, "surrogate", "high surrogate \\u%04lx alone",
                (unsigned long)code);
        in->p += 6;
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    buf_add(&in->text, out, utf8_encode((uint32_t)code, out));
    return 0;
}

static int
escape(struct reader *in)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    const char *key;

    if (++in->p == in->end)
        return refuse(in, in->p, "json_syntax", "text ends inside a string");
    if (*in->p == 'u')
        return unicode_escape(in);
    key = *in->p != '\0' ? strchr(from, *in->p) : NULL;
    if (key == NULL)
        return refuse(
            in, in->p - 1, "json_syntax", "unknown escape in a string");
    buf_addc(&in->text, to[key - from]);
    in->p++;
    return 0;
}

/* The string that begins at p.  *text is valid until the next call. */
static int
string(struct reader *in, const char **text, size_t *n)
{
    const char *from = ++in->p, *bad;

    in->text.n = 0;
    for (;;) {
        in->p += plain_length(in->p, (size_t)(in->end - in->p));
        bad = from + utf8_valid(from, (size_t)(in->p - from));
        if (bad < in->p)
            return refuse(in, bad, "utf8_invalid", "byte 0x%02x is not UTF-8",
                (unsigned char)*bad);
        if (in->p == in->end)
            return refuse(
                in, in->p, "json_syntax", "text ends inside a string");
        if ((unsigned char)*in->p < 0x20)
            return refuse(in, in->p, "json_syntax",
                "control character 0x%02x in a string", (unsigned char)*in->p);
        if (*in->p == '"' && in->text.n == 0) {
            *text = from;
            *n = (size_t)(in->p++ - from);
            return 0;
        }
        buf_add(&in->text, from, (size_t)(in->p - from));
        if (*in->p == '"')
            break;
        if (escape(in))
            return -1;
        from = in->p;
    }
    in->p++;
    *text = in->text.p;
    *n = in->text.n;
    return 0;
}

/* ---- numbers ------------------------------------------------------------ */

static int
skip_digits(struct reader *in)
{
    const char *from = in->p;

    while (in->p < in->end && *in->p >= '0' && *in->p <= '9')
        in->p++;
    return in->p > from ? 0 : unexpected(in, "a digit");
}

static json_t *
integer(struct reader *in, const char *from, size_t n)
{
    bool minus = *from == '-';
    const uint64_t limit = (uint64_t)INT64_MAX + minus;
    uint64_t sum = 0;
    size_t i;

    for (i = minus; i < n; i++) {
        unsigned digit = (unsigned)(from[i] - '0');

        if (sum > (limit - digit) / 10) {
            if (in->o->big_numbers)
                return made(json_stringn_nocheck(from, n));
            refuse(in, from, "number_range", "integer outside 64 bits");
            return NULL;
        }
        sum = sum * 10 + digit;
    }
    if (minus && sum == 0)
        return made(json_real(-0.0));
    return made(json_integer(minus ? (json_int_t)(~sum + 1) : (json_int_t)sum));
}

static json_t *
real(struct reader *in, const char *from, size_t n)
{
    char small[64], *copy = n < sizeof(small) ? small : mem_alloc(n + 1);
    double number;

    memcpy(copy, from, n);
    copy[n] = '\0';
    number = number_read(copy, NULL);
    if (copy != small)
        free(copy);
    if (!isfinite(number)) {
        refuse(
            in, from, "number_range", "number outside the range of a double");
        return NULL;
    }
    return made(json_real(number));
}

static json_t *
read_number(struct reader *in)
{
    const char *from = in->p;
    bool is_real = false;

    if (*in->p == '-')
        in->p++;
    if (in->p < in->end && *in->p == '0') {
        in->p++;
    } else if (skip_digits(in)) {
        return NULL;
    }
    if (in->p < in->end && *in->p == '.') {
        is_real = true;
        in->p++;
        if (skip_digits(in))
            return NULL;
    }
    if (in->p < in->end && (*in->p == 'e' || *in->p == 'E')) {
        is_real = true;
        in->p++;
        if (in->p < in->end && (*in->p == '+' || *in->p == '-'))
            in->p++;
        if (skip_digits(in))
            return NULL;
    }
    return (is_real ? real : integer)(in, from, (size_t)(in->p - from));
}

/* ---- arrays, objects, values -------------------------------------------- */

static int
enter(struct reader *in)
{
    if (in->depth == READER_DEPTH)
        return refuse(
            in, in->p, "too_deep", "more than %d levels", READER_DEPTH);
    in->depth++;
    in->p++;
    skip_space(in);
    return 0;
}

static json_t *
array(struct reader *in)
{
    json_t *built, *node;

    if (enter(in))
        return NULL;
    built = made(json_array());
    if (in->p < in->end && *in->p == ']')
        goto done;
    for (;;) {
        if ((node = value(in)) == NULL)
            goto err;
        if (json_array_append_new(built, node))
            mem_exhausted();
        skip_space(in);
        if (in->p < in->end && *in->p == ']')
            goto done;
        if (in->p == in->end || *in->p != ',') {
            unexpected(in, "',' or ']'");
            goto err;
        }
        in->p++;
    }
done:
    in->p++;
    in->depth--;
    return built;

err:
    json_decref(built);
    return NULL;
}

/* Replace a key of the outermost object by its new name. */
static void
rename_key(struct reader *in, const char **key, size_t *n)
{
    size_t i;

    for (i = 0; i < in->o->nrenames; i++) {
        const struct reader_rename *rename = &in->o->renames[i];

        if (strlen(rename->from) == *n && memcmp(rename->from, *key, *n) == 0) {
            *key = rename->to;
            *n = strlen(rename->to);
            in->renamed |= rename->bit;
            return;
        }
    }
}

/* The key at `at` was there before: as such, or under another name. */
static void
twice(struct reader *in, const char *at, const char *key, size_t n)
{
    int len = n > 60 ? 60 : (int)n;
    size_t i;

    for (i = 0; in->depth == 1 && i < in->o->nrenames; i++) {
        const struct reader_rename *rename = &in->o->renames[i];

        if ((in->renamed & rename->bit) && strlen(rename->to) == n &&
            memcmp(rename->to, key, n) == 0) {
            refuse(in, at, "field_conflict",
                "\"%s\" stands beside \"%s\", which input.fields maps to it",
                rename->to, rename->from);
            return;
        }
    }
    refuse(in, at, "duplicate_key", "key \"%.*s\" stands here twice", len, key);
}

/* One "key": value of an object. */
static int
member(struct reader *in, json_t *object)
{
    const char *at = in->p, *key;
    size_t n, size = json_object_size(object);
    char *copy = NULL;
    json_t *node;

    if (in->p == in->end || *in->p != '"')
        return unexpected(in, "a key");
    if (string(in, &key, &n))
        return -1;
    if (n > 0 && memchr(key, '\0', n) != NULL)
        return refuse(in, at, "nul_in_key", "NUL in a key");
    if (key == in->text.p) /* where the value's strings go next */
        key = copy = mem_dup(key, n);
    if (in->depth == 1)
        rename_key(in, &key, &n);
    skip_space(in);
    if (in->p == in->end || *in->p != ':') {
        unexpected(in, "':'");
        goto err;
    }
    in->p++;
    if ((node = value(in)) == NULL)
        goto err;
    if (json_object_setn_new_nocheck(object, key, n, node))
        mem_exhausted();
    if (json_object_size(object) == size) {
        twice(in, at, key, n);
        goto err;
    }
    free(copy);
    return 0;

err:
    free(copy);
    return -1;
}

static json_t *
object(struct reader *in)
{
    json_t *built;

    if (enter(in))
        return NULL;
    built = made(json_object());
    if (in->p < in->end && *in->p == '}')
        goto done;
    for (;;) {
        skip_space(in);
        if (member(in, built))
            goto err;
        skip_space(in);
        if (in->p < in->end && *in->p == '}')
            goto done;
        if (in->p == in->end || *in->p != ',') {
            unexpected(in, "',' or '}'");
            goto err;
        }
        in->p++;
    }
done:
    in->p++;
    in->depth--;
    return built;

err:
    json_decref(built);
    return NULL;
}

static json_t *
word(struct reader *in, const char *name, json_t *value)
{
    size_t n = strlen(name);

    if ((size_t)(in->end - in->p) < n || memcmp(in->p, name, n) != 0) {
        unexpected(in, "a value");
        return NULL;
    }
    in->p += n;
    return value;
}

static json_t *
value(struct reader *in)
{
    const char *str;
    size_t n;
    char byte;

    skip_space(in);
    byte = in->p < in->end ? *in->p : '\0';
    switch (byte) {
    case '{':
        return object(in);
    case '[':
        return array(in);
    case '"':
        return string(in, &str, &n) ? NULL : made(json_stringn_nocheck(str, n));
    case 't':
        return word(in, "true", json_true());
    case 'f':
        return word(in, "false", json_false());
    case 'n':
        return word(in, "null", json_null());
    default:
        if (byte == '-' || (byte >= '0' && byte <= '9'))
            return read_number(in);
        unexpected(in, "a value");
        return NULL;
    }
}

json_t *
reader_parse(const char *text, size_t n, const struct reader_options *options,
    struct reader_error *fault)
{
    static const struct reader_options defaults;
    struct reader in = { text, text, text + n,
        options != NULL ? options : &defaults, .e = fault };
    json_t *node = value(&in);

    skip_space(&in);
    if (node != NULL && in.p != in.end) {
        unexpected(&in, *in.p == '{' ? "the end of the line, which \"jq -c .\" "
                                       "makes behind each object,"
                                     : "the end of the text");
        json_decref(node);
        node = NULL;
    }
    if (in.o->renamed != NULL)
        *in.o->renamed |= in.renamed;
    buf_free(&in.text);
    return node;
}
