#include "engine/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/output.h"
#include "base/tty.h"
#include "engine/chain.h"
#include "host/talk.h"

#define EVERY 200000000u /* ns between two drawings */

static void
clear(void *ctx)
{
    struct progress *p = ctx;

    if (!p->shown)
        return;
    if (output_ready(STDERR_FILENO))
        output_write(STDERR_FILENO, "\r\x1b[K", 4);
    p->shown = false;
}

void
progress_init(struct progress *p, enum progress_mode mode, uint64_t total)
{
    p->on = mode == PROGRESS_ALWAYS ||
            (mode == PROGRESS_AUTO && tty_redraws(STDERR_FILENO));
    p->shown = false;
    p->total = total;
    p->began = p->last = chain_clock();
    talk_before(clear, p);
}

static void
format_left(char *s, size_t n, double seconds)
{
    unsigned t = seconds < 360000 ? (unsigned)seconds : 359999;

    if (t >= 3600)
        snprintf(s, n, "%u:%02u:%02u left", t / 3600, t / 60 % 60, t % 60);
    else
        snprintf(s, n, "%u:%02u left", t / 60, t % 60);
}

void
progress_show(struct progress *p, const struct progress_state *s)
{
    uint64_t now;
    double seconds, share;
    char line[200], drawn[sizeof(line) + 8], left[32] = "";
    int n;

    if (!p->on || (now = chain_clock()) - p->last < EVERY ||
        !output_ready(STDERR_FILENO))
        return;
    p->last = now;
    seconds = (double)(now - p->began) / 1e9;
    share = p->total > 0 ? (double)s->bytes / (double)p->total : 0;
    if (share > 0.005)
        format_left(left, sizeof(left), seconds / share - seconds);
    n = snprintf(line, sizeof(line),
        "%3.0f %%  %.0f records/s  %.1f MB/s  "
        "%ju rejected  %s",
        share * 100, (double)s->records / seconds,
        (double)s->bytes / 1e6 / seconds, (uintmax_t)s->rejects, left);
    if (p->total == 0)
        n = snprintf(line, sizeof(line),
            "%ju records  %.0f records/s  "
            "%.1f MB/s  %ju rejected",
            (uintmax_t)s->records, (double)s->records / seconds,
            (double)s->bytes / 1e6 / seconds, (uintmax_t)s->rejects);
    if (n >= (int)tty_columns(STDERR_FILENO))
        n = (int)tty_columns(STDERR_FILENO) - 1;
    snprintf(drawn, sizeof(drawn), "\r%.*s\x1b[K", n, line);
    output_write(STDERR_FILENO, drawn, strlen(drawn));
    p->shown = true;
}

void
progress_end(struct progress *p)
{
    clear(p);
    talk_before(NULL, NULL);
}
