/* SPDX-License-Identifier: MIT */
/*
 * fan_spool - the bytes for many files in one file, the spool, and an index of
 * which belong to which.
 *
 * A spool is a sequence of extents: a file's name, and bytes of that file.
 * Bytes that come between two syncs are sorted by file, so that a file has few
 * extents however its records are mixed with those of others.
 */
#ifndef ENGINE_FAN_SPOOL_H
#define ENGINE_FAN_SPOOL_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct fan_spool;

/* Open or create the spool `name` in a folder, and cut it to its first `bytes`
 * bytes.  `separator` (or NULL; borrowed) is put between the records of a file.
 * NULL with *err if the bytes are not all there, or not as they were
 * written. */
struct fan_spool *fan_spool_open(int folder, const char *name, uint64_t bytes,
    const char *separator, struct cd_err *err);
/* NULL is nothing. */
void fan_spool_close(struct fan_spool *spool);

/* Add bytes[0..n), which are copied, to the file of that name.  -1 with
 * *err. */
int fan_spool_put(struct fan_spool *spool, const char *name, size_t length,
    const char *bytes, size_t n, struct cd_err *err);
/* Make it durable; *bytes becomes its length.  -1 with *err. */
int fan_spool_sync(
    struct fan_spool *spool, uint64_t *bytes, struct cd_err *err);

/* The files, in the order in which they came: how many, their names,
 * records. */
size_t fan_spool_count(const struct fan_spool *spool);
const char *fan_spool_name(const struct fan_spool *spool, size_t file);
uint64_t fan_spool_records(const struct fan_spool *spool, size_t file);
/* The last byte of a file into *byte; '\0' if it has none.  -1 with *err. */
int fan_spool_last(
    struct fan_spool *spool, size_t file, char *byte, struct cd_err *err);
/* Give the bytes of a file to fn, in pieces, until it returns other than 0.  -1
 * with *err. */
int fan_spool_read(struct fan_spool *spool, size_t file,
    int (*fn)(void *ctx, const char *bytes, size_t n, struct cd_err *e),
    void *ctx, struct cd_err *err);

#endif
