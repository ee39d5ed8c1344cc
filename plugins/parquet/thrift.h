/* SPDX-License-Identifier: MIT */
/*
 * thrift - structs in Thrift's compact protocol, as Parquet's headers and its
 * footer are written.
 *
 * Source: thrift-compact-protocol.md of Apache Thrift.  The numbers of fields
 * are those of parquet.thrift; within a struct they grow.
 */
#ifndef PARQUET_THRIFT_H
#define PARQUET_THRIFT_H

#include "blob.h"

#define THRIFT_DEEPEST 12 /* structs in each other */

/* Types, as lists tell that of their elements. */
enum thrift_type {
    THRIFT_TRUE = 1,
    THRIFT_FALSE = 2,
    THRIFT_I32 = 5,
    THRIFT_I64 = 6,
    THRIFT_BINARY = 8,
    THRIFT_LIST = 9,
    THRIFT_STRUCT = 12
};

struct thrift {
    struct blob *to;
    int last[THRIFT_DEEPEST]; /* number of the last field, a struct each */
    size_t depth;
};

/* Begin the outermost struct; thrift_end ends it. */
void thrift_begin(struct thrift *thrift, struct blob *to);
void thrift_end(struct thrift *thrift);

/* Fields of the struct in hand. */
void thrift_bool(struct thrift *thrift, int field, bool value);
void thrift_i32(struct thrift *thrift, int field, int32_t value);
void thrift_i64(struct thrift *thrift, int field, int64_t value);
void thrift_binary(
    struct thrift *thrift, int field, const void *pointer, size_t n);
/* A struct, which thrift_end ends; thrift_none is one without a field. */
void thrift_struct(struct thrift *thrift, int field);
void thrift_none(struct thrift *thrift, int field);
/* A list of n elements, which follow. */
void thrift_list(
    struct thrift *thrift, int field, enum thrift_type of, size_t n);

/* Elements of a list; thrift_end ends a struct. */
void thrift_element(struct thrift *thrift);
void thrift_element_i32(struct thrift *thrift, int32_t value);
void thrift_element_binary(
    struct thrift *thrift, const void *pointer, size_t n);

#endif
