/* SPDX-License-Identifier: MIT */
#include "engine/place.h"

#include <stdlib.h>
#include <string.h>

#include "engine/chain.h"
#include "engine/reject.h"

/* The entries that the worker has to do, or had. */
static struct worker_range
range_of(const struct place *p)
{
    struct worker_range r = { p->from, p->batch->n, WORKER_NO_PROBE };

    if (p->trial != NULL)
        search_now(&p->search, &r);
    return r;
}

static void
give(struct place *p, enum worker_job job, const struct worker_range *r)
{
    struct lane *l = &p->lane;

    if (l->pid > 0)
        watch_start(&l->watch, l->pid,
            r != NULL
                ? (uint32_t)(r->end - r->first) + (r->probe != WORKER_NO_PROBE)
                : 0);
    lane_give(l, job, r != NULL ? p->batch : NULL, r);
}

void
place_give(struct place *p)
{
    struct worker_range r = range_of(p);

    give(p,
        p->trial == NULL             ? WORKER_BATCH
        : r.probe == WORKER_NO_PROBE ? WORKER_STRETCH
                                     : WORKER_PROBED,
        &r);
}

void
place_give_ends(struct place *p, enum worker_job job)
{
    give(p, job, NULL);
}

/* ---- replies ------------------------------------------------------------ */

static bool
is_about_records(enum worker_job job)
{
    return job != WORKER_HEAD && job != WORKER_TAIL;
}

/* Does it tell of as many of n entries as it says, and not of none? */
static bool
adds_up(const struct reply *r, size_t n)
{
    return r->entries <= n && (r->entries > 0) == (n > 0) &&
           r->written + r->dropped + r->rejected + r->damaged == r->entries;
}

static int
decode(struct place *p, const struct summary *m)
{
    const struct buf *b = &p->lane.reply;
    struct reply *r = &p->reply;
    enum worker_job job = p->lane.job;
    size_t n = 0;

    if (is_about_records(job)) {
        struct worker_range range = range_of(p);

        n = range.end - range.first;
    }
    if (reply_decode(r, b->p, b->n, m->noutputs, m->nstages))
        return -1;
    if (r->stopped != NULL ||
        (adds_up(r, n) && (job == WORKER_BATCH || !is_about_records(job) ||
                              reply_is_apart(r, (size_t)r->entries))))
        return 0;
    reply_free(r);
    return -1;
}

/* Put a piece together of what the trial has, if it can. */
static void
fill(struct place *p, bool stopped)
{
    struct worker_range next;
    bool full = trial_fill(p->trial);
    bool more = trial_has_more(p->trial) || search_now(&p->search, &next);

    if (!full && more && !stopped)
        return;
    trial_end(p->trial, &p->lane.reply, &p->reply);
    p->done = true;
    p->more = more && !stopped;
    if (!p->more) {
        trial_free(p->trial);
        p->trial = NULL;
    }
}

/* The reply for a stretch is there.  What stops the run ends the trial. */
static void
take_stretch(struct place *p)
{
    bool stopped = p->reply.stopped != NULL;
    size_t n = stopped ? 0 : (size_t)p->reply.entries;
    struct worker_range next;

    p->kills = 0;
    if (search_is_trial(&p->search)) {
        reply_free(&p->reply);
        search_survived(&p->search, 1); /* if it stops the run, it will again */
    } else {
        trial_add(p->trial, &p->reply, &p->lane.reply, n);
        search_survived(&p->search, n);
        fill(p, stopped);
    }
    p->lane.state = LANE_LEAVING;
    if (stopped || !search_now(&p->search, &next))
        p->lane.state = LANE_IDLE;
}

static bool
has_records(const struct batch *b, const struct worker_range *r)
{
    size_t i;

    for (i = r->first; i < r->end; i++) {
        if (b->refs[i].kind == BATCH_RECORD)
            return true;
    }
    return false;
}

int
place_take(struct place *p, const struct summary *m, bool *record)
{
    struct lane *l = &p->lane;

    if (decode(p, m)) {
        if (l->own != NULL)
            abort(); /* it was our own memory */
        lane_lose(l);
        return -1;
    }
    *record = false;
    if (is_about_records(l->job)) {
        struct worker_range r = range_of(p);

        *record = has_records(p->batch, &r);
        if (p->trial != NULL) {
            take_stretch(p);
            return 0;
        }
        p->from += (size_t)p->reply.entries;
        p->more = p->reply.stopped == NULL && p->from < p->batch->n;
        p->kills = 0;
    }
    p->done = true;
    l->state = LANE_IDLE;
    return 0;
}

/* ---- deaths ------------------------------------------------------------- */

/* At which entry of the batch it died, by the cursor, which need not be
 * true. */
static size_t
suspect(const struct place *p, const struct worker_range *r)
{
    size_t ref = p->lane.slot.head->cursor.ref, n = r->end - r->first;

    if (ref > 0 && ref <= n)
        return r->first + ref - 1;
    return ref == n + 1 && r->probe != WORKER_NO_PROBE ? SEARCH_PROBE
                                                       : SEARCH_NOBODY;
}

size_t
place_died(struct place *p, const struct summary *m, int rejects_level,
    const struct death *d)
{
    struct worker_range r = range_of(p);
    size_t at = d->anybody ? SEARCH_NOBODY : suspect(p, &r);

    p->kills = 0;
    if (p->trial != NULL)
        return search_died(&p->search, p->batch, at, d->hung);
    p->trial = trial_new(m, rejects_level);
    search_begin(&p->search, r.first, r.end, at, d->hung);
    return SEARCH_NOBODY;
}

static const char *
id_of(void *ctx, uint32_t stage)
{
    const struct summary *m = ctx;

    return stage > 0 && stage <= m->nstages + m->noutputs
               ? m->nodes[stage - 1].id
               : "";
}

void
place_tell(const struct place *p, const struct summary *m)
{
    const struct slot_head *h = p->lane.slot.head;

    said_tell(&h->note.said, h->cursor.ref, h->cursor.stage, id_of,
        (void *)(uintptr_t)m);
}

struct verdict
place_verdict(const struct place *p, size_t at, const struct death *d)
{
    struct verdict v = { .batch = p->batch->number,
        .ref = (uint32_t)at,
        .code = (uint32_t)reject_code(d->code),
        .stage = d->stage };

    memcpy(v.reason, d->reason, sizeof(v.reason));
    return v;
}

int
place_killed(struct place *p, struct cd_err *e)
{
    if (++p->kills < PLACE_KILLS)
        return 0;
    return err_set(e,
        "a worker was killed %d times on the same work, and not "
        "by copydesk: out of memory? fewer workers (-j) need "
        "less",
        PLACE_KILLS);
}

/* ---- workers that do not get on ----------------------------------------- */

const char *
place_at_work(const struct place *p, const struct summary *m)
{
    const struct slot_head *h = p->lane.slot.head;

    return id_of((void *)(uintptr_t)m, h != NULL ? h->cursor.stage : 0);
}

/* It has a job, or starts. */
static const char *
judge_work(struct lane *l)
{
    uint32_t ref = l->slot.head->cursor.ref;
    const char *why = NULL;

    if (watch_moved(&l->watch, ref))
        printing_moved(&l->printed);
    if (!lane_is_held(l))
        why = watch_look(&l->watch, l->pid, ref);
    if (printing_floods(&l->printed))
        why = "printed without end";
    if (!lane_is_held(l) && lane_receives(l) && loop_clock() > l->receive_by)
        why = "did not finish the reply of the worker";
    return why;
}

struct death_cause
place_judge(struct place *p)
{
    struct death_cause why = { .code = "plugin_hang" };
    struct lane *l = &p->lane;

    if (l->state == LANE_STARTING || l->state == LANE_BUSY)
        why.reason = judge_work(l);
    else if ((l->state == LANE_LEAVING || l->state == LANE_LOST) &&
             loop_clock() > p->leave_by)
        why.reason = "closed the channel of the worker and did not end";
    return why;
}

void
place_let(struct place *p, uint64_t next, const struct summary *m)
{
    if (!lane_is_held(&p->lane) ||
        (p->batch != NULL && p->batch->number != next))
        return;
    p->lane.receive_by = loop_clock() + PLACE_RECEIVE;
    lane_let(
        &p->lane, LANE_SHORT + chain_most(m->record_bytes, m->worker_bytes));
}

/* ---- the end ------------------------------------------------------------ */

struct batch *
place_hand_over(
    struct place *p, struct buf *message, struct reply *r, bool *more)
{
    struct batch *b = p->batch;
    struct buf empty = *message;

    *message = p->lane.reply;
    p->lane.reply = empty;
    *r = p->reply;
    *more = p->parked = p->more;
    if (!p->more)
        p->batch = NULL;
    p->done = p->more = false;
    return b;
}

void
place_go_on(struct place *p)
{
    p->parked = false;
    if (p->trial != NULL)
        fill(p, false);
}

void
place_free(struct place *p)
{
    lane_free(&p->lane);
    if (p->done)
        reply_free(&p->reply);
    batch_free(p->batch);
    trial_free(p->trial);
    search_free(&p->search);
}
