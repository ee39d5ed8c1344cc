/* SPDX-License-Identifier: MIT */
/*
 * zstd (RFC 8878) by libzstd, where configure found it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/codec.h"

/* Bytes of the shortest frame: magic, 2 of header, block */
#define SHORTEST 9

#ifdef HAVE_ZSTD
#include <zstd.h>
#include <zstd_errors.h>

/* A frame says how far back it refers, and the decoder keeps so much.  8 MiB is
 * what RFC 8878 asks every decoder for, and what levels up to 19 make. */
#define WINDOW_LOG 23

static uint32_t
read_little(const unsigned char *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

static bool
is_skippable(const unsigned char *bytes, size_t n)
{
    return n >= 4 && (read_little(bytes) & 0xfffffff0) == 0x184d2a50;
}

static bool
is_frame(const unsigned char *bytes, size_t n)
{
    return n >= 4 && read_little(bytes) == 0xfd2fb528;
}

static bool
zstd_begins(const unsigned char *bytes, size_t n)
{
    return is_frame(bytes, n) || is_skippable(bytes, n);
}

/* The bit that is reserved in a header is 0. */
static bool
zstd_member(const unsigned char *bytes, size_t n)
{
    return is_frame(bytes, n) && (bytes[4] & 0x08) == 0;
}

/* A skippable frame: its magic, the length of what follows, and that. */
static uint64_t
skipped(const unsigned char *bytes, size_t n)
{
    if (!is_skippable(bytes, n))
        return 0;
    return n >= 8 ? 8 + (uint64_t)read_little(bytes + 4) : 8;
}

/* Of WARC, "Zstandard Compression for WARC Files 1.0": a skippable frame of
 * this number in front of all holds a dictionary, as it is or as a frame. */
#define DICTIONARY_FRAME 0x184d2a5d
#define DICTIONARY       0xec30a437
#define DICTIONARY_MOST  ((size_t)32 << 20) /* bytes of one that is unpacked */

static size_t
dictionary(const unsigned char *bytes, size_t n)
{
    return n >= 12 && read_little(bytes) == DICTIONARY_FRAME &&
                   (read_little(bytes + 8) == DICTIONARY ||
                       is_frame(bytes + 8, 4))
               ? 8
               : 0;
}

/* ---- decoding ------------------------------------------------------------ */

struct unzstd {
    struct decoder d;
    ZSTD_DCtx *context;
    bool fresh;  /* nothing of the frame has been given to the library */
    size_t next; /* bytes that it wants next: a block and the next header */
};

static void
unzstd_free(struct decoder *decoder)
{
    struct unzstd *unzstd = (struct unzstd *)decoder;

    ZSTD_freeDCtx(unzstd->context);
    free(unzstd);
}

static struct decoder *
unzstd_new(void)
{
    struct unzstd *unzstd = mem_zalloc(1, sizeof(*unzstd));

    unzstd->context = ZSTD_createDCtx();
    if (unzstd->context == NULL ||
        ZSTD_isError(ZSTD_DCtx_setParameter(
            unzstd->context, ZSTD_d_windowLogMax, WINDOW_LOG)))
        mem_exhausted();
    return &unzstd->d;
}

static bool
unzstd_begin(struct decoder *decoder, const unsigned char *bytes, size_t n)
{
    struct unzstd *unzstd = (struct unzstd *)decoder;

    (void)bytes;
    (void)n;
    ZSTD_DCtx_reset(unzstd->context, ZSTD_reset_session_only);
    unzstd->fresh = true;
    unzstd->next = SHORTEST;
    decoder->total = 0;
    decoder->trailer = 0;
    decoder->pending = false;
    return true;
}

static const char wrong_sum[] = "the check sum does not fit";

/* The library has found that the last `taken` bytes of input are damaged. */
static enum decoded
zstd_tell_error(struct decoder *decoder, size_t error, size_t taken)
{
    decoder->in += taken;
    decoder->nin -= taken;
    decoder->pending = false;
    switch (ZSTD_getErrorCode(error)) {
    case ZSTD_error_memory_allocation:
        mem_exhausted();
    case ZSTD_error_checksum_wrong:
        decoder->wrong = wrong_sum;
        break;
    case ZSTD_error_frameParameter_windowTooLarge:
        decoder->wrong = "it needs more than 8 MiB to be decoded: unpack it "
                         "first, as in \"zstdcat --long=31 FILE | copydesk "
                         "run ... -\"";
        break;
    case ZSTD_error_dictionary_wrong:
        decoder->wrong = "it needs a dictionary: unpack it first, as in "
                         "\"zstdcat -D DICTIONARY FILE | copydesk run ... -\"";
        break;
    default:
        decoder->wrong = ZSTD_getErrorName(error);
    }
    return DECODED_BAD;
}

/* A frame that is there as a whole, and for all of which there is room, needs
 * no window.  Sets *decoded; false: it is no such frame. */
static bool
decode_whole(struct unzstd *unzstd, enum decoded *decoded)
{
    struct decoder *decoder = &unzstd->d;
    unsigned long long size =
        ZSTD_getFrameContentSize(decoder->in, decoder->nin);
    size_t taken, n;

    if (size >= ZSTD_CONTENTSIZE_ERROR || size > decoder->nout)
        return false; /* damaged, or not said, or too long */
    taken = ZSTD_findFrameCompressedSize(decoder->in, decoder->nin);
    if (ZSTD_isError(taken))
        return false;
    n = ZSTD_decompressDCtx(
        unzstd->context, decoder->out, decoder->nout, decoder->in, taken);
    decoder->total = size;
    if (ZSTD_isError(n)) {
        *decoded = zstd_tell_error(decoder, n, taken);
        return true;
    }
    decoder->in += taken;
    decoder->nin -= taken;
    decoder->out += n;
    decoder->nout -= n;
    *decoded = DECODED_ALL;
    return true;
}

/* One block at a time: of a call that finds damage the library does not give
 * what it decoded before. */
static enum decoded
unzstd_step(struct decoder *decoder)
{
    struct unzstd *unzstd = (struct unzstd *)decoder;
    ZSTD_inBuffer in = { decoder->in,
        unzstd->next < decoder->nin ? unzstd->next : decoder->nin, 0 };
    ZSTD_outBuffer out = { decoder->out, decoder->nout, 0 };
    enum decoded decoded;
    size_t rc;

    if (unzstd->fresh && decode_whole(unzstd, &decoded))
        return decoded;
    unzstd->fresh = false;
    rc = ZSTD_decompressStream(unzstd->context, &out, &in);
    if (ZSTD_isError(rc))
        return zstd_tell_error(decoder, rc, in.size);
    decoder->in += in.pos;
    decoder->nin -= in.pos;
    decoder->out += out.pos;
    decoder->nout -= out.pos;
    decoder->total += out.pos;
    decoder->pending = rc != 0 && out.pos == out.size;
    unzstd->next = rc;
    return rc == 0 ? DECODED_ALL : DECODED_SOME;
}

/* Unpack a dictionary that is one frame.  NULL, or what is wrong with it. */
static const char *
unpack(ZSTD_DCtx *context, const unsigned char *bytes, size_t n, struct buf *to)
{
    const size_t piece = ZSTD_DStreamOutSize();
    ZSTD_inBuffer in = { bytes, n, 0 };
    size_t left = 1;

    while (left > 0) {
        ZSTD_outBuffer out = { buf_reserve(to, piece), piece, 0 };

        left = ZSTD_decompressStream(context, &out, &in);
        to->n += out.pos;
        if (ZSTD_isError(left))
            return ZSTD_getErrorName(left);
        if (to->n > DICTIONARY_MOST)
            return "it has more than 32 MiB";
        if (left > 0 && out.pos < out.size && in.pos == in.size)
            return "it is cut off";
    }
    return NULL;
}

static const char *
unzstd_learn(struct decoder *decoder, const unsigned char *bytes, size_t n)
{
    ZSTD_DCtx *context = ((struct unzstd *)decoder)->context;
    struct buf plain = { 0 };
    const char *wrong = NULL;

    ZSTD_DCtx_reset(context, ZSTD_reset_session_only);
    ZSTD_DCtx_loadDictionary(context, NULL, 0);
    if (is_frame(bytes, n)) {
        wrong = unpack(context, bytes, n, &plain);
        bytes = (const unsigned char *)plain.p;
        n = plain.n;
    }
    /* What is no dictionary would be taken for text that members refer to. */
    if (wrong == NULL && n > 0 && (n < 8 || read_little(bytes) != DICTIONARY))
        wrong = "it is none";
    if (wrong == NULL && n > 0 &&
        ZSTD_isError(ZSTD_DCtx_loadDictionary(context, bytes, n)))
        mem_exhausted(); /* it is looked into when it is used */
    buf_free(&plain);
    return wrong;
}

static const struct decoder_ops exact = { unzstd_new, unzstd_free, unzstd_begin,
    unzstd_step, unzstd_learn };

/* The library compares the length with that in the header first. */
static bool
zstd_length_fits(const struct decoder *decoder, const unsigned char *trailer)
{
    (void)trailer;
    return decoder->wrong == wrong_sum;
}

/* More came than the header says: a length of a block is damaged. */
static bool
zstd_end_missed(const struct decoder *decoder, const unsigned char *bytes,
    size_t n, size_t most)
{
    (void)most;
    return decoder->total > ZSTD_getFrameContentSize(bytes, n);
}

/* ---- encoding ------------------------------------------------------------ */

static void
set_parameter(ZSTD_CCtx *context, ZSTD_cParameter parameter, int value)
{
    if (ZSTD_isError(ZSTD_CCtx_setParameter(context, parameter, value)))
        mem_exhausted();
}

static void *
zstd_encoder_new(int level)
{
    ZSTD_CCtx *context = ZSTD_createCCtx();

    if (context == NULL)
        mem_exhausted();
    set_parameter(context, ZSTD_c_compressionLevel, level);
    set_parameter(context, ZSTD_c_checksumFlag, 1);
    return context;
}

/* "Re-using context is just a speed / resource optimization.  It doesn't change
 * the compression ratio, which remains identical" (<zstd.h>). */
static void
zstd_encode(void *encoder, struct buf *out, const void *bytes, size_t n)
{
    size_t bound = ZSTD_compressBound(n);
    char *to = buf_reserve(out, bound);
    size_t made = ZSTD_compress2(encoder, to, bound, bytes, n);

    if (ZSTD_isError(made)) /* there is room: memory is all that can lack */
        mem_exhausted();
    out->n += made;
}

static void
zstd_encoder_free(void *encoder)
{
    ZSTD_freeCCtx(encoder);
}
#endif

static const char *
zstd_library(void)
{
#ifdef HAVE_ZSTD
    return "libzstd " ZSTD_VERSION_STRING;
#else
    return "without libzstd";
#endif
}

/* A frame says the length and the check sum of its content. */
const struct codec codec_zstd = { .name = "zstd",
    .part = "frame",
    .suffix = ".zst",
    .first = 0x28,
    .shortest = SHORTEST,
    .levels = { 1, 19, 3 },
    .damage = BATCH_DAMAGED_ZSTD,
#ifdef HAVE_ZSTD
    .begins = zstd_begins,
    .member = zstd_member,
    .skipped = skipped,
    .dictionary = dictionary,
    .decoders = { &exact, NULL },
    .length_fits = zstd_length_fits,
    .end_missed = zstd_end_missed,
    .encoder_new = zstd_encoder_new,
    .encoder_free = zstd_encoder_free,
    .encode = zstd_encode,
#else
    .missing = "libzstd-dev",
#endif
    .library = zstd_library };
