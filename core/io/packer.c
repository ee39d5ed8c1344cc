/* SPDX-License-Identifier: MIT */
#include "io/packer.h"

#include <stdlib.h>

#include "base/mem.h"

#ifdef HAVE_LIBDEFLATE
#include <libdeflate.h>

struct packer {
    struct libdeflate_compressor *c;
};

const char *
packer_codec(void)
{
    return "libdeflate " LIBDEFLATE_VERSION_STRING;
}

struct packer *
packer_new(int level)
{
    struct packer *packer = mem_alloc(sizeof(*packer));

    if ((packer->c = libdeflate_alloc_compressor(level)) == NULL)
        mem_exhausted();
    return packer;
}

void
packer_member(
    struct packer *packer, struct buf *out, const void *bytes, size_t n)
{
    size_t bound = libdeflate_gzip_compress_bound(packer->c, n);
    char *to = buf_reserve(out, bound);

    out->n += libdeflate_gzip_compress(packer->c, bytes, n, to, bound);
}

void
packer_free(struct packer *packer)
{
    if (packer == NULL)
        return;
    libdeflate_free_compressor(packer->c);
    free(packer);
}

#else
#include <stdint.h>
#include <string.h>
#include <zlib.h>

struct packer {
    z_stream z;
};

const char *
packer_codec(void)
{
    return "zlib " ZLIB_VERSION;
}

struct packer *
packer_new(int level)
{
    struct packer *packer = mem_zalloc(1, sizeof(*packer));

    /* 15 bits of window, 16 for a gzip header, memory level 8: the defaults
     * of gzip. */
    if (deflateInit2(&packer->z, level, Z_DEFLATED, 15 + 16, 8,
            Z_DEFAULT_STRATEGY) != Z_OK)
        mem_exhausted();
    return packer;
}

void
packer_member(
    struct packer *packer, struct buf *out, const void *bytes, size_t n)
{
    static const gz_header unknown = { .os = 255 };
    gz_header header = unknown;
    z_stream *stream = &packer->z;

    deflateReset(stream);
    deflateSetHeader(stream, &header);
    stream->next_in = (unsigned char *)(uintptr_t)bytes;
    do {
        size_t step = n < (size_t)1 << 30 ? n : (size_t)1 << 30;
        size_t room = deflateBound(stream, step);

        stream->avail_in = (uInt)step;
        stream->next_out = (unsigned char *)buf_reserve(out, room);
        stream->avail_out = (uInt)room;
        n -= step;
        deflate(stream, n > 0 ? Z_NO_FLUSH : Z_FINISH);
        out->n += room - stream->avail_out;
    } while (n > 0);
}

void
packer_free(struct packer *packer)
{
    if (packer == NULL)
        return;
    deflateEnd(&packer->z);
    free(packer);
}
#endif
