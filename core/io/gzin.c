/* SPDX-License-Identifier: MIT */
#include "io/gzin.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/mem.h"
#include "io/gzsync.h"

/* A flipped bit is noticed late, perhaps behind the beginning of the next
 * member: this much of a member is kept to go back to.  Compressed bytes are
 * hardly more than decoded ones, so that a member that is held is kept whole.
 */
#define KEPT        (GZIN_HELD + ((size_t)1 << 20))
#define KEPT_STREAM ((size_t)1 << 20) /* of one that is not held */

#define PIECE ((size_t)256 << 10) /* of a member that is not held */
#define BLOCK 512                 /* what padding fills up */

enum state {
    START,  /* nothing read yet */
    PLAIN,  /* not gzip: bytes as they are */
    BEHIND, /* between members */
    MEMBER, /* inside a member */
    LOST,   /* behind damage, looking for the next member */
    END
};

struct gzin {
    struct window w;
    enum state state;
    bool gzip;          /* said to be */
    bool any;           /* if not, it is plain whatever it begins with */
    uint64_t member;    /* number of the current member, from 1 */
    uint64_t member_at; /* where it begins */
    uint64_t joins;     /* where the next member joins, or UINT64_MAX */
    uint64_t broken_at; /* where the last one was seen to be damaged ... */
    double broken_cost; /* ... and bytes decoded of it, for each packed one */
    char *out;          /* decoded bytes of the member: out[0..n) */
    size_t n, room;
    bool given; /* decoded bytes before out[0] came out */
    z_stream z;
    struct gzsync sync;
    struct gzin_damage damage;
    bool pending; /* damage was found behind bytes just returned */
};

struct gzin *
gzin_new(void)
{
    struct gzin *g = mem_zalloc(1, sizeof(*g));

    window_init(&g->w, KEPT);
    if (inflateInit2(&g->z, 15 + 16) != Z_OK)
        mem_exhausted();
    gzsync_init(&g->sync);
    g->room = PIECE;
    g->out = mem_alloc(g->room);
    return g;
}

void
gzin_begin(struct gzin *g, int fd, bool gzip, bool any)
{
    window_begin(&g->w, fd);
    gzsync_begin(&g->sync);
    g->state = START;
    g->gzip = gzip;
    g->any = any;
    g->member = g->member_at = g->broken_at = 0;
    g->n = 0;
    g->given = g->pending = false;
}

void
gzin_free(struct gzin *g)
{
    if (g == NULL)
        return;
    inflateEnd(&g->z);
    gzsync_free(&g->sync);
    window_free(&g->w);
    free(g->out);
    free(g);
}

const struct gzin_damage *
gzin_damage(const struct gzin *g)
{
    return &g->damage;
}

uint64_t
gzin_member(const struct gzin *g)
{
    return g->member;
}

uint64_t
gzin_consumed(const struct gzin *g)
{
    return window_at(&g->w);
}

void
gzin_prefix(const struct gzin *g, uint64_t *bytes, uint32_t *crc)
{
    *bytes = g->w.before + g->w.to;
    *crc = g->w.crc;
}

static void
report(struct gzin *g, const char *fmt, ...)
{
    va_list ap;

    g->damage.member = g->member;
    g->damage.offset = g->member_at;
    g->damage.gap = true;
    g->damage.given = g->given;
    g->joins = UINT64_MAX;
    va_start(ap, fmt);
    vsnprintf(g->damage.text, sizeof(g->damage.text), fmt, ap);
    va_end(ap);
}

static void
report_more(struct gzin *g, const char *fmt, uint64_t at)
{
    size_t n = strlen(g->damage.text);

    snprintf(g->damage.text + n, sizeof(g->damage.text) - n, fmt,
        (unsigned long long)at);
}

static void
begin_member(struct gzin *g)
{
    g->state = MEMBER;
    g->member++;
    g->member_at = window_at(&g->w);
    g->w.start = g->w.from;
    g->n = 0;
    g->given = false;
    inflateReset(&g->z);
}

/* ---- after damage ------------------------------------------------------- */

/* Go on at the next member.  Returns 1: the damage is described in full. */
static int
resynchronise(struct gzin *g, struct cd_err *e)
{
    uint64_t joins = g->joins;
    int rc = gzsync_find(&g->sync, &g->w, UINT64_MAX, e);

    if (rc < 0)
        return -1;
    if (rc == 1) {
        begin_member(g);
        if (g->member_at < g->broken_at) /* is decoded once more */
            gzsync_was_broken(
                &g->sync, (uint64_t)((double)(g->broken_at - g->member_at) *
                                     g->broken_cost));
        g->damage.gap = g->member_at != joins;
        report_more(g, "; reading goes on at byte %llu", g->member_at);
        return 1;
    }
    g->w.from = g->w.to;
    g->state = END;
    if (g->member > 0)
        report_more(g, "; no sound member behind byte %llu", g->damage.offset);
    else
        snprintf(g->damage.text, sizeof(g->damage.text),
            "it is said to be gzip, and no gzip member is in it: if it is "
            "text, give it a name without .gz");
    return 1;
}

/* The current member is damaged: say so, and look for the next one right
 * behind the beginning of this one, as the decoder may have run over its end.
 */
static void
broken(struct gzin *g, const char *what)
{
    g->broken_at = window_at(&g->w);
    g->broken_cost =
        (double)g->z.total_out / (double)(g->broken_at - g->member_at + 1);
    report(g, "%s", what);
    if (!g->given) {
        if (g->n > 0)
            report_more(g, ": all of it is left out", 0);
        g->n = 0;
    }
    g->w.from = g->w.from > g->w.start ? g->w.start + 1 : g->w.from;
    g->state = LOST;
}

/* ---- the members -------------------------------------------------------- */

/* Can this be the beginning of records?  A byte order mark and white space may
 * stand before the first one. */
static bool
begins_record(const unsigned char *p, size_t n, bool *more)
{
    static const char mark[] = "\xef\xbb\xbf";
    size_t i = n >= 3 && memcmp(p, mark, 3) == 0 ? 3 : 0;

    while (i < n && memchr(" \t\r\n", p[i], 4) != NULL)
        i++;
    *more = i == n || (n < 3 && memcmp(p, mark, n) == 0);
    if (n >= 5 && memcmp(p, "WARC/", 5) == 0)
        return true; /* in which there may be members, which are pages */
    return i < n && p[i] == '{';
}

/* What the file is. */
static int
start(struct gzin *g, struct cd_err *e)
{
    struct window *w = &g->w;
    bool more = true, record = false;
    size_t n;
    int rc = 0;

    for (n = 2; more; n = 2 * n) {
        if (window_have(w, n, e))
            return -1;
        record = begins_record(w->p + w->from, w->to - w->from, &more);
        more = more && !w->eof && n < WINDOW_AHEAD / 2;
    }
    g->state = PLAIN;
    if (gzsync_magic(w->p + w->from, w->to - w->from)) {
        g->state = BEHIND;
    } else if (g->gzip && w->to > w->from) {
        report(g, "what stands before the first member is none");
        g->state = LOST;
    } else if (!g->gzip && !g->any && !record && w->to > w->from) {
        rc = gzsync_find(&g->sync, w, WINDOW_AHEAD / 2, e);
        w->from = 0;
        if (rc == 1) {
            report(g, "what stands before the first member is none");
            g->state = LOST;
        }
    }
    return rc < 0 ? -1 : 0;
}

/* Between members: padding, the next member, garbage, or the end. */
static int
behind(struct gzin *g, struct cd_err *e)
{
    struct window *w = &g->w;
    uint64_t zeros = window_at(w);

    for (;;) {
        if (window_have(w, 2, e))
            return -1;
        while (w->from < w->to && w->p[w->from] == 0)
            w->from++;
        if (w->from < w->to || w->eof)
            break;
    }
    if (window_have(w, 2, e))
        return -1;
    g->given = false;
    g->member_at = zeros;
    zeros = window_at(w) - zeros;
    if (zeros > 0 && window_at(w) % BLOCK != 0 &&
        (w->from < w->to || (zeros > BLOCK && zeros % BLOCK != 0))) {
        report(g, "behind the member stand %llu zero bytes",
            (unsigned long long)zeros);
        g->state = LOST;
    } else if (w->from == w->to) {
        g->state = END;
    } else if (gzsync_magic(w->p + w->from, w->to - w->from)) {
        begin_member(g);
    } else {
        report(g, "behind the member stands something that is none");
        g->state = LOST;
    }
    return 0;
}

/* Read the 32 bits at p. */
static uint32_t
little(const unsigned char *p)
{
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
           (uint32_t)p[3] << 24;
}

/* inflate found the trailer to differ from the data, and has taken its first
 * word, or both. */
static int
bad_trailer(struct gzin *g, const char *what, size_t unread, struct cd_err *e)
{
    struct window *w = &g->w;
    uint64_t joins = UINT64_MAX;

    while (w->to - w->from < unread && !w->eof) {
        if (window_fill(w, e))
            return -1;
    }
    /* Where the length fits, bytes were changed, but none are missing: a line
     * that runs on into the next member still does. */
    if (unread == 4 && w->to - w->from >= 4 && g->given &&
        little(w->p + w->from) == (uint32_t)g->z.total_out)
        joins = window_at(w) + 4;
    w->from += w->to - w->from < unread ? w->to - w->from : unread;
    broken(g, what);
    g->joins = joins;
    return 0;
}

/* What to do about an error of inflate. */
static int
member_error(struct gzin *g, int rc, struct cd_err *e)
{
    const char *msg = g->z.msg != NULL ? g->z.msg : "cannot be decoded";

    if (rc == Z_MEM_ERROR)
        mem_exhausted();
    if (strcmp(msg, "incorrect data check") == 0)
        return bad_trailer(g, "the check sum does not fit", 4, e);
    if (strcmp(msg, "incorrect length check") == 0)
        return bad_trailer(g, "the length does not fit", 0, e);
    broken(g, msg);
    return 0;
}

/* Can the last word of the file be the length of the member that is held? */
static bool
has_length(const struct gzin *g)
{
    const uint64_t packed = window_at(&g->w) - g->member_at;
    uint32_t n;

    if (packed < 18)
        return false;
    n = little(g->w.p + g->w.to - 4);
    return n >= packed / 2 && n / 1032 <= packed && n <= 2 * GZIN_HELD;
}

/* The file ends inside the member: it was cut off, or the decoder missed the
 * member's end and what it decoded is not what was packed.  That is so where a
 * member begins behind, or where the end of the member is there. */
static int
cut_off(struct gzin *g, struct cd_err *e)
{
    struct window *w = &g->w;
    const uint64_t end = window_at(w);
    bool missed = !g->given && has_length(g);
    int rc = 0;

    if (!missed) {
        w->from = w->start + 1;
        rc = gzsync_find(&g->sync, w, UINT64_MAX, e);
    }
    if (rc < 0)
        return -1;
    if (missed || rc == 1) {
        broken(g, "its end is missed");
        g->broken_at = end;
        return 0;
    }
    w->from = w->to;
    g->given = g->given || g->n > 0;
    report(g, "the file ends inside it");
    g->state = END;
    return 1;
}

/* Decode the current member, all of it or a piece that is large enough to be
 * given out.  Returns 1 if damage was found behind g->n good bytes. */
static int
member(struct gzin *g, struct cd_err *e)
{
    struct window *w = &g->w;
    z_stream *z = &g->z;
    int rc = Z_OK;

    while (rc == Z_OK || rc == Z_BUF_ERROR) {
        if (g->n == g->room && g->room < GZIN_HELD && !g->given) {
            g->room *= 2;
            g->out = mem_resize(g->out, g->room, 1);
        }
        if (g->n == g->room || (g->given && g->n >= PIECE))
            return 0;
        if (w->from == w->to) {
            if (g->given && g->n > 0)
                return 0;
            if (g->given && w->from - w->start > KEPT_STREAM)
                w->start = w->from - KEPT_STREAM;
            if (window_fill(w, e))
                return -1;
            if (w->from == w->to)
                return cut_off(g, e);
        }
        z->next_in = w->p + w->from;
        z->avail_in = (uInt)(w->to - w->from);
        z->next_out = (unsigned char *)g->out + g->n;
        z->avail_out = (uInt)((g->given ? PIECE : g->room) - g->n);
        rc = inflate(z, Z_NO_FLUSH);
        w->from = w->to - z->avail_in;
        g->n = (size_t)((char *)z->next_out - g->out);
    }
    if (rc != Z_STREAM_END)
        return member_error(g, rc, e);
    gzsync_was_sound(&g->sync);
    g->state = BEHIND;
    return 0;
}

/* Returns 1 at damage, -1 on a read error, else 0. */
static int
step(struct gzin *g, struct cd_err *e)
{
    switch (g->state) {
    case START:
        return start(g, e);
    case BEHIND:
        return behind(g, e);
    case MEMBER:
        return member(g, e);
    case LOST:
        return resynchronise(g, e);
    case PLAIN:
    case END:
        break;
    }
    return 0;
}

/* Where the bytes are that the read gives. */
static ptrdiff_t
plain(struct gzin *g, const char **p, struct cd_err *e)
{
    struct window *w = &g->w;
    size_t n;

    w->start = w->from;
    if (w->from == w->to && window_fill(w, e))
        return -1;
    *p = (const char *)w->p + w->from;
    n = w->to - w->from;
    w->from = w->to;
    if (n == 0)
        g->state = END;
    return (ptrdiff_t)n;
}

ptrdiff_t
gzin_read(struct gzin *g, const char **p, bool *damage, struct cd_err *e)
{
    int rc = g->pending ? 1 : 0;

    g->given = g->given || (g->n > 0 && g->state == MEMBER);
    g->n = 0;
    while (g->n == 0 && rc == 0 && g->state != END && g->state != PLAIN)
        rc = step(g, e);
    *damage = rc == 1 && g->n == 0;
    g->pending = rc == 1 && g->n > 0;
    if (rc < 0)
        return -1;
    if (g->state == PLAIN)
        return plain(g, p, e);
    *p = g->out;
    return (ptrdiff_t)g->n;
}
