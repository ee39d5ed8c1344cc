/* SPDX-License-Identifier: MIT */
/* io/codec_zstd: what frames have and gzip members do not. */
#include "made_members.h"

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

int
main(void)
{
    const TTest *const tests[] = { skippable_frames_are_skipped,
        a_skippable_frame_of_a_wrong_length_hides_no_frame,
        frames_without_check_sum_and_length_are_read,
        a_window_of_more_than_8_mib_is_damage, NULL };

    return unit_main("unit zstd", unit_suite("zstd", tests));
}
#else
int
main(void)
{
    puts("unit zstd: built without libzstd");
    return 77;
}
#endif
