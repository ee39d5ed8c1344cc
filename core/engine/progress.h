/* SPDX-License-Identifier: MIT */
/*
 * progress - a line that says how far a run is.
 *
 * On a terminal it is drawn again and again and taken away at the end; where
 * it is wanted elsewhere, or as JSON, it is a message (talk.h) every second.
 * How far a run is, is how far its slowest output is: batches count once all
 * outputs have taken them.  Rates are those of the last 10 to 20 seconds of
 * this leg, measured from batch to batch, so that neither what was done before
 * a --resume nor the start of the workers is in them.
 */
#ifndef ENGINE_PROGRESS_H
#define ENGINE_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

enum progress_mode { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

/* How much was done at a time. */
struct progress_mark {
    uint64_t at; /* chain_clock(); 0: never */
    uint64_t bytes, records;
};

struct progress {
    bool on, redraws, shown;
    uint64_t total;       /* bytes of all inputs; 0: unknown */
    uint64_t limit;       /* most records */
    uint64_t began, last; /* chain_clock(): of the leg, and last drawn */
    /* Batches of this leg: the rate is that between the first and the newest
     * one, and the middle one will be the first. */
    struct progress_mark first, middle, now;
    uint64_t rejected;
    char doing[80]; /* after the last record; "" before */
};

/* At the beginning of a leg, of which `bytes` and `records` are done. */
struct progress_plan {
    enum progress_mode mode;
    uint64_t total, limit;
    uint64_t bytes, records;
};
void progress_init(struct progress *progress, const struct progress_plan *plan);

/* All outputs have taken a batch: so many bytes of the inputs, as they lie on
 * disk, and so many records were taken in all, and so many rejected. */
void progress_taken(struct progress *progress, uint64_t bytes, uint64_t records,
    uint64_t rejected);
/* There are no more records; what is done now, shown at once. */
void progress_doing(struct progress *progress, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Draw the line again, a few times a second at most. */
void progress_show(struct progress *progress);
/* Take the line away for good.  Before other text is written (see talk.h) it
 * goes by itself. */
void progress_end(struct progress *progress);

/* Seconds left at a time, -1 if there is no telling yet. */
double progress_left(const struct progress *progress, uint64_t at);
/* Records a second, -1 if there is no telling yet. */
double progress_rate(const struct progress *progress);

#endif
