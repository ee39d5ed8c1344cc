/* SPDX-License-Identifier: MIT */
/* engine: what becomes of a run whose other processes are gone, or talk
 * nonsense.  The other end of each channel is held by the test. */
#include "unit.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/wire.h"
#include "engine/counters.h"
#include "engine/crew.h"
#include "engine/keeper.h"
#include "engine/loop.h"
#include "engine/messages.h"
#include "engine/slot.h"
#include "engine/stores.h"
#include "engine/zygote.h"
#include "json/build.h"
#include "process/channel.h"

/* A zygote that the test plays: `end` is its end of the channel. */
struct fake {
    struct child child;
    int end, printed;
    struct summary summary;
    struct summary_node node;
    struct crew_parts parts;
};

static int
no_verdict(void *ctx, const struct verdict *v, struct cd_err *e)
{
    (void)ctx;
    (void)v;
    (void)e;
    return 0;
}

static struct fake *
fake_new(void)
{
    struct fake *f = mem_zalloc(1, sizeof(*f));
    int ends[2], pipes[2];
    struct cd_err e;

    ck_assert_int_eq(channel_pair(ends, &e), 0);
    ck_assert_int_eq(pipe(pipes), 0);
    f->child.channel = ends[0];
    f->child.printed.fd = pipes[0];
    f->end = ends[1];
    f->printed = pipes[1];
    f->node.id = f->node.path = (char *)(uintptr_t) "db";
    f->node.kind = CD_STORE;
    f->summary.nodes = &f->node;
    f->summary.noutputs = 1;
    f->summary.record_bytes = 1 << 20;
    f->summary.worker_bytes = 1 << 29;
    f->parts = (struct crew_parts){ &f->summary, &f->child, NULL,
        { NULL, { &codec_gzip, 6 } }, 1, no_verdict, NULL };
    return f;
}

static void
fake_free(struct fake *f)
{
    close(f->child.channel);
    close(f->child.printed.fd);
    buf_free(&f->child.in.body);
    if (f->end >= 0)
        close(f->end);
    close(f->printed);
    free(f);
}

/* The worker that the crew asks for: its end of the channel. */
static int
asked_for(const struct fake *f)
{
    struct channel_head h;
    struct cd_err e;
    int fd = -1;

    ck_assert_int_eq(channel_receive(f->end, &h, &fd, NULL, &e), 1);
    ck_assert_uint_eq(h.type, ZYGOTE_PRINT);
    ck_assert_int_ge(fd, 0);
    close(fd);
    fd = -1;
    ck_assert_int_eq(channel_receive(f->end, &h, &fd, NULL, &e), 1);
    ck_assert_uint_eq(h.type, ZYGOTE_SPAWN);
    ck_assert_int_ge(fd, 0);
    return fd;
}

static void
died(const struct fake *f, int status)
{
    struct zygote_death how;

    memset(&how, 0, sizeof(how)); /* what lies between its members is sent */
    how.status = status;
    channel_send(f->end, ZYGOTE_DIED, 0, -1, &how, sizeof(how));
}

/* ---- the zygote --------------------------------------------------------- */

START_TEST(the_process_that_forks_workers_is_gone)
{
    struct fake *f = fake_new();
    struct cd_err e;

    close(f->end);
    f->end = -1;
    ck_assert_ptr_null(crew_start(&f->parts, &e));
    ck_assert_str_eq(e.text, "the process that forks workers is gone");
    fake_free(f);
}
END_TEST

/* It goes away once it was asked for a worker, or answers with what is in
 * the message. */
static void
answers(uint32_t type, uint32_t lane, const void *p, size_t n,
    const char *complaint)
{
    struct fake *f = fake_new();
    struct cd_err e;

    if (n > 0)
        channel_send(f->end, type, lane, -1, p, n);
    else
        shutdown(f->end, SHUT_WR);
    ck_assert_ptr_null(crew_start(&f->parts, &e));
    ck_assert_str_eq(e.text, complaint);
    fake_free(f);
}

START_TEST(the_process_that_forks_workers_answers_with_nonsense)
{
    const char *nonsense = "the process that forks workers talks nonsense";
    const pid_t none = -1;

    answers(0, 0, NULL, 0, "the process that forks workers is gone");
    answers(ZYGOTE_SPAWNED, 0, "x", 1, nonsense);
    answers(ZYGOTE_SPAWNED, 7, &none, sizeof(none), nonsense);
    answers(ZYGOTE_SUMMARY, 0, "12345678", 8, nonsense);
    answers(ZYGOTE_DIED, 0, "12345678", 8, nonsense);
    answers(ZYGOTE_SPAWNED, 0, &none, sizeof(none),
        "cannot start a worker process");
}
END_TEST

/* ---- workers ------------------------------------------------------------ */

/* A crew whose only worker, at *worker, is ready, and has been given a batch
 * of one entry. */
static struct crew *
crew_at_work(struct fake *f, uint32_t kind, int *worker)
{
    struct batch *b = batch_new();
    struct crew *c;
    struct cd_err e;
    int ends[2];

    /* crew_start waits for the worker: a process of its own answers. */
    ck_assert_int_eq(channel_pair(ends, &e), 0);
    if (fork() == 0) {
        int fd = asked_for(f);

        channel_send(fd, WORKER_READY, 0, -1, NULL, 0);
        channel_send(ends[1], 0, 0, fd, NULL, 0);
        _exit(0);
    }
    c = crew_start(&f->parts, &e);
    ck_assert_ptr_nonnull(c);
    ck_assert_int_eq(
        channel_receive(ends[0], &(struct channel_head){ 0 }, worker, NULL, &e),
        1);
    close(ends[0]);
    close(ends[1]);
    b->n = 1;
    b->refs[0].kind = kind;
    ck_assert(crew_has_room(c));
    ck_assert_int_eq(crew_give(c, b, &e), 0);
    return c;
}

START_TEST(a_worker_dies_where_no_plugin_was_at_work)
{
    struct fake *f = fake_new();
    struct cd_err e = { .text = "" };
    int worker, alone, rc;
    struct crew *c = crew_at_work(f, BATCH_DAMAGE, &worker);

    close(worker);
    died(f, SIGSEGV);
    while ((rc = loop_turn(&e)) == 0 &&
           recv(f->end, &(char){ 0 }, 1, MSG_PEEK | MSG_DONTWAIT) < 0)
        continue;
    ck_assert_int_eq(rc, 0); /* so far: the entry is tried alone */
    alone = asked_for(f);
    channel_send(alone, WORKER_READY, 0, -1, NULL, 0);
    ck_assert_int_eq(loop_turn(&e), 0);
    close(alone);
    died(f, SIGSEGV);
    while ((rc = loop_turn(&e)) == 0)
        continue;
    ck_assert_str_eq(e.text,
        "a worker crashed (Segmentation fault) where no plugin was at work");
    crew_stop(c);
    fake_free(f);
}
END_TEST

/* A worker that has one record says that it did so many, and that so many
 * came out: it is ended. */
static void
refused_reply(uint64_t entries, uint64_t written)
{
    struct fake *f = fake_new();
    struct channel_head h = { 0 };
    struct buf message = { 0 };
    struct reply r;
    struct cd_err e;
    int worker;
    struct crew *c = crew_at_work(f, BATCH_RECORD, &worker);

    reply_init(&r, 1, 0);
    r.entries = entries;
    r.written = written;
    reply_encode(&message, &r);
    channel_send(worker, WORKER_REPLY, 0, -1, message.p, message.n);
    ck_assert_int_eq(loop_turn(&e), 0);
    ck_assert_ptr_null(crew_take(c, &message, &r, &(bool){ false }));
    ck_assert_int_eq(channel_receive(f->end, &h, NULL, NULL, &e), 1);
    ck_assert_uint_eq(h.type, ZYGOTE_KILL); /* it is tried again, alone */
    close(worker);
    crew_stop(c);
    reply_free(&r);
    buf_free(&message);
    fake_free(f);
}

/* A message that may come in another state ends a worker like any nonsense. */
START_TEST(a_worker_at_work_says_that_it_is_ready)
{
    struct fake *f = fake_new();
    struct cd_err e;
    int worker;
    struct crew *c = crew_at_work(f, BATCH_RECORD, &worker);
    struct pollfd end = { worker, 0, 0 };

    channel_send(worker, WORKER_READY, 0, -1, NULL, 0);
    ck_assert_int_eq(loop_turn(&e), 0);
    ck_assert_int_eq(poll(&end, 1, 0), 1);
    ck_assert(end.revents & POLLHUP); /* its channel was closed */
    ck_assert(!crew_has_room(c));     /* and its batch is not done */
    close(worker);
    crew_stop(c);
    fake_free(f);
}
END_TEST

START_TEST(a_reply_that_tells_of_too_many_records_is_none)
{
    refused_reply(2, 2);
}
END_TEST

START_TEST(a_reply_whose_counts_do_not_add_up_is_none)
{
    refused_reply(0, 0);
    refused_reply(1, 0);
    refused_reply(1, 2);
}
END_TEST

static const struct zygote_request nothing = { .rejects = { NULL,
                                                   { &codec_gzip, 6 } },
    .run_id = "0123456789abcdef0123456789abcdef" };

static int
note_ref(void *ctx, const struct verdict *v, struct cd_err *e)
{
    (void)e;
    *(uint32_t *)ctx = v->ref;
    return 0;
}

/* A worker notes that it is at this entry of its batch, and dies. */
static void
die_at(const struct fake *f, int worker, uint32_t ref)
{
    struct slot s;
    struct cd_err e;

    ck_assert_int_eq(slot_receive(&s, worker, &e), 0);
    s.head->cursor.ref = ref;
    s.head->cursor.stage = 1;
    close(worker);
    died(f, SIGSEGV);
}

START_TEST(a_cursor_beyond_the_batch_accuses_nobody)
{
    struct fake *f = fake_new();
    uint32_t ref = UINT32_MAX;
    struct cd_err e = { .text = "" };
    int worker, alone;
    struct crew *c;

    f->parts.verdict = note_ref;
    f->parts.ctx = &ref;
    c = crew_at_work(f, BATCH_RECORD, &worker);
    die_at(f, worker, 9);
    while (recv(f->end, &(char){ 0 }, 1, MSG_PEEK | MSG_DONTWAIT) < 0)
        ck_assert_int_eq(loop_turn(&e), 0);
    alone = asked_for(f);
    channel_send(alone, WORKER_READY, 0, -1, NULL, 0);
    ck_assert_int_eq(loop_turn(&e), 0);
    die_at(f, alone, 9);
    while (ref == UINT32_MAX)
        ck_assert_int_eq(loop_turn(&e), 0);
    ck_assert_uint_eq(ref, 0); /* the only one that it can have been */
    crew_stop(c);
    fake_free(f);
}
END_TEST

START_TEST(a_worker_is_given_no_slot)
{
    const char *const inputs[] = { "/dev/null" };
    struct zygote_request q = nothing;
    struct channel_head h = { 0 };
    struct buf body = { 0 };
    struct child child;
    struct cd_err e;
    int ends[2];

    q.inputs = inputs;
    q.ninputs = 1;
    ck_assert_int_eq(child_start(&child, zygote_main, &q, &e), 0);
    ck_assert_int_eq(child_receive(&child, &h, &body, &e), 1);
    ck_assert_uint_eq(h.type, ZYGOTE_SUMMARY);
    ck_assert_int_eq(channel_pair(ends, &e), 0);
    channel_send(child.channel, ZYGOTE_SPAWN, 0, ends[1], NULL, 0);
    close(ends[1]);
    channel_send(ends[0], WORKER_JOB, 0, -1, NULL, 0);
    body.n = 0;
    ck_assert_int_eq(channel_receive(ends[0], &h, NULL, &body, &e), 1);
    ck_assert_uint_eq(h.type, WORKER_FAILED);
    ck_assert_str_eq(buf_cstr(&body), "a worker was given no slot");
    close(ends[0]);
    buf_free(&body);
    child_end(&child);
}
END_TEST

/* ---- stores ------------------------------------------------------------- */

static const struct stores_folder nowhere = { "", "/", -1, false, 0 };

START_TEST(no_process_can_be_had_for_a_store)
{
    struct fake *f = fake_new();
    struct cd_err e;

    close(f->end);
    f->end = -1;
    ck_assert_ptr_null(stores_open(&f->summary, &f->child, NULL, &nowhere, &e));
    ck_assert_str_eq(e.text, "the process that forks workers is gone");
    fake_free(f);
}
END_TEST

/* A process that plays the zygote and the store: it answers the request to
 * open with a mark of n bytes, and that to store with garbage. */
static void
play_store(const struct fake *f, size_t n)
{
    static const char mark[16];
    struct channel_head h;
    struct buf body = { 0 };
    struct cd_err e;
    int fd = -1;

    channel_receive(f->end, &h, &fd, NULL, &e); /* what it prints */
    close(fd);
    channel_receive(f->end, &h, &fd, NULL, &e);
    channel_receive(fd, &h, NULL, &body, &e);
    channel_send(fd, STORE_DONE, 0, -1, mark, n);
    channel_receive(fd, &h, NULL, &body, &e);
    channel_send(fd, STORE_DONE, 0, -1, "garbage", 7);
    _exit(0);
}

START_TEST(a_store_talks_nonsense)
{
    struct fake *f = fake_new();
    const struct stores_piece first = { 0, 0 };
    char path[] = "/tmp/copydesk-unit-XXXXXX";
    struct stores_folder folder = { "", mkdtemp(path), -1, false, 0 };
    struct reply r, more;
    struct stores *s;
    struct cd_err e;

    folder.fd = open(path, O_RDONLY | O_DIRECTORY);
    ck_assert_int_eq(mkdirat(folder.fd, ".copydesk", 0777), 0);
    if (fork() == 0)
        play_store(f, 3);
    ck_assert_ptr_null(stores_open(&f->summary, &f->child, NULL, &folder, &e));
    ck_assert_str_eq(e.text, "a store talks nonsense");

    if (fork() == 0)
        play_store(f, sizeof(uint64_t));
    s = stores_open(&f->summary, &f->child, NULL, &folder, &e);
    ck_assert_ptr_nonnull(s);
    reply_init(&r, 1, 0);
    r.parts[0].raw = "entries";
    r.parts[0].nraw = 7;
    ck_assert_int_eq(stores_take(s, &first, &r, &more, &e), -1);
    ck_assert_str_eq(e.text, "a store sent a reply that makes no sense");
    reply_free(&r);
    reply_free(&more);
    stores_free(s);
    fake_free(f);
    unlinkat(folder.fd, ".copydesk/refused", 0);
    unlinkat(folder.fd, ".copydesk", AT_REMOVEDIR);
    close(folder.fd);
    rmdir(path);
}
END_TEST

static int
resume(const struct cd_host *h, void *self, uint64_t *mark)
{
    (void)h;
    (void)self;
    (void)mark;
    return 0;
}

START_TEST(a_store_is_sent_nonsense)
{
    struct plugin plugin = { .d = { .kind = CD_STORE, .resume = resume } };
    struct plan_node node = { .plugin = &plugin, .id = "db" };
    struct stage stage = { .node = &node };
    struct plan plan = { .noutputs = 1 };
    struct chain chain = { .plan = &plan, .stages = &stage, .noutputs = 1 };
    struct buf reply = { 0 };
    struct cd_err e;
    uint64_t mark;
    struct keeper *k =
        keeper_open(&chain, 0, &(struct keeper_target){ "", "" }, &mark, &e);

    ck_assert_ptr_nonnull(k);
    ck_assert_int_eq(keeper_batch(k, "no entry", 8, &reply, &e), -1);
    ck_assert_str_eq(e.text, "output \"db\" was sent nonsense");
    keeper_close(k, &e);
    buf_free(&reply);
}
END_TEST

/* ---- numbers ------------------------------------------------------------ */

START_TEST(records_that_came_in_and_became_nothing)
{
    struct counters c = { .in = 5, .written = 2, .dropped = 1, .rejected = 1 };
    struct cd_err e;

    ck_assert_int_eq(counters_check(&c, &e), -1);
    ck_assert_str_eq(e.text,
        "5 records came in, but 2 were written, 1 dropped and 1 rejected: a "
        "fault in copydesk; no output was given its name");
    c.rejected++;
    ck_assert_int_eq(counters_check(&c, &e), 0);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { the_process_that_forks_workers_is_gone,
        the_process_that_forks_workers_answers_with_nonsense,
        a_worker_dies_where_no_plugin_was_at_work,
        a_worker_at_work_says_that_it_is_ready,
        a_reply_that_tells_of_too_many_records_is_none,
        a_reply_whose_counts_do_not_add_up_is_none,
        a_cursor_beyond_the_batch_accuses_nobody, a_worker_is_given_no_slot,
        no_process_can_be_had_for_a_store, a_store_talks_nonsense,
        a_store_is_sent_nonsense, records_that_came_in_and_became_nothing,
        NULL };

    return unit_main("unit peers", unit_suite("peers", tests));
}
