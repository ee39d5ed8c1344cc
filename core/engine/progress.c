/* SPDX-License-Identifier: MIT */
#include "engine/progress.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/output.h"
#include "base/tty.h"
#include "json/build.h"
#include "process/talk.h"

#define REDRAW \
    (CLOCK_SECOND / 5)      /* ns between two drawings of the line ... \
                             */
#define REPEAT CLOCK_SECOND /* ... and between two messages */
#define ENOUGH \
    (CLOCK_SECOND / 2) /* ns that a rate is measured over, at least */
/* ns from the first to the middle sample */
#define WINDOW (10 * CLOCK_SECOND)

static void
clear_line(void *ctx)
{
    struct progress *progress = ctx;

    if (!progress->shown)
        return;
    if (output_ready(STDERR_FILENO))
        output_bytes(STDERR_FILENO, "\r\x1b[K", 4);
    progress->shown = false;
}

void
progress_init(struct progress *progress, const struct progress_plan *plan)
{
    memset(progress, 0, sizeof(*progress));
    progress->redraws = tty_redraws(STDERR_FILENO) && !talk_is_json();
    progress->on = plan->mode == PROGRESS_ALWAYS ||
                   (plan->mode == PROGRESS_AUTO && tty_redraws(STDERR_FILENO));
    progress->total = plan->total;
    progress->limit = plan->limit;
    progress->began = progress->last = clock_now();
    progress->now = (struct progress_sample){ 0, plan->bytes, plan->records };
    talk_before(clear_line, progress);
}

/* ---- how far it is ------------------------------------------------------ */

void
progress_taken(struct progress *progress, uint64_t bytes, uint64_t records,
    uint64_t rejected)
{
    progress->now = (struct progress_sample){ clock_now(), bytes, records };
    progress->rejected = rejected;
    if (progress->first.at == 0)
        progress->first = progress->middle = progress->now;
    if (progress->now.at - progress->middle.at >= WINDOW) {
        progress->first = progress->middle;
        progress->middle = progress->now;
    }
}

/* How much is done, from 0 to 1: of the bytes or, if that is more, of
 * --limit. */
static double
share_done(
    const struct progress *progress, const struct progress_sample *sample)
{
    double bytes = progress->total > 0
                       ? (double)sample->bytes / (double)progress->total
                       : 0;
    double records = progress->limit < INT64_MAX && progress->limit > 0
                         ? (double)sample->records / (double)progress->limit
                         : 0;
    double most = bytes > records ? bytes : records;

    return most < 1 ? most : 1;
}

/* Seconds from the first sample to the newest; 0: too few to measure a rate. */
static double
measured(const struct progress *progress)
{
    uint64_t ns = progress->now.at - progress->first.at;

    return progress->first.at > 0 && ns >= ENOUGH ? (double)ns / 1e9 : 0;
}

double
progress_rate(const struct progress *progress)
{
    double seconds = measured(progress);

    return seconds > 0
               ? (double)(progress->now.records - progress->first.records) /
                     seconds
               : -1;
}

double
progress_left(const struct progress *progress, uint64_t at)
{
    double seconds = measured(progress),
           done = share_done(progress, &progress->now);
    double gone = done - share_done(progress, &progress->first), left;

    if (seconds <= 0 || gone <= 0)
        return -1;
    left = (1 - done) / gone * seconds - (double)(at - progress->now.at) / 1e9;
    return left > 0 ? left : 0;
}

/* ---- saying so ---------------------------------------------------------- */

static void
put_duration(struct buf *to, double seconds, const char *what)
{
    unsigned whole = seconds < 3600000 ? (unsigned)seconds : 3599999;

    if (whole >= 3600)
        buf_addf(to, "  %u:%02u:%02u %s", whole / 3600, whole / 60 % 60,
            whole % 60, what);
    else
        buf_addf(to, "  %u:%02u %s", whole / 60, whole % 60, what);
}

static void
put_progress(struct buf *to, const struct progress *progress, uint64_t at)
{
    double left = progress_left(progress, at), rate = progress_rate(progress);

    if (progress->total > 0 || progress->limit < INT64_MAX)
        buf_addf(to, "%3.0f %%", share_done(progress, &progress->now) * 100);
    else
        buf_addf(to, "%ju records", (uintmax_t)progress->now.records);
    if (left >= 0 && progress->doing[0] == '\0')
        put_duration(to, left, "left");
    put_duration(to, (double)(at - progress->began) / 1e9, "elapsed");
    if (progress->doing[0] != '\0')
        buf_addf(to, "  %s", progress->doing);
    else if (rate >= 0)
        buf_addf(to, "  %.0f records/s  %.1f MB/s", rate,
            (double)(progress->now.bytes - progress->first.bytes) / 1e6 /
                measured(progress));
    buf_addf(to, "  %ju rejected", (uintmax_t)progress->rejected);
}

/* The same as JSON; what is not known yet is null. */
static json_t *
progress_json(const struct progress *progress, uint64_t at)
{
    double left = progress_left(progress, at), rate = progress_rate(progress);
    bool known = progress->total > 0 || progress->limit < INT64_MAX;
    json_t *inner = build_object(), *outer = build_object();

    build_set(inner, "share",
        known ? json_real(share_done(progress, &progress->now)) : json_null());
    build_set(inner, "seconds_left",
        left >= 0 && progress->doing[0] == '\0' ? json_real(left)
                                                : json_null());
    build_set(
        inner, "seconds", json_real((double)(at - progress->began) / 1e9));
    build_set(
        inner, "records", json_integer((json_int_t)progress->now.records));
    build_set(
        inner, "records_per_second", rate >= 0 ? json_real(rate) : json_null());
    build_set(inner, "rejected", json_integer((json_int_t)progress->rejected));
    build_set(inner, "doing",
        build_text(progress->doing[0] != '\0' ? progress->doing : "records"));
    build_set(outer, "progress", inner);
    return outer;
}

static void
draw_line(struct progress *progress, uint64_t at)
{
    struct buf line = { 0 }, drawn = { 0 };
    size_t most = tty_columns(STDERR_FILENO) - 1;

    put_progress(&line, progress, at);
    progress->last = at;
    if (progress->redraws) {
        buf_addf(&drawn, "\r%.*s\x1b[K", (int)(line.n < most ? line.n : most),
            buf_cstr(&line));
        output_bytes(STDERR_FILENO, drawn.p, drawn.n);
        progress->shown = true;
    } else {
        talk_with(
            TALK_INFO, progress_json(progress, at), "%s", buf_cstr(&line));
    }
    buf_free(&line);
    buf_free(&drawn);
}

void
progress_show(struct progress *progress)
{
    uint64_t at;

    if (!progress->on)
        return;
    at = clock_now();
    if (at - progress->last >= (progress->redraws ? REDRAW : REPEAT) &&
        output_ready(STDERR_FILENO))
        draw_line(progress, at);
}

void
progress_doing(struct progress *progress, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(progress->doing, sizeof(progress->doing), fmt, ap);
    va_end(ap);
    if (progress->on && output_ready(STDERR_FILENO))
        draw_line(progress, clock_now());
}

void
progress_end(struct progress *progress)
{
    clear_line(progress);
    talk_before(NULL, NULL);
}
