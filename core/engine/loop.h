/* SPDX-License-Identifier: MIT */
/*
 * loop - one poll for everything the supervisor waits for: a table of
 * descriptors to hear and of deadlines to look at.  A process has one loop.
 *
 * Code that must wait for something, a reply, a store or an input, turns the
 * loop until it has come; everything else is served meanwhile.
 */
#ifndef ENGINE_LOOP_H
#define ENGINE_LOOP_H

#include <stdint.h>

#include "base/err.h"

#define LOOP_TICK 200 /* ms that a turn waits at most */

/* A descriptor to hear.  The struct is the owner's, and stays where it is until
 * loop_unhear.  The functions return 0, or -1 with *e, which ends the turn;
 * they must not turn the loop themselves. */
struct loop_source {
    const int *fd; /* points to the descriptor; -1 there: not now */
    short events;  /* POLLIN, POLLOUT */
    int (*ready)(void *ctx, struct cd_err *e); /* called with an event */
    void *ctx;
};
/* A function that looks at deadlines at the end of each turn. */
struct loop_watch {
    int (*look)(void *ctx, struct cd_err *e);
    void *ctx;
};

/* Add and remove a source.  The one added last is heard first. */
void loop_hear(const struct loop_source *source);
void loop_unhear(const struct loop_source *source);
/* Add and remove a watch; it is borrowed until then. */
void loop_look(const struct loop_watch *watch);
void loop_unlook(const struct loop_watch *watch);

/* Wait for a tick at most, call `ready` of each source with an event, then
 * every `look`.  -1 with *err as soon as one fails. */
int loop_turn(struct cd_err *err);

/* A clock for deadlines, in ns.  A turn counts as two ticks at most, however
 * long it took: nobody is late because the supervisor did not listen. */
uint64_t loop_clock(void);

#endif
