/* SPDX-License-Identifier: MIT */
#include "io/codec.h"

#include <string.h>

const struct codec *const codecs[CODECS + 1] = { &codec_gzip, &codec_zstd,
    NULL };

static bool
has_suffix(const char *name, size_t n, const char *suffix)
{
    size_t length = strlen(suffix);

    return n > length && memcmp(name + n - length, suffix, length) == 0;
}

const struct codec *
codec_named(const char *name)
{
    const size_t n = strlen(name);
    size_t i;

    for (i = 0; i < CODECS && !has_suffix(name, n, codecs[i]->suffix); i++)
        ;
    return codecs[i];
}

size_t
codec_stem(const char *name)
{
    const struct codec *codec = codec_named(name);

    return strlen(name) - (codec != NULL ? strlen(codec->suffix) : 0);
}

const struct codec *
codec_of(const unsigned char *bytes, size_t n)
{
    size_t i;

    for (i = 0; i < CODECS; i++) {
        if (codecs[i]->missing == NULL && codecs[i]->begins(bytes, n))
            break;
    }
    return codecs[i];
}

struct decoder *
decoders_of(struct decoders *decoders, const struct codec *codec,
    enum decoder_kind kind)
{
    const struct decoder_ops *ops = codec->decoders[kind];
    struct decoder **decoder;
    size_t i;

    for (i = 0; codecs[i] != codec; i++)
        ;
    decoder = &decoders->of[i][kind];
    if (*decoder == NULL && ops != NULL) {
        *decoder = ops->make();
        (*decoder)->ops = ops;
    }
    return *decoder;
}

const char *
decoders_learn(struct decoders *decoders, const struct codec *codec,
    const unsigned char *bytes, size_t n)
{
    struct decoder *decoder = decoders_of(decoders, codec, DECODER_EXACT);

    return decoder->ops->learn(decoder, bytes, n);
}

void
decoders_free(struct decoders *decoders)
{
    size_t i, kind;

    for (i = 0; i < CODECS; i++) {
        for (kind = 0; kind < DECODER_KINDS; kind++) {
            struct decoder *decoder = decoders->of[i][kind];

            if (decoder != NULL)
                decoder->ops->free(decoder);
        }
    }
}
