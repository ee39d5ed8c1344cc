/* SPDX-License-Identifier: MIT */
/*
 * chunk - a column of a row group as bytes: a dictionary, if one is smaller,
 * and pages, each compressed by itself and with its CRC.
 */
#ifndef PARQUET_CHUNK_H
#define PARQUET_CHUNK_H

#include <zstd.h>

#include "bounds.h"
#include "column.h"

/* How pages are compressed, and memory for one of them. */
struct chunk_codec {
    ZSTD_CCtx *zstd; /* NULL: they are not */
    struct blob plain, packed, numbers;
};

/* Where the pages of a column lie, and what is in them. */
struct chunk {
    const struct table_node *node;
    uint64_t dictionary;    /* offset in the file, 0: there is none */
    uint64_t data;          /* offset of the first page with data */
    uint64_t plain, packed; /* bytes, with the pages' headers */
    uint64_t entries, pages;
    bool zstd;
    struct bounds bounds;
};

/* Write the chunk of a column, which begins at the offset `at`, by `put`, page
 * for page.  -1 if memory runs out or `put` says so. */
typedef int chunk_put(void *ctx, const struct blob *b);
int chunk_write(struct chunk *chunk, const struct column *column, uint64_t at,
    struct chunk_codec *codec, chunk_put *put, void *ctx);

/* The element of RowGroup.columns that tells of it. */
void chunk_describe(const struct chunk *chunk, struct thrift *to);

#endif
