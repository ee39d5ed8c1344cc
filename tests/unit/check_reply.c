/* SPDX-License-Identifier: MIT */
/* replies of workers, and what else they leave: nothing in them is trusted. */
#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "engine/death.h"
#include "engine/reply.h"
#include "process/said.h"

static struct reply
some_reply(void)
{
    struct reply r;

    reply_init(&r, 1, 2);
    r.written = 3;
    r.codes[4] = 1;
    r.rejected = 1;
    r.parts[0].raw = "bytes";
    r.parts[0].nraw = 5;
    r.parts[0].records = 3;
    r.ns[2] = 77;
    reply_count(&r, 2, "seen", 5);
    reply_count(&r, 2, "seen", 2);
    reply_log(&r, 0, 'w', "look here", 9);
    return r;
}

START_TEST(a_reply_comes_back_as_it_was)
{
    struct reply r = some_reply(), back;
    struct buf b = { 0 };

    reply_encode(&b, &r);
    ck_assert_int_eq(reply_decode(&back, b.p, b.n, 1, 2), 0);
    ck_assert_uint_eq(back.written, 3);
    ck_assert_uint_eq(back.codes[4], 1);
    ck_assert_uint_eq(back.parts[0].nraw, 5);
    ck_assert_int_eq(memcmp(back.parts[0].raw, "bytes", 5), 0);
    ck_assert_uint_eq(back.ns[2], 77);
    ck_assert_uint_eq(back.ncounters, 1);
    ck_assert_int_eq(back.counters[0].n, 7);
    ck_assert_str_eq(back.logs[0].text, "look here");
    ck_assert_ptr_null(back.stopped);
    reply_free(&back);
    reply_free(&r);
    buf_free(&b);
}
END_TEST

START_TEST(a_reply_that_is_cut_or_of_another_run_is_none)
{
    struct reply r = some_reply(), back;
    struct buf b = { 0 };
    size_t i;

    reply_encode(&b, &r);
    for (i = 0; i < b.n; i++)
        ck_assert_int_eq(reply_decode(&back, b.p, i, 1, 2), -1);
    ck_assert_int_eq(reply_decode(&back, b.p, b.n, 2, 2), -1);
    ck_assert_int_eq(reply_decode(&back, b.p, b.n, 1, 1), -1);
    reply_free(&r);
    buf_free(&b);
}
END_TEST

/* Of a run with two stages and an output: 0, 1 and 2 are the stages. */
START_TEST(a_stage_one_too_high_is_no_reply)
{
    size_t stage;

    for (stage = 0; stage < 4; stage++) {
        struct reply counts, logs, back;
        struct buf b = { 0 };

        reply_init(&counts, 1, 2);
        reply_count(&counts, stage, "seen", 1);
        reply_encode(&b, &counts);
        ck_assert_int_eq(
            reply_decode(&back, b.p, b.n, 1, 2), stage < 3 ? 0 : -1);
        if (stage < 3)
            reply_free(&back);
        b.n = 0;
        reply_init(&logs, 1, 2);
        reply_log(&logs, stage, 'i', "here", 4);
        reply_encode(&b, &logs);
        ck_assert_int_eq(
            reply_decode(&back, b.p, b.n, 1, 2), stage < 3 ? 0 : -1);
        if (stage < 3)
            reply_free(&back);
        reply_free(&counts);
        reply_free(&logs);
        buf_free(&b);
    }
}
END_TEST

/* How a worker ended whose head says this. */
static struct death
death_of(struct slot_head *head)
{
    static char id[] = "a", out[] = "b";
    struct summary_node nodes[2];
    struct summary m = { .nodes = nodes, .nstages = 1, .noutputs = 1 };
    const struct zygote_death how = { .status = SIGSEGV };
    const struct death_cause none = { 0 };
    struct slot s = { .head = head };
    struct death d;

    memset(nodes, 0, sizeof(nodes));
    nodes[0].id = id;
    nodes[1].id = out;
    m.worker_bytes = 1 << 20;
    death_read(&d, &how, &s, &none, &m);
    return d;
}

struct told {
    size_t n;
    uint32_t last;
};

/* The id of a stage whose lines nobody wants to see. */
static const char *
count_told(void *ctx, uint32_t stage)
{
    struct told *t = ctx;

    t->n++;
    t->last = stage;
    return "";
}

/* How many lines there are, and the stage of the last, beside those of two
 * streams. */
static struct told
told_of(const struct said *s, uint32_t ref)
{
    struct told t = { 0, 0 };
    int null = open("/dev/null", O_WRONLY), kept = dup(STDERR_FILENO);

    dup2(null, STDERR_FILENO);
    said_tell(s, ref, 77, count_told, &t);
    dup2(kept, STDERR_FILENO);
    close(kept);
    close(null);
    return t;
}

START_TEST(the_last_lines_are_kept)
{
    static struct said s; /* "\n" is 10: a stage may be, too */
    volatile uint32_t ref = 4, stage = 10;
    char line[SAID_ROOM];
    int i;

    memset(line, 'x', sizeof(line));
    said_begin(&s, &ref, &stage);
    for (i = 0; i < 12 * 1000; i++) {
        if (i % 1000 == 0)
            said_forget(&s);
        said_add('p', line, i % 1000 == 0 ? (size_t)i / 1000 : 0);
        ck_assert_uint_le(s.n, SAID_ROOM);
        ck_assert_int_eq(s.v[0], 10);
    }
    said_add('p', line, sizeof(line));
    ck_assert_uint_gt(told_of(&s, 4).n, 12);
    ck_assert_uint_eq(told_of(&s, 5).n, 2);
    ref = 5;
    said_add('p', "y", 1);
    ck_assert_uint_eq(told_of(&s, 5).n, 3);
    said_forget(&s);
    ck_assert_uint_eq(told_of(&s, 5).n, 2);
    said_begin(NULL, NULL, NULL);
    said_add('p', "z", 1);
    ck_assert_uint_eq(s.n, 0);
}
END_TEST

START_TEST(what_was_said_is_not_trusted)
{
    static struct said s;

    memset(&s, 'x', sizeof(s)); /* no line ends, nor does a stream */
    s.ref = 1;
    s.n = UINT32_MAX;
    ck_assert_uint_eq(told_of(&s, 1).n, 2);
    s.n = SAID_ROOM;
    ck_assert_uint_eq(told_of(&s, 1).n, 2);
    memset(s.v, '\n', sizeof(s.v));
    ck_assert_uint_eq(told_of(&s, 1).last, 77);
    memset(s.v, 0, sizeof(s.v));
    s.v[SAID_ROOM - 1] = '\n';
    ck_assert_uint_eq(told_of(&s, 1).n, 3);
}
END_TEST

START_TEST(what_a_worker_noted_is_not_trusted)
{
    struct slot_head h;
    struct death d;

    memset(&h, 0, sizeof(h));
    h.cursor.stage = 2;
    d = death_of(&h);
    ck_assert_str_eq(d.who, "output \"b\"");
    ck_assert_uint_eq(d.stage, 2);
    h.cursor.stage = 3; /* one too high */
    d = death_of(&h);
    ck_assert_str_eq(d.who, "a worker");
    ck_assert_uint_eq(d.stage, 0);
    ck_assert_str_eq(d.reason, "crashed (Segmentation fault)");
    memset(&h, 0xff, sizeof(h));
    h.cause = 77;
    d = death_of(&h);
    ck_assert_str_eq(d.who, "a worker");
    ck_assert_str_eq(d.reason, "crashed (Segmentation fault)");
    memset(&h, 0, sizeof(h));
    memcpy(h.note.what, "open", 5);
    memcpy(h.note.who, "a", 2);
    d = death_of(&h);
    ck_assert_str_eq(d.who, "stage \"a\"");
    ck_assert_str_eq(d.reason, "crashed (Segmentation fault) in open");
}
END_TEST

START_TEST(any_byte_of_a_reply_may_be_wrong)
{
    struct reply r = some_reply(), back;
    struct buf b = { 0 };
    size_t i;
    int byte;

    reply_encode(&b, &r);
    for (i = 0; i < b.n; i++) {
        char was = b.p[i];

        for (byte = 0; byte < 256; byte += 51) {
            b.p[i] = (char)byte;
            if (reply_decode(&back, b.p, b.n, 1, 2) == 0)
                reply_free(&back); /* nothing was read beyond the message */
        }
        b.p[i] = was;
    }
    reply_free(&r);
    buf_free(&b);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { a_reply_comes_back_as_it_was,
        a_reply_that_is_cut_or_of_another_run_is_none,
        a_stage_one_too_high_is_no_reply, the_last_lines_are_kept,
        what_was_said_is_not_trusted, what_a_worker_noted_is_not_trusted,
        any_byte_of_a_reply_may_be_wrong, NULL };

    return unit_main("unit reply", unit_suite("reply", tests));
}
