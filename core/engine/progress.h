/* SPDX-License-Identifier: MIT */
/*
 * progress - a line that says how far a run is.
 *
 * On a terminal it is redrawn, and removed at the end; where it is wanted
 * elsewhere, or as JSON, it is a message (talk.h) every second.  A run is as
 * far as its slowest output: a batch counts once all outputs have taken it.
 * Rates are those of the last 10 to 20 seconds of this leg, measured from batch
 * to batch, so that they contain neither what was done before a --resume nor
 * the start of the workers.
 */
#ifndef ENGINE_PROGRESS_H
#define ENGINE_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

enum progress_mode { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

/* How much was done at some time. */
struct progress_sample {
    uint64_t at; /* clock_now(); 0: not set */
    uint64_t bytes, records;
};

struct progress {
    bool on, redraws, shown; /* wanted; on a terminal; drawn now */
    uint64_t total;          /* bytes of all inputs; 0: unknown */
    uint64_t limit;          /* most records */
    /* clock_now(): at the start of the leg; when last drawn */
    uint64_t began, last;
    /* Three batches of this leg: rates are measured from the first to now;
     * after WINDOW the middle one becomes the first. */
    struct progress_sample first, middle, now;
    uint64_t rejected;
    char doing[80]; /* what is done after the last record; "" until then */
};

/* At the beginning of a leg, before which `bytes` and `records` were done. */
struct progress_plan {
    enum progress_mode mode;
    uint64_t total, limit;
    uint64_t bytes, records;
};
void progress_init(struct progress *progress, const struct progress_plan *plan);

/* All outputs have taken a batch.  In all, so many bytes of the inputs (as on
 * disk) and records were taken, and so many records rejected. */
void progress_taken(struct progress *progress, uint64_t bytes, uint64_t records,
    uint64_t rejected);
/* There are no more records: show at once what is being done now. */
void progress_doing(struct progress *progress, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Show the line, if it is time to: on a terminal five times a second, elsewhere
 * once. */
void progress_show(struct progress *progress);
/* Remove the line for good.  Before other text is written (talk_before) that
 * happens by itself. */
void progress_end(struct progress *progress);

/* Seconds left at clock_now() time `at`; -1: not known yet. */
double progress_left(const struct progress *progress, uint64_t at);
/* Records a second; -1: not known yet. */
double progress_rate(const struct progress *progress);

#endif
