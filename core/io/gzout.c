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
    struct gzout *g = mem_alloc(sizeof(*g));

    if ((g->c = libdeflate_alloc_compressor(level)) == NULL)
        mem_exhausted();
    return g;
}

void
gzout_member(struct gzout *g, struct buf *out, const void *p, size_t n)
{
    size_t bound = libdeflate_gzip_compress_bound(g->c, n);
    char *to = buf_reserve(out, bound);

    out->n += libdeflate_gzip_compress(g->c, p, n, to, bound);
}

void
gzout_free(struct gzout *g)
{
    if (g == NULL)
        return;
    libdeflate_free_compressor(g->c);
    free(g);
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
    struct gzout *g = mem_zalloc(1, sizeof(*g));

    /* 15 bits of window, 16 for a gzip header, memory level 8: the defaults
     * of gzip. */
    if (deflateInit2(
            &g->z, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        mem_exhausted();
    return g;
}

void
gzout_member(struct gzout *g, struct buf *out, const void *p, size_t n)
{
    static const gz_header unknown = { .os = 255 };
    gz_header header = unknown;
    z_stream *z = &g->z;

    deflateReset(z);
    deflateSetHeader(z, &header);
    z->next_in = (unsigned char *)(uintptr_t)p;
    do {
        size_t step = n < (size_t)1 << 30 ? n : (size_t)1 << 30;
        size_t room = deflateBound(z, step);

        z->avail_in = (uInt)step;
        z->next_out = (unsigned char *)buf_reserve(out, room);
        z->avail_out = (uInt)room;
        n -= step;
        deflate(z, n > 0 ? Z_NO_FLUSH : Z_FINISH);
        out->n += room - z->avail_out;
    } while (n > 0);
}

void
gzout_free(struct gzout *g)
{
    if (g == NULL)
        return;
    deflateEnd(&g->z);
    free(g);
}
#endif
