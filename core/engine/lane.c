/* SPDX-License-Identifier: MIT */
#include "engine/lane.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/messages.h"
#include "engine/sandbox.h"
#include "engine/zygote.h"
#include "process/channel.h"

/* ---- states -------------------------------------------------------------- */

enum lane_event {
    FORKED,
    OPENED, /* its stages: it is ready */
    GIVEN,  /* a job */
    REPLIED,
    RELEASED, /* by those who took the reply */
    DISMISSED,
    REFUSED, /* its reply */
    ENDED,   /* its channel, or what comes makes no sense */
    GONE,    /* the process */
    LANE_EVENTS
};

/* What follows an event in a state; 0: the event cannot come there. */
static const unsigned char follows[LANE_EVENTS][LANE_STATES] = {
    [FORKED] = { [LANE_NONE] = LANE_STARTING },
    [OPENED] = { [LANE_STARTING] = LANE_IDLE },
    [GIVEN] = { [LANE_IDLE] = LANE_BUSY },
    [REPLIED] = { [LANE_BUSY] = LANE_DONE },
    [RELEASED] = { [LANE_DONE] = LANE_IDLE },
    [DISMISSED] = { [LANE_DONE] = LANE_LEAVING },
    [REFUSED] = { [LANE_DONE] = LANE_LOST },
    [ENDED] = { [LANE_NONE] = LANE_NONE, /* a start that failed half way */
        [LANE_STARTING] = LANE_LOST,
        [LANE_IDLE] = LANE_LEAVING,
        [LANE_BUSY] = LANE_LOST,
        [LANE_DONE] = LANE_LEAVING,
        [LANE_LEAVING] = LANE_LEAVING,
        [LANE_LOST] = LANE_LOST },
    [GONE] = { [LANE_NONE] = LANE_NONE,
        [LANE_STARTING] = LANE_NONE,
        [LANE_IDLE] = LANE_NONE,
        [LANE_BUSY] = LANE_NONE,
        [LANE_DONE] = LANE_NONE,
        [LANE_LEAVING] = LANE_NONE,
        [LANE_LOST] = LANE_NONE },
};

/* Change the state; false: the event cannot come now, and nothing changes. */
static bool
take_event(struct lane *lane, enum lane_event event)
{
    unsigned char next = follows[event][lane->state];

    if (next != 0)
        lane->state = next;
    return next != 0;
}

/* The same for an event that is our own doing. */
static void
set_state(struct lane *lane, enum lane_event event)
{
    if (!take_event(lane, event))
        abort();
}

/* ---- life ---------------------------------------------------------------- */

void
lane_init(struct lane *lane, uint32_t index)
{
    memset(lane, 0, sizeof(*lane));
    lane->state = LANE_NONE;
    lane->index = index;
    lane->channel = lane->heard = lane->printed.fd = -1;
}

static void
close_channel(struct lane *lane)
{
    if (lane->channel >= 0)
        close(lane->channel);
    lane->channel = lane->heard = -1;
    lane->in.have = 0;
}

int
lane_start(struct lane *lane, const struct child *zygote, uint64_t record_bytes,
    struct cd_err *err)
{
    int ends[2], rc;

    if (lane->slot.head == NULL && slot_create(&lane->slot, record_bytes, err))
        return -1;
    sandbox_tell(lane->slot.sealed ? 0 : 1u << SANDBOX_SEAL);
    slot_clear(&lane->slot);
    lane->watch.commands = lane->slot.head->commands;
    lane->watch.ncommands = SLOT_COMMANDS;
    if (channel_pair(ends, err))
        return -1;
    lane->channel = lane->heard = ends[0];
    lane->in.most = LANE_SHORT;
    rc = zygote_make_log(zygote, &lane->printed, err) ||
         channel_send(
             zygote->channel, ZYGOTE_SPAWN, lane->index, ends[1], NULL, 0);
    close(ends[1]);
    if (rc || slot_send(&lane->slot, lane->channel))
        return err_set(err, "the process that forks workers is gone");
    set_state(lane, FORKED);
    lane->pid = 0;
    lane->refusal[0] = '\0';
    lane->worked = false;
    return 0;
}

void
lane_start_own(struct lane *lane, struct chain *chain,
    const struct worker_rejects *rejects)
{
    lane->own = worker_new(chain, rejects);
    set_state(lane, FORKED);
    set_state(lane, OPENED);
}

/* --isolation none: do the job in this process, before this returns. */
static void
do_job_here(struct lane *lane, const struct batch *batch,
    const struct worker_range *range)
{
    struct worker_batch own = { 0 };

    if (batch != NULL) {
        own.refs = batch->refs + range->first;
        own.nrefs = range->end - range->first;
        own.bytes = batch->bytes.p;
        own.notes = batch->notes.p;
    }
    worker_do(lane->own, lane->job, &own, &lane->reply);
    set_state(lane, REPLIED);
}

void
lane_give(struct lane *lane, enum worker_job job, const struct batch *batch,
    const struct worker_range *range)
{
    set_state(lane, GIVEN);
    lane->job = job;
    lane->worked = true;
    lane->reply.n = 0;
    printing_begin(&lane->printed, "");
    if (lane->own != NULL) {
        do_job_here(lane, batch, range);
        return;
    }
    said_forget(&lane->slot.head->note.said);
    if (batch != NULL)
        slot_put(&lane->slot, batch, range);
    /* A failure is ignored: if the worker is gone, reading the channel says
     * so. */
    channel_send(lane->channel, WORKER_JOB, job, -1, NULL, 0);
}

/* A message is complete.  Returns false if it is not one that may come in this
 * state. */
static bool
take_message(struct lane *lane)
{
    const struct channel_in *in = &lane->in;
    struct buf old = lane->reply;

    if (in->head.type == WORKER_REPLY && take_event(lane, REPLIED)) {
        lane->reply = lane->in.body;
        lane->in.body = old;
        lane->in.most = LANE_SHORT;
        return true;
    }
    if (in->head.type == WORKER_READY && take_event(lane, OPENED)) {
        sandbox_tell(in->head.arg);
        return true;
    }
    if (lane->state == LANE_STARTING && in->head.type == WORKER_FAILED) {
        snprintf(lane->refusal, sizeof(lane->refusal), "%.*s", (int)in->body.n,
            in->body.n > 0 ? in->body.p : "");
        lane->machine = in->head.arg != 0;
    }
    return false;
}

void
lane_receive(struct lane *lane)
{
    enum channel_news news = channel_collect(lane->channel, &lane->in);

    if (news == CHANNEL_LONG && lane->state == LANE_BUSY &&
        lane->in.most == LANE_SHORT) {
        lane->heard = -1;
        return;
    }
    if (news == CHANNEL_PART || (news == CHANNEL_MESSAGE && take_message(lane)))
        return;
    set_state(lane, ENDED);
    close_channel(lane);
}

bool
lane_is_held(const struct lane *lane)
{
    return lane->heard < 0 && lane->channel >= 0;
}

void
lane_let(struct lane *lane, uint64_t most)
{
    lane->heard = lane->channel;
    lane->in.most = most;
}

bool
lane_receives(const struct lane *lane)
{
    return lane->in.have > 0;
}

void
lane_release(struct lane *lane)
{
    set_state(lane, RELEASED);
}

void
lane_dismiss(struct lane *lane)
{
    set_state(lane, DISMISSED);
}

void
lane_lose(struct lane *lane)
{
    close_channel(lane);
    set_state(lane, REFUSED);
}

void
lane_gone(struct lane *lane, const char *who)
{
    close_channel(lane);
    printing_close(&lane->printed, who);
    set_state(lane, GONE);
    lane->pid = 0;
}

void
lane_free(struct lane *lane)
{
    if (lane->own != NULL)
        worker_free(lane->own);
    close_channel(lane);
    lane->watch.ncommands = 0;
    if (lane->slot.head != NULL)
        slot_free(&lane->slot);
    printing_close(&lane->printed, "");
    buf_free(&lane->in.body);
    buf_free(&lane->reply);
}
