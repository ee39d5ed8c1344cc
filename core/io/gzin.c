#include "io/gzin.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/mem.h"
#include "base/wait.h"
#include "io/digest.h"

/* The window holds what was read and not decoded yet, and in front of that a
 * piece of the current member: a flipped bit is noticed late, perhaps behind
 * the beginning of the next member. */
#define WINDOW  ((size_t)1 << 20)
#define HISTORY ((size_t)256 << 10)

/* Behind damage, this much of a member must decode before we trust it. */
#define TRIAL_INPUT (WINDOW / 2)

/* Decoded bytes that trials of possible members may cost: a constant and a
 * multiple of what was read, so that crafted garbage costs linear time. */
#define TRIAL_OUTPUT ((size_t)4 << 20)
#define TRIALS_FREE  ((uint64_t)16 << 20)
#define TRIALS_RATIO 8

#define SHORTEST 18 /* bytes of the shortest member: header, data, trailer */

enum state {
    START,  /* nothing read yet */
    PLAIN,  /* not gzip: bytes as they are */
    BEHIND, /* between members */
    MEMBER, /* inside a member */
    LOST,   /* behind damage, looking for the next member */
    END
};

struct gzin {
    int fd;
    bool eof;
    enum state state;
    unsigned char *window;
    size_t start;       /* window[start..from) belongs to the member */
    size_t from, to;    /* window[from..to) is not decoded yet */
    uint64_t before;    /* bytes read before window[0] */
    uint32_t crc;       /* of all bytes read */
    uint64_t member;    /* number of the current member, from 1 */
    uint64_t member_at; /* where it begins */
    uint64_t trials;    /* bytes decoded in trials */
    z_stream z, trial;
    struct gzin_damage damage;
    bool pending;       /* damage was found behind bytes just returned */
};

static void
start_inflate(z_stream *z)
{
    memset(z, 0, sizeof(*z));
    if (inflateInit2(z, 15 + 16) != Z_OK)
        mem_exhausted();
}

struct gzin *
gzin_open(int fd)
{
    struct gzin *g = mem_zalloc(1, sizeof(*g));

    g->fd = fd;
    g->window = mem_alloc(WINDOW);
    start_inflate(&g->z);
    start_inflate(&g->trial);
    return g;
}

void
gzin_close(struct gzin *g)
{
    if (g == NULL)
        return;
    inflateEnd(&g->z);
    inflateEnd(&g->trial);
    free(g->window);
    free(g);
}

const struct gzin_damage *
gzin_damage(const struct gzin *g)
{
    return &g->damage;
}

uint64_t
gzin_consumed(const struct gzin *g)
{
    return g->before + g->from;
}

void
gzin_prefix(const struct gzin *g, uint64_t *bytes, uint32_t *crc)
{
    *bytes = g->before + g->to;
    *crc = g->crc;
}

/* Read more behind window[to), after making room in front.  Sets eof. */
static int
fill(struct gzin *g, struct cd_err *e)
{
    ssize_t n;

    if (g->to == WINDOW) {
        size_t keep = g->from - g->start < HISTORY ? g->from - g->start :
                                                     HISTORY;
        size_t gone = g->from - keep;

        memmove(g->window, g->window + gone, g->to - gone);
        g->before += gone;
        g->start = 0;
        g->from -= gone;
        g->to -= gone;
    }
    if (g->eof || g->to == WINDOW)
        return 0;
    if (wait_readable(g->fd, e))
        return -1;
    do {
        n = read(g->fd, g->window + g->to, WINDOW - g->to);
    } while (n < 0 && errno == EINTR);
    if (n < 0)
        return err_errno(e, "cannot read");
    if (n == 0)
        g->eof = true;
    g->crc = digest_crc(g->crc, g->window + g->to, (size_t)n);
    g->to += (size_t)n;
    return 0;
}

/* Have n bytes in the window, or all there are, or as many as it holds. */
static int
have(struct gzin *g, size_t n, struct cd_err *e)
{
    g->start = g->from;
    while (g->to - g->from < n && !g->eof) {
        if (fill(g, e))
            return -1;
    }
    return 0;
}

static void
report(struct gzin *g, bool gap, const char *fmt, ...)
{
    va_list ap;

    g->damage.member = g->member;
    g->damage.offset = g->member_at;
    g->damage.gap = gap;
    va_start(ap, fmt);
    vsnprintf(g->damage.text, sizeof(g->damage.text), fmt, ap);
    va_end(ap);
}

static bool
is_magic(const unsigned char *p, size_t n)
{
    static const unsigned char magic[] = { 0x1f, 0x8b };

    return n > 0 && memcmp(p, magic, n < 2 ? n : 2) == 0;
}

static void
begin_member(struct gzin *g)
{
    g->state = MEMBER;
    g->member++;
    g->member_at = gzin_consumed(g);
    g->start = g->from;
    inflateReset(&g->z);
}

/* ---- after damage ------------------------------------------------------- */

/* Does a member that begins at p[0..n) decode to its end, or as far as n and
 * TRIAL_OUTPUT reach? */
static bool
decodes(struct gzin *g, const unsigned char *p, size_t n)
{
    unsigned char out[16384];
    z_stream *z = &g->trial;
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
    g->trials += total + 64;
    return rc == Z_OK || rc == Z_STREAM_END ||
        (rc == Z_BUF_ERROR && z->avail_in == 0);
}

/* Say where reading goes on. */
static void
report_end(struct gzin *g)
{
    size_t n = strlen(g->damage.text);

    if (g->state == MEMBER)
        snprintf(g->damage.text + n, sizeof(g->damage.text) - n,
            "; reading goes on at byte %llu",
            (unsigned long long)g->member_at);
    else
        snprintf(g->damage.text + n, sizeof(g->damage.text) - n,
            "; no sound member behind it");
}

/* Skip to the next member that decodes.  Returns 1: the damage is described
 * in full. */
static int
resynchronise(struct gzin *g, struct cd_err *e)
{
    for (;;) {
        unsigned char *p;

        if (have(g, TRIAL_INPUT, e))
            return -1;
        if (g->to - g->from < SHORTEST)
            break;
        p = memchr(g->window + g->from, 0x1f, g->to - g->from);
        if (p == NULL ||
            g->trials > TRIALS_FREE + TRIALS_RATIO * gzin_consumed(g)) {
            g->from = g->to;
            continue;
        }
        g->from = (size_t)(p - g->window);
        if (have(g, TRIAL_INPUT, e))
            return -1;
        p = g->window + g->from;
        if (g->to - g->from >= SHORTEST && is_magic(p, 2) && p[2] == 8 &&
            decodes(g, p, g->to - g->from)) {
            begin_member(g);
            report_end(g);
            return 1;
        }
        g->from++;
    }
    g->from = g->to;
    g->state = END;
    report_end(g);
    return 1;
}

/* ---- the members -------------------------------------------------------- */

/* Between members: padding, the next member, garbage, or the end. */
static int
behind(struct gzin *g, struct cd_err *e)
{
    for (;;) {
        if (have(g, 2, e))
            return -1;
        if (g->from == g->to) {
            g->state = END;
            return 0;
        }
        if (g->window[g->from] != 0)
            break;
        g->from++;
    }
    if (is_magic(g->window + g->from, g->to - g->from)) {
        begin_member(g);
        return 0;
    }
    g->member_at = gzin_consumed(g);
    report(g, true, "behind the member stands something that is none");
    g->state = LOST;
    return 0;
}

/* inflate found the member's trailer to differ from its data.  Returns 1. */
static int
bad_trailer(struct gzin *g, const char *what, size_t unread, struct cd_err *e)
{
    uint32_t length = (uint32_t)g->z.total_out;
    bool gap = unread == 0;

    if (have(g, unread, e))
        return -1;
    /* Where the length fits, bytes were changed, but none are missing: a line
     * that runs on into the next member still does. */
    if (g->to - g->from >= 4 && unread == 4) {
        const unsigned char *p = g->window + g->from;

        gap = length != (p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
                            (uint32_t)p[3] << 24);
    }
    g->from += g->to - g->from < unread ? g->to - g->from : unread;
    report(g, gap, "%s does not fit: the member's data may be wrong", what);
    g->state = BEHIND;
    return 1;
}

/* What to do about an error of inflate. */
static int
member_error(struct gzin *g, int rc, struct cd_err *e)
{
    const char *msg = g->z.msg != NULL ? g->z.msg : "cannot be decoded";
    size_t back = g->from - g->start;

    if (rc == Z_MEM_ERROR)
        mem_exhausted();
    /* inflate has taken the trailer's first word, or both. */
    if (strcmp(msg, "incorrect data check") == 0)
        return bad_trailer(g, "the check sum", 4, e);
    if (strcmp(msg, "incorrect length check") == 0)
        return bad_trailer(g, "the length", 0, e);
    report(g, true, "%s", msg);
    g->from -= back > 0 ? back - 1 : 0;
    g->state = LOST;
    return 0;
}

/* Decode some of the current member.  Returns 1 if damage was found, behind
 * *got good bytes. */
static int
member(struct gzin *g, char *p, size_t n, size_t *got, struct cd_err *e)
{
    z_stream *z = &g->z;
    int rc;

    if (g->from == g->to && fill(g, e))
        return -1;
    if (g->from == g->to) {
        report(g, true, "the file ends inside it");
        g->state = END;
        return 1;
    }
    z->next_in = g->window + g->from;
    z->avail_in = (uInt)(g->to - g->from);
    z->next_out = (unsigned char *)p;
    z->avail_out = n > (size_t)1 << 30 ? 1u << 30 : (uInt)n;
    rc = inflate(z, Z_NO_FLUSH);
    g->from = g->to - z->avail_in;
    *got = (size_t)(z->next_out - (unsigned char *)p);
    if (rc == Z_STREAM_END) {
        g->state = BEHIND;
        return 0;
    }
    return rc == Z_OK || rc == Z_BUF_ERROR ? 0 :
                                                member_error(g, rc, e);
}

static int
plain(struct gzin *g, char *p, size_t n, size_t *got, struct cd_err *e)
{
    if (g->from == g->to && fill(g, e))
        return -1;
    *got = g->to - g->from < n ? g->to - g->from : n;
    memcpy(p, g->window + g->from, *got);
    g->from += *got;
    if (*got == 0)
        g->state = END;
    return 0;
}

/* Returns 1 at damage, -1 on a read error, else 0. */
static int
step(struct gzin *g, char *p, size_t n, size_t *got, struct cd_err *e)
{
    switch (g->state) {
    case START:
        if (have(g, 2, e))
            return -1;
        g->state = g->to - g->from >= 2 && is_magic(g->window, 2) ? BEHIND :
                                                                    PLAIN;
        return 0;
    case PLAIN:
        return plain(g, p, n, got, e);
    case BEHIND:
        return behind(g, e);
    case MEMBER:
        return member(g, p, n, got, e);
    case LOST:
        return resynchronise(g, e);
    case END:
        break;
    }
    return 0;
}

ptrdiff_t
gzin_read(struct gzin *g, char *p, size_t n, bool *damage, struct cd_err *e)
{
    size_t got = 0;
    int rc = g->pending ? 1 : 0;

    g->pending = false;
    while (got == 0 && rc == 0 && g->state != END)
        rc = step(g, p, n, &got, e);
    if (rc < 0)
        return -1;
    *damage = rc == 1 && got == 0;
    g->pending = rc == 1 && got > 0;
    return (ptrdiff_t)got;
}
