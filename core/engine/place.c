/* SPDX-License-Identifier: MIT */
#include "engine/place.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "engine/chain.h"
#include "engine/reject.h"

/* The entries that the worker is to do next, or is doing. */
static struct worker_range
range_of(const struct place *place)
{
    struct worker_range range = { place->from, place->batch->n,
        WORKER_NO_PROBE };

    if (place->trial != NULL)
        search_now(&place->search, &range);
    return range;
}

static void
give_job(
    struct place *place, enum worker_job job, const struct worker_range *range)
{
    struct lane *lane = &place->lane;

    if (lane->pid > 0)
        watch_start(&lane->watch, lane->pid,
            range != NULL ? (uint32_t)(range->end - range->first) +
                                (range->probe != WORKER_NO_PROBE)
                          : 0);
    lane_give(lane, job, range != NULL ? place->batch : NULL, range);
}

void
place_give(struct place *place)
{
    struct worker_range range = range_of(place);

    give_job(place,
        place->trial == NULL             ? WORKER_BATCH
        : range.probe == WORKER_NO_PROBE ? WORKER_STRETCH
                                         : WORKER_PROBED,
        &range);
}

void
place_give_ends(struct place *place, enum worker_job job)
{
    give_job(place, job, NULL);
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
decode_reply(struct place *place, const struct summary *summary)
{
    const struct buf *to = &place->lane.reply;
    struct reply *reply = &place->reply;
    enum worker_job job = place->lane.job;
    size_t n = 0;

    if (is_about_records(job)) {
        struct worker_range range = range_of(place);

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
fill_piece(struct place *place, bool stopped)
{
    struct worker_range next;
    bool full = trial_fill(place->trial);
    bool more =
        trial_has_more(place->trial) || search_now(&place->search, &next);

    if (!full && more && !stopped)
        return;
    trial_end(place->trial, &place->lane.reply, &place->reply);
    place->done = true;
    place->more = more && !stopped;
    if (!place->more) {
        trial_free(place->trial);
        place->trial = NULL;
    }
}

/* A reply about a stretch came.  One that stops the run ends the trial, too. */
static void
take_stretch(struct place *place)
{
    bool stopped = place->reply.stopped != NULL;
    size_t n = stopped ? 0 : (size_t)place->reply.entries;
    struct worker_range next;

    place->kills = 0;
    if (search_is_trial(&place->search)) {
        reply_free(&place->reply);
        search_survived(&place->search, 1); /* it will be run again with its
                                               output, and stop the run then */
    } else {
        trial_add(place->trial, &place->reply, &place->lane.reply, n);
        search_survived(&place->search, n);
        fill_piece(place, stopped);
    }
    if (stopped || !search_now(&place->search, &next))
        lane_release(&place->lane);
    else
        lane_dismiss(&place->lane);
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
place_take(struct place *place, const struct summary *summary, bool *record)
{
    struct lane *lane = &place->lane;

    if (decode_reply(place, summary)) {
        if (lane->own != NULL)
            abort(); /* --isolation none: our own memory is corrupt */
        lane_lose(lane);
        return -1;
    }
    *record = false;
    if (is_about_records(lane->job)) {
        struct worker_range range = range_of(place);

        *record = range_has_records(place->batch, &range);
        if (place->trial != NULL) {
            take_stretch(place);
            return 0;
        }
        place->from += (size_t)place->reply.entries;
        place->more =
            place->reply.stopped == NULL && place->from < place->batch->n;
        place->kills = 0;
    }
    place->done = true;
    lane_release(lane);
    return 0;
}

/* ---- deaths ------------------------------------------------------------- */

/* The entry at which the worker died, by its cursor, which a plugin may have
 * overwritten. */
static size_t
find_suspect(const struct place *place, const struct worker_range *range)
{
    size_t ref = place->lane.slot.head->cursor.ref,
           n = range->end - range->first;

    if (ref > 0 && ref <= n)
        return range->first + ref - 1;
    return ref == n + 1 && range->probe != WORKER_NO_PROBE ? SEARCH_PROBE
                                                           : SEARCH_NOBODY;
}

size_t
place_died(struct place *place, const struct summary *summary,
    struct packing rejects, const struct death *death)
{
    struct worker_range range = range_of(place);
    size_t at = death->no_suspect ? SEARCH_NOBODY : find_suspect(place, &range);

    place->kills = 0;
    if (place->trial != NULL)
        return search_died(&place->search, place->batch, at, death->hung);
    place->trial = trial_new(summary, rejects);
    search_begin(&place->search, range.first, range.end, at, death->hung);
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
place_tell(const struct place *place, const struct summary *summary)
{
    const struct slot_head *head = place->lane.slot.head;

    said_tell(&head->note.said, head->cursor.ref, head->cursor.stage, node_id,
        (void *)(uintptr_t)summary);
}

struct verdict
place_verdict(const struct place *place, size_t at, const struct death *death)
{
    struct verdict verdict = { .batch = place->batch->number,
        .ref = (uint32_t)at,
        .code = (uint32_t)reject_code(death->code),
        .stage = death->stage };

    memcpy(verdict.reason, death->reason, sizeof(verdict.reason));
    return verdict;
}

int
place_killed(struct place *place, struct cd_err *err)
{
    if (++place->kills < PLACE_KILLS)
        return 0;
    return err_set(err,
        "a worker was killed %d times on the same work, and not "
        "by copydesk: out of memory? fewer workers (-j) need "
        "less",
        PLACE_KILLS);
}

/* ---- workers that do not get on ----------------------------------------- */

const char *
place_at_work(const struct place *place, const struct summary *summary)
{
    const struct slot_head *head = place->lane.slot.head;

    return node_id(
        (void *)(uintptr_t)summary, head != NULL ? head->cursor.stage : 0);
}

/* Why a worker that starts or has a job must be killed, or NULL.  A worker
 * whose long reply is held back waits for us: its time does not count. */
static const char *
judge_work(struct lane *lane)
{
    uint32_t ref = lane->slot.head->cursor.ref;
    const char *why = NULL;

    if (watch_moved(&lane->watch, ref))
        printing_moved(&lane->printed);
    if (!lane_is_held(lane))
        why = watch_look(&lane->watch, lane->pid, ref);
    if (printing_floods(&lane->printed))
        why = "printed without end";
    if (!lane_is_held(lane) && lane_receives(lane) &&
        loop_clock() > lane->receive_by)
        why = "did not finish the reply of the worker";
    return why;
}

struct death_cause
place_judge(struct place *place)
{
    struct death_cause why = { .code = "plugin_hang" };
    struct lane *lane = &place->lane;

    if (lane->state == LANE_STARTING || lane->state == LANE_BUSY)
        why.reason = judge_work(lane);
    else if ((lane->state == LANE_LEAVING || lane->state == LANE_LOST) &&
             loop_clock() > place->leave_by)
        why.reason = "closed the channel of the worker and did not end";
    return why;
}

void
place_let(struct place *place, uint64_t next, const struct summary *summary)
{
    if (!lane_is_held(&place->lane) ||
        (place->batch != NULL && place->batch->number != next))
        return;
    place->lane.receive_by = loop_clock() + LIMIT_REPLY * CLOCK_SECOND;
    lane_let(&place->lane,
        LANE_SHORT + chain_most(summary->record_bytes, summary->worker_bytes));
}

/* ---- the end ------------------------------------------------------------ */

struct batch *
place_hand_over(
    struct place *place, struct buf *message, struct reply *reply, bool *more)
{
    struct batch *batch = place->batch;
    struct buf empty = *message;

    *message = place->lane.reply;
    place->lane.reply = empty;
    *reply = place->reply;
    *more = place->parked = place->more;
    if (!place->more)
        place->batch = NULL;
    place->done = place->more = false;
    return batch;
}

void
place_go_on(struct place *place)
{
    place->parked = false;
    if (place->trial != NULL)
        fill_piece(place, false);
}

void
place_free(struct place *place)
{
    lane_free(&place->lane);
    if (place->done)
        reply_free(&place->reply);
    batch_free(place->batch);
    trial_free(place->trial);
    search_free(&place->search);
}
