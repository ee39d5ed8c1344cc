/* SPDX-License-Identifier: MIT */
#include "engine/loop.h"

#include <poll.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/vec.h"

#define TURN_MOST ((uint64_t)2 * LOOP_TICK * 1000000)

static struct {
    const struct loop_source **v;
    size_t n, cap;
    struct pollfd *fds; /* for poll, in the order of v */
    size_t cfds;
} sources;

static struct {
    const struct loop_watch **v;
    size_t n, cap;
} watches;

static uint64_t time_counted,
    turned; /* the clock; clock_now() at the last turn */

void
loop_hear(const struct loop_source *source)
{
    vec_grow(sources.v, sources.n, sources.cap);
    sources.v[sources.n++] = source;
}

void
loop_unhear(const struct loop_source *source)
{
    size_t i, kept = 0;

    for (i = 0; i < sources.n; i++) {
        if (sources.v[i] != source)
            sources.v[kept++] = sources.v[i];
    }
    sources.n = kept;
}

void
loop_look(const struct loop_watch *watch)
{
    vec_grow(watches.v, watches.n, watches.cap);
    watches.v[watches.n++] = watch;
}

void
loop_unlook(const struct loop_watch *watch)
{
    size_t i, kept = 0;

    for (i = 0; i < watches.n; i++) {
        if (watches.v[i] != watch)
            watches.v[kept++] = watches.v[i];
    }
    watches.n = kept;
}

/* Poll all sources; their events are in fds afterwards, none after an error. */
static void
listen_to_all(void)
{
    size_t i;

    if (sources.cfds < sources.n) {
        sources.cfds = 2 * sources.n;
        sources.fds =
            mem_resize(sources.fds, sources.cfds, sizeof(*sources.fds));
    }
    for (i = 0; i < sources.n; i++) {
        const struct loop_source *source = sources.v[i];

        sources.fds[i] = (struct pollfd){ *source->fd, source->events, 0 };
    }
    if (poll(sources.fds, sources.n, LOOP_TICK) > 0)
        return;
    for (i = 0; i < sources.n; i++)
        sources.fds[i].revents = 0;
}

static void
add_turn_time(void)
{
    uint64_t now = clock_now(), turn = now - turned;

    time_counted += turn < TURN_MOST ? turn : TURN_MOST;
    turned = now;
}

int
loop_turn(struct cd_err *err)
{
    size_t i;

    listen_to_all();
    add_turn_time();
    for (i = sources.n; i > 0; i--) {
        const struct loop_source *source = sources.v[i - 1];

        if (sources.fds[i - 1].revents != 0 && source->ready(source->ctx, err))
            return -1;
    }
    for (i = 0; i < watches.n; i++) {
        if (watches.v[i]->look(watches.v[i]->ctx, err))
            return -1;
    }
    return 0;
}

uint64_t
loop_clock(void)
{
    return time_counted;
}
