/* SPDX-License-Identifier: MIT */
#include "io/resync.h"

#include <string.h>

#define TRIAL_INPUT  (WINDOW_AHEAD / 2)
#define TRIAL_OUTPUT ((size_t)4 << 20)
#define FREE         ((uint64_t)16 << 20)
#define RATIO        32

void
resync_begin(struct resync *sync)
{
    sync->spent = sync->last = 0;
}

void
resync_free(struct resync *sync)
{
    decoders_free(&sync->decoders);
}

/* Does a member that begins at bytes[0..n) decode to its end, or as far as n
 * and TRIAL_OUTPUT reach? */
static bool
decodes(struct resync *sync, const struct codec *codec,
    const unsigned char *bytes, size_t n)
{
    struct decoder *decoder =
        decoders_of(&sync->decoders, codec, DECODER_EXACT);
    enum decoded decoded;
    char out[16384];

    decoder->ops->begin(decoder, bytes, n);
    decoder->in = bytes;
    decoder->nin = n;
    do {
        decoder->out = out;
        decoder->nout = sizeof(out);
        decoder->passed_on = false;
        decoded = decoder->ops->step(decoder);
    } while (decoded == DECODED_SOME &&
             (decoder->nin > 0 || decoder->pending) &&
             decoder->total < TRIAL_OUTPUT);
    sync->last = decoder->total + 64;
    sync->spent += sync->last;
    return decoded != DECODED_BAD;
}

int
resync_find(struct resync *sync, const struct codec *codec,
    struct window *window, uint64_t most, struct cd_err *err)
{
    const uint64_t end = most < UINT64_MAX - window_at(window)
                             ? window_at(window) + most
                             : UINT64_MAX;

    for (;;) {
        unsigned char *bytes;
        size_t n;

        if (window_have(window, TRIAL_INPUT, err))
            return -1;
        if (window->to - window->from < codec->shortest ||
            window_at(window) >= end)
            return 0;
        n = window->to - window->from;
        n = end - window_at(window) < n ? (size_t)(end - window_at(window)) : n;
        bytes = memchr(window->p + window->from, codec->first, n);
        if (bytes == NULL || sync->spent > FREE + RATIO * window_at(window)) {
            window->from += n;
            continue;
        }
        window->from = (size_t)(bytes - window->p);
        if (window_have(window, TRIAL_INPUT, err))
            return -1;
        bytes = window->p + window->from;
        if (window_at(window) < end &&
            window->to - window->from >= codec->shortest &&
            codec->member(bytes, window->to - window->from) &&
            decodes(sync, codec, bytes, window->to - window->from))
            return 1;
        window->from++;
    }
}

void
resync_was_sound(struct resync *sync)
{
    sync->spent -= sync->last;
    sync->last = 0;
}

void
resync_was_broken(struct resync *sync, uint64_t n)
{
    sync->spent += n;
    sync->last = 0;
}
