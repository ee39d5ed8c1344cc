/* SPDX-License-Identifier: MIT */
#include "io/digest.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <nettle/sha2.h>

#include "base/interrupt.h"
#include "base/mem.h"

#ifdef HAVE_LIBDEFLATE
#include <libdeflate.h>
#else
#include <zlib.h>
#endif

uint32_t
digest_crc(uint32_t crc, const void *bytes, size_t n)
{
#ifdef HAVE_LIBDEFLATE
    return libdeflate_crc32(crc, bytes, n);
#else
    return (uint32_t)crc32_z(crc, bytes, n);
#endif
}

int
digest_crc_file(int fd, uint32_t *crc, uint64_t *size)
{
    const size_t room = (size_t)1 << 16;
    char *bytes = mem_alloc(room);
    ssize_t n;

    *crc = 0;
    *size = 0;
    while ((n = read(fd, bytes, room)) > 0 || (n < 0 && errno == EINTR)) {
        if (n > 0) {
            *crc = digest_crc(*crc, bytes, (size_t)n);
            *size += (uint64_t)n;
        }
    }
    free(bytes);
    return (int)n;
}

struct digest {
    struct sha256_ctx sha;
};

struct digest *
digest_new(void)
{
    struct digest *digest = mem_alloc(sizeof(*digest));

    sha256_init(&digest->sha);
    return digest;
}

void
digest_add(struct digest *digest, const void *bytes, size_t n)
{
    sha256_update(&digest->sha, n, bytes);
}

int
digest_add_file(struct digest *digest, int fd, uint64_t most, uint64_t *done,
    struct cd_err *err)
{
    const size_t room = (size_t)1 << 18;
    char *bytes = mem_alloc(room);
    uint64_t left = most;
    ssize_t n = 1;

    while (left > 0 && n > 0) {
        if (interrupt_check(err)) {
            free(bytes);
            return -1;
        }
        n = read(fd, bytes, left < room ? (size_t)left : room);
        if (n < 0 && errno == EINTR) {
            n = 1;
            continue;
        }
        if (n > 0) {
            digest_add(digest, bytes, (size_t)n);
            left -= (uint64_t)n;
        }
    }
    if (n < 0)
        err_errno(err, "cannot read");
    if (done != NULL)
        *done = most - left;
    free(bytes);
    return n < 0 ? -1 : 0;
}

void
digest_hex(struct digest *digest, char hex[DIGEST_HEX])
{
    uint8_t raw[SHA256_DIGEST_SIZE];
    size_t i;

    sha256_digest(&digest->sha, sizeof(raw), raw);
    for (i = 0; i < sizeof(raw); i++)
        snprintf(hex + 2 * i, 3, "%02x", raw[i]);
}

void
digest_so_far(const struct digest *digest, char hex[DIGEST_HEX])
{
    struct digest copy = *digest;

    digest_hex(&copy, hex);
}

void
digest_free(struct digest *digest)
{
    free(digest);
}
