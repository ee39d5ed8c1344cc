/* SPDX-License-Identifier: MIT */
/*
 * digest - check sums: CRC-32 for what we recognise again, SHA-256 for what
 * others check.
 */
#ifndef IO_DIGEST_H
#define IO_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* The CRC-32 (as in gzip) of bytes whose CRC-32 is `crc` (0: no bytes) followed
 * by n more bytes. */
uint32_t digest_crc(uint32_t crc, const void *bytes, size_t n);

/* Update a CRC-32 with the rest of an open file; *size gets its length.  -1
 * with errno, and what was read so far, if it cannot be read. */
int digest_crc_file(int fd, uint32_t *crc, uint64_t *size);

/* SHA-256 of bytes that come in pieces. */
struct digest;

#define DIGEST_HEX 65 /* hexadecimal digits and a NUL */

/* The digest of nothing; add n bytes to one. */
struct digest *digest_new(void);
void digest_add(struct digest *digest, const void *bytes, size_t n);
/* Add up to `most` bytes of an open file from its current position; *done (may
 * be NULL) gets how many.  -1 with *err if it cannot be read. */
int digest_add_file(struct digest *digest, int fd, uint64_t most,
    uint64_t *done, struct cd_err *err);
/* Write the digest in hexadecimal; the object is then like a new one. */
void digest_hex(struct digest *digest, char hex[DIGEST_HEX]);
/* Write the digest of what was added so far; more may be added. */
void digest_so_far(const struct digest *digest, char hex[DIGEST_HEX]);
void digest_free(struct digest *digest);

#endif
