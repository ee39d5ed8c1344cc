#include "engine/place.h"

#include <stdlib.h>

void
place_give(struct place *p, enum worker_job job)
{
    struct lane *l = &p->lane;

    if (l->pid > 0)
        watch_start(&l->watch, l->pid);
    lane_give(l, job, p->batch, p->at);
}

static int
decode(struct place *p, const struct summary *m)
{
    const struct buf *b = &p->lane.reply;
    struct reply *r = &p->reply;
    uint64_t n = p->lane.job == WORKER_BATCH   ? p->batch->n
                 : p->lane.job == WORKER_ALONE ? 1
                                               : 0;

    if (reply_decode(r, b->p, b->n, m->noutputs, m->nstages))
        return -1;
    if (r->stopped != NULL ||
        r->written + r->dropped + r->rejected + r->damaged == n)
        return 0;
    reply_free(r);
    return -1;
}

/* The reply to WORKER_ALONE is there; the worker ends by itself.  The batch
 * is done when all entries have been alone, or one stopped the run. */
static void
take_alone(struct place *p)
{
    bool stopped = p->reply.stopped != NULL;

    trial_add(p->trial, &p->reply);
    reply_free(&p->reply);
    p->kills = 0;
    p->at++;
    p->lane.state = LANE_LEAVING;
    p->leave_by = chain_clock() + PLACE_LEAVE;
    if (!stopped && p->at < p->batch->n)
        return;
    trial_end(p->trial, &p->lane.reply, &p->reply);
    p->trial = NULL;
    p->done = true;
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
    *record =
        l->job == WORKER_BATCH ||
        (l->job == WORKER_ALONE && p->batch->refs[p->at].kind == BATCH_RECORD);
    if (l->job == WORKER_ALONE) {
        take_alone(p);
    } else {
        p->done = true;
        l->state = LANE_IDLE;
    }
    return 0;
}

struct batch *
place_hand_over(struct place *p, struct buf *message, struct reply *r)
{
    struct batch *b = p->batch;
    struct buf empty = *message;

    *message = p->lane.reply;
    p->lane.reply = empty;
    *r = p->reply;
    p->batch = NULL;
    p->done = false;
    return b;
}

void
place_free(struct place *p)
{
    lane_free(&p->lane);
    if (p->done)
        reply_free(&p->reply);
    batch_free(p->batch);
    trial_free(p->trial);
}
