/* SPDX-License-Identifier: MIT */
#include "thrift.h"

static uint64_t
zigzag(int64_t value)
{
    return (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0);
}

static void
head(struct thrift *thrift, int field, enum thrift_type type)
{
    int *last = &thrift->last[thrift->depth - 1], delta = field - *last;

    if (delta > 0 && delta <= 15) {
        blob_byte(thrift->to, (unsigned)delta << 4 | type);
    } else {
        blob_byte(thrift->to, type);
        blob_varint(thrift->to, zigzag(field));
    }
    *last = field;
}

static void
binary(struct thrift *thrift, const void *pointer, size_t n)
{
    blob_varint(thrift->to, n);
    blob_add(thrift->to, pointer, n);
}

void
thrift_begin(struct thrift *thrift, struct blob *to)
{
    thrift->to = to;
    thrift->depth = 0;
    thrift_element(thrift);
}

void
thrift_end(struct thrift *thrift)
{
    blob_byte(thrift->to, 0);
    thrift->depth--;
}

void
thrift_bool(struct thrift *thrift, int field, bool value)
{
    head(thrift, field, value ? THRIFT_TRUE : THRIFT_FALSE);
}

void
thrift_i32(struct thrift *thrift, int field, int32_t value)
{
    head(thrift, field, THRIFT_I32);
    blob_varint(thrift->to, zigzag(value));
}

void
thrift_i64(struct thrift *thrift, int field, int64_t value)
{
    head(thrift, field, THRIFT_I64);
    blob_varint(thrift->to, zigzag(value));
}

void
thrift_binary(struct thrift *thrift, int field, const void *pointer, size_t n)
{
    head(thrift, field, THRIFT_BINARY);
    binary(thrift, pointer, n);
}

void
thrift_struct(struct thrift *thrift, int field)
{
    head(thrift, field, THRIFT_STRUCT);
    thrift_element(thrift);
}

void
thrift_none(struct thrift *thrift, int field)
{
    thrift_struct(thrift, field);
    thrift_end(thrift);
}

void
thrift_list(struct thrift *thrift, int field, enum thrift_type of, size_t n)
{
    head(thrift, field, THRIFT_LIST);
    if (n < 15) {
        blob_byte(thrift->to, (unsigned)n << 4 | of);
    } else {
        blob_byte(thrift->to, 0xf0 | of);
        blob_varint(thrift->to, n);
    }
}

void
thrift_element(struct thrift *thrift)
{
    thrift->last[thrift->depth++] = 0;
}

void
thrift_element_i32(struct thrift *thrift, int32_t value)
{
    blob_varint(thrift->to, zigzag(value));
}

void
thrift_element_binary(struct thrift *thrift, const void *pointer, size_t n)
{
    binary(thrift, pointer, n);
}
