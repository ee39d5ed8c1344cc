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
    int c = memcmp(a->p, b->p, n);

    return c != 0 ? c : (a->n > b->n) - (a->n < b->n);
}

static int
compare_doubles(const struct span *a, const struct span *b)
{
    uint64_t x = blob_read_little(a->p, 8), y = blob_read_little(b->p, 8);
    double d, e;

    memcpy(&d, &x, sizeof(d));
    memcpy(&e, &y, sizeof(e));
    return (d > e) - (d < e);
}

static int64_t
integer(const struct span *a)
{
    uint64_t v = blob_read_little(a->p, (unsigned)a->n);

    return a->n == 4 ? (int32_t)(uint32_t)v : (int64_t)v;
}

static int
compare_integers(const struct span *a, const struct span *b)
{
    int64_t x = integer(a), y = integer(b);

    return (x > y) - (x < y);
}

/* ---- strings that are cut ------------------------------------------------ */

/* Where a character begins, at or before n bytes. */
static size_t
cut(const unsigned char *s, size_t n)
{
    while (n > 0 && (s[n] & 0xc0) == 0x80)
        n--;
    return n;
}

static size_t
decode(const unsigned char *s, uint32_t *c)
{
    size_t n = *s < 0x80 ? 1 : *s < 0xe0 ? 2 : *s < 0xf0 ? 3 : 4, i;

    *c = n == 1 ? *s : *s & (0x3fu >> (n - 1));
    for (i = 1; i < n; i++)
        *c = *c << 6 | (s[i] & 0x3f);
    return n;
}

static size_t
encode(unsigned char *s, uint32_t c)
{
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4, i;

    if (n == 1) {
        s[0] = (unsigned char)c;
        return 1;
    }
    for (i = n - 1; i > 0; i--, c >>= 6)
        s[i] = (unsigned char)(0x80 | (c & 0x3f));
    s[0] = (unsigned char)(0xf00u >> n | c);
    return n;
}

/* The least string of its length that is above all that begin with it: its
 * last character, or the last that has a next one, becomes that. */
static bool
raise(struct bound *b)
{
    uint32_t c;
    size_t at;

    while (b->n > 0) {
        at = cut(b->v, b->n - 1);
        decode(b->v + at, &c);
        b->n = at;
        if (c < 0x10ffff) {
            c = c == 0xd7ff ? 0xe000 : c + 1;
            b->n += encode(b->v + at, c);
            return b->n <= BOUNDS_MOST;
        }
    }
    return false;
}

static void
keep(struct bound *b, const struct span *s, bool greatest)
{
    b->exact = s->n <= BOUNDS_MOST;
    b->known = true;
    /* A character may grow by a byte where it is raised. */
    b->n = b->exact ? s->n : cut(s->p, BOUNDS_MOST - 4);
    memcpy(b->v, s->p, b->n);
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
    struct span s;

    while (at < b->n) {
        s.n = width > 0 ? width : (size_t)blob_read_little(b->p + at, 4);
        at += width > 0 ? 0 : 4;
        s.p = b->p + at;
        at += s.n;
        if (least->p == NULL || order(&s, least) < 0)
            *least = s;
        if (greatest->p == NULL || order(&s, greatest) > 0)
            *greatest = s;
    }
}

void
bounds_find(struct bounds *b, const struct column *c)
{
    const enum table_type type = c->node->type;
    const unsigned width = table_width(type);
    compare *order = type == TABLE_DOUBLE ? compare_doubles
                     : width > 1          ? compare_integers
                                          : compare_bytes;
    struct span least = { 0 }, greatest = { 0 };
    size_t i;

    *b = (struct bounds){ 0 };
    for (i = 0; i < c->npages; i++) {
        const struct column_page *p = &c->pages[i];

        b->nulls += p->definitions.n - p->n;
        find_in(&p->values, width, order, &least, &greatest);
    }
    b->any = least.p != NULL;
    if (!b->any)
        return;
    keep(&b->least, &least, false);
    keep(&b->greatest, &greatest, true);
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
