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

static json_t *value(struct reader *r);

static int
refuse(struct reader *r, const char *at, const char *code, const char *fmt, ...)
{
    va_list ap;

    r->e->code = code;
    r->e->offset = (size_t)(at - r->start);
    va_start(ap, fmt);
    vsnprintf(r->e->text, sizeof(r->e->text), fmt, ap);
    va_end(ap);
    return -1;
}

/* Complain about the byte at p, or about the end of the text. */
static int
unexpected(struct reader *r, const char *wanted)
{
    const unsigned char byte = r->p < r->end ? (unsigned char)*r->p : 0;

    if (r->p == r->end)
        return refuse(
            r, r->p, "json_syntax", "text ends where %s should be", wanted);
    if (byte > 0x20 && byte < 0x7f)
        return refuse(
            r, r->p, "json_syntax", "'%c' where %s should be", byte, wanted);
    return refuse(
        r, r->p, "json_syntax", "byte 0x%02x where %s should be", byte, wanted);
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
skip_space(struct reader *r)
{
    while (r->p < r->end &&
           (*r->p == ' ' || *r->p == '\n' || *r->p == '\t' || *r->p == '\r'))
        r->p++;
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
unicode_escape(struct reader *r)
{
    const char *at = r->p - 1;
    long code = hex4(r->p + 1, r->end), low;
    char out[4];

    if (code < 0)
        return refuse(
            r, at, "json_syntax", "\\u without four hexadecimal digits");
    r->p += 5;
    if (code >= 0xdc00 && code < 0xe000)
        return refuse(r, at, "surrogate", "low surrogate \\u%04lx alone",
            (unsigned long)code);
    if (code >= 0xd800 && code < 0xdc00) {
        if (r->end - r->p < 6 || r->p[0] != '\\' || r->p[1] != 'u')
            return refuse(r, at, "surrogate", "high surrogate \\u%04lx alone",
                (unsigned long)code);
        low = hex4(r->p + 2, r->end);
        if (low < 0)
            return refuse(
                r, r->p, "json_syntax", "\\u without four hexadecimal digits");
        if (low < 0xdc00 || low >= 0xe000)
            return refuse(r, at, "surrogate", "high surrogate \\u%04lx alone",
                (unsigned long)code);
        r->p += 6;
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    buf_add(&r->text, out, utf8_encode((uint32_t)code, out));
    return 0;
}

static int
escape(struct reader *r)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    const char *key;

    if (++r->p == r->end)
        return refuse(r, r->p, "json_syntax", "text ends inside a string");
    if (*r->p == 'u')
        return unicode_escape(r);
    key = *r->p != '\0' ? strchr(from, *r->p) : NULL;
    if (key == NULL)
        return refuse(r, r->p - 1, "json_syntax", "unknown escape in a string");
    buf_addc(&r->text, to[key - from]);
    r->p++;
    return 0;
}

/* The string that begins at p.  *text is valid until the next call. */
static int
string(struct reader *r, const char **text, size_t *n)
{
    const char *from = ++r->p, *bad;
    size_t ok;

    r->text.n = 0;
    for (;;) {
        r->p += plain_length(r->p, (size_t)(r->end - r->p));
        ok = utf8_valid(from, (size_t)(r->p - from));
        bad = from + ok;
        if (bad < r->p)
            return refuse(r, bad, "utf8_invalid", "byte 0x%02x is not UTF-8",
                (unsigned char)*bad);
        if (r->p == r->end)
            return refuse(r, r->p, "json_syntax", "text ends inside a string");
        if ((unsigned char)*r->p < 0x20)
            return refuse(r, r->p, "json_syntax",
                "control character 0x%02x in a string", (unsigned char)*r->p);
        if (*r->p == '"' && r->text.n == 0) {
            *text = from;
            *n = (size_t)(r->p++ - from);
            return 0;
        }
        buf_add(&r->text, from, (size_t)(r->p - from));
        if (*r->p == '"')
            break;
        if (escape(r))
            return -1;
        from = r->p;
    }
    r->p++;
    *text = r->text.p;
    *n = r->text.n;
    return 0;
}

/* ---- numbers ------------------------------------------------------------ */

static size_t
digits(struct reader *r)
{
    const char *from = r->p;

    while (r->p < r->end && *r->p >= '0' && *r->p <= '9')
        r->p++;
    return (size_t)(r->p - from);
}

static json_t *
integer(struct reader *r, const char *from, size_t n)
{
    bool minus = *from == '-';
    const uint64_t limit = (uint64_t)INT64_MAX + minus;
    uint64_t sum = 0;
    size_t i;

    for (i = minus; i < n; i++) {
        unsigned digit = (unsigned)(from[i] - '0');

        if (sum > (limit - digit) / 10) {
            if (r->o->big_numbers)
                return made(json_stringn_nocheck(from, n));
            refuse(r, from, "number_range", "integer outside 64 bits");
            return NULL;
        }
        sum = sum * 10 + digit;
    }
    if (minus && sum == 0)
        return made(json_real(-0.0));
    return made(json_integer(minus ? (json_int_t)(~sum + 1) : (json_int_t)sum));
}

static json_t *
real(struct reader *r, const char *from, size_t n)
{
    char small[64], *copy = n < sizeof(small) ? small : mem_alloc(n + 1);
    double real_value;

    memcpy(copy, from, n);
    copy[n] = '\0';
    real_value = number_read(copy, NULL);
    if (copy != small)
        free(copy);
    if (!isfinite(real_value)) {
        refuse(r, from, "number_range", "number outside the range of a double");
        return NULL;
    }
    return made(json_real(real_value));
}

static json_t *
read_number(struct reader *r)
{
    const char *from = r->p;
    bool is_real = false;

    if (*r->p == '-')
        r->p++;
    if (r->p < r->end && *r->p == '0') {
        r->p++;
    } else if (digits(r) == 0) {
        unexpected(r, "a digit");
        return NULL;
    }
    if (r->p < r->end && *r->p == '.') {
        is_real = true;
        r->p++;
        if (digits(r) == 0) {
            unexpected(r, "a digit");
            return NULL;
        }
    }
    if (r->p < r->end && (*r->p == 'e' || *r->p == 'E')) {
        is_real = true;
        r->p++;
        if (r->p < r->end && (*r->p == '+' || *r->p == '-'))
            r->p++;
        if (digits(r) == 0) {
            unexpected(r, "a digit");
            return NULL;
        }
    }
    return (is_real ? real : integer)(r, from, (size_t)(r->p - from));
}

/* ---- arrays, objects, values -------------------------------------------- */

static int
enter(struct reader *r)
{
    if (r->depth == READER_DEPTH)
        return refuse(r, r->p, "too_deep", "more than %d levels", READER_DEPTH);
    r->depth++;
    r->p++;
    skip_space(r);
    return 0;
}

static json_t *
array(struct reader *r)
{
    json_t *built, *node;

    if (enter(r))
        return NULL;
    built = made(json_array());
    if (r->p < r->end && *r->p == ']')
        goto done;
    for (;;) {
        if ((node = value(r)) == NULL)
            goto err;
        if (json_array_append_new(built, node))
            mem_exhausted();
        skip_space(r);
        if (r->p < r->end && *r->p == ']')
            goto done;
        if (r->p == r->end || *r->p != ',') {
            unexpected(r, "',' or ']'");
            goto err;
        }
        r->p++;
    }
done:
    r->p++;
    r->depth--;
    return built;

err:
    json_decref(built);
    return NULL;
}

/* Replace a key of the outermost object by its new name. */
static void
rename_key(struct reader *r, const char **key, size_t *n)
{
    size_t i;

    for (i = 0; i < r->o->nrenames; i++) {
        const struct reader_rename *rename = &r->o->renames[i];

        if (strlen(rename->from) == *n && memcmp(rename->from, *key, *n) == 0) {
            *key = rename->to;
            *n = strlen(rename->to);
            r->renamed |= rename->bit;
            return;
        }
    }
}

/* The key at `at` was there before: as such, or under another name. */
static void
twice(struct reader *r, const char *at, const char *key, size_t n)
{
    int len = n > 60 ? 60 : (int)n;
    size_t i;

    for (i = 0; r->depth == 1 && i < r->o->nrenames; i++) {
        const struct reader_rename *rename = &r->o->renames[i];

        if ((r->renamed & rename->bit) && strlen(rename->to) == n &&
            memcmp(rename->to, key, n) == 0) {
            refuse(r, at, "field_conflict",
                "\"%s\" stands beside \"%s\", which input.fields maps to it",
                rename->to, rename->from);
            return;
        }
    }
    refuse(r, at, "duplicate_key", "key \"%.*s\" stands here twice", len, key);
}

/* One "key": value of an object. */
static int
member(struct reader *r, json_t *object)
{
    const char *at = r->p, *key;
    size_t n, size = json_object_size(object);
    char *copy = NULL;
    json_t *node;

    if (r->p == r->end || *r->p != '"')
        return unexpected(r, "a key");
    if (string(r, &key, &n))
        return -1;
    if (n > 0 && memchr(key, '\0', n) != NULL)
        return refuse(r, at, "nul_in_key", "NUL in a key");
    if (key == r->text.p) /* decoded there, where the value's strings go next */
        key = copy = mem_dup(key, n);
    if (r->depth == 1)
        rename_key(r, &key, &n);
    skip_space(r);
    if (r->p == r->end || *r->p != ':') {
        unexpected(r, "':'");
        goto err;
    }
    r->p++;
    if ((node = value(r)) == NULL)
        goto err;
    if (json_object_setn_new_nocheck(object, key, n, node))
        mem_exhausted();
    if (json_object_size(object) == size) {
        twice(r, at, key, n);
        goto err;
    }
    free(copy);
    return 0;

err:
    free(copy);
    return -1;
}

static json_t *
object(struct reader *r)
{
    json_t *built;

    if (enter(r))
        return NULL;
    built = made(json_object());
    if (r->p < r->end && *r->p == '}')
        goto done;
    for (;;) {
        skip_space(r);
        if (member(r, built))
            goto err;
        skip_space(r);
        if (r->p < r->end && *r->p == '}')
            goto done;
        if (r->p == r->end || *r->p != ',') {
            unexpected(r, "',' or '}'");
            goto err;
        }
        r->p++;
    }
done:
    r->p++;
    r->depth--;
    return built;

err:
    json_decref(built);
    return NULL;
}

static json_t *
word(struct reader *r, const char *name, json_t *value)
{
    size_t n = strlen(name);

    if ((size_t)(r->end - r->p) < n || memcmp(r->p, name, n) != 0) {
        unexpected(r, "a value");
        return NULL;
    }
    r->p += n;
    return value;
}

static json_t *
value(struct reader *r)
{
    const char *str;
    size_t n;
    char byte;

    skip_space(r);
    byte = r->p < r->end ? *r->p : '\0';
    switch (byte) {
    case '{':
        return object(r);
    case '[':
        return array(r);
    case '"':
        return string(r, &str, &n) ? NULL : made(json_stringn_nocheck(str, n));
    case 't':
        return word(r, "true", json_true());
    case 'f':
        return word(r, "false", json_false());
    case 'n':
        return word(r, "null", json_null());
    default:
        if (byte == '-' || (byte >= '0' && byte <= '9'))
            return read_number(r);
        unexpected(r, "a value");
        return NULL;
    }
}

json_t *
reader_parse(const char *text, size_t n, const struct reader_options *options,
    struct reader_error *fault)
{
    static const struct reader_options defaults;
    struct reader r = { text, text, text + n,
        options != NULL ? options : &defaults, .e = fault };
    json_t *node = value(&r);

    skip_space(&r);
    if (node != NULL && r.p != r.end) {
        unexpected(&r, *r.p == '{' ? "the end of the line, which \"jq -c .\" "
                                     "makes behind each object,"
                                   : "the end of the text");
        json_decref(node);
        node = NULL;
    }
    if (r.o->renamed != NULL)
        *r.o->renamed |= r.renamed;
    buf_free(&r.text);
    return node;
}
