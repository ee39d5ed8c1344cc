/* SPDX-License-Identifier: MIT */
#include "io/gzsync.h"

#include <string.h>

#include "base/mem.h"

#define TRIAL_INPUT  (WINDOW_AHEAD / 2)
#define TRIAL_OUTPUT ((size_t)4 << 20)
#define FREE         ((uint64_t)16 << 20)
#define RATIO        32

#define SHORTEST 18 /* bytes of the shortest member: header, data, trailer */

void
gzsync_init(struct gzsync *s)
{
    memset(s, 0, sizeof(*s));
    if (inflateInit2(&s->z, 15 + 16) != Z_OK)
        mem_exhausted();
}

void
gzsync_begin(struct gzsync *s)
{
    s->spent = s->last = 0;
}

void
gzsync_free(struct gzsync *s)
{
    inflateEnd(&s->z);
}

bool
gzsync_magic(const unsigned char *p, size_t n)
{
    return n >= 2 && p[0] == 0x1f && p[1] == 0x8b;
}

/* Does a member that begins at p[0..n) decode to its end, or as far as n and
 * TRIAL_OUTPUT reach? */
static bool
decodes(struct gzsync *s, const unsigned char *p, size_t n)
{
    unsigned char out[16384];
    z_stream *z = &s->z;
    size_t total = 0;
    int rc;

    inflateReset(z);
    z->next_in = (unsigned char *)(uintptr_t)p;
    z->avail_in = (uInt)n;
    do {
        z->next_out = out;
        z->avail_out = sizeof(out);
        rc = inflate(z, Z_NO_FLUSH);
        total += sizeof(out) - z->avail_out;
    } while (rc == Z_OK && z->avail_in > 0 && total < TRIAL_OUTPUT);
    s->last = total + 64;
    s->spent += s->last;
    return rc == Z_OK || rc == Z_STREAM_END ||
           (rc == Z_BUF_ERROR && z->avail_in == 0);
}

int
gzsync_find(struct gzsync *s, struct window *w, uint64_t most, struct cd_err *e)
{
    const uint64_t end =
        most < UINT64_MAX - window_at(w) ? window_at(w) + most : UINT64_MAX;

    for (;;) {
        unsigned char *p;

        if (window_have(w, TRIAL_INPUT, e))
            return -1;
        if (w->to - w->from < SHORTEST || window_at(w) >= end)
            return 0;
        p = memchr(w->p + w->from, 0x1f, w->to - w->from);
        if (p == NULL || s->spent > FREE + RATIO * window_at(w)) {
            w->from = w->to;
            continue;
        }
        w->from = (size_t)(p - w->p);
        if (window_have(w, TRIAL_INPUT, e))
            return -1;
        p = w->p + w->from;
        if (window_at(w) < end && w->to - w->from >= SHORTEST &&
            gzsync_magic(p, 2) && p[2] == Z_DEFLATED &&
            decodes(s, p, w->to - w->from))
            return 1;
        w->from++;
    }
}

void
gzsync_was_sound(struct gzsync *s)
{
    s->spent -= s->last;
    s->last = 0;
}

void
gzsync_was_broken(struct gzsync *s, uint64_t n)
{
    s->spent += n;
    s->last = 0;
}
