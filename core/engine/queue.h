/* SPDX-License-Identifier: MIT */
/*
 * queue - what is done of batches, piece by piece, and waits for its turn.
 *
 * How many batches may be under way, and how many bytes of them may wait,
 * grows with the number of workers, so that memory is bounded and one slow
 * batch does not stop the others at once.
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
    struct reply reply; /* points into it */
};

/* A batch that is under way. */
struct queue_batch {
    struct queue_piece *v; /* the pieces that wait */
    size_t n, cap;
    uint64_t first;  /* number of the first of them, from 0 */
    uint64_t judged; /* pieces, from 0, that were looked at beforehand */
    bool complete;   /* there are no more */
    bool parked;     /* the crew waits for crew_go_on */
    struct batch_end end;
};

struct queue;

struct queue *queue_new(unsigned jobs);
void queue_free(struct queue *queue);

/* May another batch be given out, where `under_way` are? */
bool queue_has_room(const struct queue *queue, uint64_t under_way);
/* May so many batches that are done wait although it is their turn? */
bool queue_may_hold(const struct queue *queue, uint64_t done);
/* Take what the crew has done. */
void queue_collect(struct queue *queue, struct crew *crew);
/* A batch that is under way. */
struct queue_batch *queue_batch(const struct queue *queue, uint64_t number);
/* Its pieces have been appended: free them, and forget it if it is complete. */
void queue_appended(struct queue *queue, struct queue_batch *batch);
/* Let the batches first..end - 1 go on whose next piece there is room for:
 * always the first, whose turn it is. */
int queue_go_on(struct queue *queue, struct crew *crew, uint64_t first,
    uint64_t end, struct cd_err *e);

#endif
