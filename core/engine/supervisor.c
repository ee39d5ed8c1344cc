/* SPDX-License-Identifier: MIT */
#include "engine/supervisor.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "base/wait.h"
#include "engine/loop.h"
#include "engine/outlet.h"
#include "engine/queue.h"
#include "engine/saver.h"
#include "host/talk.h"

struct supervisor {
    struct supervisor_parts p;
    struct supervisor_files f;
    struct outlet outlet; /* of f */
    struct crew *crew;
    struct batch *next;       /* read ahead; NULL: not yet, or no more */
    bool ended;               /* the inputs are */
    uint64_t given, appended; /* batches */
    struct queue *queue;      /* what is done of those in between */
    uint64_t judged;          /* batches that are in `ahead` as a whole */
    struct needs ahead;       /* what replies, in their order, say is missing */
    bool open; /* whether all stages find what they need is not known yet */

    struct saver saver;
    struct loop_watch signals, drawing;
    bool said;             /* that a signal came */
    bool failed;           /* while waiting for an input, because of ... */
    struct cd_err failure; /* ... this */
};

/* ---- the journal -------------------------------------------------------- */

/* Save what is done, if it is time to; never within a batch. */
static int
save_if_due(struct supervisor *s, struct cd_err *e)
{
    bool within = queue_batch(s->queue, s->appended)->first > 0;

    return !within && saver_due(&s->saver) ? saver_save(&s->saver, e) : 0;
}

static int
note_verdict(void *ctx, const struct verdict *v, struct cd_err *e)
{
    struct supervisor *s = ctx;
    json_t *row;
    int rc;

    if (s->f.journal == NULL)
        return 0;
    row = verdict_json(v);
    rc = journal_put(s->f.journal, row, e);
    json_decref(row);
    return rc;
}

/* ---- replies ------------------------------------------------------------ */

/* Take what the crew has done. */
static void
collect(struct supervisor *s)
{
    queue_collect(s->queue, s->crew);
    crew_count(s->crew, &s->f.counters->workers, &s->f.counters->deaths);
}

/* Append the pieces that are there of the batch whose turn it is. */
static int
append_pieces(
    struct supervisor *s, const struct queue_batch *b, struct cd_err *e)
{
    size_t i;

    for (i = 0; i < b->n; i++) {
        const struct reply *r = &b->v[i].reply;
        const struct stores_piece which = { s->appended, b->first + i };

        if (outlet_take(&s->outlet, r, e) ||
            outlet_append(
                &s->outlet, r, &which, b->complete && i + 1 == b->n, e))
            return -1;
    }
    return 0;
}

/* Does every stage find what it needs in the records that are there so far?
 * -1 with *e if one does not. */
static int
judge(struct supervisor *s, struct cd_err *e)
{
    int rc;

    for (; s->judged < s->given; s->judged++) {
        struct queue_batch *b = queue_batch(s->queue, s->judged);

        for (; b->judged < b->first + b->n; b->judged++)
            needs_add(&s->ahead, &b->v[b->judged - b->first].reply.needs);
        if (!b->complete)
            break;
        b->judged = 0;
    }
    rc = needs_judge(
        &s->ahead, &s->p.summary->needs, s->ended && s->judged == s->given, e);
    s->open = rc > 0;
    s->f.counters->useless = rc < 0;
    return rc < 0 ? -1 : 0;
}

/* Is it too early to append anything?  A few batches are held back until it is
 * known that the run is of use, so that a short one leaves nothing. */
static bool
hold(const struct supervisor *s)
{
    return s->open && queue_may_hold(s->queue, s->judged - s->appended) &&
           interrupt_signal() == 0;
}

/* Append what can be appended. */
static int
append_ready(struct supervisor *s, struct cd_err *e)
{
    const struct counters *c = s->f.counters;
    struct queue_batch *b;

    if (judge(s, e))
        return -1;
    while (!hold(s) && (b = queue_batch(s->queue, s->appended))->n > 0) {
        uint64_t before = counters_told(c);
        bool complete = b->complete;

        if (append_pieces(s, b, e))
            return -1;
        queue_appended(s->queue, b);
        if (!complete)
            break;
        s->appended++;
        if (outlet_early(&s->outlet, before, e))
            return -1;
        progress_taken(
            s->f.progress, b->end.read, counters_told(c), c->rejected);
        progress_show(s->f.progress); /* without workers, no turn comes */
        saver_note(&s->saver, s->appended, &b->end);
        if (outlet_check(&s->outlet, e)) {
            struct cd_err also;

            saver_save(&s->saver, &also); /* what is lost is only time */
            return -1;
        }
        if (save_if_due(s, e))
            return -1;
    }
    return queue_go_on(s->queue, s->crew, s->appended, s->given, e);
}

/* ---- waiting ------------------------------------------------------------ */

static int
look_for_signal(void *ctx, struct cd_err *e)
{
    struct supervisor *s = ctx;

    (void)e;
    if (interrupt_signal() != 0 && !s->said)
        talk(TALK_INFO, "stopping: what is under way is finished first; once "
                        "more stops at once");
    s->said = interrupt_signal() != 0;
    return 0;
}

static int
show_progress(void *ctx, struct cd_err *e)
{
    struct supervisor *s = ctx;

    (void)e;
    progress_show(s->f.progress);
    return 0;
}

/* Wait a moment until something happens, and deal with it. */
static int
turn(struct supervisor *s, struct cd_err *e)
{
    if (loop_turn(e))
        return -1;
    collect(s);
    return append_ready(s, e) || save_if_due(s, e) ? -1 : 0;
}

static int
note_readable(void *ctx, struct cd_err *e)
{
    (void)e;
    *(bool *)ctx = true;
    return 0;
}

/* Before an input is read: go on with everything else until something is
 * there.  -1 without *e if a signal came: the batch is not read to its end. */
static int
wait_for_input(void *ctx, int fd, struct cd_err *e)
{
    struct supervisor *s = ctx;
    struct pollfd p = { fd, POLLIN, 0 };
    bool there = poll(&p, 1, 0) > 0;
    struct loop_source input = { &p.fd, POLLIN, note_readable, &there };
    int rc = 0;

    if (!there)
        loop_hear(&input);
    while (!there && rc == 0 && interrupt_signal() == 0)
        rc = turn(s, &s->failure);
    loop_unhear(&input);
    s->failed = rc != 0;
    if (rc != 0)
        *e = s->failure;
    return rc != 0 || interrupt_signal() != 0 ? -1 : 0;
}

/* ---- batches ------------------------------------------------------------ */

static int
read_ahead(struct supervisor *s, struct cd_err *e)
{
    size_t i;
    int rc;

    if (s->next != NULL || s->ended || interrupt_signal() != 0)
        return 0;
    s->next = batch_new();
    wait_by(wait_for_input, s);
    rc = records_next(s->f.records, s->next, e);
    wait_by(NULL, NULL);
    if (rc != 1) {
        batch_free(s->next);
        s->next = NULL;
        if (s->failed)
            *e = s->failure; /* it has nothing to do with the input */
        if (rc < 0 && !s->failed && interrupt_signal() != 0)
            return 0; /* what was read of the batch is read again */
        s->ended = true;
        return rc;
    }
    for (i = 0; i < s->f.state->nverdicts; i++) {
        if (s->f.state->verdicts[i].batch == s->next->number)
            verdict_apply(&s->f.state->verdicts[i], s->next);
    }
    return 0;
}

/* Hand out batches while there are idle workers and room for replies. */
static int
hand_out(struct supervisor *s, struct cd_err *e)
{
    for (;;) {
        struct batch *b;

        if (read_ahead(s, e))
            return -1;
        if (s->next == NULL ||
            !queue_has_room(s->queue, s->given - s->appended) ||
            !crew_has_room(s->crew))
            return 0;
        b = s->next;
        s->next = NULL;
        s->given++;
        if (crew_give(s->crew, b, e))
            return -1;
        collect(s);
        if (append_ready(s, e))
            return -1;
        if (interrupt_signal() != 0)
            return 0;
    }
}

static int
run_batches(struct supervisor *s, struct cd_err *e)
{
    for (;;) {
        bool stop = interrupt_signal() != 0;

        if ((!stop && hand_out(s, e)) || append_ready(s, e))
            return -1;
        if (s->appended == s->given && (s->ended || stop))
            return stop ? 1 : 0;
        if (turn(s, e))
            return -1;
    }
}

/* Have the first worker write the heads or the tails. */
static int
run_ends(struct supervisor *s, enum worker_job job, struct cd_err *e)
{
    struct buf message = { 0 };
    struct reply reply;
    int rc;

    if (crew_ends(s->crew, job, &message, &reply, e))
        return -1;
    rc = outlet_take(&s->outlet, &reply, e) ||
                 writer_ends(s->f.writer, &reply, e)
             ? -1
             : 0;
    reply_free(&reply);
    buf_free(&message);
    return rc;
}

static int
run_all(struct supervisor *s, struct cd_err *e)
{
    int rc;

    if (s->f.next == 0 && run_ends(s, WORKER_HEAD, e))
        return -1;
    rc = run_batches(s, e);
    /* What ends the outputs may take long, and be broken off. */
    if ((rc == 1 || (rc == 0 && saver_worth(&s->saver))) &&
        saver_save(&s->saver, e))
        return -1;
    if (rc == 0)
        rc = run_ends(s, WORKER_TAIL, e);
    if (rc == 0 && s->f.stores != NULL) {
        progress_doing(s->f.progress, "building the index");
        rc = outlet_finish(&s->outlet, s->appended + 1, e);
    }
    return rc;
}

int
supervisor_run(
    struct supervisor *s, const struct supervisor_files *f, struct cd_err *e)
{
    int rc;

    s->f = *f;
    s->outlet =
        (struct outlet){ s->p.summary, f->counters, f->writer, f->stores };
    s->signals = (struct loop_watch){ look_for_signal, s };
    s->drawing = (struct loop_watch){ show_progress, s };
    loop_look(&s->signals);
    loop_look(&s->drawing);
    s->given = s->appended = s->judged = f->next;
    needs_add(&s->ahead, &f->counters->needs);
    s->open = true;
    saver_begin(
        &s->saver, &(struct saver_parts){ f->folder, f->journal, f->writer,
                       f->stores, f->counters, f->state->checkpoint });
    rc = run_all(s, e);
    loop_unlook(&s->drawing);
    crew_count(s->crew, &f->counters->workers, &f->counters->deaths);
    s->f.counters->in = records_framed(s->f.records);
    return rc;
}

/* ---- life --------------------------------------------------------------- */

struct supervisor *
supervisor_start(const struct supervisor_parts *p, struct cd_err *e)
{
    struct supervisor *s = mem_zalloc(1, sizeof(*s));
    struct crew_parts crew = { p->summary, p->zygote, p->chain, p->rejects, 0,
        note_verdict, s };

    s->p = *p;
    if (s->p.zygote == NULL)
        s->p.jobs = 1;
    crew.jobs = s->p.jobs;
    s->queue = queue_new(s->p.jobs);
    s->crew = crew_start(&crew, e);
    if (s->crew != NULL)
        return s;
    supervisor_stop(s);
    return NULL;
}

void
supervisor_stop(struct supervisor *s)
{
    if (s == NULL)
        return;
    loop_unlook(&s->signals);
    crew_stop(s->crew);
    queue_free(s->queue);
    needs_free(&s->ahead);
    batch_free(s->next);
    free(s);
}
