/* SPDX-License-Identifier: MIT */
/*
 * unpacker - decodes one member after the other out of a window.
 *
 * A codec may have a fast decoder, which tells less of what is wrong, and some
 * of it later or not at all.  So the exact one alone tells of damage: a member
 * that the fast one does not get through is decoded again from its beginning.
 */
#ifndef IO_UNPACKER_H
#define IO_UNPACKER_H

#include "io/codec.h"
#include "io/window.h"

/* Zero-initialise; free with unpacker_free. */
struct unpacker {
    struct decoders decoders;
    struct decoder *decoder; /* of the member in hand */
    const struct codec *codec;
    bool exact;     /* set by the caller: no fast decoders, to compare */
    bool trying;    /* the fast decoder decodes the member */
    uint64_t at;    /* where the member begins */
    uint64_t given; /* decoded bytes of it that the caller has passed on: kept
                       by the caller, who begins the next piece at out[0] */
    uint64_t skip;  /* of these, still to be decoded once more */
};

/* Free all that it holds, but not `unpacker` itself. */
void unpacker_free(struct unpacker *unpacker);

/* A member begins at window->from, with CODEC_HEAD bytes or all that there
 * are. */
void unpacker_begin(struct unpacker *unpacker, const struct codec *codec,
    const struct window *window);

/* Have bytes to decode: 0, 1 at the end of the file, -1 on a read error.  The
 * piece out[0..*n) may be taken back (*n = 0). */
int unpacker_have(struct unpacker *unpacker, struct window *window, size_t *n,
    struct cd_err *err);

/* Decode from the window to out[*n..room), and move *n.  -1 on a read error. */
int unpacker_run(struct unpacker *unpacker, struct window *window, char *out,
    size_t room, size_t *n, enum decoded *decoded, struct cd_err *err);

#endif
