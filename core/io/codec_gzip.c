/* SPDX-License-Identifier: MIT */
/*
 * gzip (RFC 1952).  Where configure found them, ISA-L decodes what is sound, at
 * two to three times the speed of zlib, and libdeflate encodes.
 */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/mem.h"
#include "io/codec.h"

#ifdef HAVE_ISAL
#include <isa-l/igzip_lib.h>
#endif
#ifdef HAVE_LIBDEFLATE
#include <libdeflate.h>
#endif

#define SHORTEST 18   /* bytes of the shortest member: header, data, trailer */
#define EXPANDS  1032 /* bytes that deflate can make of one */

static bool
gzip_begins(const unsigned char *bytes, size_t n)
{
    return n >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

static bool
gzip_member(const unsigned char *bytes, size_t n)
{
    return gzip_begins(bytes, n) && bytes[2] == Z_DEFLATED;
}

/* ---- decoding by zlib ---------------------------------------------------- */

struct inflater {
    struct decoder d;
    z_stream z;
};

static void
inflater_free(struct decoder *decoder)
{
    struct inflater *inflater = (struct inflater *)decoder;

    inflateEnd(&inflater->z);
    free(inflater);
}

static struct decoder *
inflater_new(void)
{
    struct inflater *inflater = mem_zalloc(1, sizeof(*inflater));

    if (inflateInit2(&inflater->z, 15 + 16) != Z_OK)
        mem_exhausted();
    return &inflater->d;
}

static bool
inflater_begin(struct decoder *decoder, const unsigned char *bytes, size_t n)
{
    (void)bytes;
    (void)n;
    inflateReset(&((struct inflater *)decoder)->z);
    decoder->total = 0;
    return true;
}

/* What inflate says of an error.  It has then used the first word of the
 * trailer, or both. */
static enum decoded
gzip_tell_error(struct decoder *decoder, int rc, const char *message)
{
    if (rc == Z_MEM_ERROR)
        mem_exhausted();
    decoder->wrong = message != NULL ? message : "cannot be decoded";
    decoder->trailer = 0;
    if (strcmp(decoder->wrong, "incorrect data check") == 0) {
        decoder->wrong = "the check sum does not fit";
        decoder->trailer = 4;
    } else if (strcmp(decoder->wrong, "incorrect length check") == 0) {
        decoder->wrong = "the length does not fit";
    }
    return DECODED_BAD;
}

static enum decoded
inflater_step(struct decoder *decoder)
{
    z_stream *stream = &((struct inflater *)decoder)->z;
    const uInt most = (uInt)1 << 30;
    const uInt nin = decoder->nin < most ? (uInt)decoder->nin : most;
    const uInt nout = decoder->nout < most ? (uInt)decoder->nout : most;
    int rc;

    stream->next_in = (unsigned char *)(uintptr_t)decoder->in;
    stream->avail_in = nin;
    stream->next_out = (unsigned char *)decoder->out;
    stream->avail_out = nout;
    rc = inflate(stream, Z_NO_FLUSH);
    decoder->in = stream->next_in;
    decoder->nin -= nin - stream->avail_in;
    decoder->out = (char *)stream->next_out;
    decoder->nout -= nout - stream->avail_out;
    decoder->total = stream->total_out;
    if (rc == Z_OK || rc == Z_BUF_ERROR)
        return DECODED_SOME;
    return rc == Z_STREAM_END ? DECODED_ALL
                              : gzip_tell_error(decoder, rc, stream->msg);
}

static const struct decoder_ops exact = { inflater_new, inflater_free,
    inflater_begin, inflater_step, NULL };

/* ---- decoding by ISA-L --------------------------------------------------- */

#ifdef HAVE_ISAL
/* Flags of a header that zlib checks and ISA-L does not: a check sum of the
 * header, and three bits that must be 0. */
#define CHECKED 0xe2

struct quick {
    struct decoder d;
    struct inflate_state state;
};

static void
quick_free(struct decoder *decoder)
{
    free(decoder);
}

static struct decoder *
quick_new(void)
{
    struct quick *quick = mem_alloc(sizeof(*quick));

    quick->d = (struct decoder){ 0 };
    return &quick->d;
}

static bool
quick_begin(struct decoder *decoder, const unsigned char *bytes, size_t n)
{
    struct quick *quick = (struct quick *)decoder;

    if (n < 4 || bytes[2] != Z_DEFLATED || (bytes[3] & CHECKED) != 0)
        return false;
    isal_inflate_init(&quick->state);
    quick->state.crc_flag = ISAL_GZIP;
    decoder->pending = false;
    return true;
}

static enum decoded
quick_step(struct decoder *decoder)
{
    struct inflate_state *state = &((struct quick *)decoder)->state;
    int rc;

    state->next_in = (uint8_t *)(uintptr_t)decoder->in;
    state->avail_in = (uint32_t)decoder->nin;
    state->next_out = (uint8_t *)decoder->out;
    state->avail_out = (uint32_t)decoder->nout;
    rc = isal_inflate(state);
    decoder->in = state->next_in;
    decoder->nin = state->avail_in;
    decoder->out = (char *)state->next_out;
    decoder->nout = state->avail_out;
    decoder->pending = decoder->nout == 0;
    if (rc != ISAL_DECOMP_OK)
        return DECODED_BAD;
    return state->block_state == ISAL_BLOCK_FINISH ? DECODED_ALL : DECODED_SOME;
}

static const struct decoder_ops fast = { quick_new, quick_free, quick_begin,
    quick_step, NULL };
#endif

/* ---- what ends a member -------------------------------------------------- */

/* Read a little-endian number. */
static uint32_t
little_endian(const unsigned char *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

static bool
gzip_length_fits(const struct decoder *decoder, const unsigned char *trailer)
{
    return decoder->trailer == 4 &&
           little_endian(trailer) == (uint32_t)decoder->total;
}

/* Can the last word of the file be the length of a member of so many bytes? */
static bool
gzip_end_missed(const struct decoder *decoder, const unsigned char *bytes,
    size_t n, size_t most)
{
    uint32_t length;

    (void)decoder;
    if (n < SHORTEST)
        return false;
    length = little_endian(bytes + n - 4);
    return length >= n / 2 && length / EXPANDS <= n && length <= most;
}

/* ---- encoding ------------------------------------------------------------ */

#ifdef HAVE_LIBDEFLATE
static const char *
gzip_library(void)
{
    return "libdeflate " LIBDEFLATE_VERSION_STRING;
}

static void *
gzip_encoder_new(int level)
{
    void *encoder = libdeflate_alloc_compressor(level);

    if (encoder == NULL)
        mem_exhausted();
    return encoder;
}

static void
gzip_encode(void *encoder, struct buf *out, const void *bytes, size_t n)
{
    size_t bound = libdeflate_gzip_compress_bound(encoder, n);
    char *to = buf_reserve(out, bound);

    out->n += libdeflate_gzip_compress(encoder, bytes, n, to, bound);
}

static void
gzip_encoder_free(void *encoder)
{
    libdeflate_free_compressor(encoder);
}

#else
static const char *
gzip_library(void)
{
    return "zlib " ZLIB_VERSION;
}

static void *
gzip_encoder_new(int level)
{
    z_stream *stream = mem_zalloc(1, sizeof(*stream));

    /* 15 bits of window, 16 for a gzip header, memory level 8: the defaults
     * of gzip. */
    if (deflateInit2(
            stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        mem_exhausted();
    return stream;
}

static void
gzip_encode(void *encoder, struct buf *out, const void *bytes, size_t n)
{
    static const gz_header unknown = { .os = 255 };
    gz_header header = unknown;
    z_stream *stream = encoder;

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

static void
gzip_encoder_free(void *encoder)
{
    if (encoder == NULL)
        return;
    deflateEnd(encoder);
    free(encoder);
}
#endif

/* A member has no time and no name in its header, and the operating system 255
 * ("unknown"), so that it depends on its bytes alone. */
const struct codec codec_gzip = { .name = "gzip",
    .part = "member",
    .suffix = ".gz",
    .first = 0x1f,
    .shortest = SHORTEST,
    .levels = { 1, 9, 1 },
    .damage = BATCH_DAMAGED_GZIP,
    .begins = gzip_begins,
    .member = gzip_member,
#ifdef HAVE_ISAL
    .decoders = { &exact, &fast },
#else
    .decoders = { &exact, NULL },
#endif
    .length_fits = gzip_length_fits,
    .end_missed = gzip_end_missed,
    .encoder_new = gzip_encoder_new,
    .encoder_free = gzip_encoder_free,
    .encode = gzip_encode,
    .library = gzip_library };
