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
#include "process/talk.h"

struct supervisor {
    struct supervisor_parts p;
    struct supervisor_files f;
    /* where replies go: to counters, writer and stores of f */
    struct outlet outlet;
    struct crew *crew;
    struct batch *next; /* read, not given out yet; NULL: none, or no more */
    bool ended;         /* the inputs have been read to their end */
    /* numbers: the next batch to give out, to append */
    uint64_t given, appended;
    struct queue *queue; /* replies to the batches from appended to given */
    uint64_t judged;    /* all batches before this one are counted in `ahead` */
    struct needs ahead; /* needs of all replies so far, in batch order */
    bool open; /* not known yet whether each stage finds the fields that it
                  needs */

    struct saver saver;
    struct loop_watch signals, drawing;
    bool said;             /* the user was told that a signal came */
    bool failed;           /* the loop failed during a wait for input ... */
    struct cd_err failure; /* ... for this reason */
};

/* ---- the journal -------------------------------------------------------- */

/* Write a checkpoint if one is due, but not between two pieces of a batch: a
 * checkpoint counts whole batches. */
static int
save_if_due(struct supervisor *supervisor, struct cd_err *err)
{
    bool within =
        queue_batch(supervisor->queue, supervisor->appended)->first > 0;

    return !within && saver_due(&supervisor->saver)
               ? saver_save(&supervisor->saver, err)
               : 0;
}

static int
note_verdict(void *ctx, const struct verdict *verdict, struct cd_err *err)
{
    struct supervisor *supervisor = ctx;
    json_t *row;
    int rc;

    if (supervisor->f.journal == NULL)
        return 0;
    row = verdict_json(verdict);
    rc = journal_put(supervisor->f.journal, row, err);
    json_decref(row);
    return rc;
}

/* ---- replies ------------------------------------------------------------ */

/* Take finished pieces from the crew into the queue. */
static void
collect_pieces(struct supervisor *supervisor)
{
    queue_collect(supervisor->queue, supervisor->crew);
    crew_count(supervisor->crew, &supervisor->f.counters->workers,
        &supervisor->f.counters->deaths);
}

/* Append the pieces that have come of the batch whose turn it is. */
static int
append_pieces(struct supervisor *supervisor, const struct queue_batch *batch,
    struct cd_err *err)
{
    size_t i;

    for (i = 0; i < batch->n; i++) {
        const struct reply *reply = &batch->v[i].reply;
        const struct stores_piece which = { supervisor->appended,
            batch->first + i };

        if (outlet_take(&supervisor->outlet, reply, err) ||
            outlet_append(&supervisor->outlet, reply, &which,
                batch->complete && i + 1 == batch->n, err))
            return -1;
    }
    return 0;
}

/* Count the needs of new pieces, and judge them: does every stage find the
 * fields that it needs in the records so far?  -1 with *err if one does not. */
static int
judge_needs(struct supervisor *supervisor, struct cd_err *err)
{
    int rc;

    for (; supervisor->judged < supervisor->given; supervisor->judged++) {
        struct queue_batch *batch =
            queue_batch(supervisor->queue, supervisor->judged);

        for (; batch->judged < batch->first + batch->n; batch->judged++)
            needs_add(&supervisor->ahead,
                &batch->v[batch->judged - batch->first].reply.needs);
        if (!batch->complete)
            break;
        batch->judged = 0;
    }
    rc = needs_judge(&supervisor->ahead, &supervisor->p.summary->needs,
        supervisor->ended && supervisor->judged == supervisor->given, err);
    supervisor->open = rc > 0;
    supervisor->f.counters->useless = rc < 0;
    return rc < 0 ? -1 : 0;
}

/* Must appending wait?  A few batches are held back until it is known that
 * every stage finds what it needs, so that a run that is of no use writes
 * nothing. */
static bool
must_hold_back(const struct supervisor *supervisor)
{
    return supervisor->open &&
           queue_may_hold(
               supervisor->queue, supervisor->judged - supervisor->appended) &&
           interrupt_signal() == 0;
}

/* Append, in order, all pieces that have come, and checkpoint when it is
 * time. */
static int
append_ready(struct supervisor *supervisor, struct cd_err *err)
{
    const struct counters *counters = supervisor->f.counters;
    struct queue_batch *batch;

    if (judge_needs(supervisor, err))
        return -1;
    while (
        !must_hold_back(supervisor) &&
        (batch = queue_batch(supervisor->queue, supervisor->appended))->n > 0) {
        uint64_t before = counters_told(counters);
        bool complete = batch->complete;

        if (append_pieces(supervisor, batch, err))
            return -1;
        queue_appended(supervisor->queue, batch);
        if (!complete)
            break;
        supervisor->appended++;
        if (outlet_early(&supervisor->outlet, before, err))
            return -1;
        progress_taken(supervisor->f.progress, batch->end.read,
            counters_told(counters), counters->rejected);
        /* With --isolation none the loop, which shows it, may not turn. */
        progress_show(supervisor->f.progress);
        saver_note(&supervisor->saver, supervisor->appended, &batch->end);
        if (outlet_check(&supervisor->outlet, err)) {
            struct cd_err also;

            /* If this fails, too, --resume repeats some work. */
            saver_save(&supervisor->saver, &also);
            return -1;
        }
        if (save_if_due(supervisor, err))
            return -1;
    }
    return queue_go_on(supervisor->queue, supervisor->crew,
        supervisor->appended, supervisor->given, err);
}

/* ---- waiting ------------------------------------------------------------ */

static int
look_for_signal(void *ctx, struct cd_err *err)
{
    struct supervisor *supervisor = ctx;

    (void)err;
    if (interrupt_signal() != 0 && !supervisor->said)
        talk(TALK_INFO, "stopping: what is under way is finished first; once "
                        "more stops at once");
    supervisor->said = interrupt_signal() != 0;
    return 0;
}

static int
show_progress(void *ctx, struct cd_err *err)
{
    struct supervisor *supervisor = ctx;

    (void)err;
    progress_show(supervisor->f.progress);
    return 0;
}

/* Turn the loop once, and deal with what came. */
static int
turn_loop(struct supervisor *supervisor, struct cd_err *err)
{
    if (loop_turn(err))
        return -1;
    collect_pieces(supervisor);
    return append_ready(supervisor, err) || save_if_due(supervisor, err) ? -1
                                                                         : 0;
}

static int
note_readable(void *ctx, struct cd_err *err)
{
    (void)err;
    *(bool *)ctx = true;
    return 0;
}

/* The hook of wait.h, called before an input is read: turn the loop until the
 * input is readable.  -1 if a signal came or the loop failed; what was read of
 * the batch is given up then. */
static int
wait_for_input(void *ctx, int fd, struct cd_err *err)
{
    struct supervisor *supervisor = ctx;
    struct pollfd polled = { fd, POLLIN, 0 };
    bool there = poll(&polled, 1, 0) > 0;
    struct loop_source input = { &polled.fd, POLLIN, note_readable, &there };
    int rc = 0;

    if (!there)
        loop_hear(&input);
    while (!there && rc == 0 && interrupt_signal() == 0)
        rc = turn_loop(supervisor, &supervisor->failure);
    loop_unhear(&input);
    supervisor->failed = rc != 0;
    if (rc != 0)
        *err = supervisor->failure;
    return rc != 0 || interrupt_signal() != 0 ? -1 : 0;
}

/* ---- batches ------------------------------------------------------------ */

static int
read_ahead(struct supervisor *supervisor, struct cd_err *err)
{
    size_t i;
    int rc;

    if (supervisor->next != NULL || supervisor->ended ||
        interrupt_signal() != 0)
        return 0;
    supervisor->next = batch_new();
    wait_by(wait_for_input, supervisor);
    rc = records_next(supervisor->f.records, supervisor->next, err);
    wait_by(NULL, NULL);
    if (rc != 1) {
        batch_free(supervisor->next);
        supervisor->next = NULL;
        if (supervisor->failed)
            *err = supervisor->failure; /* not an error of the input */
        if (rc < 0 && !supervisor->failed && interrupt_signal() != 0)
            return 0; /* --resume reads the batch again */
        supervisor->ended = true;
        return rc;
    }
    for (i = 0; i < supervisor->f.state->nverdicts; i++) {
        if (supervisor->f.state->verdicts[i].batch == supervisor->next->number)
            verdict_apply(&supervisor->f.state->verdicts[i], supervisor->next);
    }
    return 0;
}

/* Give out batches while workers are idle and the queue has room. */
static int
hand_out(struct supervisor *supervisor, struct cd_err *err)
{
    for (;;) {
        struct batch *batch;

        if (read_ahead(supervisor, err))
            return -1;
        if (supervisor->next == NULL ||
            !queue_has_room(
                supervisor->queue, supervisor->given - supervisor->appended) ||
            !crew_has_room(supervisor->crew))
            return 0;
        batch = supervisor->next;
        supervisor->next = NULL;
        supervisor->given++;
        if (crew_give(supervisor->crew, batch, err))
            return -1;
        collect_pieces(supervisor);
        if (append_ready(supervisor, err))
            return -1;
        if (interrupt_signal() != 0)
            return 0;
    }
}

static int
run_batches(struct supervisor *supervisor, struct cd_err *err)
{
    for (;;) {
        bool stop = interrupt_signal() != 0;

        if ((!stop && hand_out(supervisor, err)) ||
            append_ready(supervisor, err))
            return -1;
        if (supervisor->appended == supervisor->given &&
            (supervisor->ended || stop))
            return stop ? 1 : 0;
        if (turn_loop(supervisor, err))
            return -1;
    }
}

/* Have the first worker write the heads or tails, and write these. */
static int
run_ends(struct supervisor *supervisor, enum worker_job job, struct cd_err *err)
{
    struct buf message = { 0 };
    struct reply reply;
    int rc;

    if (crew_ends(supervisor->crew, job, &message, &reply, err))
        return -1;
    rc = outlet_take(&supervisor->outlet, &reply, err) ||
                 writer_ends(supervisor->f.writer, &reply, err)
             ? -1
             : 0;
    reply_free(&reply);
    buf_free(&message);
    return rc;
}

static int
run_to_end(struct supervisor *supervisor, struct cd_err *err)
{
    int rc;

    if (supervisor->f.next == 0 && run_ends(supervisor, WORKER_HEAD, err))
        return -1;
    rc = run_batches(supervisor, err);
    /* Writing tails and finishing stores may take long and be broken off: save
     * first. */
    if ((rc == 1 || (rc == 0 && saver_worth(&supervisor->saver))) &&
        saver_save(&supervisor->saver, err))
        return -1;
    if (rc == 0)
        rc = run_ends(supervisor, WORKER_TAIL, err);
    if (rc == 0 && supervisor->f.stores != NULL) {
        progress_doing(supervisor->f.progress, "finishing the stores");
        rc = outlet_finish(&supervisor->outlet, supervisor->appended + 1, err);
    }
    return rc;
}

int
supervisor_run(struct supervisor *supervisor,
    const struct supervisor_files *files, struct cd_err *err)
{
    int rc;

    supervisor->f = *files;
    supervisor->outlet = (struct outlet){ supervisor->p.summary,
        files->counters, files->writer, files->stores };
    supervisor->signals = (struct loop_watch){ look_for_signal, supervisor };
    supervisor->drawing = (struct loop_watch){ show_progress, supervisor };
    loop_look(&supervisor->signals);
    loop_look(&supervisor->drawing);
    supervisor->given = supervisor->appended = supervisor->judged = files->next;
    needs_add(&supervisor->ahead, &files->counters->needs);
    supervisor->open = true;
    saver_begin(&supervisor->saver,
        &(struct saver_parts){ files->folder, files->journal, files->writer,
            files->stores, files->counters, files->state->checkpoint });
    rc = run_to_end(supervisor, err);
    loop_unlook(&supervisor->drawing);
    crew_count(
        supervisor->crew, &files->counters->workers, &files->counters->deaths);
    supervisor->f.counters->in = records_framed(supervisor->f.records);
    return rc;
}

/* ---- life --------------------------------------------------------------- */

struct supervisor *
supervisor_start(const struct supervisor_parts *parts, struct cd_err *err)
{
    struct supervisor *supervisor = mem_zalloc(1, sizeof(*supervisor));
    struct crew_parts crew = { parts->summary, parts->zygote, parts->chain,
        parts->rejects, 0, note_verdict, supervisor };

    supervisor->p = *parts;
    if (supervisor->p.zygote == NULL)
        supervisor->p.jobs = 1;
    crew.jobs = supervisor->p.jobs;
    supervisor->queue = queue_new(supervisor->p.jobs);
    supervisor->crew = crew_start(&crew, err);
    if (supervisor->crew != NULL)
        return supervisor;
    supervisor_stop(supervisor);
    return NULL;
}

void
supervisor_stop(struct supervisor *supervisor)
{
    if (supervisor == NULL)
        return;
    loop_unlook(&supervisor->signals);
    crew_stop(supervisor->crew);
    queue_free(supervisor->queue);
    needs_free(&supervisor->ahead);
    batch_free(supervisor->next);
    free(supervisor);
}
