/* SPDX-License-Identifier: MIT */
#include "io/packer.h"

#include <stdlib.h>

#include "base/mem.h"

struct packer {
    const struct codec *codec;
    void *encoder;
};

struct packing
packing_of(const char *name)
{
    const struct codec *codec = codec_named(name);

    return (struct packing){ codec, codec != NULL ? codec->levels.usual : 0 };
}

struct packer *
packer_new(struct packing packing)
{
    struct packer *packer;

    if (packing.codec == NULL)
        return NULL;
    packer = mem_alloc(sizeof(*packer));
    packer->codec = packing.codec;
    packer->encoder = packing.codec->encoder_new(packing.level);
    return packer;
}

void
packer_member(
    struct packer *packer, struct buf *out, const void *bytes, size_t n)
{
    packer->codec->encode(packer->encoder, out, bytes, n);
}

void
packer_free(struct packer *packer)
{
    if (packer == NULL)
        return;
    packer->codec->encoder_free(packer->encoder);
    free(packer);
}
