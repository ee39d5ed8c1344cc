/* SPDX-License-Identifier: MIT */
/* io/resync: the next member is looked for within bounds. */
#include "made_members.h"

#include "io/resync.h"

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

int
main(void)
{
    const TTest *const tests[] = { crafted_garbage_costs_linear_time,
        trials_cost_a_multiple_of_what_was_read, NULL };

    return unit_main("unit resync", unit_suite("resync", tests));
}
