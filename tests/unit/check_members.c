/* SPDX-License-Identifier: MIT */
/* io/members: members of each codec, sound and damaged. */
#include "made_members.h"

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

int
main(void)
{
    const TTest *const tests[] = { members_become_one_stream,
        a_member_that_is_not_held_comes_out_whole,
        plain_text_and_nothing_are_input_too,
        what_is_named_as_compressed_is_never_text,
        members_are_found_behind_bytes_that_are_no_record,
        zeros_that_fill_up_a_block_are_padding,
        other_zeros_may_have_been_a_member,
        nothing_comes_out_of_a_member_whose_check_sum_is_bad,
        a_damaged_member_does_not_take_the_next_with_it,
        garbage_is_skipped_and_reported, a_file_cut_anywhere_is_reported,
        a_flipped_bit_costs_its_member_alone, a_pipe_is_decoded_like_a_file,
        NULL };

    return unit_main("unit members", made_members_suite("members", tests));
}
