/* SPDX-License-Identifier: MIT */
/*
 * codec - the formats in which files are compressed, a row of a table each.
 *
 * A file of such a format is a sequence of parts that decode alone, called
 * members here whatever the format calls them: gzip members, zstd frames.
 * How one is decoded and packed is known in codec_*.c alone.
 */
#ifndef IO_CODEC_H
#define IO_CODEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "io/batch.h"

/* Bytes that tell what begins: CODEC_HEAD of them, or all up to the end. */
#define CODEC_HEAD 8
/* The same of a dictionary in front of the members. */
#define CODEC_DICTIONARY 12

/* What a step of decoding came to. */
enum decoded {
    DECODED_SOME, /* there may be more: go on with input and room */
    DECODED_ALL,  /* the member ends at decoder->in, and is sound */
    DECODED_BAD   /* it is damaged: decoder->wrong */
};

/* What decodes one member after the other.  A step uses bytes at `in`, writes
 * bytes to `out`, and moves both on; the caller sets them and reads the rest.
 */
struct decoder {
    const struct decoder_ops *ops;
    const unsigned char *in;
    size_t nin;
    char *out;
    size_t nout;
    bool passed_on;    /* set by the caller: what comes out is used before the
                          member is verified, so that all in front of damage has
                          to come out, and `in` to show where that is */
    bool pending;      /* a step without input may write more */
    uint64_t total;    /* bytes decoded of the member */
    const char *wrong; /* what is wrong with a damaged member; static */
    size_t trailer;    /* bytes at `in` that belong to a damaged member */
};

struct decoder_ops {
    struct decoder *(*make)(void);
    void (*free)(struct decoder *decoder);
    /* A member begins with bytes[0..n), CODEC_HEAD of them or all that there
     * are.  False: it is not for this decoder; an exact one takes all. */
    bool (*begin)(
        struct decoder *decoder, const unsigned char *bytes, size_t n);
    enum decoded (*step)(struct decoder *decoder);
    /* The members that follow may refer to this dictionary, as
     * codec->dictionary says that it begins; n 0: to none.  Returns NULL, or
     * what is wrong with it, static; then there is none.  NULL: the format has
     * no such. */
    const char *(*learn)(
        struct decoder *decoder, const unsigned char *bytes, size_t n);
};

/* A fast decoder may call a member bad that is not, and does not say where or
 * why, nor is `total` its own. */
enum decoder_kind { DECODER_EXACT, DECODER_FAST, DECODER_KINDS };

/* Levels of compression lie within these, whatever the codec. */
#define CODEC_LEAST 1
#define CODEC_MOST  19

/* Levels of compression: the least, the highest, and the one by default. */
struct codec_levels {
    int least, most, usual;
};

struct codec {
    const char *name;    /* "gzip" */
    const char *part;    /* what it calls a member: "member", "frame" */
    const char *suffix;  /* of names of files: ".gz" */
    const char *missing; /* NULL; or what the program was built without, so that
                            the functions below are not there */
    unsigned char first; /* the first byte of each member */
    size_t shortest;     /* bytes of the shortest member */
    struct codec_levels levels;
    enum batch_damage damage; /* what damage to its files is called */

    /* Does a file of this format begin so?  Any n. */
    bool (*begins)(const unsigned char *bytes, size_t n);
    /* May a member with data begin so?  n is at least `shortest`. */
    bool (*member)(const unsigned char *bytes, size_t n);
    /* Of what stands where a member may: how many bytes of it are to be
     * skipped, as the format says; 0: none.  NULL: the format has no such. */
    uint64_t (*skipped)(const unsigned char *bytes, size_t n);
    /* Of what is to be skipped at the beginning of a file, with
     * CODEC_DICTIONARY bytes or all that there are: how many of them stand in
     * front of a dictionary for all members; 0: it holds none.  NULL: the
     * format has no such. */
    size_t (*dictionary)(const unsigned char *bytes, size_t n);

    const struct decoder_ops *decoders[DECODER_KINDS]; /* NULL: none such */
    /* Is only the content of the damaged member wrong, and not its length?
     * trailer[0..decoder->trailer) is what stands at `in`. */
    bool (*length_fits)(
        const struct decoder *decoder, const unsigned char *trailer);
    /* The file ends before the decoder saw the end of its member, which is
     * bytes[0..n): can it have missed that?  `most`: more is not decoded of
     * such a member. */
    bool (*end_missed)(const struct decoder *decoder,
        const unsigned char *bytes, size_t n, size_t most);

    void *(*encoder_new)(int level);
    void (*encoder_free)(void *encoder); /* NULL is nothing */
    /* Append bytes[0..n) to out as one member (n == 0: an empty one), which
     * depends on the bytes, the level and the library alone. */
    void (*encode)(void *encoder, struct buf *out, const void *bytes, size_t n);
    const char *(*library)(void); /* "libdeflate 1.14": what encodes */
};

/* The rows, up to a NULL: gzip is the first. */
#define CODECS 2
extern const struct codec *const codecs[CODECS + 1];
extern const struct codec codec_gzip, codec_zstd;

/* What the file is compressed by, as its name says; NULL: not at all. */
const struct codec *codec_named(const char *name);
/* The same, as its first bytes say, of those that can be decoded. */
const struct codec *codec_of(const unsigned char *bytes, size_t n);
/* Length of the name without the suffix of a codec. */
size_t codec_stem(const char *name);

/* Decoders, each made when it is first asked for.  Zero-initialise; not
 * thread-safe. */
struct decoders {
    struct decoder *of[CODECS][DECODER_KINDS];
};

/* NULL if there is none such. */
struct decoder *decoders_of(struct decoders *decoders,
    const struct codec *codec, enum decoder_kind kind);
/* Have the exact decoder learn a dictionary (decoder_ops.learn). */
const char *decoders_learn(struct decoders *decoders, const struct codec *codec,
    const unsigned char *bytes, size_t n);
void decoders_free(struct decoders *decoders);

#endif
