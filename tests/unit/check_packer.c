/* SPDX-License-Identifier: MIT */
/* io/packer: members of each codec, as outputs have them. */
#include "made_members.h"

#include "io/packer.h"

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

int
main(void)
{
    const TTest *const tests[] = { what_is_packed_is_read,
        a_member_does_not_depend_on_what_was_packed_before,
        headers_have_no_time_and_frames_a_check_sum, NULL };

    return unit_main("unit packer", made_members_suite("packer", tests));
}
