/* SPDX-License-Identifier: MIT */
#include "bounds.h"

#include <string.h>

/* Statistics of parquet.thrift. */
enum { S_NULLS = 3, S_MAX = 5, S_MIN, S_MAX_EXACT, S_MIN_EXACT };

/* A value where it lies, without the length before it. */
struct span {
    const unsigned char *p;
    size_t n;
};

static int
compare_bytes(const struct span *a, const struct span *b)
{
    size_t n = a->n < b->n ? a->n : b->n;
    int byte = memcmp(a->p, b->p, n);

    return byte != 0 ? byte : (a->n > b->n) - (a->n < b->n);
}

static int
compare_doubles(const struct span *a, const struct span *b)
{
    uint64_t one = blob_read_little(a->p, 8), other = blob_read_little(b->p, 8);
    double number, e;

    memcpy(&number, &one, sizeof(number));
    memcpy(&e, &other, sizeof(e));
    return (number > e) - (number < e);
}

static int64_t
integer_bytes(const struct span *a)
{
    uint64_t value = blob_read_little(a->p, (unsigned)a->n);

    return a->n == 4 ? (int32_t)(uint32_t)value : (int64_t)value;
}

static int
compare_integers(const struct span *a, const struct span *b)
{
    int64_t one = integer_bytes(a), other = integer_bytes(b);

    return (one > other) - (one < other);
}

/* ---- strings that are cut ------------------------------------------------ */

/* Where a character begins, at or before n bytes. */
static size_t
cut(const unsigned char *bytes, size_t n)
{
    while (n > 0 && (bytes[n] & 0xc0) == 0x80)
        n--;
    return n;
}

static size_t
decode_code_point(const unsigned char *bytes, uint32_t *code)
{
    size_t n = *bytes < 0x80 ? 1 : *bytes < 0xe0 ? 2 : *bytes < 0xf0 ? 3 : 4, i;

    *code = n == 1 ? *bytes : *bytes & (0x3fu >> (n - 1));
    for (i = 1; i < n; i++)
        *code = *code << 6 | (bytes[i] & 0x3f);
    return n;
}

static size_t
encode(unsigned char *bytes, uint32_t code)
{
    size_t n = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4, i;

    if (n == 1) {
        bytes[0] = (unsigned char)code;
        return 1;
    }
    for (i = n - 1; i > 0; i--, code >>= 6)
        bytes[i] = (unsigned char)(0x80 | (code & 0x3f));
    bytes[0] = (unsigned char)(0xf00u >> n | code);
    return n;
}

/* The least string of its length that is above all that begin with it: its
 * last character, or the last that has a next one, becomes that. */
static bool
raise(struct bound *b)
{
    uint32_t code;
    size_t at;

    while (b->n > 0) {
        at = cut(b->v, b->n - 1);
        decode_code_point(b->v + at, &code);
        b->n = at;
        if (code < 0x10ffff) {
            code = code == 0xd7ff ? 0xe000 : code + 1;
            b->n += encode(b->v + at, code);
            return b->n <= BOUNDS_MOST;
        }
    }
    return false;
}

static void
keep_bound(struct bound *b, const struct span *span, bool greatest)
{
    b->exact = span->n <= BOUNDS_MOST;
    b->known = true;
    /* A character may grow by a byte where it is raised. */
    b->n = b->exact ? span->n : cut(span->p, BOUNDS_MOST - 4);
    memcpy(b->v, span->p, b->n);
    if (!b->exact && greatest)
        b->known = raise(b);
}

/* Zero has two signs, and compares equal: the bounds hold both. */
static void
settle_zero(struct bound *b, bool greatest)
{
    if (blob_read_little(b->v, 8) << 1 == 0)
        b->v[7] = greatest ? 0 : 0x80;
}

/* ---- all values ---------------------------------------------------------- */

typedef int compare(const struct span *a, const struct span *b);

static void
find_in(const struct blob *b, unsigned width, compare *order,
    struct span *least, struct span *greatest)
{
    size_t at = 0;
    struct span span;

    while (at < b->n) {
        span.n = width > 0 ? width : (size_t)blob_read_little(b->p + at, 4);
        at += width > 0 ? 0 : 4;
        span.p = b->p + at;
        at += span.n;
        if (least->p == NULL || order(&span, least) < 0)
            *least = span;
        if (greatest->p == NULL || order(&span, greatest) > 0)
            *greatest = span;
    }
}

void
bounds_find(struct bounds *b, const struct column *column)
{
    const enum table_type type = column->node->type;
    const unsigned width = table_width(type);
    compare *order = type == TABLE_DOUBLE ? compare_doubles
                     : width > 1          ? compare_integers
                                          : compare_bytes;
    struct span least = { 0 }, greatest = { 0 };
    size_t i;

    *b = (struct bounds){ 0 };
    for (i = 0; i < column->npages; i++) {
        const struct column_page *page = &column->pages[i];

        b->nulls += page->definitions.n - page->n;
        find_in(&page->values, width, order, &least, &greatest);
    }
    b->any = least.p != NULL;
    if (!b->any)
        return;
    keep_bound(&b->least, &least, false);
    keep_bound(&b->greatest, &greatest, true);
    if (type == TABLE_DOUBLE) {
        settle_zero(&b->least, false);
        settle_zero(&b->greatest, true);
    }
}

void
bounds_put(const struct bounds *b, struct thrift *to, int field)
{
    const bool greatest = b->any && b->greatest.known;

    thrift_struct(to, field);
    thrift_i64(to, S_NULLS, (int64_t)b->nulls);
    if (greatest)
        thrift_binary(to, S_MAX, b->greatest.v, b->greatest.n);
    if (b->any)
        thrift_binary(to, S_MIN, b->least.v, b->least.n);
    if (greatest)
        thrift_bool(to, S_MAX_EXACT, b->greatest.exact);
    if (b->any)
        thrift_bool(to, S_MIN_EXACT, b->least.exact);
    thrift_end(to);
}
