#include "engine/lane.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/zygote.h"
#include "host/channel.h"

/* Seconds that a worker may take to send on what it began to send. */
#define PATIENCE 10

int
lane_start(struct lane *l, const struct child *zygote, uint64_t record_bytes,
    struct cd_err *e)
{
    const struct timeval patience = { PATIENCE, 0 };
    int ends[2], rc;

    if (slot_create(&l->slot, record_bytes, e))
        return -1;
    if (channel_pair(ends, e)) {
        slot_free(&l->slot);
        return -1;
    }
    l->channel = ends[0];
    setsockopt(l->channel, SOL_SOCKET, SO_RCVTIMEO, &patience,
        sizeof(patience));
    rc = channel_send(zygote->channel, ZYGOTE_SPAWN, l->index, ends[1], NULL,
        0);
    close(ends[1]);
    if (rc || channel_send(l->channel, WORKER_SLOT, 0, l->slot.fd,
                  &record_bytes, sizeof(record_bytes)))
        return err_set(e, "the process that forks workers is gone");
    l->state = LANE_STARTING;
    return 0;
}

void
lane_start_own(struct lane *l, struct chain *c, const struct worker_rejects *r)
{
    l->own = worker_new(c, r);
    l->state = LANE_IDLE;
}

void
lane_give(struct lane *l, enum worker_job job, struct batch *b)
{
    l->state = LANE_BUSY;
    l->reply.n = 0;
    l->batch = b;
    if (l->own != NULL) {
        struct worker_batch own = { 0 };

        if (b != NULL) {
            own.refs = b->refs;
            own.nrefs = b->n;
            own.bytes = b->bytes.p;
            own.notes = b->notes.p;
        }
        worker_do(l->own, job, &own, &l->reply);
        l->state = LANE_IDLE;
        return;
    }
    if (b != NULL)
        slot_put(&l->slot, b);
    /* If the worker is gone, the channel says so when it is read. */
    channel_send(l->channel, WORKER_JOB, job, -1, NULL, 0);
}

int
lane_receive(struct lane *l, struct cd_err *e)
{
    struct channel_head h;
    struct buf text = { 0 };
    int rc = channel_receive(l->channel, &h, NULL,
        l->state == LANE_STARTING ? &text : &l->reply, e);

    if (rc != 1) {
        l->state = LANE_DEAD;
        rc = 0;
    } else if (l->state == LANE_STARTING && h.type == WORKER_FAILED) {
        l->state = LANE_DEAD;
        rc = err_set(e, "%.*s", (int)text.n, text.n > 0 ? text.p : "");
    } else if ((l->state == LANE_STARTING && h.type == WORKER_READY) ||
        (l->state == LANE_BUSY && h.type == WORKER_REPLY)) {
        l->state = LANE_IDLE;
    } else {
        l->state = LANE_DEAD;
        rc = 0;
    }
    buf_free(&text);
    return rc;
}

void
lane_stop(struct lane *l)
{
    if (l->own != NULL) {
        worker_free(l->own);
        l->own = NULL;
    } else if (l->state != LANE_NONE) {
        channel_send(l->channel, WORKER_QUIT, 0, -1, NULL, 0);
        close(l->channel);
        slot_free(&l->slot);
    }
    buf_free(&l->reply);
    batch_free(l->batch);
    l->batch = NULL;
    l->state = LANE_NONE;
}
