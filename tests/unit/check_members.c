/* SPDX-License-Identifier: MIT */
/* io/members, io/packer, io/resync: members of each codec, sound, damaged. */
#include "unit.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>
#ifdef HAVE_ZSTD
#include <zstd.h>
#endif

#include "base/buf.h"
#include "io/members.h"
#include "io/packer.h"
#include "io/resync.h"

/* ---- files made up ------------------------------------------------------- */

static const struct codec *codec; /* that the test is about */

/* Take the codec of that number, unless the program was built without it. */
static bool
take(int number)
{
    codec = codecs[number];
    return codec->missing == NULL;
}

static void
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
static void
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
static void
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
static size_t
sum_at(const struct buf *b)
{
    return b->n - (codec == &codec_gzip ? 8 : 4);
}

static int
file_of(const struct buf *b)
{
    int fd = memfd_create("test", 0);

    ck_assert_int_eq(write(fd, b->p, b->n), (ssize_t)b->n);
    lseek(fd, 0, SEEK_SET);
    return fd;
}

/* The same as a pipe, which a process of its own fills. */
static int
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

static struct outcome
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

static struct outcome
decode_as(const struct buf *b, const struct codec *named)
{
    return decode_from(file_of(b), b, named, false);
}

static struct outcome
decode(const struct buf *b)
{
    return decode_as(b, NULL);
}

static void
forget(struct outcome *o)
{
    buf_free(&o->data);
    buf_free(&o->told);
}

/* Text that does not compress to nothing. */
static void
noise(struct buf *to, size_t n, uint32_t state)
{
    for (; n > 0; n--) {
        state = state * 1664525u + 1013904223u;
        buf_addc(to, (char)('a' + (state >> 24) % 26));
    }
}

START_TEST(members_become_one_stream)
{
    struct buf gz = { 0 }, plain = { 0 };
    struct outcome o;
    size_t i;

    if (!take(_i))
        return;
    noise(&plain, 3 << 20, 1);
    for (i = 0; i < 3; i++)
        member(&gz, plain.p + (i << 20), 1 << 20);
    member(&gz, "", 0);
    o = decode(&gz);
    ck_assert_uint_eq(o.damages, 0);
    ck_assert_uint_eq(o.data.n, plain.n);
    ck_assert_int_eq(memcmp(o.data.p, plain.p, plain.n), 0);
    forget(&o);
    buf_free(&gz);
    buf_free(&plain);
}
END_TEST

START_TEST(a_member_that_is_not_held_comes_out_whole)
{
    struct buf gz = { 0 }, plain = { 0 };
    struct outcome o;

    if (!take(_i))
        return;
    noise(&plain, 2 * MEMBERS_HELD + 12345, 1);
    member(&gz, plain.p, MEMBERS_HELD);
    member(&gz, plain.p + MEMBERS_HELD, MEMBERS_HELD + 12345);
    o = decode(&gz);
    ck_assert_uint_eq(o.damages, 0);
    ck_assert_uint_eq(o.data.n, plain.n);
    ck_assert_int_eq(memcmp(o.data.p, plain.p, plain.n), 0);
    forget(&o);
    /* Its check sum is wrong: that is seen when most of it is out. */
    gz.p[sum_at(&gz)] ^= 1;
    member(&gz, "more", 4);
    o = decode(&gz);
    ck_assert_uint_eq(o.damages, 1);
    ck_assert(o.last.given);
    ck_assert_uint_eq(o.gaps, 0); /* no bytes are missing */
    ck_assert_uint_eq(o.data.n, plain.n + 4);
    forget(&o);
    buf_free(&gz);
    buf_free(&plain);
}
END_TEST

START_TEST(plain_text_and_nothing_are_input_too)
{
    struct buf b = { 0 };
    struct outcome o = decode(&b);

    if (!take(_i))
        return;
    ck_assert_uint_eq(o.data.n + o.damages, 0);
    forget(&o);
    o = decode_as(&b, codec);
    ck_assert_uint_eq(o.data.n + o.damages, 0);
    forget(&o);
    buf_adds(&b, "{\"id\":1}\n\x1f\x8b");
    o = decode(&b);
    ck_assert_uint_eq(o.data.n, 11);
    ck_assert_uint_eq(o.damages, 0);
    forget(&o);
    buf_free(&b);
}
END_TEST

START_TEST(what_is_named_as_compressed_is_never_text)
{
    struct buf b = { 0 };
    struct outcome o;

    if (!take(_i))
        return;
    buf_adds(&b, "{\"id\":1}\n");
    o = decode_as(&b, codec);
    ck_assert_uint_eq(o.data.n, 0);
    ck_assert_uint_eq(o.damages, 1);
    ck_assert_ptr_nonnull(strstr(o.last.text, " is in it: if it is text"));
    forget(&o);
    /* Something stands in front of the first member: that costs nothing. */
    member(&b, "one ", 4);
    member(&b, "two", 3);
    o = decode_as(&b, codec);
    ck_assert_str_eq(buf_cstr(&o.data), "one two");
    ck_assert_uint_eq(o.damages, 1);
    ck_assert_uint_eq(o.last.member, 0);
    forget(&o);
    buf_free(&b);
}
END_TEST

START_TEST(members_are_found_behind_bytes_that_are_no_record)
{
    static const char *const fronts[] = { "\n", " \r\n", "\x0f", "rubbish\n" };
    size_t i;

    if (!take(_i))
        return;
    for (i = 0; i < sizeof(fronts) / sizeof(fronts[0]); i++) {
        struct buf b = { 0 };
        struct outcome o;

        buf_adds(&b, fronts[i]);
        member(&b, "one ", 4);
        member(&b, "two", 3);
        o = decode(&b);
        ck_assert_str_eq(buf_cstr(&o.data), "one two");
        ck_assert_uint_eq(o.damages, 1);
        forget(&o);
        buf_free(&b);
    }
}
END_TEST

/* n zeros, and then to the next block of 512 bytes. */
static void
zeros(struct buf *b, size_t n)
{
    for (; n > 0 || b->n % 512 != 0; n -= n > 0)
        buf_addc(b, '\0');
}

START_TEST(zeros_that_fill_up_a_block_are_padding)
{
    struct buf b = { 0 };
    struct outcome o;

    if (!take(_i))
        return;
    member(&b, "one ", 4);
    zeros(&b, 1);
    member(&b, "two", 3);
    zeros(&b, 10240);
    o = decode(&b);
    ck_assert_str_eq(buf_cstr(&o.data), "one two");
    ck_assert_uint_eq(o.damages, 0);
    forget(&o);
    buf_free(&b);
}
END_TEST

START_TEST(other_zeros_may_have_been_a_member)
{
    struct buf b = { 0 };
    struct outcome o;
    size_t at, end;

    if (!take(_i))
        return;
    member(&b, "one ", 4);
    at = b.n;
    member(&b, "two ", 4);
    end = b.n;
    member(&b, "three", 5);
    memset(b.p + at, 0, end - at);
    o = decode(&b);
    ck_assert_str_eq(buf_cstr(&o.data), "one three");
    ck_assert_uint_eq(o.damages, 1);
    forget(&o);
    /* At the end of the file one is padding, 600 are not. */
    for (end = at + 1; end <= at + 600; end += 599) {
        b.n = at;
        while (b.n < end)
            buf_addc(&b, '\0');
        if (b.n % 512 == 0)
            buf_addc(&b, '\0');
        o = decode(&b);
        ck_assert_str_eq(buf_cstr(&o.data), "one ");
        ck_assert_uint_eq(o.damages, end == at + 1 ? 0 : 1);
        forget(&o);
    }
    buf_free(&b);
}
END_TEST

START_TEST(nothing_comes_out_of_a_member_whose_check_sum_is_bad)
{
    struct buf b = { 0 };
    struct outcome o;
    size_t at;

    if (!take(_i))
        return;
    member(&b, "one ", 4);
    at = b.n;
    member(&b, "two ", 4);
    b.p[sum_at(&b)] ^= 1;
    member(&b, "three ", 6);
    b.p[b.n - 2] ^= 1; /* of gzip the length */
    member(&b, "four", 4);
    o = decode(&b);
    ck_assert_str_eq(buf_cstr(&o.data), "one four");
    ck_assert_uint_eq(o.damages, 1); /* two members in a row */
    ck_assert_uint_eq(o.gaps, 1);
    ck_assert_uint_eq(o.last.member, 2);
    ck_assert_uint_eq(o.last.offset, at);
    ck_assert(!o.last.given);
    forget(&o);
    buf_free(&b);
}
END_TEST

START_TEST(a_damaged_member_does_not_take_the_next_with_it)
{
    struct buf b = { 0 }, text = { 0 };
    size_t at, end, i;

    if (!take(_i))
        return;
    noise(&text, 40000, 3);
    member(&b, "one ", 4);
    at = b.n;
    member(&b, text.p, text.n);
    end = b.n;
    member(&b, "three", 5);
    /* Wherever a byte of the second member is wrong. */
    for (i = at + 10; i < end; i += 613) {
        struct outcome o;

        b.p[i] = (char)(b.p[i] ^ 0x55);
        o = decode(&b);
        ck_assert_int_eq(memcmp(o.data.p, "one ", 4), 0);
        ck_assert_msg(
            o.data.n >= 9 && memcmp(o.data.p + o.data.n - 5, "three", 5) == 0,
            "byte %zu: the member behind is lost", i);
        ck_assert_uint_ge(o.damages, 1);
        ck_assert_uint_eq(o.last.member, 2);
        forget(&o);
        b.p[i] = (char)(b.p[i] ^ 0x55);
    }
    buf_free(&b);
    buf_free(&text);
}
END_TEST

START_TEST(garbage_is_skipped_and_reported)
{
    struct buf b = { 0 };
    struct outcome o;

    if (!take(_i))
        return;
    member(&b, "one ", 4);
    buf_adds(&b, "garbage with \x1f\x8b\x08 inside, which begins no member");
    member(&b, "two", 3);
    o = decode(&b);
    ck_assert_str_eq(buf_cstr(&o.data), "one two");
    ck_assert_uint_eq(o.damages, 1);
    ck_assert_uint_eq(o.gaps, 1);
    ck_assert_ptr_nonnull(strstr(o.last.text, "reading goes on at byte"));
    forget(&o);
    buf_adds(&b, "trailing garbage");
    o = decode(&b);
    ck_assert_str_eq(buf_cstr(&o.data), "one two");
    ck_assert_uint_eq(o.damages, 2);
    ck_assert_ptr_nonnull(strstr(o.last.text, "no sound "));
    forget(&o);
    buf_free(&b);
}
END_TEST

START_TEST(a_file_cut_anywhere_is_reported)
{
    struct buf whole = { 0 };
    size_t cut, first;

    if (!take(_i))
        return;
    member(&whole, "one ", 4);
    first = whole.n;
    member(&whole, "two two two two two", 19);
    for (cut = first + 1; cut < whole.n; cut++) {
        struct buf b = { whole.p, cut, whole.cap };
        struct outcome o = decode(&b);

        ck_assert_int_eq(memcmp(o.data.p, "one ", 4), 0);
        ck_assert_msg(o.damages == 1, "cut at %zu: silence", cut);
        forget(&o);
    }
    buf_free(&whole);
}
END_TEST

/* ---- ISA-L and zlib --------------------------------------------------------
 */

static bool
same_bytes(const struct buf *a, const struct buf *b)
{
    return a->n == b->n && (b->n == 0 || memcmp(a->p, b->p, b->n) == 0);
}

/* The same comes out of b, and the same is told, whether ISA-L decodes it or
 * zlib alone does. */
static void
same_of_both(const struct buf *b, const char *what, size_t at)
{
    struct outcome fast = decode_from(file_of(b), b, codec, false);
    struct outcome exact = decode_from(file_of(b), b, codec, true);

    ck_assert_msg(same_bytes(&fast.told, &exact.told),
        "%s %zu: told\n%.*snot\n%.*s", what, at, (int)fast.told.n, fast.told.p,
        (int)exact.told.n, exact.told.p);
    ck_assert_msg(same_bytes(&fast.data, &exact.data),
        "%s %zu: %zu bytes or %zu, or others", what, at, fast.data.n,
        exact.data.n);
    forget(&fast);
    forget(&exact);
}

/* Words in lines, which deflate packs by dynamic codes and long matches. */
static void
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

START_TEST(damage_is_the_same_for_both_decoders)
{
    struct buf b = { 0 }, text = { 0 };
    size_t at, bit;

    codec = &codec_gzip;
    prose(&text, 6000, 5);
    member(&b, text.p, 3000);
    member(&b, "", 0);
    member(&b, text.p + 3000, 3000);
    member(&b, "end", 3);
    same_of_both(&b, "as it is", 0);
    for (at = 0; at < b.n; at++) {
        bit = at % 8;
        b.p[at] = (char)(b.p[at] ^ 1 << bit);
        same_of_both(&b, "flipped bit of byte", at);
        b.p[at] = (char)(b.p[at] ^ 1 << bit);
    }
    for (; b.n > 0; b.n -= b.n < 40 ? 1 : 7)
        same_of_both(&b, "cut off at", b.n);
    buf_free(&b);
    buf_free(&text);
}
END_TEST

START_TEST(damage_of_long_members_is_the_same_for_both_decoders)
{
    struct buf b = { 0 }, text = { 0 };
    size_t at;

    codec = &codec_gzip;
    prose(&text, 2 * MEMBERS_HELD + 700000, 6);
    member(&b, text.p, MEMBERS_HELD);
    member(&b, text.p + MEMBERS_HELD, MEMBERS_HELD + 700000);
    member(&b, "end", 3);
    same_of_both(&b, "as it is", 0);
    for (at = 1000; at < b.n; at += b.n / 11) {
        b.p[at] = (char)(b.p[at] ^ 0x10);
        same_of_both(&b, "flipped bit of byte", at);
        b.p[at] = (char)(b.p[at] ^ 0x10);
    }
    b.n -= 200000;
    same_of_both(&b, "cut off at", b.n);
    buf_free(&b);
    buf_free(&text);
}
END_TEST

START_TEST(a_pipe_is_decoded_like_a_file)
{
    struct buf b = { 0 }, text = { 0 };
    size_t cut;

    if (!take(_i))
        return;
    prose(&text, 2 * MEMBERS_HELD, 7);
    member(&b, text.p, text.n);
    member(&b, "end", 3);
    b.p[b.n / 3 * 2] = (char)(b.p[b.n / 3 * 2] ^ 0x10);
    for (cut = 0; cut < 2; cut++) {
        struct outcome file = decode_from(file_of(&b), &b, codec, true);
        struct outcome piped = decode_from(pipe_of(&b), &b, codec, false);

        ck_assert_str_eq(buf_cstr(&piped.told), buf_cstr(&file.told));
        ck_assert_uint_eq(piped.data.n, file.data.n);
        ck_assert_int_eq(memcmp(piped.data.p, file.data.p, file.data.n), 0);
        forget(&file);
        forget(&piped);
        b.n /= 2;
    }
    buf_free(&b);
    buf_free(&text);
}
END_TEST

/* Garbage full of beginnings of members must not cost more than its length. */
/* A header, then a stored block that claims the next 60,000 bytes: again and
 * again. */
static void
crafted_garbage(struct buf *b)
{
    int i;

    for (i = 0; i < 200000; i++) {
        buf_add(b, "\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
        buf_add(b, "\0\x60\xea\x9f\x15", 5);
    }
}

START_TEST(crafted_garbage_costs_linear_time)
{
    struct buf b = { 0 };
    struct outcome o;

    codec = &codec_gzip;
    member(&b, "one", 3);
    crafted_garbage(&b);
    o = decode(&b);
    ck_assert_int_eq(memcmp(o.data.p, "one", 3), 0);
    ck_assert_uint_ge(o.damages, 1);
    forget(&o);
    buf_free(&b);
}
END_TEST

START_TEST(trials_cost_a_multiple_of_what_was_read)
{
    struct buf b = { 0 };
    struct resync s = { 0 };
    struct window w;
    struct cd_err e;
    int fd;

    codec = &codec_gzip;
    crafted_garbage(&b);
    fd = file_of(&b);
    window_init(&w, 1 << 20);
    window_begin(&w, fd);
    resync_begin(&s);
    while (resync_find(&s, &codec_gzip, &w, UINT64_MAX, &e) == 1)
        w.from++; /* it was none */
    ck_assert_uint_eq(window_at(&w), b.n);
    ck_assert_uint_gt(s.spent, b.n);
    ck_assert_uint_lt(s.spent, 33 * b.n + (32 << 20));
    resync_free(&s);
    window_free(&w);
    close(fd);
    buf_free(&b);
}
END_TEST

START_TEST(what_is_packed_is_read)
{
    struct buf plain = { 0 }, b = { 0 }, again = { 0 };
    struct packer *packer;
    struct outcome o;

    if (!take(_i))
        return;
    packer = packer_new((struct packing){ codec, codec->levels.usual });
    noise(&plain, 100000, 9);
    packer_member(packer, &b, plain.p, plain.n);
    packer_member(packer, &b, "", 0);
    packer_member(packer, &again, plain.p, plain.n);
    ck_assert_int_eq(memcmp(b.p, again.p, again.n), 0);
    o = decode(&b);
    ck_assert_uint_eq(o.data.n, plain.n);
    ck_assert_int_eq(memcmp(o.data.p, plain.p, plain.n), 0);
    forget(&o);
    packer_free(packer);
    buf_free(&plain);
    buf_free(&b);
    buf_free(&again);
}
END_TEST

START_TEST(a_member_does_not_depend_on_what_was_packed_before)
{
    struct buf plain = { 0 }, first = { 0 }, later = { 0 };
    struct packer *used, *fresh;
    struct packing packing;
    int level;

    if (!take(_i))
        return;
    noise(&plain, 300000, 4);
    buf_add(&plain, plain.p, 200000);
    for (level = codec->levels.least; level <= codec->levels.most; level += 4) {
        packing = (struct packing){ codec, level };
        used = packer_new(packing);
        fresh = packer_new(packing);
        first.n = later.n = 0;
        packer_member(used, &later, plain.p + 1000, 400000);
        packer_member(used, &later, plain.p, 77777);
        later.n = 0;
        packer_member(used, &later, plain.p, plain.n);
        packer_member(fresh, &first, plain.p, plain.n);
        ck_assert_uint_eq(first.n, later.n);
        ck_assert_int_eq(memcmp(first.p, later.p, first.n), 0);
        packer_free(used);
        packer_free(fresh);
    }
    buf_free(&plain);
    buf_free(&first);
    buf_free(&later);
}
END_TEST

START_TEST(headers_have_no_time_and_frames_a_check_sum)
{
    struct packer *packer;
    struct buf b = { 0 };

    if (!take(_i))
        return;
    packer = packer_new((struct packing){ codec, codec->levels.most });
    packer_member(packer, &b, "one", 3);
    if (codec == &codec_gzip) {
        ck_assert_int_eq(memcmp(b.p, "\x1f\x8b\x08\0\0\0\0\0", 8), 0);
        ck_assert_int_eq((unsigned char)b.p[9], 255);
    } else { /* the length in one byte; one segment, a check sum */
        ck_assert_int_eq(memcmp(b.p, "\x28\xb5\x2f\xfd\x24\x03", 6), 0);
    }
    packer_free(packer);
    buf_free(&b);
}
END_TEST

/* Whether `part` is in o->data. */
static bool
came(struct outcome *o, const char *part)
{
    return strstr(buf_cstr(&o->data), part) != NULL;
}

START_TEST(a_flipped_bit_costs_its_member_alone)
{
    static const char *const texts[] = { "[one one one one one one one]",
        "[two, and three]", "[four four five]", "[6]" };
    struct buf b = { 0 };
    size_t starts[5], bit, k;

    if (!take(_i))
        return;
    for (k = 0; k < 4; k++) {
        starts[k] = b.n;
        member(&b, texts[k], strlen(texts[k]));
    }
    starts[4] = b.n;
    for (bit = 0; bit < 8 * b.n; bit++) {
        struct outcome o;
        size_t came_out = 0;

        b.p[bit / 8] = (char)(b.p[bit / 8] ^ 1 << bit % 8);
        o = decode_as(&b, codec);
        for (k = 0; k < 4; k++) {
            bool hit = bit / 8 >= starts[k] && bit / 8 < starts[k + 1];

            came_out += came(&o, texts[k]);
            ck_assert_msg(hit || came(&o, texts[k]), "bit %zu: \"%s\" is lost",
                bit, texts[k]);
        }
        ck_assert_msg(came_out == 4 || o.damages > 0, "bit %zu: silence", bit);
        forget(&o);
        b.p[bit / 8] = (char)(b.p[bit / 8] ^ 1 << bit % 8);
    }
    buf_free(&b);
}
END_TEST

/* ---- what zstd alone has --------------------------------------------------
 */

#ifdef HAVE_ZSTD
/* A skippable frame that says to have n bytes, and has as many as s. */
static void
skippable(struct buf *b, uint32_t n, const char *s)
{
    buf_adds(b, "\x5e\x2a\x4d\x18");
    buf_add(b,
        (const char *)&(uint8_t[4]){ (uint8_t)n, (uint8_t)(n >> 8),
            (uint8_t)(n >> 16), (uint8_t)(n >> 24) },
        4);
    buf_adds(b, s);
}

START_TEST(skippable_frames_are_skipped)
{
    struct buf b = { 0 };
    struct outcome o;

    codec = &codec_zstd;
    skippable(&b, 4, "seek");
    member(&b, "one ", 4);
    skippable(&b, 0, "");
    skippable(&b, 1, "(");
    member(&b, "two", 3);
    skippable(&b, 3, "end");
    o = decode(&b);
    ck_assert_str_eq(buf_cstr(&o.data), "one two");
    ck_assert_uint_eq(o.damages, 0);
    forget(&o);
    buf_free(&b);
}
END_TEST

START_TEST(a_skippable_frame_of_a_wrong_length_hides_no_frame)
{
    static const uint32_t lengths[] = { 0, 3, 5, 30, 70000, UINT32_MAX };
    size_t i;

    codec = &codec_zstd;
    for (i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        struct buf b = { 0 };
        struct outcome o;

        member(&b, "one ", 4);
        skippable(&b, lengths[i], "seek");
        member(&b, "two ", 4);
        member(&b, "three", 5);
        o = decode(&b);
        ck_assert_str_eq(buf_cstr(&o.data), "one two three");
        ck_assert_uint_eq(o.damages, 1);
        forget(&o);
        buf_free(&b);
    }
}
END_TEST

START_TEST(frames_without_check_sum_and_length_are_read)
{
    struct buf b = { 0 }, text = { 0 };
    struct outcome o;

    codec = &codec_zstd;
    noise(&text, 3 * MEMBERS_HELD / 2, 5);
    zstd_frame(&b, text.p, text.n, false, 23);
    zstd_frame(&b, "two", 3, false, 10);
    o = decode(&b);
    ck_assert_uint_eq(o.damages, 0);
    ck_assert_uint_eq(o.data.n, text.n + 3);
    ck_assert_int_eq(memcmp(o.data.p, text.p, text.n), 0);
    forget(&o);
    buf_free(&b);
    buf_free(&text);
}
END_TEST

START_TEST(a_window_of_more_than_8_mib_is_damage)
{
    struct buf b = { 0 };
    struct outcome o;

    codec = &codec_zstd;
    member(&b, "one ", 4);
    /* The greatest that a header can ask for, 3.75 TiB. */
    buf_add(&b, "\x28\xb5\x2f\xfd\x00\xff\x01\x00\x00", 9);
    /* 16 MiB, and 8: a frame of one block of three bytes. */
    buf_add(&b, "\x28\xb5\x2f\xfd\x00\x70\x19\x00\x00two", 12);
    buf_add(&b, "\x28\xb5\x2f\xfd\x00\x68\x19\x00\x00six", 12);
    o = decode(&b);
    ck_assert_str_eq(buf_cstr(&o.data), "one six");
    ck_assert_uint_eq(o.damages, 1);
    ck_assert_ptr_nonnull(strstr(o.last.text, "more than 8 MiB"));
    forget(&o);
    buf_free(&b);
}
END_TEST
#endif

int
main(void)
{
    /* Of each codec. */
    const TTest *const tests[] = { members_become_one_stream,
        a_member_that_is_not_held_comes_out_whole,
        plain_text_and_nothing_are_input_too,
        what_is_named_as_compressed_is_never_text,
        members_are_found_behind_bytes_that_are_no_record,
        zeros_that_fill_up_a_block_are_padding,
        other_zeros_may_have_been_a_member,
        nothing_comes_out_of_a_member_whose_check_sum_is_bad,
        a_damaged_member_does_not_take_the_next_with_it,
        a_flipped_bit_costs_its_member_alone, garbage_is_skipped_and_reported,
        a_file_cut_anywhere_is_reported, what_is_packed_is_read,
        a_member_does_not_depend_on_what_was_packed_before,
        headers_have_no_time_and_frames_a_check_sum,
        a_pipe_is_decoded_like_a_file, NULL };
    const TTest *const own[] = { crafted_garbage_costs_linear_time,
        trials_cost_a_multiple_of_what_was_read,
        damage_is_the_same_for_both_decoders,
        damage_of_long_members_is_the_same_for_both_decoders,
#ifdef HAVE_ZSTD
        skippable_frames_are_skipped,
        a_skippable_frame_of_a_wrong_length_hides_no_frame,
        frames_without_check_sum_and_length_are_read,
        a_window_of_more_than_8_mib_is_damage,
#endif
        NULL };
    Suite *suite = unit_suite("members", own);
    TCase *each = tcase_create("each codec");
    size_t i;

    tcase_set_timeout(each, 120);
    for (i = 0; tests[i] != NULL; i++)
        tcase_add_loop_test(each, tests[i], 0, CODECS);
    suite_add_tcase(suite, each);
    return unit_main("unit members", suite);
}
