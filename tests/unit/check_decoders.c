/* SPDX-License-Identifier: MIT */
/* io/unpacker, io/codec_gzip: the fast decoder and the exact one are alike. */
#include "made_members.h"

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

/* Garbage full of beginnings of members must not cost more than its length. */

int
main(void)
{
    const TTest *const tests[] = { damage_is_the_same_for_both_decoders,
        damage_of_long_members_is_the_same_for_both_decoders, NULL };

    return unit_main("unit decoders", unit_suite("decoders", tests));
}
