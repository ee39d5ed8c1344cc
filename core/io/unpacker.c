/* SPDX-License-Identifier: MIT */
#include "io/unpacker.h"

#include <string.h>

void
unpacker_free(struct unpacker *unpacker)
{
    decoders_free(&unpacker->decoders);
}

/* Begin to decode the member at window->from by that decoder.  False if there
 * is none such, or it will not. */
static bool
begin_with(struct unpacker *unpacker, enum decoder_kind kind,
    const struct window *window)
{
    struct decoder *decoder =
        decoders_of(&unpacker->decoders, unpacker->codec, kind);

    if (decoder == NULL ||
        !decoder->ops->begin(
            decoder, window->p + window->from, window->to - window->from))
        return false;
    unpacker->decoder = decoder;
    return true;
}

void
unpacker_begin(struct unpacker *unpacker, const struct codec *codec,
    const struct window *window)
{
    unpacker->codec = codec;
    unpacker->at = window_at(window);
    unpacker->given = unpacker->skip = 0;
    unpacker->trying =
        !unpacker->exact && begin_with(unpacker, DECODER_FAST, window);
    if (!unpacker->trying)
        begin_with(unpacker, DECODER_EXACT, window);
}

/* Have the exact decoder decode the member from its beginning. */
static int
ask_exact(struct unpacker *unpacker, struct window *window, size_t *n,
    struct cd_err *err)
{
    *n = 0;
    unpacker->skip = unpacker->given;
    unpacker->trying = false;
    if (window_back(window, unpacker->at, err))
        return -1;
    begin_with(unpacker, DECODER_EXACT, window);
    return 0;
}

/* A file can be read again; a pipe cannot, and no more of it is kept than of a
 * member that is held. */
static bool
must_ask_now(const struct unpacker *unpacker, const struct window *window)
{
    return unpacker->trying && !window->file &&
           (unpacker->given > 0 || window_at(window) - unpacker->at >
                                       window->room - 2 * WINDOW_AHEAD);
}

int
unpacker_have(struct unpacker *unpacker, struct window *window, size_t *n,
    struct cd_err *err)
{
    if (must_ask_now(unpacker, window))
        return ask_exact(unpacker, window, n, err);
    if (window->from < window->to || unpacker->decoder->pending)
        return 0;
    if (window_fill(window, err))
        return -1;
    if (window->from < window->to)
        return 0;
    return unpacker->trying ? ask_exact(unpacker, window, n, err) : 1;
}

/* Take away what the caller had before. */
static void
skip_given(struct unpacker *unpacker, char *out, size_t *n)
{
    size_t again = unpacker->skip < *n ? (size_t)unpacker->skip : *n;

    if (again == 0)
        return;
    memmove(out, out + again, *n - again);
    unpacker->skip -= again;
    *n -= again;
}

int
unpacker_run(struct unpacker *unpacker, struct window *window, char *out,
    size_t room, size_t *n, enum decoded *decoded, struct cd_err *err)
{
    struct decoder *decoder = unpacker->decoder;

    decoder->in = window->p + window->from;
    decoder->nin = window->to - window->from;
    decoder->out = out + *n;
    decoder->nout = room - *n;
    decoder->passed_on = unpacker->given > 0;
    *decoded = decoder->ops->step(decoder);
    window->from = window->to - decoder->nin;
    *n = (size_t)(decoder->out - out);
    if (*decoded == DECODED_BAD && unpacker->trying) {
        *decoded = DECODED_SOME;
        return ask_exact(unpacker, window, n, err);
    }
    skip_given(unpacker, out, n);
    return 0;
}
