/* SPDX-License-Identifier: MIT */
#include "engine/progress.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/output.h"
#include "base/tty.h"
#include "engine/chain.h"
#include "host/talk.h"
#include "json/build.h"

#define REDRAW 200000000u   /* ns between two drawings of the line ... */
#define REPEAT 1000000000u  /* ... and between two messages */
#define ENOUGH 500000000u   /* ns: batches this far apart tell a rate */
#define WINDOW 10000000000u /* ns from the first to the middle one */

static void
clear(void *ctx)
{
    struct progress *p = ctx;

    if (!p->shown)
        return;
    if (output_ready(STDERR_FILENO))
        output_bytes(STDERR_FILENO, "\r\x1b[K", 4);
    p->shown = false;
}

void
progress_init(struct progress *p, const struct progress_plan *plan)
{
    memset(p, 0, sizeof(*p));
    p->redraws = tty_redraws(STDERR_FILENO) && !talk_is_json();
    p->on = plan->mode == PROGRESS_ALWAYS ||
            (plan->mode == PROGRESS_AUTO && tty_redraws(STDERR_FILENO));
    p->total = plan->total;
    p->limit = plan->limit;
    p->began = p->last = chain_clock();
    p->now = (struct progress_mark){ 0, plan->bytes, plan->records };
    talk_before(clear, p);
}

/* ---- how far it is ------------------------------------------------------ */

void
progress_taken(
    struct progress *p, uint64_t bytes, uint64_t records, uint64_t rejected)
{
    p->now = (struct progress_mark){ chain_clock(), bytes, records };
    p->rejected = rejected;
    if (p->first.at == 0)
        p->first = p->middle = p->now;
    if (p->now.at - p->middle.at >= WINDOW) {
        p->first = p->middle;
        p->middle = p->now;
    }
}

/* From 0 to 1: of the bytes or, where that is more, of --limit. */
static double
share(const struct progress *p, const struct progress_mark *m)
{
    double bytes = p->total > 0 ? (double)m->bytes / (double)p->total : 0;
    double records = p->limit < INT64_MAX && p->limit > 0
                         ? (double)m->records / (double)p->limit
                         : 0;
    double most = bytes > records ? bytes : records;

    return most < 1 ? most : 1;
}

/* Seconds between the first and the newest batch; 0 if that is too little. */
static double
measured(const struct progress *p)
{
    uint64_t ns = p->now.at - p->first.at;

    return p->first.at > 0 && ns >= ENOUGH ? (double)ns / 1e9 : 0;
}

double
progress_rate(const struct progress *p)
{
    double seconds = measured(p);

    return seconds > 0 ? (double)(p->now.records - p->first.records) / seconds
                       : -1;
}

double
progress_left(const struct progress *p, uint64_t at)
{
    double seconds = measured(p), done = share(p, &p->now);
    double gone = done - share(p, &p->first), left;

    if (seconds <= 0 || gone <= 0)
        return -1;
    left = (1 - done) / gone * seconds - (double)(at - p->now.at) / 1e9;
    return left > 0 ? left : 0;
}

/* ---- saying so ---------------------------------------------------------- */

static void
put_time(struct buf *b, double seconds, const char *what)
{
    unsigned t = seconds < 3600000 ? (unsigned)seconds : 3599999;

    if (t >= 3600)
        buf_addf(b, "  %u:%02u:%02u %s", t / 3600, t / 60 % 60, t % 60, what);
    else
        buf_addf(b, "  %u:%02u %s", t / 60, t % 60, what);
}

static void
put_line(struct buf *b, const struct progress *p, uint64_t at)
{
    double left = progress_left(p, at), rate = progress_rate(p);

    if (p->total > 0 || p->limit < INT64_MAX)
        buf_addf(b, "%3.0f %%", share(p, &p->now) * 100);
    else
        buf_addf(b, "%ju records", (uintmax_t)p->now.records);
    if (left >= 0 && p->doing[0] == '\0')
        put_time(b, left, "left");
    put_time(b, (double)(at - p->began) / 1e9, "elapsed");
    if (p->doing[0] != '\0')
        buf_addf(b, "  %s", p->doing);
    else if (rate >= 0)
        buf_addf(b, "  %.0f records/s  %.1f MB/s", rate,
            (double)(p->now.bytes - p->first.bytes) / 1e6 / measured(p));
    buf_addf(b, "  %ju rejected", (uintmax_t)p->rejected);
}

/* The same for programs: what is not known yet is null. */
static json_t *
members(const struct progress *p, uint64_t at)
{
    double left = progress_left(p, at), rate = progress_rate(p);
    bool known = p->total > 0 || p->limit < INT64_MAX;
    json_t *o = build_object(), *outer = build_object();

    build_set(o, "share", known ? json_real(share(p, &p->now)) : json_null());
    build_set(o, "seconds_left",
        left >= 0 && p->doing[0] == '\0' ? json_real(left) : json_null());
    build_set(o, "seconds", json_real((double)(at - p->began) / 1e9));
    build_set(o, "records", json_integer((json_int_t)p->now.records));
    build_set(
        o, "records_per_second", rate >= 0 ? json_real(rate) : json_null());
    build_set(o, "rejected", json_integer((json_int_t)p->rejected));
    build_set(
        o, "doing", build_text(p->doing[0] != '\0' ? p->doing : "records"));
    build_set(outer, "progress", o);
    return outer;
}

static void
draw(struct progress *p, uint64_t at)
{
    struct buf line = { 0 }, drawn = { 0 };
    size_t most = tty_columns(STDERR_FILENO) - 1;

    put_line(&line, p, at);
    p->last = at;
    if (p->redraws) {
        buf_addf(&drawn, "\r%.*s\x1b[K", (int)(line.n < most ? line.n : most),
            buf_cstr(&line));
        output_bytes(STDERR_FILENO, drawn.p, drawn.n);
        p->shown = true;
    } else {
        talk_with(TALK_INFO, members(p, at), "%s", buf_cstr(&line));
    }
    buf_free(&line);
    buf_free(&drawn);
}

void
progress_show(struct progress *p)
{
    uint64_t at;

    if (!p->on)
        return;
    at = chain_clock();
    if (at - p->last >= (p->redraws ? REDRAW : REPEAT) &&
        output_ready(STDERR_FILENO))
        draw(p, at);
}

void
progress_doing(struct progress *p, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(p->doing, sizeof(p->doing), fmt, ap);
    va_end(ap);
    if (p->on && output_ready(STDERR_FILENO))
        draw(p, chain_clock());
}

void
progress_end(struct progress *p)
{
    clear(p);
    talk_before(NULL, NULL);
}
