/* SPDX-License-Identifier: MIT */
#include "io/resync.h"

#include <string.h>

#include "base/mem.h"

#define TRIAL_INPUT  (WINDOW_AHEAD / 2)
#define TRIAL_OUTPUT ((size_t)4 << 20)
#define FREE         ((uint64_t)16 << 20)
#define RATIO        32

#define SHORTEST 18 /* bytes of the shortest member: header, data, trailer */

void
resync_init(struct resync *sync)
{
    memset(sync, 0, sizeof(*sync));
    if (inflateInit2(&sync->z, 15 + 16) != Z_OK)
        mem_exhausted();
}

void
resync_begin(struct resync *sync)
{
    sync->spent = sync->last = 0;
}

void
resync_free(struct resync *sync)
{
    inflateEnd(&sync->z);
}

bool
resync_magic(const unsigned char *bytes, size_t n)
{
    return n >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

/* Does a member that begins at bytes[0..n) decode to its end, or as far as n
 * and TRIAL_OUTPUT reach? */
static bool
decodes(struct resync *sync, const unsigned char *bytes, size_t n)
{
    unsigned char out[16384];
    z_stream *stream = &sync->z;
    size_t total = 0;
    int rc;

    inflateReset(stream);
    stream->next_in = (unsigned char *)(uintptr_t)bytes;
    stream->avail_in = (uInt)n;
    do {
        stream->next_out = out;
        stream->avail_out = sizeof(out);
        rc = inflate(stream, Z_NO_FLUSH);
        total += sizeof(out) - stream->avail_out;
    } while (rc == Z_OK && stream->avail_in > 0 && total < TRIAL_OUTPUT);
    sync->last = total + 64;
    sync->spent += sync->last;
    return rc == Z_OK || rc == Z_STREAM_END ||
           (rc == Z_BUF_ERROR && stream->avail_in == 0);
}

int
resync_find(
    struct resync *sync, struct window *window, uint64_t most, struct cd_err *e)
{
    const uint64_t end = most < UINT64_MAX - window_at(window)
                             ? window_at(window) + most
                             : UINT64_MAX;

    for (;;) {
        unsigned char *bytes;

        if (window_have(window, TRIAL_INPUT, e))
            return -1;
        if (window->to - window->from < SHORTEST || window_at(window) >= end)
            return 0;
        bytes =
            memchr(window->p + window->from, 0x1f, window->to - window->from);
        if (bytes == NULL || sync->spent > FREE + RATIO * window_at(window)) {
            window->from = window->to;
            continue;
        }
        window->from = (size_t)(bytes - window->p);
        if (window_have(window, TRIAL_INPUT, e))
            return -1;
        bytes = window->p + window->from;
        if (window_at(window) < end && window->to - window->from >= SHORTEST &&
            resync_magic(bytes, 2) && bytes[2] == Z_DEFLATED &&
            decodes(sync, bytes, window->to - window->from))
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
