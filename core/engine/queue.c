/* SPDX-License-Identifier: MIT */
#include "engine/queue.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/vec.h"

/* For each worker: batches that may be under way, and bytes of replies beyond
 * which none is begun, and none but the first goes on. */
#define BATCHES ((uint64_t)4)
#define BYTES   ((size_t)4 << 20)

struct queue {
    unsigned jobs;
    struct queue_batch *ring; /* by number */
    size_t bytes;             /* of all messages in it */
};

struct queue *
queue_new(unsigned jobs)
{
    struct queue *w = mem_zalloc(1, sizeof(*w));

    w->jobs = jobs;
    w->ring = mem_zalloc(BATCHES * jobs, sizeof(*w->ring));
    return w;
}

struct queue_batch *
queue_batch(const struct queue *w, uint64_t number)
{
    return &w->ring[number % (BATCHES * w->jobs)];
}

static bool
has_bytes(const struct queue *w)
{
    return w->bytes < BYTES * w->jobs;
}

bool
queue_has_room(const struct queue *w, uint64_t under_way)
{
    return under_way < BATCHES * w->jobs && has_bytes(w);
}

bool
queue_may_hold(const struct queue *w, uint64_t done)
{
    return done < BATCHES && w->bytes < BYTES;
}

void
queue_collect(struct queue *w, struct crew *c)
{
    struct queue_piece x = { .message = { 0 } };
    struct batch *b;
    bool more;

    while ((b = crew_take(c, &x.message, &x.reply, &more)) != NULL) {
        struct queue_batch *to = queue_batch(w, b->number);

        vec_grow(to->v, to->n, to->cap);
        to->v[to->n++] = x;
        w->bytes += x.message.n;
        x.message = (struct buf){ 0 };
        to->parked = more;
        to->complete = !more;
        to->end = b->end;
        if (!more)
            batch_free(b);
    }
}

/* Messages that wait for nothing would add up. */
static void
drop_pieces(struct queue *w, struct queue_batch *b)
{
    size_t i;

    for (i = 0; i < b->n; i++) {
        w->bytes -= b->v[i].message.n;
        reply_free(&b->v[i].reply);
        buf_free(&b->v[i].message);
    }
    b->first += b->n;
    b->n = 0;
}

void
queue_appended(struct queue *w, struct queue_batch *b)
{
    drop_pieces(w, b);
    if (b->complete)
        b->first = 0;
    b->complete = false;
}

int
queue_go_on(struct queue *w, struct crew *c, uint64_t first, uint64_t end,
    struct cd_err *e)
{
    uint64_t i;

    crew_next(c, first);
    for (i = first; i < end; i++) {
        struct queue_batch *b = queue_batch(w, i);

        if (!b->parked || (i > first && !has_bytes(w)))
            continue;
        b->parked = false;
        if (crew_go_on(c, i, e))
            return -1;
    }
    return 0;
}

void
queue_free(struct queue *w)
{
    size_t i;

    if (w == NULL)
        return;
    for (i = 0; i < BATCHES * w->jobs; i++) {
        drop_pieces(w, &w->ring[i]);
        free(w->ring[i].v);
    }
    free(w->ring);
    free(w);
}
