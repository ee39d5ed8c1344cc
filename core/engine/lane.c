/* SPDX-License-Identifier: MIT */
#include "engine/lane.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/sandbox.h"
#include "engine/zygote.h"
#include "host/channel.h"

void
lane_init(struct lane *l, uint32_t index)
{
    memset(l, 0, sizeof(*l));
    l->index = index;
    l->channel = l->heard = l->printed.fd = -1;
}

static void
hang_up(struct lane *l)
{
    if (l->channel >= 0)
        close(l->channel);
    l->channel = l->heard = -1;
    l->in.have = 0;
}

int
lane_start(struct lane *l, const struct child *zygote, uint64_t record_bytes,
    struct cd_err *e)
{
    int ends[2], rc;

    if (l->slot.head == NULL && slot_create(&l->slot, record_bytes, e))
        return -1;
    sandbox_tell(l->slot.sealed ? 0 : 1u << SANDBOX_SEAL);
    slot_clear(&l->slot);
    l->watch.commands = l->slot.head->commands;
    l->watch.ncommands = SLOT_COMMANDS;
    if (channel_pair(ends, e))
        return -1;
    l->channel = l->heard = ends[0];
    l->in.most = LANE_SHORT;
    rc =
        zygote_print(zygote, &l->printed, e) ||
        channel_send(zygote->channel, ZYGOTE_SPAWN, l->index, ends[1], NULL, 0);
    close(ends[1]);
    if (rc || slot_send(&l->slot, l->channel))
        return err_set(e, "the process that forks workers is gone");
    l->state = LANE_STARTING;
    l->pid = 0;
    l->refusal[0] = '\0';
    l->worked = false;
    return 0;
}

void
lane_start_own(struct lane *l, struct chain *c, const struct worker_rejects *r)
{
    l->own = worker_new(c, r);
    l->state = LANE_IDLE;
}

/* --isolation none: do it here and now. */
static void
do_own(struct lane *l, const struct batch *b, const struct worker_range *r)
{
    struct worker_batch own = { 0 };

    if (b != NULL) {
        own.refs = b->refs + r->first;
        own.nrefs = r->end - r->first;
        own.bytes = b->bytes.p;
        own.notes = b->notes.p;
    }
    worker_do(l->own, l->job, &own, &l->reply);
    l->state = LANE_DONE;
}

void
lane_give(struct lane *l, enum worker_job job, const struct batch *b,
    const struct worker_range *r)
{
    l->state = LANE_BUSY;
    l->job = job;
    l->worked = true;
    l->reply.n = 0;
    printing_begin(&l->printed, "");
    if (l->own != NULL) {
        do_own(l, b, r);
        return;
    }
    said_forget(&l->slot.head->note.said);
    if (b != NULL)
        slot_put(&l->slot, b, r);
    /* If the worker is gone, the channel says so when it is read. */
    channel_send(l->channel, WORKER_JOB, job, -1, NULL, 0);
}

/* A message is there.  Returns false if it is none that was to come. */
static bool
take(struct lane *l)
{
    const struct channel_in *in = &l->in;
    struct buf old = l->reply;

    if (l->state == LANE_BUSY && in->head.type == WORKER_REPLY) {
        l->reply = l->in.body;
        l->in.body = old;
        l->in.most = LANE_SHORT;
        l->state = LANE_DONE;
        return true;
    }
    if (l->state == LANE_STARTING && in->head.type == WORKER_READY) {
        l->state = LANE_IDLE;
        sandbox_tell(in->head.arg);
        return true;
    }
    if (l->state == LANE_STARTING && in->head.type == WORKER_FAILED) {
        snprintf(l->refusal, sizeof(l->refusal), "%.*s", (int)in->body.n,
            in->body.n > 0 ? in->body.p : "");
        l->machine = in->head.arg != 0;
    }
    return false;
}

void
lane_receive(struct lane *l)
{
    enum channel_news news = channel_collect(l->channel, &l->in);
    bool working = l->state == LANE_STARTING || l->state == LANE_BUSY;

    if (news == CHANNEL_LONG && l->state == LANE_BUSY &&
        l->in.most == LANE_SHORT) {
        l->heard = -1;
        return;
    }
    if (news == CHANNEL_PART || (news == CHANNEL_MESSAGE && take(l)))
        return;
    l->state = working ? LANE_LOST : LANE_LEAVING;
    hang_up(l);
}

bool
lane_is_held(const struct lane *l)
{
    return l->heard < 0 && l->channel >= 0;
}

void
lane_let(struct lane *l, uint64_t most)
{
    l->heard = l->channel;
    l->in.most = most;
}

bool
lane_receives(const struct lane *l)
{
    return l->in.have > 0;
}

void
lane_lose(struct lane *l)
{
    hang_up(l);
    l->state = LANE_LOST;
}

void
lane_gone(struct lane *l, const char *who)
{
    hang_up(l);
    printing_close(&l->printed, who);
    l->state = LANE_NONE;
    l->pid = 0;
}

void
lane_free(struct lane *l)
{
    if (l->own != NULL)
        worker_free(l->own);
    hang_up(l);
    l->watch.ncommands = 0;
    if (l->slot.head != NULL)
        slot_free(&l->slot);
    printing_close(&l->printed, "");
    buf_free(&l->in.body);
    buf_free(&l->reply);
}
