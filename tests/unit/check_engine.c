/* SPDX-License-Identifier: MIT */
/* engine: members, stretches, progress, rejects and verdicts, the watch. */
#include "unit.h"

#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/mem.h"
#include "engine/cutter.h"
#include "engine/progress.h"
#include "engine/reject.h"
#include "engine/reply.h"
#include "engine/trial.h"
#include "engine/verdict.h"
#include "engine/watch.h"
#include "json/build.h"

/* ---- members ------------------------------------------------------------ */

/* n records of `size` bytes each into a cutter. */
static void
fill(struct cutter *c, size_t n, size_t size)
{
    char *record = mem_alloc(size);
    size_t i;

    for (i = 0; i < n; i++) {
        memset(record, 'a' + (int)(i % 26), size);
        record[size - 1] = '\n';
        cutter_begin(c);
        buf_add(&c->raw, record, size);
        cutter_keep(c);
    }
    free(record);
}

/* How many bytes the gzip members of b hold, and how many members there are. */
static size_t
inflated(const struct buf *b, size_t *members)
{
    z_stream z = { 0 };
    unsigned char out[65536];
    size_t n = 0;
    int rc;

    *members = 0;
    if (b->n == 0)
        return 0;
    ck_assert_int_eq(inflateInit2(&z, 31), Z_OK);
    z.next_in = (unsigned char *)b->p;
    z.avail_in = (unsigned)b->n;
    do {
        z.next_out = out;
        z.avail_out = sizeof(out);
        rc = inflate(&z, Z_NO_FLUSH);
        ck_assert(rc == Z_OK || rc == Z_STREAM_END);
        n += sizeof(out) - z.avail_out;
        if (rc == Z_STREAM_END) {
            ++*members;
            inflateReset(&z);
        }
    } while (rc != Z_STREAM_END || z.avail_in > 0);
    inflateEnd(&z);
    return n;
}

/* gzip of that level; 0: not compressed. */
static struct packing
packing(int level)
{
    return (struct packing){ level > 0 ? &codec_gzip : NULL, level };
}

START_TEST(thin_output_stays_raw)
{
    struct cutter c;

    cutter_init(&c, packing(6), NULL);
    fill(&c, 10, 1000);
    cutter_end(&c);
    ck_assert_uint_eq(c.members.n, 0);
    ck_assert_uint_eq(c.raw.n, 10000);
    ck_assert_uint_eq(c.records, 10);
    cutter_free(&c);
}
END_TEST

START_TEST(members_hold_whole_records_up_to_a_megabyte)
{
    struct cutter c;
    size_t members;

    cutter_init(&c, packing(1), NULL);
    fill(&c, 30, 100000);
    cutter_end(&c);
    ck_assert_uint_eq(c.raw.n, 0);
    ck_assert_uint_eq(inflated(&c.members, &members), 3000000);
    ck_assert_uint_eq(members, 3);
    cutter_reset(&c, false);
    fill(&c, 1, 3 * CUTTER_MEMBER); /* one record may be longer */
    cutter_end(&c);
    ck_assert_uint_eq(inflated(&c.members, &members), 3 * CUTTER_MEMBER);
    ck_assert_uint_eq(members, 1);
    cutter_free(&c);
}
END_TEST

START_TEST(separators_stand_between_records_that_wrote_something)
{
    struct cutter c;

    cutter_init(&c, packing(0), ",");
    cutter_begin(&c);
    buf_adds(&c.raw, "a");
    cutter_keep(&c);
    cutter_begin(&c);
    cutter_keep(&c); /* wrote nothing */
    cutter_begin(&c);
    buf_adds(&c.raw, "b");
    cutter_undo(&c); /* failed elsewhere */
    cutter_begin(&c);
    buf_adds(&c.raw, "c");
    cutter_keep(&c);
    cutter_end(&c);
    ck_assert_str_eq(buf_cstr(&c.raw), "a,c");
    ck_assert_uint_eq(c.records, 2);
    cutter_free(&c);
}
END_TEST

/* ---- stretches ----------------------------------------------------------- */

/* Bytes of members and raw, and how many pieces they came in. */
struct made {
    struct buf bytes;
    size_t pieces;
};

static void
add_piece(struct made *m, const struct reply_part *p)
{
    buf_add(&m->bytes, p->members, p->nmembers);
    buf_add(&m->bytes, "|", 1);
    buf_add(&m->bytes, p->raw, p->nraw);
    m->pieces++;
}

/* What one worker would make of a record. */
static void
whole_add(struct made *m, struct cutter *c, const char *record, size_t n)
{
    cutter_begin(c);
    buf_add(&c->raw, record, n);
    cutter_keep(c);
    if (cutter_size(c) < CUTTER_PIECE)
        return;
    cutter_end(c);
    add_piece(m, &(struct reply_part){ .members = c->members.p,
                     .nmembers = c->members.n,
                     .raw = c->raw.p,
                     .nraw = c->raw.n });
    cutter_reset(c, false);
}

static void
trial_piece(struct made *m, struct trial *t)
{
    struct buf bytes = { 0 };
    struct reply r;

    trial_end(t, &bytes, &r);
    add_piece(m, &r.parts[0]);
    reply_free(&r);
    buf_free(&bytes);
}

/* A worker's answer about entries from..from + n - 1, of which every third
 * writes nothing and every fifth is left out. */
static void
stretch(struct trial *t, struct cutter *whole, struct made *made, size_t from,
    size_t n)
{
    struct buf raw = { 0 }, lengths[2] = { { 0 }, { 0 } }, message = { 0 };
    const uint32_t none = REPLY_NOT;
    struct reply r, back;
    size_t i;

    reply_init(&r, 1, 0);
    for (i = from; i < from + n; i++) {
        uint32_t size = i % 3 == 0 ? 0 : 20000 + 100 * (uint32_t)i;
        char *record = mem_zalloc(size, 1);

        buf_add(&lengths[0], i % 5 == 0 ? &none : &size, sizeof(size));
        buf_add(&lengths[1], &none, sizeof(none));
        if (i % 5 != 0) {
            memset(record, 'a' + (int)(i % 7), size);
            buf_add(&raw, record, size);
            whole_add(&made[0], whole, record, size);
            r.parts[0].records++;
        }
        free(record);
    }
    r.parts[0].raw = raw.p;
    r.parts[0].nraw = raw.n;
    for (i = 0; i < 2; i++) {
        r.parts[i].lengths = lengths[i].p;
        r.parts[i].nlengths = lengths[i].n;
    }
    reply_encode(&message, &r);
    ck_assert_int_eq(reply_decode(&back, message.p, message.n, 1, 0), 0);
    ck_assert(!reply_is_apart(&back, n + 1));
    back.parts[0].nraw--;
    ck_assert(!reply_is_apart(&back, n));
    back.parts[0].nraw++;
    back.parts[0].records++;
    ck_assert(!reply_is_apart(&back, n));
    back.parts[0].records--;
    ck_assert(reply_is_apart(&back, n));
    trial_add(t, &back, &message, n);
    while (trial_fill(t))
        trial_piece(&made[1], t);
    ck_assert(!trial_has_more(t));
    reply_free(&r);
    buf_free(&raw);
    buf_free(&lengths[0]);
    buf_free(&lengths[1]);
    buf_free(&message);
}

/* Stretches of up to `most` entries, put together, are what one worker would
 * have made of all of them, in as many pieces. */
static void
stretches(int level, size_t most, size_t pieces)
{
    struct summary_node node = { .kind = CD_FORMAT,
        .packing = packing(level),
        .separator = (char *)(uintptr_t) ",\n" };
    struct summary m = { .nodes = &node, .noutputs = 1 };
    struct trial *t = trial_new(&m, packing(6));
    struct made made[2] = { { { 0 }, 0 }, { { 0 }, 0 } };
    struct cutter c;
    size_t i, n;

    cutter_init(&c, packing(level), node.separator);
    for (i = 0, n = 1; i < 400; i += n, n = (n * 3) % most + 1)
        stretch(t, &c, made, i, n);
    cutter_end(&c);
    add_piece(&made[0], &(struct reply_part){ .members = c.members.p,
                            .nmembers = c.members.n,
                            .raw = c.raw.p,
                            .nraw = c.raw.n });
    trial_piece(&made[1], t);
    ck_assert_uint_eq(made[0].pieces, pieces);
    ck_assert_uint_eq(made[1].pieces, pieces);
    ck_assert_uint_eq(made[0].bytes.n, made[1].bytes.n);
    ck_assert_int_eq(
        memcmp(made[0].bytes.p, made[1].bytes.p, made[0].bytes.n), 0);
    buf_free(&made[0].bytes);
    buf_free(&made[1].bytes);
    cutter_free(&c);
    trial_free(t);
}

START_TEST(stretches_make_the_bytes_of_their_batch)
{
    stretches(6, 17, 1);
    stretches(0, 17, 3);
    stretches(0, 200, 3);
}
END_TEST

/* ---- progress ----------------------------------------------------------- */

#define SECOND ((uint64_t)1000000000)

START_TEST(time_left_is_that_of_the_rate_since_the_first_batch)
{
    const struct progress_plan plan = { PROGRESS_NEVER, 1000, INT64_MAX, 400,
        9000 }; /* resumed at 40 % */
    struct progress p;

    progress_init(&p, &plan);
    ck_assert(progress_left(&p, p.began + SECOND) < 0);
    ck_assert(progress_rate(&p) < 0);
    progress_taken(&p, 500, 9100, 0);
    ck_assert_uint_eq(p.first.records, 9100);
    ck_assert(progress_left(&p, p.now.at) < 0);

    /* 100 bytes and 50 records in 2 seconds: 400 more take 8. */
    p.now = (struct progress_sample){ p.first.at + 2 * SECOND, 600, 9150 };
    ck_assert_double_eq_tol(progress_left(&p, p.now.at), 8, 0.001);
    ck_assert_double_eq_tol(progress_rate(&p), 25, 0.001);
    ck_assert_double_eq_tol(progress_left(&p, p.now.at + 3 * SECOND), 5, 0.001);
    ck_assert_double_eq_tol(
        progress_left(&p, p.now.at + 30 * SECOND), 0, 0.001);

    /* --limit ends it sooner: 50 of the 200 records left took 2 seconds. */
    p.limit = 9350;
    p.total = 1000000;
    ck_assert_double_eq_tol(progress_left(&p, p.now.at), 8, 0.001);
    progress_end(&p);
}
END_TEST

START_TEST(a_rate_forgets_what_was_long_ago)
{
    const struct progress_plan plan = { PROGRESS_NEVER, 0, INT64_MAX, 0, 0 };
    struct progress p;

    progress_init(&p, &plan);
    progress_taken(&p, 0, 100, 0);
    p.first.at -= 40 * SECOND;
    p.middle = (struct progress_sample){ p.first.at + 28 * SECOND, 0, 110 };
    progress_taken(&p, 0, 230, 0);
    ck_assert_uint_eq(p.first.records, 110);
    ck_assert_uint_eq(p.middle.records, 230);
    ck_assert_double_eq_tol(progress_rate(&p), 10, 0.1);
    ck_assert(progress_left(&p, p.now.at) < 0); /* of how much? */
    progress_end(&p);
}
END_TEST

/* ---- rejects and verdicts ------------------------------------------------ */

START_TEST(a_reject_is_one_line)
{
    struct reject r = { .input = "a.gz",
        .line = 7,
        .offset = 812,
        .stage = "q",
        .plugin = "quotes",
        .code = "plugin_error",
        .reason = "no \"text\"",
        .record = "{\"a\":1}",
        .n = 7,
        .size = 7 };
    struct buf b = { 0 };

    rejects_write(&b, &r);
    ck_assert_str_eq(buf_cstr(&b),
        "{\"input\":\"a.gz\",\"line\":7,\"offset\":812,\"stage\":\"q\","
        "\"plugin\":\"quotes\",\"code\":\"plugin_error\","
        "\"reason\":\"no \\\"text\\\"\",\"record\":\"{\\\"a\\\":1}\"}\n");
    b.n = 0;
    r.record = "\xff\xfe";
    r.n = r.size = 2;
    rejects_write(&b, &r);
    ck_assert_ptr_nonnull(strstr(buf_cstr(&b), "\"record_base64\":\"//4=\""));
    b.n = 0;
    r.reason = "\"caf\xe9\" is not UTF-8";
    rejects_write(&b, &r);
    ck_assert_ptr_nonnull(
        strstr(buf_cstr(&b), "\"reason\":\"\\\"caf\\\\xe9\\\" is not UTF-8\""));
    r.reason = "no \"text\"";
    b.n = 0;
    reject_text(&b, &r);
    ck_assert_str_eq(buf_cstr(&b), "a.gz:7: q: plugin_error: no \"text\"\n");
    buf_free(&b);
}
END_TEST

START_TEST(a_verdict_makes_a_record_a_rejected_one)
{
    struct batch *b = batch_new();
    struct verdict v = { 3, 1, 13, 2, "crashed (Aborted)" }, back;
    json_t *row = verdict_json(&v);

    ck_assert_int_eq(verdict_parse(&back, row), 0);
    ck_assert_uint_eq(back.batch, 3);
    ck_assert_uint_eq(back.ref, 1);
    ck_assert_uint_eq(back.code, 13);
    ck_assert_uint_eq(back.stage, 2);
    ck_assert_str_eq(back.reason, v.reason);
    json_object_set_new(row, "ref", json_integer(BATCH_REFS));
    ck_assert_int_eq(verdict_parse(&back, row), -1);
    b->number = 3;
    b->n = 2;
    verdict_apply(&v, b);
    ck_assert_uint_eq(b->refs[0].kind, BATCH_RECORD);
    ck_assert_uint_eq(b->refs[1].kind, BATCH_VERDICT);
    ck_assert_uint_eq(b->refs[1].code, 13);
    ck_assert_uint_eq(b->refs[1].note_length, strlen(v.reason));
    v.ref = 7;
    verdict_apply(&v, b); /* no such record: nothing */
    ck_assert_uint_eq(b->refs[7].kind, BATCH_RECORD);
    json_decref(row);
    batch_free(b);
}
END_TEST

/* ---- the watch ----------------------------------------------------------- */

START_TEST(a_worker_that_waits_is_not_one_that_works)
{
    struct watch w = { 0 };
    const uint64_t second = 1000000000;

    watch_start(&w, getpid(), 2);
    ck_assert_ptr_null(watch_look(&w, getpid(), 1));
    w.cpu_began -= 11 * second; /* as if it had used that much */
    ck_assert_str_eq(watch_look(&w, getpid(), 1), "used 10 s of CPU time");
    ck_assert_ptr_null(watch_look(&w, getpid(), 2)); /* another record */
    w.idle_since -= 31 * second;
    ck_assert_str_eq(watch_look(&w, getpid(), 2), "did nothing for 30 s");
    w.idle_since -= 31 * second;
    w.looked -= 31 * second; /* it was we who were stopped */
    ck_assert_ptr_null(watch_look(&w, getpid(), 2));
}
END_TEST

START_TEST(a_cursor_that_runs_is_no_work)
{
    struct watch w = { 0 };
    const uint64_t second = 1000000000;
    uint32_t ref;

    watch_start(&w, getpid(), 3);
    ck_assert_ptr_null(watch_look(&w, getpid(), 3));
    w.cpu_began -= 11 * second;
    for (ref = 0; ref < 6; ref++) { /* back, and beyond the last one */
        ck_assert(!watch_moved(&w, ref));
        ck_assert_str_eq(
            watch_look(&w, getpid(), ref), "used 10 s of CPU time");
    }
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { thin_output_stays_raw,
        members_hold_whole_records_up_to_a_megabyte,
        separators_stand_between_records_that_wrote_something,
        stretches_make_the_bytes_of_their_batch,
        time_left_is_that_of_the_rate_since_the_first_batch,
        a_rate_forgets_what_was_long_ago, a_reject_is_one_line,
        a_verdict_makes_a_record_a_rejected_one,
        a_worker_that_waits_is_not_one_that_works,
        a_cursor_that_runs_is_no_work, NULL };

    return unit_main("unit engine", unit_suite("engine", tests));
}
