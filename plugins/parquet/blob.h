/* SPDX-License-Identifier: MIT */
/*
 * blob - bytes that grow at their end.
 */
#ifndef PARQUET_BLOB_H
#define PARQUET_BLOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero-initialise; free with blob_free. */
struct blob {
    unsigned char *p;
    size_t n, cap;
    bool failed; /* memory ran out: what came since is missing */
};

/* Room for n more bytes behind the n that are there, or NULL. */
unsigned char *blob_room(struct blob *b, size_t n);
void blob_add(struct blob *b, const void *pointer, size_t n);
void blob_byte(struct blob *b, unsigned byte);
/* The low `bytes` bytes of `value`, the lowest first. */
void blob_little(struct blob *b, uint64_t value, unsigned bytes);
/* An unsigned LEB128. */
void blob_varint(struct blob *b, uint64_t value);
/* Give back what is allocated beyond the end. */
void blob_trim(struct blob *b);
void blob_free(struct blob *b);

/* `bytes` bytes at `at`, the lowest first. */
uint64_t blob_read_little(const unsigned char *at, unsigned bytes);

#endif
