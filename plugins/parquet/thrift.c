/* SPDX-License-Identifier: MIT */
#include "thrift.h"

static uint64_t
zigzag(int64_t v)
{
    return (uint64_t)v << 1 ^ (v < 0 ? UINT64_MAX : 0);
}

static void
head(struct thrift *t, int field, enum thrift_type type)
{
    int *last = &t->last[t->depth - 1], delta = field - *last;

    if (delta > 0 && delta <= 15) {
        blob_byte(t->to, (unsigned)delta << 4 | type);
    } else {
        blob_byte(t->to, type);
        blob_varint(t->to, zigzag(field));
    }
    *last = field;
}

static void
binary(struct thrift *t, const void *p, size_t n)
{
    blob_varint(t->to, n);
    blob_add(t->to, p, n);
}

void
thrift_begin(struct thrift *t, struct blob *to)
{
    t->to = to;
    t->depth = 0;
    thrift_element(t);
}

void
thrift_end(struct thrift *t)
{
    blob_byte(t->to, 0);
    t->depth--;
}

void
thrift_bool(struct thrift *t, int field, bool v)
{
    head(t, field, v ? THRIFT_TRUE : THRIFT_FALSE);
}

void
thrift_i32(struct thrift *t, int field, int32_t v)
{
    head(t, field, THRIFT_I32);
    blob_varint(t->to, zigzag(v));
}

void
thrift_i64(struct thrift *t, int field, int64_t v)
{
    head(t, field, THRIFT_I64);
    blob_varint(t->to, zigzag(v));
}

void
thrift_binary(struct thrift *t, int field, const void *p, size_t n)
{
    head(t, field, THRIFT_BINARY);
    binary(t, p, n);
}

void
thrift_struct(struct thrift *t, int field)
{
    head(t, field, THRIFT_STRUCT);
    thrift_element(t);
}

void
thrift_none(struct thrift *t, int field)
{
    thrift_struct(t, field);
    thrift_end(t);
}

void
thrift_list(struct thrift *t, int field, enum thrift_type of, size_t n)
{
    head(t, field, THRIFT_LIST);
    if (n < 15) {
        blob_byte(t->to, (unsigned)n << 4 | of);
    } else {
        blob_byte(t->to, 0xf0 | of);
        blob_varint(t->to, n);
    }
}

void
thrift_element(struct thrift *t)
{
    t->last[t->depth++] = 0;
}

void
thrift_element_i32(struct thrift *t, int32_t v)
{
    blob_varint(t->to, zigzag(v));
}

void
thrift_element_binary(struct thrift *t, const void *p, size_t n)
{
    binary(t, p, n);
}
