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
    unsigned char c;

    if (r->p == r->end)
        return refuse(
            r, r->p, "json_syntax", "text ends where %s should be", wanted);
    c = (unsigned char)*r->p;
    if (c > 0x20 && c < 0x7f)
        return refuse(
            r, r->p, "json_syntax", "'%c' where %s should be", c, wanted);
    return refuse(
        r, r->p, "json_syntax", "byte 0x%02x where %s should be", c, wanted);
}

/* A value that jansson made, if it had the memory. */
static json_t *
made(json_t *v)
{
    if (v == NULL)
        mem_exhausted();
    return v;
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
hex4(const char *p, const char *end)
{
    long v = 0;
    int i;

    if (end - p < 4)
        return -1;
    for (i = 0; i < 4; i++) {
        int c = p[i];

        if (c >= '0' && c <= '9')
            v = v << 4 | (c - '0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            v = v << 4 | ((c | 0x20) - 'a' + 10);
        else
            return -1;
    }
    return v;
}

/* The escape at p, which points at the 'u' of "\uXXXX". */
static int
unicode_escape(struct reader *r)
{
    const char *at = r->p - 1;
    long c = hex4(r->p + 1, r->end), low;
    char out[4];

    if (c < 0)
        return refuse(
            r, at, "json_syntax", "\\u without four hexadecimal digits");
    r->p += 5;
    if (c >= 0xdc00 && c < 0xe000)
        return refuse(r, at, "surrogate", "low surrogate \\u%04lx alone",
            (unsigned long)c);
    if (c >= 0xd800 && c < 0xdc00) {
        if (r->end - r->p < 6 || r->p[0] != '\\' || r->p[1] != 'u')
            return refuse(r, at, "surrogate", "high surrogate \\u%04lx alone",
                (unsigned long)c);
        low = hex4(r->p + 2, r->end);
        if (low < 0)
            return refuse(
                r, r->p, "json_syntax", "\\u without four hexadecimal digits");
        if (low < 0xdc00 || low >= 0xe000)
            return refuse(r, at, "surrogate", "high surrogate \\u%04lx alone",
                (unsigned long)c);
        r->p += 6;
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
    buf_add(&r->text, out, utf8_encode((uint32_t)c, out));
    return 0;
}

static int
escape(struct reader *r)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    const char *k;

    if (++r->p == r->end)
        return refuse(r, r->p, "json_syntax", "text ends inside a string");
    if (*r->p == 'u')
        return unicode_escape(r);
    k = *r->p != '\0' ? strchr(from, *r->p) : NULL;
    if (k == NULL)
        return refuse(r, r->p - 1, "json_syntax", "unknown escape in a string");
    buf_addc(&r->text, to[k - from]);
    r->p++;
    return 0;
}

/* The string whose opening quote is at p.  *s is valid until the next call. */
static int
string(struct reader *r, const char **s, size_t *n)
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
            *s = from;
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
    *s = r->text.p;
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
    bool negative = *from == '-';
    const uint64_t limit = (uint64_t)INT64_MAX + negative;
    uint64_t v = 0;
    size_t i;

    for (i = negative; i < n; i++) {
        unsigned d = (unsigned)(from[i] - '0');

        if (v > (limit - d) / 10) {
            if (r->o->big_numbers)
                return made(json_stringn_nocheck(from, n));
            refuse(r, from, "number_range", "integer outside 64 bits");
            return NULL;
        }
        v = v * 10 + d;
    }
    if (negative && v == 0)
        return made(json_real(-0.0));
    return made(json_integer(negative ? (json_int_t)(~v + 1) : (json_int_t)v));
}

static json_t *
real(struct reader *r, const char *from, size_t n)
{
    char small[64], *copy = n < sizeof(small) ? small : mem_alloc(n + 1);
    double v;

    memcpy(copy, from, n);
    copy[n] = '\0';
    v = number_read(copy, NULL);
    if (copy != small)
        free(copy);
    if (!isfinite(v)) {
        refuse(r, from, "number_range", "number outside the range of a double");
        return NULL;
    }
    return made(json_real(v));
}

static json_t *
number(struct reader *r)
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
    json_t *a, *v;

    if (enter(r))
        return NULL;
    a = made(json_array());
    if (r->p < r->end && *r->p == ']')
        goto done;
    for (;;) {
        if ((v = value(r)) == NULL)
            goto err;
        if (json_array_append_new(a, v))
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
    return a;

err:
    json_decref(a);
    return NULL;
}

/* Replace a key of the outermost object by its new name. */
static void
rename_key(struct reader *r, const char **k, size_t *n)
{
    size_t i;

    for (i = 0; i < r->o->nrenames; i++) {
        const struct reader_rename *x = &r->o->renames[i];

        if (strlen(x->from) == *n && memcmp(x->from, *k, *n) == 0) {
            *k = x->to;
            *n = strlen(x->to);
            r->renamed |= x->bit;
            return;
        }
    }
}

/* The key at `at` was there before: as such, or under another name. */
static void
twice(struct reader *r, const char *at, const char *k, size_t n)
{
    int shown = n > 60 ? 60 : (int)n;
    size_t i;

    for (i = 0; r->depth == 1 && i < r->o->nrenames; i++) {
        const struct reader_rename *x = &r->o->renames[i];

        if ((r->renamed & x->bit) && strlen(x->to) == n &&
            memcmp(x->to, k, n) == 0) {
            refuse(r, at, "field_conflict",
                "\"%s\" stands beside \"%s\", which input.fields maps to it",
                x->to, x->from);
            return;
        }
    }
    refuse(r, at, "duplicate_key", "key \"%.*s\" stands here twice", shown, k);
}

/* One "key": value of the object o. */
static int
member(struct reader *r, json_t *o)
{
    const char *at = r->p, *k;
    size_t n, size = json_object_size(o);
    char *copy = NULL;
    json_t *v;

    if (r->p == r->end || *r->p != '"')
        return unexpected(r, "a key");
    if (string(r, &k, &n))
        return -1;
    if (n > 0 && memchr(k, '\0', n) != NULL)
        return refuse(r, at, "nul_in_key", "NUL in a key");
    if (k == r->text.p) /* decoded there, where the value's strings go next */
        k = copy = mem_dup(k, n);
    if (r->depth == 1)
        rename_key(r, &k, &n);
    skip_space(r);
    if (r->p == r->end || *r->p != ':') {
        unexpected(r, "':'");
        goto err;
    }
    r->p++;
    if ((v = value(r)) == NULL)
        goto err;
    if (json_object_setn_new_nocheck(o, k, n, v))
        mem_exhausted();
    if (json_object_size(o) == size) {
        twice(r, at, k, n);
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
    json_t *o;

    if (enter(r))
        return NULL;
    o = made(json_object());
    if (r->p < r->end && *r->p == '}')
        goto done;
    for (;;) {
        skip_space(r);
        if (member(r, o))
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
    return o;

err:
    json_decref(o);
    return NULL;
}

static json_t *
word(struct reader *r, const char *name, json_t *v)
{
    size_t n = strlen(name);

    if ((size_t)(r->end - r->p) < n || memcmp(r->p, name, n) != 0) {
        unexpected(r, "a value");
        return NULL;
    }
    r->p += n;
    return v;
}

static json_t *
value(struct reader *r)
{
    const char *s;
    size_t n;
    char c;

    skip_space(r);
    c = r->p < r->end ? *r->p : '\0';
    switch (c) {
    case '{':
        return object(r);
    case '[':
        return array(r);
    case '"':
        return string(r, &s, &n) ? NULL : made(json_stringn_nocheck(s, n));
    case 't':
        return word(r, "true", json_true());
    case 'f':
        return word(r, "false", json_false());
    case 'n':
        return word(r, "null", json_null());
    default:
        if (c == '-' || (c >= '0' && c <= '9'))
            return number(r);
        unexpected(r, "a value");
        return NULL;
    }
}

json_t *
reader_parse(const char *s, size_t n, const struct reader_options *o,
    struct reader_error *e)
{
    static const struct reader_options defaults;
    struct reader r = { .start = s, .p = s, .end = s + n, .e = e };
    json_t *v;

    r.o = o != NULL ? o : &defaults;
    v = value(&r);
    skip_space(&r);
    if (v != NULL && r.p != r.end) {
        unexpected(&r, "the end of the text");
        json_decref(v);
        v = NULL;
    }
    if (r.o->renamed != NULL)
        *r.o->renamed |= r.renamed;
    buf_free(&r.text);
    return v;
}
