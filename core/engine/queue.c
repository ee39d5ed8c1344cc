/* SPDX-License-Identifier: MIT */
#include "engine/queue.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/vec.h"

/* For each worker: batches that may be under way, and bytes of replies beyond
 * which no batch is given out and only the first one goes on. */
#define BATCHES ((uint64_t)4)
#define BYTES   ((size_t)4 << 20)

struct queue {
    unsigned jobs;
    struct queue_batch *ring; /* batch i is at i modulo its size */
    size_t bytes;             /* of all messages that wait in it */
};

struct queue *
queue_new(unsigned jobs)
{
    struct queue *queue = mem_zalloc(1, sizeof(*queue));

    queue->jobs = jobs;
    queue->ring = mem_zalloc(BATCHES * jobs, sizeof(*queue->ring));
    return queue;
}

struct queue_batch *
queue_batch(const struct queue *queue, uint64_t number)
{
    return &queue->ring[number % (BATCHES * queue->jobs)];
}

static bool
has_bytes(const struct queue *queue)
{
    return queue->bytes < BYTES * queue->jobs;
}

bool
queue_has_room(const struct queue *queue, uint64_t under_way)
{
    return under_way < BATCHES * queue->jobs && has_bytes(queue);
}

bool
queue_may_hold(const struct queue *queue, uint64_t done)
{
    return done < BATCHES && queue->bytes < BYTES;
}

void
queue_collect(struct queue *queue, struct crew *crew)
{
    struct queue_piece piece = { .message = { 0 } };
    struct batch *batch;
    bool more;

    while ((batch = crew_take(crew, &piece.message, &piece.reply, &more)) !=
           NULL) {
        struct queue_batch *to = queue_batch(queue, batch->number);

        vec_grow(to->v, to->n, to->cap);
        to->v[to->n++] = piece;
        queue->bytes += piece.message.n;
        piece.message = (struct buf){ 0 };
        to->parked = more;
        to->complete = !more;
        to->end = batch->end;
        if (!more)
            batch_free(batch);
    }
}

/* Free the pieces of a batch.  The buffers go now: kept for reuse, a ring of
 * them would hold megabytes. */
static void
drop_pieces(struct queue *queue, struct queue_batch *batch)
{
    size_t i;

    for (i = 0; i < batch->n; i++) {
        queue->bytes -= batch->v[i].message.n;
        reply_free(&batch->v[i].reply);
        buf_free(&batch->v[i].message);
    }
    batch->first += batch->n;
    batch->n = 0;
}

void
queue_appended(struct queue *queue, struct queue_batch *batch)
{
    drop_pieces(queue, batch);
    if (batch->complete)
        batch->first = 0;
    batch->complete = false;
}

int
queue_go_on(struct queue *queue, struct crew *crew, uint64_t first,
    uint64_t end, struct cd_err *err)
{
    uint64_t i;

    crew_next(crew, first);
    for (i = first; i < end; i++) {
        struct queue_batch *batch = queue_batch(queue, i);

        if (!batch->parked || (i > first && !has_bytes(queue)))
            continue;
        batch->parked = false;
        if (crew_go_on(crew, i, err))
            return -1;
    }
    return 0;
}

void
queue_free(struct queue *queue)
{
    size_t i;

    if (queue == NULL)
        return;
    for (i = 0; i < BATCHES * queue->jobs; i++) {
        drop_pieces(queue, &queue->ring[i]);
        free(queue->ring[i].v);
    }
    free(queue->ring);
    free(queue);
}
