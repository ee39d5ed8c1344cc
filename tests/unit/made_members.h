/* SPDX-License-Identifier: MIT */
/*
 * made_members - files that tests make of members, and what comes out of them.
 */
#ifndef UNIT_MADE_MEMBERS_H
#define UNIT_MADE_MEMBERS_H

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>
#ifdef HAVE_ZSTD
#include <zstd.h>
#endif

#include "base/buf.h"
#include "io/members.h"
#include "unit.h"

/* ---- files made up ------------------------------------------------------- */

static const struct codec *codec; /* that the test is about */

/* Take the codec of that number, unless the program was built without it. */
static inline bool
take(int number)
{
    codec = codecs[number];
    return codec->missing == NULL;
}

static inline void
gzip_member(struct buf *to, const char *s, size_t n)
{
    size_t room = n + n / 100 + 1000;
    z_stream z = { 0 };

    deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
    z.next_in = (unsigned char *)(uintptr_t)s;
    z.avail_in = (uInt)n;
    z.next_out = (unsigned char *)buf_reserve(to, room);
    z.avail_out = (uInt)room;
    deflate(&z, Z_FINISH);
    to->n += room - z.avail_out;
    deflateEnd(&z);
}

#ifdef HAVE_ZSTD
static inline void
zstd_frame(struct buf *to, const char *s, size_t n, bool sum, int window)
{
    const size_t room = ZSTD_compressBound(n);
    ZSTD_CCtx *c = ZSTD_createCCtx();
    size_t made;

    ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, sum);
    ZSTD_CCtx_setParameter(c, ZSTD_c_windowLog, window);
    if (window > 0) /* and no length in the header */
        ZSTD_CCtx_setParameter(c, ZSTD_c_contentSizeFlag, 0);
    made = ZSTD_compress2(c, buf_reserve(to, room), room, s, n);
    ck_assert(!ZSTD_isError(made));
    to->n += made;
    ZSTD_freeCCtx(c);
}
#endif

/* Append s[0..n) as a member made by the library, whatever io/packer does. */
static inline void
member(struct buf *to, const char *s, size_t n)
{
#ifdef HAVE_ZSTD
    if (codec == &codec_zstd) {
        zstd_frame(to, s, n, true, 0);
        return;
    }
#endif
    gzip_member(to, s, n);
}

/* Where the check sum of the last member begins. */
static inline size_t
sum_at(const struct buf *b)
{
    return b->n - (codec == &codec_gzip ? 8 : 4);
}

static inline int
file_of(const struct buf *b)
{
    int fd = memfd_create("test", 0);

    ck_assert_int_eq(write(fd, b->p, b->n), (ssize_t)b->n);
    lseek(fd, 0, SEEK_SET);
    return fd;
}

/* The same as a pipe, which a process of its own fills. */
static inline int
pipe_of(const struct buf *b)
{
    int ends[2];
    size_t at = 0;

    ck_assert_int_eq(pipe(ends), 0);
    if (fork() == 0) {
        close(ends[0]);
        while (at < b->n) {
            ssize_t k = write(ends[1], b->p + at, b->n - at);

            if (k <= 0)
                _exit(1);
            at += (size_t)k;
        }
        _exit(0);
    }
    close(ends[1]);
    return ends[0];
}

/* All that comes out of b. */
struct outcome {
    struct buf data;
    struct buf told; /* a line for each damage, with all that is known of it */
    size_t damages, gaps;
    struct members_damage last;
};

static inline struct outcome
decode_from(int fd, const struct buf *b, const struct codec *named, bool exact)
{
    struct outcome o = { 0 };
    struct members *g = members_new(exact);
    struct cd_err e;

    members_begin(g, fd, named, false);
    for (;;) {
        const char *p;
        bool damage;
        ptrdiff_t n = members_read(g, &p, &damage, &e);

        if (n < 0) /* an assertion each time would be slow */
            ck_abort_msg("%s", e.text);
        buf_add(&o.data, p, (size_t)n);
        if (damage) {
            o.last = *members_damage(g);
            buf_addf(&o.told, "%zu: member %ju at %ju, %d %d, %s\n", o.data.n,
                (uintmax_t)o.last.member, (uintmax_t)o.last.offset, o.last.gap,
                o.last.given, o.last.text);
            o.damages++;
            o.gaps += o.last.gap;
        } else if (n == 0) {
            break;
        }
    }
    ck_assert_uint_eq(members_consumed(g), b->n);
    members_free(g);
    close(fd);
    return o;
}

static inline struct outcome
decode_as(const struct buf *b, const struct codec *named)
{
    return decode_from(file_of(b), b, named, false);
}

static inline struct outcome
decode(const struct buf *b)
{
    return decode_as(b, NULL);
}

static inline void
forget(struct outcome *o)
{
    buf_free(&o->data);
    buf_free(&o->told);
}

/* Text that does not compress to nothing. */
static inline void
noise(struct buf *to, size_t n, uint32_t state)
{
    for (; n > 0; n--) {
        state = state * 1664525u + 1013904223u;
        buf_addc(to, (char)('a' + (state >> 24) % 26));
    }
}

/* Words in lines, which deflate packs by dynamic codes and long matches. */
static inline void
prose(struct buf *to, size_t n, uint32_t state)
{
    static const char *const words[] = { "harbour", "council", "vote", "rain",
        "budget of the year", "river", "strike", "and", "minister" };
    const size_t end = to->n + n;

    while (to->n < end) {
        state = state * 1664525u + 1013904223u;
        buf_addf(to, "%s %u%c", words[(state >> 24) % 9], (state >> 16) % 500,
            (state >> 10) % 16 == 0 ? '\n' : ' ');
    }
}

/* A suite of the tests that follow, ended by NULL: each once for each codec,
 * by its number _i. */
static inline Suite *
made_members_suite(const char *name, const TTest *const *tests)
{
    Suite *suite = suite_create(name);
    TCase *each = tcase_create("each codec");

    tcase_set_timeout(each, 120);
    for (; *tests != NULL; tests++)
        tcase_add_loop_test(each, *tests, 0, CODECS);
    suite_add_tcase(suite, each);
    return suite;
}

#endif
