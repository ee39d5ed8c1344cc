/* SPDX-License-Identifier: MIT */
/*
 * fan_spool - bytes for many files in one file, and where those of each are.
 *
 * A spool is a row of extents: a name, and bytes of the file of that name.
 * What comes between two syncs is put together, so that a file has few extents
 * however its records lie among those of others.
 */
#ifndef ENGINE_FAN_SPOOL_H
#define ENGINE_FAN_SPOOL_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct fan_spool;

/* Open the spool `name` in a folder, its first `bytes` bytes; what is behind
 * them goes.  `separator` (or NULL) is put between the records of a file.
 * NULL with *e if they are not all there, or not as they were written. */
struct fan_spool *fan_spool_open(int folder, const char *name, uint64_t bytes,
    const char *separator, struct cd_err *e);
void fan_spool_close(struct fan_spool *spool);

/* Add what a record has for a file.  bytes[0..n) is copied. */
int fan_spool_put(struct fan_spool *spool, const char *name, size_t length,
    const char *bytes, size_t n, struct cd_err *e);
/* Make it durable, and say how many bytes the spool has. */
int fan_spool_sync(struct fan_spool *spool, uint64_t *bytes, struct cd_err *e);

/* The files, in the order in which they came. */
size_t fan_spool_count(const struct fan_spool *spool);
const char *fan_spool_name(const struct fan_spool *spool, size_t file);
uint64_t fan_spool_records(const struct fan_spool *spool, size_t file);
/* Give the bytes of a file to fn, in pieces, until it returns other than 0. */
int fan_spool_read(struct fan_spool *spool, size_t file,
    int (*fn)(void *ctx, const char *bytes, size_t n, struct cd_err *e),
    void *ctx, struct cd_err *e);

#endif
