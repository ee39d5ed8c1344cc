/* SPDX-License-Identifier: MIT */
#include "io/gzin.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/mem.h"
#include "io/gzsync.h"

/* A flipped bit is noticed late, perhaps after the beginning of the next
 * member, so this much of a member is kept to go back to.  Compressed bytes are
 * hardly more than decoded ones, so a member that is held is kept whole. */
#define KEPT        (GZIN_HELD + ((size_t)1 << 20))
#define KEPT_STREAM ((size_t)1 << 20) /* of a member that is not held */

#define PIECE ((size_t)256 << 10) /* of a member that is not held */
#define BLOCK 512 /* the block size to which tar and others pad with zeros */

enum state {
    START,  /* nothing read yet */
    PLAIN,  /* not gzip: bytes are passed on as they are */
    BEHIND, /* between members */
    MEMBER, /* inside a member */
    LOST,   /* after damage, searching for the next member */
    END
};

struct gzin {
    struct window w;
    enum state state;
    bool gzip;          /* the name says it is gzip */
    bool any;           /* anything else is plain, whatever it begins with */
    uint64_t member;    /* number of the current member, from 1 */
    uint64_t member_at; /* compressed offset at which it begins */
    uint64_t joins;     /* offset at which a next member would leave no gap, or
                           UINT64_MAX */
    uint64_t broken_at; /* offset at which damage of the last member was noticed
                           ... */
    double broken_cost; /* ... and bytes decoded of it per compressed byte */
    char *out;          /* decoded bytes of the member: out[0..n) */
    size_t n, room;
    bool given; /* decoded bytes in front of out[0] were already returned */
    z_stream z;
    struct gzsync sync;
    struct gzin_damage damage;
    bool pending; /* damage was found after bytes just returned */
};

struct gzin *
gzin_new(void)
{
    struct gzin *gzin = mem_zalloc(1, sizeof(*gzin));

    window_init(&gzin->w, KEPT);
    if (inflateInit2(&gzin->z, 15 + 16) != Z_OK)
        mem_exhausted();
    gzsync_init(&gzin->sync);
    gzin->room = PIECE;
    gzin->out = mem_alloc(gzin->room);
    return gzin;
}

void
gzin_begin(struct gzin *gzin, int fd, bool gzip, bool any)
{
    window_begin(&gzin->w, fd);
    gzsync_begin(&gzin->sync);
    gzin->state = START;
    gzin->gzip = gzip;
    gzin->any = any;
    gzin->member = gzin->member_at = gzin->broken_at = 0;
    gzin->n = 0;
    gzin->given = gzin->pending = false;
}

void
gzin_free(struct gzin *gzin)
{
    if (gzin == NULL)
        return;
    inflateEnd(&gzin->z);
    gzsync_free(&gzin->sync);
    window_free(&gzin->w);
    free(gzin->out);
    free(gzin);
}

const struct gzin_damage *
gzin_damage(const struct gzin *gzin)
{
    return &gzin->damage;
}

uint64_t
gzin_member(const struct gzin *gzin)
{
    return gzin->member;
}

uint64_t
gzin_consumed(const struct gzin *gzin)
{
    return window_at(&gzin->w);
}

void
gzin_prefix(const struct gzin *gzin, uint64_t *bytes, uint32_t *crc)
{
    *bytes = gzin->w.before + gzin->w.to;
    *crc = gzin->w.crc;
}

/* Describe damage of the current member. */
static void
report(struct gzin *gzin, const char *fmt, ...)
{
    va_list ap;

    gzin->damage.member = gzin->member;
    gzin->damage.offset = gzin->member_at;
    gzin->damage.gap = true;
    gzin->damage.given = gzin->given;
    gzin->joins = UINT64_MAX;
    va_start(ap, fmt);
    vsnprintf(gzin->damage.text, sizeof(gzin->damage.text), fmt, ap);
    va_end(ap);
}

/* Append to the description. */
static void
report_more(struct gzin *gzin, const char *fmt, uint64_t at)
{
    size_t n = strlen(gzin->damage.text);

    snprintf(gzin->damage.text + n, sizeof(gzin->damage.text) - n, fmt,
        (unsigned long long)at);
}

/* Begin to decode a member at the current position. */
static void
begin_member(struct gzin *gzin)
{
    gzin->state = MEMBER;
    gzin->member++;
    gzin->member_at = window_at(&gzin->w);
    gzin->w.start = gzin->w.from;
    gzin->n = 0;
    gzin->given = false;
    inflateReset(&gzin->z);
}

/* ---- after damage ------------------------------------------------------- */

/* Search for the next member.  Returns 1, since the damage is then described in
 * full. */
static int
resynchronise(struct gzin *gzin, struct cd_err *e)
{
    uint64_t joins = gzin->joins;
    int rc = gzsync_find(&gzin->sync, &gzin->w, UINT64_MAX, e);

    if (rc < 0)
        return -1;
    if (rc == 1) {
        begin_member(gzin);
        if (gzin->member_at <
            gzin->broken_at) /* its bytes are decoded a second time */
            gzsync_was_broken(&gzin->sync,
                (uint64_t)((double)(gzin->broken_at - gzin->member_at) *
                           gzin->broken_cost));
        gzin->damage.gap = gzin->member_at != joins;
        report_more(gzin, "; reading goes on at byte %llu", gzin->member_at);
        return 1;
    }
    gzin->w.from = gzin->w.to;
    gzin->state = END;
    if (gzin->member > 0)
        report_more(
            gzin, "; no sound member behind byte %llu", gzin->damage.offset);
    else
        snprintf(gzin->damage.text, sizeof(gzin->damage.text),
            "it is said to be gzip, and no gzip member is in it: if it is "
            "text, give it a name without .gz");
    return 1;
}

/* The current member is damaged: describe it, and search for the next one from
 * directly after its beginning, as the decoder may have run past its end. */
static void
end_broken_member(struct gzin *gzin, const char *what)
{
    gzin->broken_at = window_at(&gzin->w);
    gzin->broken_cost = (double)gzin->z.total_out /
                        (double)(gzin->broken_at - gzin->member_at + 1);
    report(gzin, "%s", what);
    if (!gzin->given) {
        if (gzin->n > 0)
            report_more(gzin, ": all of it is left out", 0);
        gzin->n = 0;
    }
    gzin->w.from =
        gzin->w.from > gzin->w.start ? gzin->w.start + 1 : gzin->w.from;
    gzin->state = LOST;
}

/* ---- the members -------------------------------------------------------- */

/* Can this be the beginning of records?  A byte order mark and white space may
 * be in front of the first one. */
static bool
begins_record(const unsigned char *bytes, size_t n, bool *more)
{
    static const char mark[] = "\xef\xbb\xbf";
    size_t i = n >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;

    while (i < n && memchr(" \t\r\n", bytes[i], 4) != NULL)
        i++;
    *more = i == n || (n < 3 && memcmp(bytes, mark, n) == 0);
    if (n >= 5 && memcmp(bytes, "WARC/", 5) == 0)
        return true; /* a WARC may contain members that are not its own: pages
                      */
    return i < n && bytes[i] == '{';
}

/* Find out from its first bytes what the file is. */
static int
read_start(struct gzin *gzin, struct cd_err *e)
{
    struct window *window = &gzin->w;
    bool more = true, record = false;
    size_t n;
    int rc = 0;

    for (n = 2; more; n = 2 * n) {
        if (window_have(window, n, e))
            return -1;
        record = begins_record(
            window->p + window->from, window->to - window->from, &more);
        more = more && !window->eof && n < WINDOW_AHEAD / 2;
    }
    gzin->state = PLAIN;
    if (gzsync_magic(window->p + window->from, window->to - window->from)) {
        gzin->state = BEHIND;
    } else if (gzin->gzip && window->to > window->from) {
        report(gzin, "what stands before the first member is none");
        gzin->state = LOST;
    } else if (!gzin->gzip && !gzin->any && !record &&
               window->to > window->from) {
        rc = gzsync_find(&gzin->sync, window, WINDOW_AHEAD / 2, e);
        window->from = 0;
        if (rc == 1) {
            report(gzin, "what stands before the first member is none");
            gzin->state = LOST;
        }
    }
    return rc < 0 ? -1 : 0;
}

/* Between members: padding, the next member, garbage, or the end. */
static int
read_between(struct gzin *gzin, struct cd_err *e)
{
    struct window *window = &gzin->w;
    uint64_t zeros = window_at(window);

    for (;;) {
        if (window_have(window, 2, e))
            return -1;
        while (window->from < window->to && window->p[window->from] == 0)
            window->from++;
        if (window->from < window->to || window->eof)
            break;
    }
    if (window_have(window, 2, e))
        return -1;
    gzin->given = false;
    gzin->member_at = zeros;
    zeros = window_at(window) - zeros;
    if (zeros > 0 && window_at(window) % BLOCK != 0 &&
        (window->from < window->to || (zeros > BLOCK && zeros % BLOCK != 0))) {
        report(gzin, "behind the member stand %llu zero bytes",
            (unsigned long long)zeros);
        gzin->state = LOST;
    } else if (window->from == window->to) {
        gzin->state = END;
    } else if (gzsync_magic(
                   window->p + window->from, window->to - window->from)) {
        begin_member(gzin);
    } else {
        report(gzin, "behind the member stands something that is none");
        gzin->state = LOST;
    }
    return 0;
}

/* Read a little-endian number. */
static uint32_t
little(const unsigned char *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

/* inflate found that the trailer differs from the data, and has consumed its
 * first word, or both. */
static int
bad_trailer(
    struct gzin *gzin, const char *what, size_t unread, struct cd_err *e)
{
    struct window *window = &gzin->w;
    uint64_t joins = UINT64_MAX;

    while (window->to - window->from < unread && !window->eof) {
        if (window_fill(window, e))
            return -1;
    }
    /* If the length is right, bytes were changed but none are missing: a line
     * that continues in the next member is whole. */
    if (unread == 4 && window->to - window->from >= 4 && gzin->given &&
        little(window->p + window->from) == (uint32_t)gzin->z.total_out)
        joins = window_at(window) + 4;
    window->from +=
        window->to - window->from < unread ? window->to - window->from : unread;
    end_broken_member(gzin, what);
    gzin->joins = joins;
    return 0;
}

/* Handle an error of inflate. */
static int
member_error(struct gzin *gzin, int rc, struct cd_err *e)
{
    const char *msg = gzin->z.msg != NULL ? gzin->z.msg : "cannot be decoded";

    if (rc == Z_MEM_ERROR)
        mem_exhausted();
    if (strcmp(msg, "incorrect data check") == 0)
        return bad_trailer(gzin, "the check sum does not fit", 4, e);
    if (strcmp(msg, "incorrect length check") == 0)
        return bad_trailer(gzin, "the length does not fit", 0, e);
    end_broken_member(gzin, msg);
    return 0;
}

/* Can the last word of the file be the length of the member that is held? */
static bool
has_length(const struct gzin *gzin)
{
    const uint64_t packed = window_at(&gzin->w) - gzin->member_at;
    uint32_t n;

    if (packed < 18)
        return false;
    n = little(gzin->w.p + gzin->w.to - 4);
    return n >= packed / 2 && n / 1032 <= packed && n <= 2 * GZIN_HELD;
}

/* The file ends within the member: either it was cut off, or the decoder missed
 * the member's end, and what it decoded is wrong.  The latter is so if a member
 * begins further on, or if the file ends like a member. */
static int
cut_off(struct gzin *gzin, struct cd_err *e)
{
    struct window *window = &gzin->w;
    const uint64_t end = window_at(window);
    bool missed = !gzin->given && has_length(gzin);
    int rc = 0;

    if (!missed) {
        window->from = window->start + 1;
        rc = gzsync_find(&gzin->sync, window, UINT64_MAX, e);
    }
    if (rc < 0)
        return -1;
    if (missed || rc == 1) {
        end_broken_member(gzin, "its end is missed");
        gzin->broken_at = end;
        return 0;
    }
    window->from = window->to;
    gzin->given = gzin->given || gzin->n > 0;
    report(gzin, "the file ends inside it");
    gzin->state = END;
    return 1;
}

/* Decode the current member, either all of it or a piece that is large enough
 * to be returned.  Returns 1 if damage was found after gzin->n good bytes. */
static int
decode_member(struct gzin *gzin, struct cd_err *e)
{
    struct window *window = &gzin->w;
    z_stream *stream = &gzin->z;
    int rc = Z_OK;

    while (rc == Z_OK || rc == Z_BUF_ERROR) {
        if (gzin->n == gzin->room && gzin->room < GZIN_HELD && !gzin->given) {
            gzin->room *= 2;
            gzin->out = mem_resize(gzin->out, gzin->room, 1);
        }
        if (gzin->n == gzin->room || (gzin->given && gzin->n >= PIECE))
            return 0;
        if (window->from == window->to) {
            if (gzin->given && gzin->n > 0)
                return 0;
            if (gzin->given && window->from - window->start > KEPT_STREAM)
                window->start = window->from - KEPT_STREAM;
            if (window_fill(window, e))
                return -1;
            if (window->from == window->to)
                return cut_off(gzin, e);
        }
        stream->next_in = window->p + window->from;
        stream->avail_in = (uInt)(window->to - window->from);
        stream->next_out = (unsigned char *)gzin->out + gzin->n;
        stream->avail_out =
            (uInt)((gzin->given ? PIECE : gzin->room) - gzin->n);
        rc = inflate(stream, Z_NO_FLUSH);
        window->from = window->to - stream->avail_in;
        gzin->n = (size_t)((char *)stream->next_out - gzin->out);
    }
    if (rc != Z_STREAM_END)
        return member_error(gzin, rc, e);
    gzsync_was_sound(&gzin->sync);
    gzin->state = BEHIND;
    return 0;
}

/* Take one step in the current state.  Returns 1 at damage, -1 on a read error,
 * else 0. */
static int
next_step(struct gzin *gzin, struct cd_err *e)
{
    switch (gzin->state) {
    case START:
        return read_start(gzin, e);
    case BEHIND:
        return read_between(gzin, e);
    case MEMBER:
        return decode_member(gzin, e);
    case LOST:
        return resynchronise(gzin, e);
    case PLAIN:
    case END:
        break;
    }
    return 0;
}

/* Read plain bytes; *bytes is where they are. */
static ptrdiff_t
read_plain(struct gzin *gzin, const char **bytes, struct cd_err *e)
{
    struct window *window = &gzin->w;
    size_t n;

    window->start = window->from;
    if (window->from == window->to && window_fill(window, e))
        return -1;
    *bytes = (const char *)window->p + window->from;
    n = window->to - window->from;
    window->from = window->to;
    if (n == 0)
        gzin->state = END;
    return (ptrdiff_t)n;
}

ptrdiff_t
gzin_read(struct gzin *gzin, const char **bytes, bool *damage, struct cd_err *e)
{
    int rc = gzin->pending ? 1 : 0;

    gzin->given = gzin->given || (gzin->n > 0 && gzin->state == MEMBER);
    gzin->n = 0;
    while (
        gzin->n == 0 && rc == 0 && gzin->state != END && gzin->state != PLAIN)
        rc = next_step(gzin, e);
    *damage = rc == 1 && gzin->n == 0;
    gzin->pending = rc == 1 && gzin->n > 0;
    if (rc < 0)
        return -1;
    if (gzin->state == PLAIN)
        return read_plain(gzin, bytes, e);
    *bytes = gzin->out;
    return (ptrdiff_t)gzin->n;
}
