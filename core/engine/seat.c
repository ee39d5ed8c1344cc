/* SPDX-License-Identifier: MIT */
#include "engine/seat.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "engine/chain.h"
#include "engine/reject.h"

/* The entries that the worker is to do next, or is doing. */
static struct worker_range
range_of(const struct seat *seat)
{
    struct worker_range range = { seat->from, seat->batch->n, WORKER_NO_PROBE };

    if (seat->trial != NULL)
        search_now(&seat->search, &range);
    return range;
}

static void
give_job(
    struct seat *seat, enum worker_job job, const struct worker_range *range)
{
    struct lane *lane = &seat->lane;

    if (lane->pid > 0)
        watch_start(&lane->watch, lane->pid,
            range != NULL ? (uint32_t)(range->end - range->first) +
                                (range->probe != WORKER_NO_PROBE)
                          : 0);
    lane_give(lane, job, range != NULL ? seat->batch : NULL, range);
}

void
seat_give(struct seat *seat)
{
    struct worker_range range = range_of(seat);

    give_job(seat,
        seat->trial == NULL              ? WORKER_BATCH
        : range.probe == WORKER_NO_PROBE ? WORKER_STRETCH
                                         : WORKER_PROBED,
        &range);
}

void
seat_give_ends(struct seat *seat, enum worker_job job)
{
    give_job(seat, job, NULL);
}

/* ---- replies ------------------------------------------------------------ */

static bool
is_about_records(enum worker_job job)
{
    return job != WORKER_HEAD && job != WORKER_TAIL;
}

/* Is it about at least one of n entries (none, for heads and tails), and does
 * each of them have one fate? */
static bool
adds_up(const struct reply *reply, size_t n)
{
    return reply->entries <= n && (reply->entries > 0) == (n > 0) &&
           reply->written + reply->dropped + reply->rejected + reply->damaged ==
               reply->entries;
}

static int
decode_reply(struct seat *seat, const struct summary *summary)
{
    const struct buf *to = &seat->lane.reply;
    struct reply *reply = &seat->reply;
    enum worker_job job = seat->lane.job;
    size_t n = 0;

    if (is_about_records(job)) {
        struct worker_range range = range_of(seat);

        n = range.end - range.first;
    }
    if (reply_decode(reply, to->p, to->n, summary->noutputs, summary->nstages))
        return -1;
    if (reply->stopped != NULL ||
        (adds_up(reply, n) &&
            (job == WORKER_BATCH || !is_about_records(job) ||
                reply_is_apart(reply, (size_t)reply->entries))))
        return 0;
    reply_free(reply);
    return -1;
}

/* Move the trial's stretches into the piece in hand.  The piece is done when it
 * is full, when the batch ends, or when the run stops. */
static void
fill_piece(struct seat *seat, bool stopped)
{
    struct worker_range next;
    bool full = trial_fill(seat->trial);
    bool more = trial_has_more(seat->trial) || search_now(&seat->search, &next);

    if (!full && more && !stopped)
        return;
    trial_end(seat->trial, &seat->lane.reply, &seat->reply);
    seat->done = true;
    seat->more = more && !stopped;
    if (!seat->more) {
        trial_free(seat->trial);
        seat->trial = NULL;
    }
}

/* A reply about a stretch came.  One that stops the run ends the trial, too. */
static void
take_stretch(struct seat *seat)
{
    bool stopped = seat->reply.stopped != NULL;
    size_t n = stopped ? 0 : (size_t)seat->reply.entries;
    struct worker_range next;

    seat->kills = 0;
    if (search_is_trial(&seat->search)) {
        reply_free(&seat->reply);
        search_survived(&seat->search, 1); /* it will be run again with its
                                               output, and stop the run then */
    } else {
        trial_add(seat->trial, &seat->reply, &seat->lane.reply, n);
        search_survived(&seat->search, n);
        fill_piece(seat, stopped);
    }
    if (stopped || !search_now(&seat->search, &next))
        lane_release(&seat->lane);
    else
        lane_dismiss(&seat->lane);
}

static bool
range_has_records(const struct batch *batch, const struct worker_range *range)
{
    size_t i;

    for (i = range->first; i < range->end; i++) {
        if (batch->refs[i].kind == BATCH_RECORD)
            return true;
    }
    return false;
}

int
seat_take(struct seat *seat, const struct summary *summary, bool *record)
{
    struct lane *lane = &seat->lane;

    if (decode_reply(seat, summary)) {
        if (lane->own != NULL)
            abort(); /* --isolation none: our own memory is corrupt */
        lane_lose(lane);
        return -1;
    }
    *record = false;
    if (is_about_records(lane->job)) {
        struct worker_range range = range_of(seat);

        *record = range_has_records(seat->batch, &range);
        if (seat->trial != NULL) {
            take_stretch(seat);
            return 0;
        }
        seat->from += (size_t)seat->reply.entries;
        seat->more = seat->reply.stopped == NULL && seat->from < seat->batch->n;
        seat->kills = 0;
    }
    seat->done = true;
    lane_release(lane);
    return 0;
}

/* ---- deaths ------------------------------------------------------------- */

/* The entry at which the worker died, by its cursor, which a plugin may have
 * overwritten. */
static size_t
find_suspect(const struct seat *seat, const struct worker_range *range)
{
    size_t ref = seat->lane.slot.head->cursor.ref,
           n = range->end - range->first;

    if (ref > 0 && ref <= n)
        return range->first + ref - 1;
    return ref == n + 1 && range->probe != WORKER_NO_PROBE ? SEARCH_PROBE
                                                           : SEARCH_NOBODY;
}

size_t
seat_died(struct seat *seat, const struct summary *summary,
    struct packing rejects, const struct death *death)
{
    struct worker_range range = range_of(seat);
    size_t at = death->no_suspect ? SEARCH_NOBODY : find_suspect(seat, &range);

    seat->kills = 0;
    if (seat->trial != NULL)
        return search_died(&seat->search, seat->batch, at, death->hung);
    seat->trial = trial_new(summary, rejects);
    search_begin(&seat->search, range.first, range.end, at, death->hung);
    return SEARCH_NOBODY;
}

static const char *
node_id(void *ctx, uint32_t stage)
{
    const struct summary *summary = ctx;

    return stage > 0 && stage <= summary->nstages + summary->noutputs
               ? summary->nodes[stage - 1].id
               : "";
}

void
seat_tell(const struct seat *seat, const struct summary *summary)
{
    const struct slot_head *head = seat->lane.slot.head;

    said_tell(&head->note.said, head->cursor.ref, head->cursor.stage, node_id,
        (void *)(uintptr_t)summary);
}

struct verdict
seat_verdict(const struct seat *seat, size_t at, const struct death *death)
{
    struct verdict verdict = { .batch = seat->batch->number,
        .ref = (uint32_t)at,
        .code = (uint32_t)reject_code(death->code),
        .stage = death->stage };

    memcpy(verdict.reason, death->reason, sizeof(verdict.reason));
    return verdict;
}

int
seat_killed(struct seat *seat, struct cd_err *err)
{
    if (++seat->kills < SEAT_KILLS)
        return 0;
    return err_set(err,
        "a worker was killed %d times on the same work, and not "
        "by copydesk: out of memory? fewer workers (-j) need "
        "less",
        SEAT_KILLS);
}

/* ---- workers that do not get on ----------------------------------------- */

const char *
seat_at_work(const struct seat *seat, const struct summary *summary)
{
    const struct slot_head *head = seat->lane.slot.head;

    return node_id(
        (void *)(uintptr_t)summary, head != NULL ? head->cursor.stage : 0);
}

/* Why a worker that starts or has a job must be killed, or NULL.  A worker
 * whose long reply is held back waits for us: its time does not count.  One
 * that is sending a message has LIMIT_REPLY for that, and that alone: sending
 * takes next to no CPU time, and would seem idle as long. */
static const char *
judge_work(struct lane *lane)
{
    uint32_t ref = lane->slot.head->cursor.ref;
    const char *stuck = NULL;

    if (watch_moved(&lane->watch, ref))
        printing_moved(&lane->printed);
    if (!lane_is_held(lane))
        stuck = watch_look(&lane->watch, lane->pid, ref);
    if (printing_floods(&lane->printed))
        return "printed without end";
    if (lane_is_held(lane) || !lane_receives(lane))
        return stuck;
    return loop_clock() > lane->receive_by
               ? "did not finish the reply of the worker"
               : NULL;
}

struct death_cause
seat_judge(struct seat *seat)
{
    struct death_cause why = { .code = "plugin_hang" };
    struct lane *lane = &seat->lane;

    if (lane->state == LANE_STARTING || lane->state == LANE_BUSY)
        why.reason = judge_work(lane);
    else if ((lane->state == LANE_LEAVING || lane->state == LANE_LOST) &&
             loop_clock() > seat->leave_by)
        why.reason = "closed the channel of the worker and did not end";
    return why;
}

void
seat_let(struct seat *seat, uint64_t next, const struct summary *summary)
{
    if (!lane_is_held(&seat->lane) ||
        (seat->batch != NULL && seat->batch->number != next))
        return;
    seat->lane.receive_by = loop_clock() + LIMIT_REPLY * CLOCK_SECOND;
    lane_let(&seat->lane,
        LANE_SHORT + chain_most(summary->record_bytes, summary->worker_bytes));
}

/* ---- the end ------------------------------------------------------------ */

struct batch *
seat_hand_over(
    struct seat *seat, struct buf *message, struct reply *reply, bool *more)
{
    struct batch *batch = seat->batch;
    struct buf empty = *message;

    *message = seat->lane.reply;
    seat->lane.reply = empty;
    *reply = seat->reply;
    *more = seat->parked = seat->more;
    if (!seat->more)
        seat->batch = NULL;
    seat->done = seat->more = false;
    return batch;
}

void
seat_go_on(struct seat *seat)
{
    seat->parked = false;
    if (seat->trial != NULL)
        fill_piece(seat, false);
}

void
seat_free(struct seat *seat)
{
    lane_free(&seat->lane);
    if (seat->done)
        reply_free(&seat->reply);
    batch_free(seat->batch);
    trial_free(seat->trial);
    search_free(&seat->search);
}
