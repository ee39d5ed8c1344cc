/* SPDX-License-Identifier: MIT */
/*
 * part - one file of the table: the magic number, one row group, the footer.
 */
#ifndef PARQUET_PART_H
#define PARQUET_PART_H

#include "chunk.h"

/* What to do where memory runs out. */
#define PART_MEMORY \
    "out of memory: lower \"row_group_bytes\", or raise limits.worker_bytes"

struct part {
    uint64_t bytes; /* of the file */
    uint32_t crc32;
};

/* Write the rows to a file that is made, or emptied, in a folder, and make
 * them durable.  -1 after cd_fail. */
int part_write(const struct cd_host *host, struct part *part, int folder,
    const char *name, const struct table *table, struct column *columns,
    uint64_t rows, struct chunk_codec *codec);

/* The file has these bytes.  -1 after cd_fail. */
int part_verify(const struct cd_host *host, const struct part *part, int folder,
    const char *name);

#endif
