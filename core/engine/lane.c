/* SPDX-License-Identifier: MIT */
#include "engine/lane.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/messages.h"
#include "engine/sandbox.h"
#include "engine/zygote.h"
#include "host/channel.h"

void
lane_init(struct lane *lane, uint32_t index)
{
    memset(lane, 0, sizeof(*lane));
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
    lane->state = LANE_STARTING;
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
    lane->state = LANE_IDLE;
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
    lane->state = LANE_DONE;
}

void
lane_give(struct lane *lane, enum worker_job job, const struct batch *batch,
    const struct worker_range *range)
{
    lane->state = LANE_BUSY;
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

    if (lane->state == LANE_BUSY && in->head.type == WORKER_REPLY) {
        lane->reply = lane->in.body;
        lane->in.body = old;
        lane->in.most = LANE_SHORT;
        lane->state = LANE_DONE;
        return true;
    }
    if (lane->state == LANE_STARTING && in->head.type == WORKER_READY) {
        lane->state = LANE_IDLE;
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
    bool working = lane->state == LANE_STARTING || lane->state == LANE_BUSY;

    if (news == CHANNEL_LONG && lane->state == LANE_BUSY &&
        lane->in.most == LANE_SHORT) {
        lane->heard = -1;
        return;
    }
    if (news == CHANNEL_PART || (news == CHANNEL_MESSAGE && take_message(lane)))
        return;
    lane->state = working ? LANE_LOST : LANE_LEAVING;
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
lane_lose(struct lane *lane)
{
    close_channel(lane);
    lane->state = LANE_LOST;
}

void
lane_gone(struct lane *lane, const char *who)
{
    close_channel(lane);
    printing_close(&lane->printed, who);
    lane->state = LANE_NONE;
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
