/* SPDX-License-Identifier: MIT */
/*
 * loop - all that the supervisor waits for, in one poll: a table of what it
 * hears from and of who has deadlines to look at.  A process has one.
 *
 * Whoever has to wait for something, a reply, a store or an input, turns the
 * loop until it is there; everybody else is heard meanwhile.
 */
#ifndef ENGINE_LOOP_H
#define ENGINE_LOOP_H

#include <stdint.h>

#include "base/err.h"

#define LOOP_TICK 200 /* ms: the longest that a turn waits */

/* An end that something may come from; the owner's, who keeps it where it is
 * while it is in the loop.  The functions return 0, or -1 with *e, which ends
 * the turn.  They do not turn the loop themselves. */
struct loop_source {
    const int *fd; /* where the descriptor stands; -1: nothing comes now */
    short events;  /* of poll */
    int (*ready)(void *ctx, struct cd_err *e);
    void *ctx;
};
/* Somebody who looks at deadlines at the end of each turn. */
struct loop_watch {
    int (*look)(void *ctx, struct cd_err *e);
    void *ctx;
};

/* The source that was added last is heard first. */
void loop_hear(const struct loop_source *source);
void loop_unhear(const struct loop_source *source);
void loop_look(const struct loop_watch *watch);
void loop_unlook(const struct loop_watch *watch);

/* Wait for a tick at most, and have everybody do what there is to do.  -1 with
 * *e if one of them failed. */
int loop_turn(struct cd_err *e);

/* A clock for deadlines, in ns.  A turn counts as two ticks at most: what the
 * supervisor did not listen to is nobody's fault. */
uint64_t loop_clock(void);

#endif
