/* SPDX-License-Identifier: MIT */
/*
 * queue - finished pieces of batches that wait to be appended in their turn.
 *
 * How many batches may be under way, and how many bytes of them may wait, grows
 * with the number of workers: memory is bounded, and one slow batch does not
 * stop the others at once.
 */
#ifndef ENGINE_QUEUE_H
#define ENGINE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "engine/crew.h"
#include "engine/reply.h"
#include "io/batch.h"

struct queue_piece {
    struct buf message;
    struct reply reply; /* decoded; points into message */
};

/* A batch that was given out and is not appended as a whole yet. */
struct queue_batch {
    struct queue_piece *v; /* the pieces that wait, in order; owned */
    size_t n, cap;
    uint64_t first;  /* pieces of it that were appended before v[0] */
    uint64_t judged; /* pieces of it that supervisor.c has judged */
    bool complete;   /* the last piece is in v, or was */
    bool parked;     /* the crew waits for crew_go_on to make the next */
    /* where the inputs stand after it; set with the first piece */
    struct batch_end end;
};

struct queue;

/* An empty queue for so many workers. */
struct queue *queue_new(unsigned jobs);
/* NULL is nothing. */
void queue_free(struct queue *queue);

/* May another batch be given out when `under_way` are? */
bool queue_has_room(const struct queue *queue, uint64_t under_way);
/* May `done` finished batches wait although it is their turn? */
bool queue_may_hold(const struct queue *queue, uint64_t done);
/* Move all finished pieces from the crew into the queue. */
void queue_collect(struct queue *queue, struct crew *crew);
/* The entry of batch `number`, which must be under way; good until
 * queue_appended. */
struct queue_batch *queue_batch(const struct queue *queue, uint64_t number);
/* The pieces of *batch were appended: free them, and the batch's entry if it is
 * complete. */
void queue_appended(struct queue *queue, struct queue_batch *batch);
/* Let those of the batches first..end - 1 go on whose next piece there is room
 * for; the first, whose turn it is, always may.  -1 with *err. */
int queue_go_on(struct queue *queue, struct crew *crew, uint64_t first,
    uint64_t end, struct cd_err *err);

#endif
