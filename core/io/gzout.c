/* SPDX-License-Identifier: MIT */
#include "io/gzout.h"

#include <stdlib.h>

#include "base/mem.h"

#ifdef HAVE_LIBDEFLATE
#include <libdeflate.h>

struct gzout {
    struct libdeflate_compressor *c;
};

const char *
gzout_codec(void)
{
    return "libdeflate " LIBDEFLATE_VERSION_STRING;
}

struct gzout *
gzout_new(int level)
{
    struct gzout *gzout = mem_alloc(sizeof(*gzout));

    if ((gzout->c = libdeflate_alloc_compressor(level)) == NULL)
        mem_exhausted();
    return gzout;
}

void
gzout_member(struct gzout *gzout, struct buf *out, const void *bytes, size_t n)
{
    size_t bound = libdeflate_gzip_compress_bound(gzout->c, n);
    char *to = buf_reserve(out, bound);

    out->n += libdeflate_gzip_compress(gzout->c, bytes, n, to, bound);
}

void
gzout_free(struct gzout *gzout)
{
    if (gzout == NULL)
        return;
    libdeflate_free_compressor(gzout->c);
    free(gzout);
}

#else
#include <stdint.h>
#include <string.h>
#include <zlib.h>

struct gzout {
    z_stream z;
};

const char *
gzout_codec(void)
{
    return "zlib " ZLIB_VERSION;
}

struct gzout *
gzout_new(int level)
{
    struct gzout *gzout = mem_zalloc(1, sizeof(*gzout));

    /* 15 bits of window, 16 for a gzip header, memory level 8: the defaults
     * of gzip. */
    if (deflateInit2(&gzout->z, level, Z_DEFLATED, 15 + 16, 8,
            Z_DEFAULT_STRATEGY) != Z_OK)
        mem_exhausted();
    return gzout;
}

void
gzout_member(struct gzout *gzout, struct buf *out, const void *bytes, size_t n)
{
    static const gz_header unknown = { .os = 255 };
    gz_header header = unknown;
    z_stream *stream = &gzout->z;

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
gzout_free(struct gzout *gzout)
{
    if (gzout == NULL)
        return;
    deflateEnd(&gzout->z);
    free(gzout);
}
#endif
